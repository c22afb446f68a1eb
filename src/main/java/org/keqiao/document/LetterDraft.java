package org.keqiao.document;

import java.util.Map;
import java.util.UUID;
import org.keqiao.shared.CaseNumber;
import org.springframework.lang.Nullable;

/**
 * A letter to be issued.
 *
 * @param kind letter id of the bundle, {@code LT-01}
 * @param name what it is called, 受理通知书
 * @param templateVersion version of the bundle that the template comes from, from 1
 * @param template HTML with Mustache tags
 * @param data strings, booleans, lists and maps of these; see {@link LetterData}
 * @param series the document number's series, null for a letter without a number of the bureau's own
 * @param number the number it bears when that comes from elsewhere, such as a registration number; null otherwise
 * @param verification what makes it verifiable by anybody, null for ordinary letters
 */
public record LetterDraft(
        UUID caseId,
        CaseNumber caseNumber,
        String kind,
        String name,
        int templateVersion,
        String template,
        Map<String, Object> data,
        @Nullable Series series,
        @Nullable String number,
        @Nullable Verification verification) {

    /**
     * 文号's words: {@code {prefix}{word}〔YYYY〕N号}.
     *
     * @param prefix of the bureau, 泉科
     * @param word of the series, 技受
     */
    public record Series(String prefix, String word) {}

    /**
     * @param code that the reader types beside the number
     * @param url that the QR code holds
     */
    public record Verification(String code, String url) {}

    public static LetterDraft plain(
            UUID caseId,
            CaseNumber caseNumber,
            String kind,
            String name,
            int templateVersion,
            String template,
            Map<String, Object> data) {
        return new LetterDraft(caseId, caseNumber, kind, name, templateVersion, template, data, null, null, null);
    }

    public LetterDraft numbered(String prefix, String word) {
        return new LetterDraft(
                caseId,
                caseNumber,
                kind,
                name,
                templateVersion,
                template,
                data,
                new Series(prefix, word),
                number,
                verification);
    }

    /** A letter that anybody can verify by the number it bears and a code. */
    public LetterDraft registered(String number, String code, String url) {
        return new LetterDraft(
                caseId,
                caseNumber,
                kind,
                name,
                templateVersion,
                template,
                data,
                series,
                number,
                new Verification(code, url));
    }

    public LetterDraft verifiable(String code, String url) {
        return new LetterDraft(
                caseId,
                caseNumber,
                kind,
                name,
                templateVersion,
                template,
                data,
                series,
                number,
                new Verification(code, url));
    }
}
