package org.keqiao.title;

import java.util.UUID;

/**
 * The withdrawal of a title was wrong: the title is held as if nobody had withdrawn it. Published in the transaction that
 * confirms it.
 *
 * @param withdrawal that is taken back
 * @param uscc whose title it is
 * @param number of the title
 * @param reason as who asked for it gave it
 */
public record TitleRestored(UUID withdrawal, String uscc, String number, String reason) {}
