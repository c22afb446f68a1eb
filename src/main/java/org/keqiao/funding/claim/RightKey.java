package org.keqiao.funding.claim;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.lang.Nullable;

/**
 * One spelling of an intellectual property right. A Chinese patent is known by the twelve digits of its application, however
 * prefix (ZL, CN) and check digit are typed; a software copyright by its registration number; anything else by its digits and
 * capital letters.
 *
 * @param value never empty
 */
public record RightKey(String value) {

    private static final Pattern PATENT =
            Pattern.compile("(?<![0-9])((?:19|20)[0-9]{2}[1-9][0-9]{7})(?:\\.?[0-9X])?(?![0-9])");
    private static final Pattern SOFTWARE = Pattern.compile("(?<![0-9])((?:19|20)[0-9]{2}SR[0-9]{4,8})(?![0-9])");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final int SHORTEST = 6;
    private static final int LONGEST = 100;

    /**
     * The rights that a certified contract names in one field.
     *
     * @param typed null where it has no number, such as a technical secret
     * @return empty where nothing in it tells one right from another
     */
    public static List<RightKey> of(@Nullable String typed) {
        List<RightKey> known = known(typed);
        if (!known.isEmpty() || typed == null) {
            return known;
        }
        String rest = plain(typed).replaceAll("[^0-9A-Z]", "").replaceFirst("^(ZL|CN)", "");
        boolean tells = rest.length() <= LONGEST
                && rest.chars().filter(Character::isDigit).count() >= SHORTEST;
        return tells ? List.of(new RightKey(rest)) : List.of();
    }

    /** Those alone whose numbers cannot be anything else: patents and software copyrights. */
    public static List<RightKey> known(@Nullable String typed) {
        if (typed == null) {
            return List.of();
        }
        List<String> parts = parts(typed);
        // Blanks stand between numbers where each is one by itself; elsewhere they stand within one.
        return parts.stream().filter(RightKey::hasDigit).allMatch(part -> !sure(part)
                        .isEmpty())
                ? parts.stream().flatMap(part -> sure(part).stream()).distinct().toList()
                : sure(plain(typed));
    }

    private static List<String> parts(String typed) {
        return BLANKS.splitAsStream(Normalizer.normalize(typed, Normalizer.Form.NFKC))
                .map(RightKey::plain)
                .toList();
    }

    private static boolean hasDigit(String part) {
        return part.chars().anyMatch(Character::isDigit);
    }

    private static List<RightKey> sure(String plain) {
        return List.of(PATENT, SOFTWARE).stream()
                .map(pattern -> pattern.matcher(plain))
                .flatMap(Matcher::results)
                .map(found -> new RightKey(found.group(1)))
                .distinct()
                .toList();
    }

    private static String plain(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .replaceAll("[\\s\\p{Pd}_]", "")
                .toUpperCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return value;
    }
}
