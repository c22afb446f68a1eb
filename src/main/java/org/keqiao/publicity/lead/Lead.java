package org.keqiao.publicity.lead;

import java.time.Instant;
import java.util.UUID;
import org.springframework.lang.Nullable;

/**
 * Something that somebody told without a name. Where it came from is not kept.
 *
 * @param notice the notice that it is about
 * @param noticeTitle in the reader's language
 * @param line whose line it is about; null for the whole notice
 */
public record Lead(UUID id, UUID notice, String noticeTitle, @Nullable String line, String told, Instant toldAt) {}
