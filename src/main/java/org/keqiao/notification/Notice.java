package org.keqiao.notification;

import java.util.List;
import java.util.UUID;
import org.keqiao.casefile.CaseRef;
import org.springframework.lang.Nullable;

/**
 * Something to tell.
 *
 * @param source what it tells of; the same source tells the same person once
 * @param textKey of the sentence
 * @param arguments strings, numbers, dates, bilingual texts
 * @param link route of the page that it leads to, null without one
 */
record Notice(
        NotificationKind kind,
        String source,
        String textKey,
        List<Object> arguments,
        @Nullable UUID caseId,
        @Nullable String caseNumber,
        @Nullable String link) {

    /** Of a case: title and number are the first two arguments. */
    static Notice of(NotificationKind kind, CaseRef ref, String source, String textKey, Object... more) {
        List<Object> arguments = new java.util.ArrayList<>();
        arguments.add(ref.title());
        arguments.add(ref.number().value());
        arguments.addAll(List.of(more));
        String page = kind.audience() == NotificationKind.Audience.OFFICER ? "case-file/" : "my-cases/";
        return new Notice(
                kind, source, textKey, arguments, ref.id(), ref.number().value(), page + ref.id());
    }
}
