package org.keqiao.document;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.keqiao.security.Actor;
import org.keqiao.shared.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 送达: how letters reached the party. */
@Service
public class LetterServing {

    private static final int LONGEST_NOTE = 500;

    private final Letters letters;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    LetterServing(Letters letters, JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.letters = letters;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Records that a letter was served; from that day it takes effect.
     *
     * @param note who received it, or where the proof lies; null without one
     * @throws Refusal when it is served already, not sealed yet, or the day is impossible
     */
    @Transactional
    public Letter serve(UUID id, Letter.Service service, LocalDate on, @Nullable String note, Actor actor) {
        Letter letter = letters.require(id);
        if (!letter.isSealed()) {
            throw Refusal.conflict("LETTER_NOT_SEALED");
        }
        if (on.isBefore(letter.issuedOn())) {
            throw Refusal.invalid("LETTER_SERVED_BEFORE_ISSUED");
        }
        if (on.isAfter(LocalDate.now(clock))) {
            throw Refusal.invalid("LETTER_SERVED_IN_FUTURE");
        }
        int changed = jdbc.sql(
                        """
                        update letter set service = :service, served_on = :on, service_note = :note,
                            service_recorded_by = :by
                        where id = :id and served_on is null
                        """)
                .param("service", service.name())
                .param("on", on)
                .param("note", note == null ? null : note.substring(0, Math.min(note.length(), LONGEST_NOTE)))
                .param("by", actor.displayName())
                .param("id", id)
                .update();
        if (changed == 0) {
            throw Refusal.conflict("LETTER_ALREADY_SERVED");
        }
        events.publishEvent(new LetterServed(id, letter.caseId(), letter.caseNumber(), letter.kind(), on));
        return letters.require(id);
    }
}
