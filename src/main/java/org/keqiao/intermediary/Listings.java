package org.keqiao.intermediary;

import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.keqiao.intermediary.Intermediary.State;
import org.keqiao.intermediary.IntermediaryFile.What;
import org.keqiao.shared.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Changes of the register, each in the transaction of the case that decides it. Whoever changes an entry locks it first. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class Listings {

    private final JdbcClient jdbc;
    private final Intermediaries intermediaries;
    private final IntermediaryRows rows;
    private final RegisterNumbers numbers;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Listings(
            JdbcClient jdbc,
            Intermediaries intermediaries,
            IntermediaryRows rows,
            RegisterNumbers numbers,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.intermediaries = intermediaries;
        this.rows = rows;
        this.numbers = numbers;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Lists, with a number of its own; who is listed already keeps number and first day and is renewed.
     *
     * @throws Refusal conflict CERTIFICATE_LISTED when another broker is listed on this certificate
     */
    public Intermediary list(ListingDraft draft) {
        LocalDate today = LocalDate.now(clock);
        Optional<Intermediary> living =
                intermediaries.living(draft.kind(), draft.organisation()).map(entry -> lock(entry.id()));
        try {
            UUID id;
            if (living.isPresent()) {
                id = living.get().id();
                renew(id, draft);
            } else {
                id = UUID.randomUUID();
                insert(id, draft, today);
            }
            record(id, living.isPresent() ? What.RENEWED : What.LISTED, today, draft.caseNumber(), "");
            return intermediaries.require(id);
        } catch (DuplicateKeyException taken) {
            throw Refusal.conflict(
                    "CERTIFICATE_LISTED",
                    draft.broker() == null ? draft.name() : draft.broker().certificateNumber());
        }
    }

    private void insert(UUID id, ListingDraft draft, LocalDate today) {
        described(
                jdbc.sql(
                                """
                                insert into intermediary (id, number, kind, organisation, name, uscc, county, fields, services,
                                    level, certificate_number, issuer, employer, employer_uscc, state, listed_on, valid_to,
                                    case_number)
                                values (:id, :number, :kind, :organisation, :name, :uscc, :county, :fields::varchar[], :services,
                                    :level, :certificate, :issuer, :employer, :employerUscc, 'LISTED', :today, :validTo, :case)
                                """)
                        .param("id", id)
                        .param("number", numbers.next(draft.kind().prefix(), today))
                        .param("kind", draft.kind().name())
                        .param("organisation", draft.organisation())
                        .param("today", today)
                        .param("case", draft.caseNumber()),
                draft);
    }

    private void renew(UUID id, ListingDraft draft) {
        described(
                jdbc.sql(
                                """
                                update intermediary set name = :name, uscc = :uscc, county = :county, fields = :fields::varchar[],
                                    services = :services, level = :level, certificate_number = :certificate, issuer = :issuer,
                                    employer = :employer, employer_uscc = :employerUscc, valid_to = :validTo,
                                    certificate_annulled_on = null
                                where id = :id
                                """)
                        .param("id", id),
                draft);
    }

    private static void described(JdbcClient.StatementSpec statement, ListingDraft draft) {
        ListingDraft.Broker broker = draft.broker();
        statement
                .param("name", draft.name())
                .param("uscc", draft.uscc(), Types.VARCHAR)
                .param("county", draft.county(), Types.VARCHAR)
                .param("fields", draft.fields().toArray(String[]::new))
                .param("services", draft.services())
                .param("level", broker == null ? null : broker.level().name(), Types.VARCHAR)
                .param(
                        "certificate",
                        broker == null ? null : broker.certificateNumber().strip(),
                        Types.VARCHAR)
                .param("issuer", broker == null ? null : broker.issuer(), Types.VARCHAR)
                .param("employer", broker == null ? null : broker.employer(), Types.VARCHAR)
                .param("employerUscc", broker == null ? null : broker.employerUscc(), Types.VARCHAR)
                .param("validTo", broker == null ? null : broker.validTo(), Types.DATE)
                .update();
    }

    /** Nobody else changes the entry until the transaction ends. */
    public Intermediary lock(UUID id) {
        return jdbc.sql("select * from intermediary where id = ? for no key update")
                .params(id)
                .query(rows)
                .optional()
                .orElseThrow(Refusal::notFound);
    }

    /** @throws Refusal conflict ENTRY_STATE when it is not listed */
    public Intermediary suspend(UUID id, @Nullable String caseNumber, String reason) {
        return change(id, State.LISTED, State.SUSPENDED, What.SUSPENDED, caseNumber, reason);
    }

    /** @throws Refusal conflict ENTRY_STATE when it is not suspended */
    public Intermediary resume(UUID id, @Nullable String caseNumber, String reason) {
        return change(id, State.SUSPENDED, State.LISTED, What.RESUMED, caseNumber, reason);
    }

    /** @throws Refusal conflict ENTRY_STATE when it has ended */
    public Intermediary strikeOff(UUID id, @Nullable String caseNumber, String reason) {
        return change(id, null, State.DELISTED, What.DELISTED, caseNumber, reason);
    }

    /**
     * Strikes off what ought not to have been listed: money that was awarded on it since then is looked into.
     *
     * @param from the first day on which it ought not to have been, from its first day on the list to today
     * @throws Refusal conflict ENTRY_STATE when it has ended
     */
    public Intermediary strikeOffAsVoid(UUID id, String caseNumber, String reason, LocalDate from) {
        strikeOff(id, caseNumber, reason);
        jdbc.sql("update intermediary set void_from = ? where id = ?")
                .params(from, id)
                .update();
        Intermediary entry = intermediaries.require(id);
        events.publishEvent(new ListingVoid(entry, from, caseNumber));
        return entry;
    }

    /**
     * A certificate was annulled: all entries that rest on it say so, whether they live or have ended.
     *
     * @return those entries as they stand now, last listed first
     */
    public List<Intermediary> annulCertificate(String number, String reason) {
        LocalDate today = LocalDate.now(clock);
        jdbc.sql("update intermediary set certificate_annulled_on = ? where certificate_number = ?")
                .params(today, number)
                .update();
        List<Intermediary> resting = intermediaries.everOn(number);
        resting.forEach(entry -> record(entry.id(), What.ANNULLED, today, null, reason));
        return resting;
    }

    /** Its time is over; nothing happens when it was renewed or has ended meanwhile. */
    void lapse(UUID id) {
        Intermediary entry = lock(id);
        LocalDate today = LocalDate.now(clock);
        if (entry.state().isLiving() && entry.validTo() != null && today.isAfter(entry.validTo())) {
            change(id, null, State.LAPSED, What.LAPSED, null, "");
        }
    }

    /**
     * Records a year's grade. A second failure in a row ends the entry.
     *
     * @return true when it was struck off by it
     * @throws Refusal conflict ALREADY_ASSESSED; ENTRY_STATE when it has ended
     */
    public boolean assess(UUID id, int year, AssessmentGrade grade, String caseNumber, String reason) {
        Intermediary entry = lock(id);
        requireLiving(entry);
        boolean second = grade == AssessmentGrade.FAILED
                && gradeBefore(id, year).filter(AssessmentGrade.FAILED::equals).isPresent();
        try {
            jdbc.sql(
                            """
                            insert into intermediary_assessment (intermediary, year, grade, decided_on, case_number)
                            values (?, ?, ?, ?, ?)
                            """)
                    .params(id, year, grade.name(), LocalDate.now(clock), caseNumber)
                    .update();
        } catch (DuplicateKeyException assessed) {
            throw Refusal.conflict("ALREADY_ASSESSED", entry.number(), String.valueOf(year));
        }
        if (second) {
            strikeOff(id, caseNumber, reason);
        }
        return second;
    }

    /** The grade of the last year before this one for which there is any. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Optional<AssessmentGrade> gradeBefore(UUID id, int year) {
        return jdbc.sql(
                        "select grade from intermediary_assessment where intermediary = ? and year < ? order by year desc limit 1")
                .params(id, year)
                .query((row, n) -> AssessmentGrade.valueOf(row.getString("grade")))
                .optional();
    }

    /** Whether the year has its grade. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public boolean isAssessed(UUID id, int year) {
        return jdbc.sql("select exists (select from intermediary_assessment where intermediary = ? and year = ?)")
                .params(id, year)
                .query(Boolean.class)
                .single();
    }

    private Intermediary change(
            UUID id, @Nullable State from, State to, What what, @Nullable String caseNumber, String reason) {
        Intermediary entry = lock(id);
        requireLiving(entry);
        if (from != null && entry.state() != from) {
            throw entry.inThisState();
        }
        LocalDate today = LocalDate.now(clock);
        jdbc.sql("update intermediary set state = :state, ended_on = :ended where id = :id")
                .param("state", to.name())
                .param("ended", to.isLiving() ? null : today, Types.DATE)
                .param("id", id)
                .update();
        record(id, what, today, caseNumber, reason);
        return intermediaries.require(id);
    }

    private static void requireLiving(Intermediary entry) {
        if (!entry.state().isLiving()) {
            throw entry.inThisState();
        }
    }

    private void record(UUID id, What what, LocalDate on, @Nullable String caseNumber, String reason) {
        jdbc.sql(
                        """
                        insert into intermediary_event (intermediary, what, on_day, case_number, reason)
                        values (:id, :what, :on, :case, :reason)
                        """)
                .param("id", id)
                .param("what", what.name())
                .param("on", on)
                .param("case", caseNumber, Types.VARCHAR)
                .param("reason", reason)
                .update();
    }
}
