package org.keqiao.security;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;

/** Checks what is typed for an account. */
final class NewAccounts {

    private static final Pattern USERNAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._@-]{2,63}");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]{1,64}@[^\\s@]{1,180}\\.[^\\s@.]{2,}");
    private static final Pattern MOBILE = Pattern.compile("1[3-9]\\d{9}");

    /** What the mail protocol carries (RFC 5321). */
    private static final int LONGEST_EMAIL = 254;

    private NewAccounts() {}

    static void check(NewAccount account) {
        List<FieldError> errors = problems(account);
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
    }

    static List<FieldError> problems(NewAccount account) {
        List<FieldError> errors = new ArrayList<>();
        if (blank(account.username())) {
            errors.add(FieldError.of("username", "required"));
        } else if (!USERNAME.matcher(Accounts.normalise(account.username())).matches()
                || "system".equals(Accounts.normalise(account.username()))) {
            errors.add(FieldError.of("username", "badUsername"));
        }
        errors.addAll(contact(account.displayName(), account.email(), account.mobile()));
        return errors;
    }

    static List<FieldError> contact(@Nullable String name, @Nullable String email, @Nullable String mobile) {
        List<FieldError> errors = new ArrayList<>();
        if (blank(name)) {
            errors.add(FieldError.of("displayName", "required"));
        } else if (name.length() > 128) {
            errors.add(FieldError.of("displayName", "tooLong", 128));
        }
        if (email != null && email.length() > LONGEST_EMAIL) {
            errors.add(FieldError.of("email", "tooLong", LONGEST_EMAIL));
        } else if (!blank(email) && !EMAIL.matcher(email).matches()) {
            errors.add(FieldError.of("email", "badEmail"));
        }
        if (!blank(mobile) && !MOBILE.matcher(mobile).matches()) {
            errors.add(FieldError.of("mobile", "badMobile"));
        }
        return errors;
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
