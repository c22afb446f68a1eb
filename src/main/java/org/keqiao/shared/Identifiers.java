package org.keqiao.shared;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks of the small numbers that forms ask for. The input is expected half-width and trimmed. */
public final class Identifiers {

    private static final Pattern MOBILE = Pattern.compile("1[3-9]\\d{9}");
    private static final Pattern POSTCODE = Pattern.compile("\\d{6}");
    private static final Pattern PATENT = Pattern.compile("(?:ZL)?(\\d{8}|\\d{12})\\.?([\\dX])");
    private static final Pattern SOFTWARE_COPYRIGHT = Pattern.compile("\\d{4}SR\\d{6,7}");
    private static final Pattern DOCUMENT_NUMBER = Pattern.compile(".+〔\\d{4}〕\\d+号");

    private Identifiers() {}

    public static boolean isMobile(String text) {
        return MOBILE.matcher(text).matches();
    }

    public static boolean isPostcode(String text) {
        return POSTCODE.matcher(text).matches();
    }

    /**
     * 专利号 or 专利申请号, of twelve digits or, before October 2003, eight, with its check digit. Callers warn rather than
     * refuse.
     */
    public static boolean isPatentNumber(String text) {
        Matcher matcher = PATENT.matcher(text);
        if (!matcher.matches()) {
            return false;
        }
        String digits = matcher.group(1);
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(i) - '0') * (2 + i % 8);
        }
        return "0123456789X".charAt(sum % 11) == matcher.group(2).charAt(0);
    }

    /** 软件著作权登记号; callers warn rather than refuse. */
    public static boolean isSoftwareCopyrightNumber(String text) {
        return SOFTWARE_COPYRIGHT.matcher(text).matches();
    }

    /** 发文字号, with the six-pointed brackets 〔〕 of official documents. */
    public static boolean isDocumentNumber(String text) {
        return DOCUMENT_NUMBER.matcher(text).matches();
    }
}
