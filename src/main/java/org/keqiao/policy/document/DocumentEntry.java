package org.keqiao.policy.document;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.keqiao.shared.Bilingual;
import org.keqiao.shared.FieldError;
import org.springframework.lang.Nullable;

/**
 * A document as somebody enters it, whole: what is left out is not verified, or does not apply.
 *
 * @param key of the document that is known already; null for a new one, which is known by its number from then on
 * @param version of the published document that it goes on from; null for a new one
 * @param number 文号; of a law its name
 * @param lapsed known to hold no more, nobody knows since when
 * @param supersedes number or key of the document whose place it takes: what is the number of one names that one, but for a key
 *     that is published with it
 * @param inPart the other one goes on, but for what this one says otherwise
 * @param abolishedOn first day on which it holds no more
 * @param abolishedBy number or key of the document that says so, in the same way
 * @param successions all of them; null for none
 */
@Schema(name = "PolicyDocumentEntry")
public record DocumentEntry(
        @Nullable String key,
        @Nullable Integer version,
        @Nullable String number,
        @Nullable String titleZh,
        @Nullable String titleEn,
        @Nullable String issuer,
        @Nullable PolicyDocument.Level level,
        @Nullable LocalDate issuedOn,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo,
        boolean lapsed,
        @Nullable String supersedes,
        boolean inPart,
        @Nullable LocalDate abolishedOn,
        @Nullable String abolishedBy,
        @Nullable String noteZh,
        @Nullable String noteEn,
        @Nullable List<Succession> successions) {

    private static final int LONGEST_KEY = 100;
    private static final int LONGEST_STEM = 90;
    private static final int LONGEST_NUMBER = 200;
    private static final int LONGEST_TITLE = 300;
    private static final int LONGEST_ISSUER = 200;
    private static final int LONGEST_NOTE = 500;

    /** By which it is known. */
    public String known() {
        return text(key).isEmpty() ? text(number) : text(key);
    }

    /**
     * The same with a key of its own, where it is a new one and its number is the key of another document: that bore it before it
     * was corrected.
     */
    DocumentEntry besides(List<PolicyDocument> published) {
        Map<String, PolicyDocument> keys =
                published.stream().collect(Collectors.toMap(PolicyDocument::key, Function.identity()));
        PolicyDocument before = keys.get(text(number));
        if (!text(key).isEmpty()
                || version != null
                || before == null
                || text(number).equals(before.number())) {
            return this;
        }
        String stem = text(number).substring(0, Math.min(text(number).length(), LONGEST_STEM));
        int next = 2;
        while (keys.containsKey(own(stem, next))) {
            next++;
        }
        return with(own(stem, next));
    }

    private static String own(String stem, int number) {
        return stem + " (" + number + ")";
    }

    private DocumentEntry with(String own) {
        return new DocumentEntry(
                own,
                version,
                number,
                titleZh,
                titleEn,
                issuer,
                level,
                issuedOn,
                validFrom,
                validTo,
                lapsed,
                supersedes,
                inPart,
                abolishedOn,
                abolishedBy,
                noteZh,
                noteEn,
                successions);
    }

    /** As it was published last, for whoever goes on from there; one that rows only name is a new one. */
    public static DocumentEntry of(PolicyDocument document) {
        boolean published = document.version() > 0;
        return new DocumentEntry(
                published ? document.key() : null,
                published ? document.version() : null,
                document.number(),
                document.title().zh(),
                document.title().en(),
                document.issuer(),
                document.level(),
                document.issuedOn(),
                document.validFrom(),
                document.validTo(),
                document.lapsed(),
                document.supersedes(),
                document.inPart(),
                document.abolishedOn(),
                document.abolishedBy(),
                document.note().zh(),
                document.note().en(),
                document.successions());
    }

    /** What is wrong with it by itself, at its fields. */
    List<FieldError> errors(String path) {
        List<FieldError> errors = new ArrayList<>();
        if (known().isEmpty()) {
            errors.add(FieldError.of(path + "number", "required"));
        }
        tooLong(path + "key", key, LONGEST_KEY, errors);
        // The number of a new one is what it is known by.
        tooLong(path + "number", number, text(key).isEmpty() ? LONGEST_KEY : LONGEST_NUMBER, errors);
        required(path + "titleZh", titleZh, errors);
        required(path + "titleEn", titleEn, errors);
        tooLong(path + "issuer", issuer, LONGEST_ISSUER, errors);
        tooLong(path + "noteZh", noteZh, LONGEST_NOTE, errors);
        tooLong(path + "noteEn", noteEn, LONGEST_NOTE, errors);
        if (level == null) {
            errors.add(FieldError.of(path + "level", "required"));
        }
        if (validFrom != null && validTo != null && validTo.isBefore(validFrom)) {
            errors.add(FieldError.of(path + "validTo", "documentEndsBefore"));
        }
        if (lapsed && (validTo != null || abolishedOn != null)) {
            errors.add(FieldError.of(path + "lapsed", "documentLapsed"));
        }
        if (!text(abolishedBy).isEmpty() && abolishedOn == null) {
            errors.add(FieldError.of(path + "abolishedOn", "required"));
        }
        if (successions != null && successions.stream().anyMatch(Objects::isNull)) {
            errors.add(FieldError.of(path + "successions", "documentItem"));
        }
        return errors;
    }

    private static void required(String field, @Nullable String text, List<FieldError> errors) {
        if (text(text).isEmpty()) {
            errors.add(FieldError.of(field, "required"));
        }
        tooLong(field, text, LONGEST_TITLE, errors);
    }

    private static void tooLong(String field, @Nullable String text, int longest, List<FieldError> errors) {
        if (text(text).length() > longest) {
            errors.add(FieldError.of(field, "tooLong", longest));
        }
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    @Nullable
    private static String orNull(@Nullable String text) {
        return text(text).isEmpty() ? null : text(text);
    }

    /** Whether somebody has published the document anew since. */
    boolean isOutdated(@Nullable PolicyDocument published) {
        return (version == null ? 0 : version) != (published == null ? 0 : published.version());
    }

    /** @param keys finds a document's key by its key or number */
    PolicyDocument document(Function<String, Optional<String>> keys) {
        String superseded = orNull(supersedes);
        String abolisher = orNull(abolishedBy);
        return new PolicyDocument(
                known(),
                0,
                orNull(number),
                new Bilingual(text(titleZh), text(titleEn)),
                orNull(issuer),
                level,
                issuedOn,
                validFrom,
                validTo,
                lapsed,
                superseded == null ? null : keys.apply(superseded).orElse(superseded),
                superseded != null && inPart,
                abolishedOn,
                abolisher == null ? null : keys.apply(abolisher).orElse(abolisher),
                new Bilingual(text(noteZh), text(noteEn)),
                successions == null
                        ? List.of()
                        : successions.stream().filter(Objects::nonNull).toList());
    }
}
