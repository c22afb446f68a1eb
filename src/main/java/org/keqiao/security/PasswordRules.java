package org.keqiao.security;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** What a password must be: long rather than complicated, and none that everybody tries first. */
@Component
class PasswordRules {

    static final int SHORTEST = 10;
    static final int LONGEST = 128;

    private final Set<String> common;

    PasswordRules() {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                new ClassPathResource("common-passwords.txt").getInputStream(), StandardCharsets.UTF_8))) {
            common = reader.lines().filter(line -> !line.isBlank()).collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param field the answer key for the message
     * @throws Refusal INVALID
     */
    void require(String field, String password, String username) {
        problem(field, password, username).ifPresent(error -> {
            throw Refusal.invalid(List.of(error));
        });
    }

    /** Empty when the password will do. */
    Optional<FieldError> problem(String field, String password, String username) {
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST) {
            return Optional.of(FieldError.of(field, "passwordTooShort", SHORTEST));
        }
        if (length > LONGEST) {
            return Optional.of(FieldError.of(field, "tooLong", LONGEST));
        }
        String lower = password.toLowerCase(Locale.ROOT);
        String bare = lower.replaceAll("[^a-z0-9]", "");
        String name = username.strip().toLowerCase(Locale.ROOT);
        boolean common = (!name.isEmpty() && lower.contains(name))
                || this.common.contains(lower)
                || this.common.contains(bare)
                || lower.chars().distinct().count() < 4;
        return common ? Optional.of(FieldError.of(field, "passwordTooCommon")) : Optional.empty();
    }
}
