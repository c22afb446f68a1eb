package org.keqiao.policy;

/**
 * What a policy table is written in.
 *
 * @param dmn the table
 * @param tests what it must say, as JSON
 */
public record PolicyFiles(String dmn, String tests) {

    static final String NO_TESTS = "{\"rows\": []}";
}
