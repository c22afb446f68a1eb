package org.keqiao.inbox.recusal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.keqiao.calendar.Limit;
import org.keqiao.calendar.WorkingCalendar;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.CaseReading;
import org.keqiao.casefile.CaseRef;
import org.keqiao.casefile.CaseView;
import org.keqiao.casefile.event.CaseDecided;
import org.keqiao.casefile.event.CaseWithdrawn;
import org.keqiao.inbox.RecusalAsked;
import org.keqiao.process.Matters;
import org.keqiao.security.AccountDirectory;
import org.keqiao.security.AccountView;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.Duty;
import org.keqiao.security.Role;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * 申请回避: officers ask for themselves, parties and other officers about somebody, and the product where a relation was
 * declared (公务员法 76). From then on the person does nothing on the case until it is decided.
 */
@Service
public class Recusals {

    /** Characters of a reason. */
    public static final int LONGEST_REASON = 500;

    /** 回避决定期限: a decision of this product, since the law names none. */
    static final Limit TO_DECIDE = new Limit(3, Limit.Unit.WORKING);

    private final RecusalRows rows;
    private final RecusalOffice office;
    private final CaseCommands cases;
    private final CaseReading reading;
    private final Matters matters;
    private final AccountDirectory accounts;
    private final CurrentActor currentActor;
    private final WorkingCalendar calendar;
    private final ApplicationEventPublisher events;
    private final JdbcClient jdbc;
    private final Clock clock;

