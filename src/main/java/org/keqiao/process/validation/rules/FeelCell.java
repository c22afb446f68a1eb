package org.keqiao.process.validation.rules;

import java.util.regex.Pattern;

/**
 * The part of FEEL that a cell may hold: constants, comparisons with constants, intervals of constants, lists of these,
 * and their negation. No name, no call, no loop: what a cell costs is bounded by its length.
 */
final class FeelCell {

    static final int LONGEST = 500;

    private static final String TEXT = "\"[^\"\\\\]*+\"";
    private static final String NUMBER = "-?\\d{1,15}(?:\\.\\d{1,6})?";
    private static final String DATE = "date\\(\\s*\"\\d{4}-\\d{2}-\\d{2}\"\\s*\\)";
    private static final String VALUE = "(?:" + TEXT + "|" + NUMBER + "|" + DATE + "|true|false|null)";
    private static final String INTERVAL = "[\\[(\\]]\\s*" + VALUE + "\\s*\\.\\.\\s*" + VALUE + "\\s*[\\])\\[]";
    private static final String TEST = "(?:(?:(?:<=|>=|<|>)\\s*)?" + VALUE + "|" + INTERVAL + ")";
    private static final String TESTS = TEST + "(?:\\s*,\\s*" + TEST + ")*+";

    private static final Pattern ONE_VALUE = Pattern.compile(VALUE);
    private static final Pattern ALL_TESTS = Pattern.compile("-|" + TESTS + "|not\\(\\s*" + TESTS + "\\s*\\)");

    private FeelCell() {}

    /** A condition of a rule; empty means anything. */
    static boolean isTest(String text) {
        return text.length() <= LONGEST
                && (text.isBlank() || ALL_TESTS.matcher(text.strip()).matches());
    }

    /** A result of a rule: one constant. */
    static boolean isValue(String text) {
        return text.length() <= LONGEST && ONE_VALUE.matcher(text.strip()).matches();
    }
}
