package org.keqiao.register;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Locale;

/** 验证码: eight characters that cannot be taken for one another on paper. */
final class VerificationCode {

    private static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final int LENGTH = 8;
    private static final SecureRandom RANDOM = new SecureRandom();

    private VerificationCode() {}

    static String random() {
        StringBuilder code = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            code.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }

    /** Whether the typed text is the code; how long that takes tells nothing. Case and blanks do not matter. */
    static boolean matches(String code, String typed) {
        String plain = typed.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
        return MessageDigest.isEqual(code.getBytes(StandardCharsets.UTF_8), plain.getBytes(StandardCharsets.UTF_8));
    }
}
