package org.keqiao.policy.table;

import org.springframework.modulith.NamedInterface;

/**
 * What a policy table is written in.
 *
 * @param dmn the table
 * @param tests what it must say, as JSON
 */
@NamedInterface("table")
public record PolicyFiles(String dmn, String tests) {

    public static final String NO_TESTS = "{\"rows\": []}";
}
