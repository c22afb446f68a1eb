package org.keqiao.security;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;

/** Opaque cursors over a text key. */
final class Cursors {

    private Cursors() {}

    /**
     * @param found up to one more than the limit
     */
    static <T> CursorPage<T> page(List<T> found, int limit, Function<T, String> key) {
        if (found.size() <= limit) {
            return new CursorPage<>(found, null);
        }
        List<T> items = found.subList(0, limit);
        String last = key.apply(items.get(limit - 1));
        return new CursorPage<>(
                items, Base64.getUrlEncoder().withoutPadding().encodeToString(last.getBytes(StandardCharsets.UTF_8)));
    }

    @Nullable
    static String text(@Nullable String cursor) {
        if (cursor == null || cursor.isBlank()) {
            return null;
        }
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid("BAD_CURSOR");
        }
    }

    static long number(@Nullable String cursor, long none) {
        String text = text(cursor);
        try {
            return text == null ? none : Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw Refusal.invalid("BAD_CURSOR");
        }
    }
}
