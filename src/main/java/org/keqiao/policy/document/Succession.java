package org.keqiao.policy.document;

/**
 * An item takes another one's place, from the first day of the document that says so.
 *
 * @param item key of the new one
 * @param replaces key of the one that nobody applies for any more
 */
public record Succession(String item, String replaces) {}
