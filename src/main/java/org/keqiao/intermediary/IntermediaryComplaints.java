package org.keqiao.intermediary;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 投诉: what was said against an entry, and what came of it; each is answered once. */
@Service
@Transactional
public class IntermediaryComplaints {

    private static final int LONGEST_SOURCE = 200;
    private static final int LONGEST = 2000;

    private final JdbcClient jdbc;
    private final Intermediaries intermediaries;
    private final IntermediaryAccess access;
    private final CurrentActor currentActor;
    private final Clock clock;

    IntermediaryComplaints(
            JdbcClient jdbc,
            Intermediaries intermediaries,
            IntermediaryAccess access,
            CurrentActor currentActor,
            Clock clock) {
        this.jdbc = jdbc;
        this.intermediaries = intermediaries;
        this.access = access;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    /**
     * @param source who complains, or where it came from
     * @return id of the complaint
     * @throws Refusal FORBIDDEN; NOT_FOUND; INVALID with field errors
     */
    public UUID enter(UUID intermediary, @Nullable String source, @Nullable String content) {
        Actor actor = currentActor.require();
        access.requireKeeper(actor);
        UUID entry = intermediaries.require(intermediary).id();
        List<FieldError> errors = new ArrayList<>();
        String from = text("source", source, LONGEST_SOURCE, errors);
        String what = text("content", content, LONGEST, errors);
        refuse(errors);
        UUID id = UUID.randomUUID();
        jdbc.sql(
                        """
                        insert into intermediary_complaint (id, intermediary, received_on, source, content, entered_by)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .params(id, entry, LocalDate.now(clock), from, what, actor.displayName())
                .update();
        return id;
    }

    /** @throws Refusal FORBIDDEN; NOT_FOUND; INVALID without an answer; conflict COMPLAINT_ANSWERED */
    public void answer(UUID complaint, boolean upheld, @Nullable String answer) {
        Actor actor = currentActor.require();
        access.requireKeeper(actor);
        boolean known = jdbc.sql("select exists (select from intermediary_complaint where id = ?)")
                .params(complaint)
                .query(Boolean.class)
                .single();
        if (!known) {
            throw Refusal.notFound();
        }
        List<FieldError> errors = new ArrayList<>();
        String said = text("answer", answer, LONGEST, errors);
        refuse(errors);
        int done = jdbc.sql(
                        """
                        update intermediary_complaint set upheld = ?, answer = ?, answered_on = ?, answered_by = ?
                        where id = ? and upheld is null
                        """)
                .params(upheld, said, LocalDate.now(clock), actor.displayName(), complaint)
                .update();
        if (done == 0) {
            throw Refusal.conflict("COMPLAINT_ANSWERED");
        }
    }

    private static String text(String field, @Nullable String typed, int longest, List<FieldError> errors) {
        String text = typed == null ? "" : typed.strip();
        if (text.isEmpty()) {
            errors.add(FieldError.of(field, "required"));
        } else if (text.length() > longest) {
            errors.add(FieldError.of(field, "tooLong", String.valueOf(longest)));
        }
        return text;
    }

    private static void refuse(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
    }
}
