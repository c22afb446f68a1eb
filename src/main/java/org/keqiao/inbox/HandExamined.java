package org.keqiao.inbox;

import java.util.UUID;
import org.keqiao.shared.CaseNumber;

/**
 * A case examines what somebody had a hand in: they do nothing on it any more. Published by what opens such a case, in the
 * same transaction and under its lock.
 *
 * @param account of whoever had the hand
 * @param because why, in a sentence
 */
public record HandExamined(CaseNumber on, UUID account, String because) {}