    Recusals(
            RecusalRows rows,
            RecusalOffice office,
            CaseCommands cases,
            CaseReading reading,
            Matters matters,
            AccountDirectory accounts,
            CurrentActor currentActor,
            WorkingCalendar calendar,
            ApplicationEventPublisher events,
            JdbcClient jdbc,
            Clock clock) {
        this.rows = rows;
        this.office = office;
        this.cases = cases;
        this.reading = reading;
        this.matters = matters;
        this.accounts = accounts;
        this.currentActor = currentActor;
        this.calendar = calendar;
        this.events = events;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whether the signed-in person decides on recusals. */
    public boolean isDecider() {
        return currentActor.find().filter(RecusalOffice::isOne).isPresent();
    }

    /**
     * What was asked on a case, newest first: officers read all, a party what it asked itself.
     *
     * @throws Refusal NOT_FOUND when the case is not the actor's to know
     */
    @Transactional(readOnly = true)
    public List<Recusal> of(UUID caseId) {
        Actor actor = currentActor.require();
        boolean officer = reading.view(caseId).rights().officer();
        return rows.of(caseId).stream()
                .filter(row -> officer
                        || row.organisation() != null && actor.organisations().contains(row.organisation()))
                .map(row -> seenBy(actor, row))
                .toList();
    }

    /**
     * What the signed-in person decides or decided about: what waits, the most urgent first, then the newest first.
     *
     * @param limit 1 to 200
     * @throws Refusal forbidden NOT_THE_RECUSAL_OFFICE
     */
    @Transactional(readOnly = true)
    public CursorPage<Recusal> mine(@Nullable String cursor, int limit) {
        Actor actor = currentActor.require();
        if (!RecusalOffice.isOne(actor)) {
            throw Refusal.forbidden("NOT_THE_RECUSAL_OFFICE");
        }
        return rows.of(actor, cursor, limit);
    }

    private Recusal seenBy(Actor actor, RecusalRows.Row row) {
        Recusal recusal = row.recusal();
        return recusal.decidable(recusal.state() == Recusal.State.PROPOSED
                && office.decides(actor, recusal.person(), row.scope(), row.confidential()));
    }

    /** Whether the signed-in person may ask for somebody's recusal on a case that they see: its officers and its parties. */
    public boolean mayAsk(CaseView view) {
        return view.rights().officer()
                || view.parties().stream()
                        .map(CaseView.Party::organisationId)
                        .anyMatch(currentActor.require().organisations()::contains);
    }

    /** Officers who act on the case or may come to, by name: about whom somebody may ask. */
    @Transactional(readOnly = true)
    public List<AccountView> officers(UUID caseId) {
        return List.copyOf(known(reading.view(caseId)).values());
    }

    private Map<UUID, AccountView> known(CaseView view) {
        CaseRef ref = cases.ref(view.caseNumber());
        Map<UUID, AccountView> known = new LinkedHashMap<>();
        jdbc.sql(
                        """
                        select distinct account_id from act
                        where case_id = :case and account_id is not null and duty is distinct from :applicant
                        """)
                .param("case", ref.id())
                .param("applicant", Duty.APPLICANT.name())
                .query(UUID.class)
                .list()
                .forEach(account -> accounts.find(account)
                        .filter(person -> !person.roles().isEmpty())
                        .ifPresent(person -> known.put(person.id(), person)));
        for (Role role :
                matters.version(view.matter(), view.definitionVersion()).roles()) {
            accounts.inGroup(ref.scope().group(role)).forEach(person -> known.put(person.id(), person));
        }
        return known;
    }

    /**
     * Asks that somebody stand back from a case.
     *
     * @param person for officers a sign-in name, null for oneself; for parties a name as people call it
     * @return as the caller may see it
     * @throws Refusal NOT_FOUND; invalid with errors at {@code person} and {@code reason}; conflict ALREADY_DECIDED,
     *     RECUSAL_ASKED when one waits or holds, or the party has asked before
     */
    @Transactional
    public Recusal ask(UUID caseId, @Nullable String person, @Nullable String reason) {
        Actor actor = currentActor.require();
        CaseView view = reading.view(caseId);
        if (view.caseNumber() == null) {
            throw Refusal.conflict("NOT_SUBMITTED");
        }
        String why = reason(reason);
        boolean officer = view.rights().officer();
        AccountView whom = whom(view, actor, officer, person);
        Recusal.Origin origin = !officer
                ? Recusal.Origin.PARTY
                : whom.id().equals(actor.accountId()) ? Recusal.Origin.SELF : Recusal.Origin.OTHER;
        UUID organisation = officer
                ? null
                : view.parties().stream()
                        .map(CaseView.Party::organisationId)
                        .filter(actor.organisations()::contains)
                        .findFirst()
                        .orElseThrow(Refusal::notFound);
        if (cases.lock(view.caseNumber()).status().isTerminal()) {
            throw Refusal.conflict("ALREADY_DECIDED", view.caseNumber().value());
        }
        UUID id = rows.add(caseId, whom, origin, why, actor, organisation, dueOn())
                .orElseThrow(() -> Refusal.conflict("RECUSAL_ASKED", whom.displayName()));
        cases.recordCommand(view.caseNumber(), "recusalAsked", why, Map.of("person", whom.displayName()));
        tell(id, view.caseNumber(), whom);
        return seenBy(actor, rows.find(id).orElseThrow());
    }

    /**
     * The same for an officer about somebody else, of whom nobody may be named yet.
     *
     * @param person sign-in name, blank when nobody was chosen
     */
    @Transactional
    public Recusal askAbout(UUID caseId, String person, @Nullable String reason) {
        if (person.isBlank()) {
            throw Refusal.invalid(List.of(FieldError.of("person", "required")));
        }
        return ask(caseId, person, reason);
    }

    /** Whether the reader decides by entering what a meeting decided, whose minutes are to be named. */
    @Transactional(readOnly = true)
    public boolean entersMinutes(Recusal recusal) {
        return rows.find(recusal.id())
                .filter(row -> office.entersMinutes(currentActor.require(), row.scope()))
                .isPresent();
    }

    private AccountView whom(CaseView view, Actor actor, boolean officer, @Nullable String person) {
        String named = person == null ? "" : person.strip();
        if (officer && (named.isEmpty() || named.equals(actor.username()))) {
            return accounts.named(actor.username()).orElseThrow();
        }
        List<AccountView> found = known(view).values().stream()
                .filter(one -> named.equals(officer ? one.username() : one.displayName()))
                .toList();
        if (found.size() != 1) {
            throw Refusal.invalid(List.of(FieldError.of("person", named.isEmpty() ? "required" : "noSuchOfficer")));
        }
        return found.get(0);
    }

    static String reason(@Nullable String reason) {
        String text = reason == null ? "" : reason.strip();
        if (text.isEmpty() || text.length() > LONGEST_REASON) {
            throw Refusal.invalid(
                    List.of(FieldError.of("reason", text.isEmpty() ? "required" : "tooLong", LONGEST_REASON)));
        }
        return text;
    }

    /**
     * The product asks by itself, where an officer declared a relation and has acted before. Nothing happens where one
     * waits or holds already.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void propose(CaseNumber caseNumber, AccountView person, String reason) {
        if (cases.lock(caseNumber).status().isTerminal()) {
            return;
        }
        rows.add(cases.ref(caseNumber).id(), person, Recusal.Origin.SYSTEM, reason, null, null, dueOn())
                .ifPresent(id -> {
                    cases.recordFinding(
                            caseNumber, "recusalProposed", Map.of("person", person.displayName()), Map.of());
                    tell(id, caseNumber, person);
                });
    }

    private void tell(UUID id, CaseNumber caseNumber, AccountView person) {
        CaseRef ref = cases.ref(caseNumber);
        Set<String> groups = office.groups(person.id(), ref.scope(), rows.isConfidential(ref.id()));
        events.publishEvent(new RecusalAsked(id, ref, person.displayName(), groups, dueOn()));
    }

    private LocalDate dueOn() {
        return calendar.due(LocalDate.now(clock), TO_DECIDE).on();
    }

    @EventListener
    void on(CaseDecided event) {
        rows.lapse(event.of().id());
    }

    @EventListener
    void on(CaseWithdrawn event) {
        rows.lapse(event.of().id());
    }
}
