package org.keqiao.studio;

/**
 * A changed matter is in force: new cases take this version.
 *
 * @param by sign-in name of the person who proposed it
 */
public record MatterPublished(String matter, int version, String by) {}
