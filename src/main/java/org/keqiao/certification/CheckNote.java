package org.keqiao.certification;

/**
 * Something that officers should look at.
 *
 * @param code what kind of thing
 */
record CheckNote(String code, String zh, String en) {}
