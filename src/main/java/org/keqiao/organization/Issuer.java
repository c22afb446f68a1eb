package org.keqiao.organization;

/**
 * Who issues a letter, in Chinese: the bureau, or the department of a county for what it decides itself.
 *
 * @param name on the letterhead and under the letter
 * @param documentPrefix how its document numbers begin
 * @param government 本级人民政府: the people's government of its own level, which decides on reconsideration
 */
public record Issuer(String name, String sealName, String documentPrefix, String government) {}
