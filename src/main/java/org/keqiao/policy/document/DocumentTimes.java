package org.keqiao.policy.document;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.lang.Nullable;

/** What follows from the days of all documents together. */
final class DocumentTimes {

    private final List<PolicyDocument> all;

    DocumentTimes(List<PolicyDocument> all) {
        this.all = all;
    }

    Optional<PolicyDocument> find(@Nullable String key) {
        return all.stream().filter(each -> each.key().equals(key)).findFirst();
    }

    /** Those that take its place, wholly or in part, whenever they begin. */
    List<PolicyDocument> successors(PolicyDocument document) {
        return all.stream()
                .filter(each -> document.key().equals(each.supersedes()))
                .toList();
    }

    /**
     * The day after its last one, whatever ends it: its own end, somebody who abolishes it, or the first day of what
     * supersedes it. Empty while nothing known ends it.
     */
    Optional<LocalDate> end(PolicyDocument document) {
        LocalDate expires = expires(document);
        LocalDate abolished = abolished(document);
        if (expires == null || abolished == null) {
            return Optional.ofNullable(expires == null ? abolished : expires);
        }
        return Optional.of(abolished.isBefore(expires) ? abolished : expires);
    }

    @Nullable
    private static LocalDate expires(PolicyDocument document) {
        return document.validTo() == null ? null : document.validTo().plusDays(1);
    }

    @Nullable
    private LocalDate abolished(PolicyDocument document) {
        LocalDate superseded = successors(document).stream()
                .filter(each -> !each.inPart() && each.validFrom() != null)
                .map(PolicyDocument::validFrom)
                .min(LocalDate::compareTo)
                .orElse(null);
        LocalDate abolished = document.abolishedOn();
        return abolished == null || superseded != null && superseded.isBefore(abolished) ? superseded : abolished;
    }

    DocumentStatus status(PolicyDocument document, LocalDate day) {
        if (document.lapsed()) {
            return DocumentStatus.EXPIRED;
        }
        LocalDate expires = expires(document);
        LocalDate abolished = abolished(document);
        boolean over = end(document).filter(end -> !end.isAfter(day)).isPresent();
        if (over) {
            // What had run out by itself nobody abolished.
            boolean itself = expires != null && (abolished == null || !abolished.isBefore(expires));
            return itself ? DocumentStatus.EXPIRED : DocumentStatus.ABOLISHED;
        }
        if (document.validFrom() != null && document.validFrom().isAfter(day)) {
            return DocumentStatus.UPCOMING;
        }
        boolean amended = successors(document).stream()
                .anyMatch(each -> each.inPart()
                        && each.validFrom() != null
                        && !each.validFrom().isAfter(day));
        return amended ? DocumentStatus.AMENDED : DocumentStatus.VALID;
    }
}
