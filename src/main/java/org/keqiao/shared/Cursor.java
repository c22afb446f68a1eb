package org.keqiao.shared;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.lang.Nullable;

/**
 * Where a keyset page ends: the sort keys of its last row, opaque to clients. Reading a cursor that we never handed out
 * is refused as a wrong value of the parameter {@code cursor}.
 *
 * @param keys the row's sort keys, in the order of the sort
 */
public record Cursor(List<String> keys) {

    private static final int DEFAULT_LIMIT = 50;
    private static final int LARGEST_LIMIT = 200;
    private static final String SEPARATOR = "\n";

    /** Beyond these no row of ours lies, and databases give up. */
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    public Cursor {
        keys = List.copyOf(keys);
    }

    public static Cursor of(Object... keys) {
        return new Cursor(Arrays.stream(keys).map(String::valueOf).toList());
    }

    /** Empty for the first page, which has no cursor. */
    public static Optional<Cursor> parse(@Nullable String text, int size) {
        if (text == null || text.isEmpty()) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            String joined = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            List<String> keys = List.of(joined.split(SEPARATOR, -1));
            if (keys.size() == size) {
                return Optional.of(new Cursor(keys));
            }
        } catch (IllegalArgumentException | CharacterCodingException notOurs) {
            throw broken();
        }
        throw broken();
    }

    /**
     * The page size asked for.
     *
     * @throws Refusal when it is not within 1 and 200
     */
    public static int limit(@Nullable Integer requested) {
        if (requested == null) {
            return DEFAULT_LIMIT;
        }
        if (requested < 1 || requested > LARGEST_LIMIT) {
            throw Refusal.invalid(List.of(FieldError.of("limit", "range", 1, LARGEST_LIMIT)));
        }
        return requested;
    }

    /**
     * A page from rows that were read one past the limit.
     *
     * @param cursor the sort keys of a row
     */
    public static <T> CursorPage<T> page(List<T> rows, int limit, Function<T, Cursor> cursor) {
        if (rows.size() <= limit) {
            return new CursorPage<>(rows, null);
        }
        List<T> items = rows.subList(0, limit);
        return new CursorPage<>(items, cursor.apply(items.get(limit - 1)).encode());
    }

    public String encode() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(SEPARATOR, keys).getBytes(StandardCharsets.UTF_8));
    }

    public String text(int index) {
        return keys.get(index);
    }

    public Instant instant(int index) {
        Instant instant = read(index, Instant::parse);
        if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
            throw broken();
        }
        return instant;
    }

    public UUID uuid(int index) {
        return read(index, UUID::fromString);
    }

    /** A day, given as its number since 1970. */
    public LocalDate day(int index) {
        LocalDate day = read(index, key -> LocalDate.ofEpochDay(Long.parseLong(key)));
        if (day.getYear() < 1 || day.getYear() > 9999) {
            throw broken();
        }
        return day;
    }

    public long number(int index) {
        return read(index, Long::valueOf);
    }

    private <T> T read(int index, Function<String, T> reader) {
        try {
            return reader.apply(keys.get(index));
        } catch (IllegalArgumentException | DateTimeException notOurs) {
            throw broken();
        }
    }

    private static Refusal broken() {
        return Refusal.invalid(List.of(FieldError.of("cursor", "cursor")));
    }
}
