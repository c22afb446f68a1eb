package org.keqiao.certification;

import java.text.Normalizer;
import java.util.Locale;

/** How alike two project titles are. */
final class TitleSimilarity {

    private TitleSimilarity() {}

    /** 1 for the same title, 0 when nothing agrees: one less the share of letters that must be changed. */
    static double of(String first, String second) {
        String a = plain(first);
        String b = plain(second);
        int longest = Math.max(a.length(), b.length());
        return longest == 0 ? 1 : 1 - (double) distance(a, b) / longest;
    }

    private static String plain(String title) {
        return Normalizer.normalize(title, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s\\p{Punct}\\p{IsPunctuation}]", "");
    }

    /** Levenshtein's, with two rows. */
    private static int distance(String a, String b) {
        int[] before = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] now = new int[b.length() + 1];
            now[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = before[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                now[j] = Math.min(change, 1 + Math.min(before[j], now[j - 1]));
            }
            before = now;
        }
        return before[b.length()];
    }
}
