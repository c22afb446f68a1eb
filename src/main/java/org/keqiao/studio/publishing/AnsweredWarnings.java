package org.keqiao.studio.publishing;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.keqiao.process.Finding;
import org.keqiao.security.Actor;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.keqiao.studio.StudioEvent;
import org.keqiao.studio.StudioRecord;
import org.keqiao.studio.draft.DraftView;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The words to the warnings of a draft: without one each, it does not go to the second person. */
@Component
class AnsweredWarnings {

    private static final int LONGEST = 2000;

    private final JdbcClient jdbc;
    private final StudioRecord record;
    private final Clock clock;

    AnsweredWarnings(JdbcClient jdbc, StudioRecord record, Clock clock) {
        this.jdbc = jdbc;
        this.record = record;
        this.clock = clock;
    }

    List<WarningAnswer> of(UUID draft) {
        return jdbc.sql("select file, element, code, reason from studio_answered_warning where draft = ? order by n")
                .param(draft)
                .query((row, n) ->
                        new WarningAnswer(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
                .list();
    }

    /**
     * Keeps the answers of this submission instead of those of an earlier one.
     *
     * @throws Refusal INVALID when a warning has none, or a reason is blank or too long
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void answer(DraftView draft, List<Finding> findings, List<WarningAnswer> answers, Actor by) {
        for (WarningAnswer answer : answers) {
            if (answer.reason().isBlank() || answer.reason().length() > LONGEST) {
                throw Refusal.invalid(List.of(FieldError.of("reason", "required")));
            }
        }
        List<Finding> warnings = findings.stream().filter(f -> !f.isError()).toList();
        requireAll(warnings, answers);
        jdbc.sql("delete from studio_answered_warning where draft = ?")
                .param(draft.id())
                .update();
        int n = 0;
        for (WarningAnswer answer : answers) {
            if (warnings.stream().noneMatch(answer::isAbout)) {
                continue;
            }
            jdbc.sql("insert into studio_answered_warning (draft, n, file, element, code, reason, at, by_whom)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(
                            draft.id(),
                            n++,
                            answer.file(),
                            answer.element(),
                            answer.code(),
                            answer.reason().strip(),
                            Timestamp.from(clock.instant()),
                            by.username())
                    .update();
            record.add(StudioEvent.Kind.WARNING_ANSWERED, draft.matter(), draft.id(), by, detail(answer));
        }
    }

    /** What the second person lets into force has no warning that nobody has answered. */
    void requireAnswered(DraftView draft, List<Finding> findings) {
        requireAll(findings.stream().filter(f -> !f.isError()).toList(), of(draft.id()));
    }

    private static void requireAll(List<Finding> warnings, List<WarningAnswer> answers) {
        long open = warnings.stream()
                .filter(warning -> answers.stream().noneMatch(answer -> answer.isAbout(warning)))
                .count();
        if (open > 0) {
            throw Refusal.invalid("WARNINGS_UNANSWERED", open);
        }
    }

    private static String detail(WarningAnswer answer) {
        String place = answer.element() == null ? answer.file() : answer.file() + " " + answer.element();
        String text = answer.code() + ", " + place + ": " + answer.reason().strip();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
