package org.keqiao.form;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The patterns that a form may name; a form never carries one of its own, which could be made to run for ever. */
public final class NamedPatterns {

    private static final Map<String, Pattern> PATTERNS = Map.of(
            "email", Pattern.compile("[\\w.+-]{1,64}@[A-Za-z0-9.-]{1,190}"),
            "phone", Pattern.compile("(1[3-9]\\d{9}|(0\\d{2,3}-?)?\\d{7,8}(-\\d{1,6})?)"),
            "digits", Pattern.compile("\\d+"),
            "document-number", Pattern.compile(".{1,40}〔\\d{4}〕\\d{1,6}号"),
            "registration-number", Pattern.compile("\\d{14}(\\d{2})?"),
            "industry", Pattern.compile("[A-T](\\d{2,4})?"));

    /** Checks that only warn: many old numbers in use would fail them. */
    static final Set<String> CHECKS = Set.of("patent-number", "software-copyright-number");

    private NamedPatterns() {}

    /** Names of all patterns, in alphabetical order. */
    public static Set<String> names() {
        return new TreeSet<>(PATTERNS.keySet());
    }

    static boolean has(String name) {
        return PATTERNS.containsKey(name);
    }

    static boolean isCheck(String name) {
        return CHECKS.contains(name);
    }

    static boolean matches(String name, String value) {
        return PATTERNS.get(name).matcher(value).matches();
    }

    /** 专利号: twelve digits and a check digit, weights 2…9 and again 2…5, modulo 11; the old eight digits too. */
    static boolean isPatentNumber(String value) {
        String digits = value.startsWith("ZL") ? value.substring(2) : value;
        if (!digits.matches("(\\d{8}|\\d{12})\\.[\\dX]")) {
            return false;
        }
        int sum = 0;
        int point = digits.indexOf('.');
        for (int i = 0; i < point; i++) {
            sum += (digits.charAt(i) - '0') * (2 + i % 8);
        }
        int rest = sum % 11;
        return digits.charAt(point + 1) == (rest == 10 ? 'X' : (char) ('0' + rest));
    }

    /** 软著登记号: year, SR, six or seven digits. */
    static boolean isSoftwareCopyrightNumber(String value) {
        return value.matches("\\d{4}SR\\d{6,7}");
    }
}
