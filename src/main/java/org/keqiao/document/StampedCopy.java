package org.keqiao.document;

import java.text.Normalizer;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;

/** 盖章件: a scan of a stamped letter that came in, was found harmless and was read, and is not kept yet. */
public final class StampedCopy implements AutoCloseable {

    private static final Pattern LAST_DIGITS = Pattern.compile("(\\d{1,4})\\D*$");
    private static final String CODE_PAGE = "/verify/";
    /** As letters/unsealed.html writes across each page. */
    private static final String PREVIEW = "仅供查阅没有效力";
    /** As letters/unverified.html does. */
    private static final String DRAFT = "政策文件或者适用期未核实发出前请核对";
    // Less is a page number or a scanner's mark.
    private static final int LEAST_TEXT = 12;

    private final ReceivedFile file;
    private final String text;
    private final List<String> qrCodes;

    StampedCopy(ReceivedFile file, String text, List<String> qrCodes) {
        this.file = file;
        this.text = plain(text);
        this.qrCodes = List.copyOf(qrCodes);
    }

    ReceivedFile file() {
        return file;
    }

    /** Whether it says of itself that it is none. */
    boolean isPreview() {
        return text.contains(PREVIEW) || text.contains(DRAFT);
    }

    /** Whether these are its words, and it has any. */
    boolean says(String words) {
        return text.length() >= LEAST_TEXT && text.equals(plain(words));
    }

    /** Lower-case hex. */
    public String sha256() {
        return file.sha256();
    }

    /**
     * Makes sure that this is the letter's paper and not its neighbour's from the same pile: by the QR code or the text of
     * the scan, or, where it is only a picture, by what the officer reads on it.
     *
     * @param lastDigits the last digits, at most four, of the letter's number as the paper shows it; null when not given
     * @throws Refusal conflict LETTER_STAMPED_OTHER for another paper; INVALID with the field {@code lastDigits} when they
     *     are needed and missing, or are not the letter's
     */
    void requireIs(Letter letter, @Nullable String lastDigits) {
        String number = letter.number() == null ? letter.caseNumber() : letter.number();
        String sought = plain(number);
        if (text.contains(sought)
                || qrCodes.stream().anyMatch(code -> plain(code).contains(sought))) {
            return;
        }
        if (text.length() >= LEAST_TEXT || qrCodes.stream().anyMatch(code -> code.contains(CODE_PAGE))) {
            throw Refusal.conflict("LETTER_STAMPED_OTHER", number);
        }
        if (lastDigits == null || lastDigits.isBlank()) {
            throw Refusal.invalid(List.of(FieldError.of("lastDigits", "stampedUnreadable")));
        }
        if (!lastDigits.strip().equals(lastDigits(number))) {
            throw Refusal.invalid(List.of(FieldError.of("lastDigits", "stampedOther")));
        }
    }

    /** Of 泉科技受〔2026〕12号 these are 12, of 2026350501000123 they are 0123. */
    static String lastDigits(String number) {
        Matcher digits = LAST_DIGITS.matcher(number);
        return digits.find() ? digits.group(1) : number;
    }

    /** Letters and digits only: scanners disagree on brackets and spaces. */
    private static String plain(String words) {
        return Normalizer.normalize(words, Normalizer.Form.NFKC).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    @Override
    public void close() {
        file.close();
    }
}
