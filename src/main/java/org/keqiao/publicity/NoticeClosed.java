package org.keqiao.publicity;

import java.util.UUID;

/**
 * A notice was shown in full. Published inside the transaction that closes it, which holds the notice's row: lines that
 * nobody contests are CLEARED, contested ones wait for their {@link ObjectionSettled}.
 *
 * @param caseNumber the case that shows it
 */
public record NoticeClosed(String caseNumber, UUID notice) {}
