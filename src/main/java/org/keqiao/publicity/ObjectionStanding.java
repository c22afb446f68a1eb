package org.keqiao.publicity;

import java.util.List;
import java.util.UUID;
import org.keqiao.publicity.NoticeView.LineView;

/**
 * What an objection is about, and how the line stands.
 *
 * @param notice as it stands now
 * @param line the line that is contested
 * @param others further objections to the line that are still open, as ids of their cases; empty for the objector
 */
public record ObjectionStanding(NoticeView notice, LineView line, List<UUID> others) {}
