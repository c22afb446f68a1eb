package org.keqiao.title;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A title is held no more from a day on: who was given something because of it may have been of no allowed class by then.
 * Published in the transaction that confirms the withdrawal.
 *
 * @param withdrawal names it
 * @param uscc whose title it was
 * @param number of the title
 * @param from the first day without it
 */
public record TitleWithdrawn(UUID withdrawal, String uscc, String number, LocalDate from, String reason) {}
