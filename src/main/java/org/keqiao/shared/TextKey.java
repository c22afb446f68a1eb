package org.keqiao.shared;

import java.io.Serializable;

/**
 * A word within a text: an argument that is itself a text in the reader's language, such as the name of a role.
 *
 * @param key of its text
 */
public record TextKey(String key) implements Serializable {}
