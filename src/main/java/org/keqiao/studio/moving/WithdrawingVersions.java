package org.keqiao.studio.moving;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.keqiao.process.Publishing;
import org.keqiao.security.Actor;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.keqiao.studio.StudioAccess;
import org.keqiao.studio.StudioEvent;
import org.keqiao.studio.StudioRecord;
import org.keqiao.studio.announcement.VersionWithdrawn;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes a version from new cases; one person asks for it, a publisher who is another one decides. */
@Service
public class WithdrawingVersions {

    private static final int LONGEST_TEXT = 2000;

    private final JdbcClient jdbc;
    private final Publishing publishing;
    private final StudioRecord record;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    WithdrawingVersions(
            JdbcClient jdbc,
            Publishing publishing,
            StudioRecord record,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.publishing = publishing;
        this.record = record;
        this.events = events;
        this.clock = clock;
    }

    /** How far a withdrawal is; names are stored. */
    public enum State {
        ASKED,
        REFUSED,
        DONE
    }

    /** One withdrawal. People stand with their sign-in names. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Withdrawal(
            UUID id,
            String matter,
            int version,
            State state,
            String reason,
            Instant askedAt,
            String askedBy,
            @Nullable Instant judgedAt,
            @Nullable String judgedBy) {}

    /** Of a matter, newest first. */
    @Transactional(readOnly = true)
    public List<Withdrawal> all(Actor actor, String matter) {
        StudioAccess.read(actor);
        return jdbc.sql("select * from studio_withdrawal where matter = ? order by asked_at desc, id")
                .params(matter)
                .query(WithdrawingVersions::row)
                .list();
    }

    /**
     * Asks for it.
     *
     * @param reason 1 to 2000 characters, for the second person and the record
     * @throws Refusal NOT_FOUND; conflict VERSION_WITHDRAWN, LAST_VERSION, WITHDRAWAL_ASKED
     */
    @Transactional
    public Withdrawal ask(Actor actor, String matter, int version, String reason) {
        StudioAccess.read(actor);
        if (reason.isBlank() || reason.length() > LONGEST_TEXT) {
            throw Refusal.invalid(List.of(FieldError.of("reason", "required")));
        }
        List<Publishing.Publication> all = publishing.publications(matter);
        Publishing.Publication publication =
                all.stream().filter(p -> p.version() == version).findFirst().orElseThrow(Refusal::notFound);
        if (publication.withdrawn()) {
            throw Refusal.conflict("VERSION_WITHDRAWN", String.valueOf(version));
        }
        if (all.stream().filter(p -> !p.withdrawn()).count() == 1) {
            throw Refusal.conflict("LAST_VERSION");
        }
        UUID id = UUID.randomUUID();
        try {
            jdbc.sql(
                            """
                            insert into studio_withdrawal (id, matter, version, state, reason, asked_at, asked_by)
                            values (?, ?, ?, 'ASKED', ?, ?, ?)
                            """)
                    .params(id, matter, version, reason.strip(), Timestamp.from(clock.instant()), actor.username())
                    .update();
        } catch (DuplicateKeyException asked) {
            throw Refusal.conflict("WITHDRAWAL_ASKED");
        }
        record.add(StudioEvent.Kind.WITHDRAWAL_ASKED, matter, actor, version + ": " + reason.strip());
        return lock(id);
    }

    /** @throws Refusal FORBIDDEN for whoever asked; conflict LAST_VERSION when none would be left */
    @Transactional
    public Withdrawal approve(Actor actor, UUID id) {
        Withdrawal asked = judged(actor, id, State.DONE);
        publishing.withdraw(asked.matter(), asked.version(), actor.username());
        record.add(StudioEvent.Kind.WITHDRAWN, asked.matter(), actor, String.valueOf(asked.version()));
        events.publishEvent(new VersionWithdrawn(
                asked.matter(),
                asked.version(),
                publishing.inForce(asked.matter()).orElseThrow().version(),
                LocalDate.now(clock)));
        return lock(id);
    }

    @Transactional
    public Withdrawal refuse(Actor actor, UUID id) {
        Withdrawal asked = judged(actor, id, State.REFUSED);
        record.add(StudioEvent.Kind.WITHDRAWAL_REFUSED, asked.matter(), actor, String.valueOf(asked.version()));
        return lock(id);
    }

    private Withdrawal judged(Actor actor, UUID id, State state) {
        StudioAccess.approve(actor);
        Withdrawal asked = lock(id);
        if (asked.state() != State.ASKED) {
            throw Refusal.conflict("MOVE_STATE");
        }
        if (asked.askedBy().equals(actor.username())) {
            throw Refusal.forbidden("OWN_CHANGE");
        }
        jdbc.sql("update studio_withdrawal set state = ?, judged_at = ?, judged_by = ? where id = ?")
                .params(state.name(), Timestamp.from(clock.instant()), actor.username(), id)
                .update();
        return asked;
    }

    private Withdrawal lock(UUID id) {
        return jdbc.sql("select * from studio_withdrawal where id = ? for update")
                .params(id)
                .query(WithdrawingVersions::row)
                .optional()
                .orElseThrow(Refusal::notFound);
    }

    private static Withdrawal row(java.sql.ResultSet row, int n) throws java.sql.SQLException {
        return new Withdrawal(
                row.getObject("id", UUID.class),
                row.getString("matter"),
                row.getInt("version"),
                State.valueOf(row.getString("state")),
                row.getString("reason"),
                Moves.instant(row, "asked_at"),
                row.getString("asked_by"),
                Moves.instant(row, "judged_at"),
                row.getString("judged_by"));
    }
}
