package org.keqiao.inbox.recusal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.CaseReading;
import org.keqiao.casefile.CaseView;
import org.keqiao.casefile.LettersAcross;
import org.keqiao.casefile.StandingAside;
import org.keqiao.inbox.HandExamined;
import org.keqiao.inbox.RecusalAnswered;
import org.keqiao.inbox.seat.WaitingSteps;
import org.keqiao.security.AccountDirectory;
import org.keqiao.security.AccountView;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.Duty;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.Texts;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * 回避决定 and what follows from it: the person's steps go back to their group, what they did before is void, and what was
 * built on it waits until the step is done again, or another person has examined it anew.
 */
@Service
public class RecusalDecisions {

    private static final int LONGEST_MINUTES = 100;

    private final RecusalRows rows;
    private final RecusalOffice office;
    private final WaitingSteps steps;
    private final StandingAside aside;
    private final CaseCommands cases;
    private final CaseReading reading;
    private final LettersAcross letters;
    private final Texts texts;
    private final AccountDirectory accounts;
    private final CurrentActor currentActor;
    private final ApplicationEventPublisher events;
    private final JdbcClient jdbc;
    private final Clock clock;

    RecusalDecisions(
            RecusalRows rows,
            RecusalOffice office,
            WaitingSteps steps,
            StandingAside aside,
            CaseCommands cases,
            CaseReading reading,
            LettersAcross letters,
            Texts texts,
            AccountDirectory accounts,
            CurrentActor currentActor,
            ApplicationEventPublisher events,
            JdbcClient jdbc,
            Clock clock) {
        this.rows = rows;
        this.office = office;
        this.steps = steps;
        this.aside = aside;
        this.cases = cases;
        this.reading = reading;
        this.letters = letters;
        this.texts = texts;
        this.accounts = accounts;
        this.currentActor = currentActor;
        this.events = events;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * An act that is void.
     *
     * @param seq its number in the case
     * @param name of the step
     * @param person whose act it was
     * @param upheld whether another person stands for it by now
     */
    public record VoidAct(int seq, String name, String nameEn, @Nullable Duty duty, String person, boolean upheld) {}

    /**
     * Grants or refuses, in one transaction with everything that follows. Whoever completes a step at the same moment
     * either was first, and the act is void, or is refused.
     *
     * @param minutes of the meeting that decided; mandatory for whoever enters its decision, null for others
     * @throws Refusal NOT_FOUND; forbidden NOT_THE_RECUSAL_OFFICE, or the decider stands back too; conflict
     *     RECUSAL_DECIDED; invalid with errors at {@code reason} and {@code minutes}
     */
    @Transactional
    public Recusal decide(UUID id, boolean granted, @Nullable String reason, @Nullable String minutes) {
        Actor actor = currentActor.require();
        RecusalRows.Row row = rows.find(id).orElseThrow(Refusal::notFound);
        Recusal recusal = row.recusal();
        if (!office.decides(actor, recusal.person(), row.scope(), row.confidential())) {
            throw Refusal.forbidden("NOT_THE_RECUSAL_OFFICE");
        }
        String why = Recusals.reason(reason);
        String meeting = minutes == null || minutes.isBlank() ? null : minutes.strip();
        if (meeting == null && office.entersMinutes(actor, row.scope())) {
            throw Refusal.invalid(List.of(FieldError.of("minutes", "required")));
        }
        if (meeting != null && meeting.length() > LONGEST_MINUTES) {
            throw Refusal.invalid(List.of(FieldError.of("minutes", "tooLong", LONGEST_MINUTES)));
        }
        CaseNumber number = recusal.caseNumber();
        cases.lock(number);
        aside.requireTakesPart(number, actor.accountId());
        Recusal.State state = granted ? Recusal.State.GRANTED : Recusal.State.REFUSED;
        if (!rows.decide(id, state, actor, why, meeting)) {
            throw Refusal.conflict("RECUSAL_DECIDED");
        }
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("person", recusal.personName());
        if (meeting != null) {
            said.put("minutes", meeting);
        }
        if (granted) {
            said.putAll(standBack(number, recusal.person(), id));
        }
        write(row, granted, why, meeting, actor);
        cases.recordCommand(number, granted ? "recusalGranted" : "recusalRefused", why, said);
        events.publishEvent(new RecusalAnswered(
                id,
                cases.ref(number),
                recusal.personName(),
                recusal.person(),
                row.organisation() == null ? row.applicant() : null,
                row.organisation(),
                granted,
                why));
        return rows.find(id).orElseThrow().recusal();
    }

    /**
     * Nobody takes part in the examination of what they did, whatever becomes of their relation: that asks for no decision. Where
     * one waits on the case, it is decided as any other.
     */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(HandExamined examined) {
        CaseNumber number = examined.on();
        if (cases.lock(number).status().isTerminal()) {
            return;
        }
        AccountView person = accounts.find(examined.account()).orElseThrow(Refusal::notFound);
        rows.addGranted(cases.ref(number).id(), person, examined.because(), LocalDate.now(clock))
                .ifPresent(id -> {
                    Map<String, Object> said = new LinkedHashMap<>();
                    said.put("person", person.displayName());
                    said.putAll(standBack(number, person.id(), id));
                    cases.recordFinding(number, "recusalGranted", said, Map.of());
                });
    }

    /** 回避决定 of the decider's own office, for the office; for the applicant as well where they asked. A matter need not have it. */
    private void write(RecusalRows.Row row, boolean granted, String why, @Nullable String minutes, Actor actor) {
        Recusal recusal = row.recusal();
        CaseNumber number = recusal.caseNumber();
        boolean asked = cases.ref(number).organisation().equals(row.organisation());
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("person", recusal.personName());
        said.put(
                "askedBy",
                texts.get("recusal.origin." + recusal.origin(), Locale.SIMPLIFIED_CHINESE, recusal.applicantName()));
        said.put("askedWhy", recusal.reason());
        said.put("granted", granted);
        said.put("decisionReason", why);
        said.put("minutes", minutes);
        said.put("decidedBy", actor.displayName());
        letters.issue(number, number, asked ? "LT-H1P" : "LT-H1", actor.county(), said);
    }

    private Map<String, Object> standBack(CaseNumber number, UUID account, UUID recusal) {
        AccountView person = accounts.find(account).orElseThrow(Refusal::notFound);
        Map<String, Object> said = new LinkedHashMap<>();
        List<String> given = new ArrayList<>(steps.giveBack(number, person.username()));
        // What they typed and did not send is nobody's work to go on with.
        jdbc.sql(
                        """
                        delete from inbox_draft where username = ?
                            and task_id in (select task_id from inbox_task where case_number = ?)
                        """)
                .params(person.username(), number.value())
                .update();
        List<Integer> acts = aside.makeVoid(number, account, recusal);
        if (!given.isEmpty()) {
            said.put("steps", given);
        }
        if (!acts.isEmpty()) {
            said.put("voidActs", acts);
        }
        return said;
    }

    /** Acts of a case that are void, oldest first; none for its parties. */
    @Transactional(readOnly = true)
    public List<VoidAct> voidActs(UUID caseId) {
        if (!reading.view(caseId).rights().officer()) {
            return List.of();
        }
        return jdbc.sql(
                        """
                        select a.seq, a.name, coalesce(a.name_en, a.name) as name_en, a.duty,
                            coalesce(a.on_behalf_name, a.actor_name) as person, v.upheld_by
                        from act_void v join act a on a.case_id = v.case_id and a.seq = v.seq
                        where v.case_id = ? and a.kind in ('STEP', 'SYSTEM') and a.outcome_kind is distinct from 'RETURN'
                        order by a.seq
                        """)
                .params(caseId)
                .query((row, n) -> new VoidAct(
                        row.getInt("seq"),
                        row.getString("name"),
                        row.getString("name_en"),
                        row.getString("duty") == null ? null : Duty.valueOf(row.getString("duty")),
                        row.getString("person"),
                        row.getObject("upheld_by") != null))
                .list();
    }

    /** The duty that a case waits for to be done again, for a reader of it; null when none has to. */
    @Transactional(readOnly = true)
    @Nullable
    public Duty toRedo(CaseView view) {
        return view.caseNumber() == null || !view.rights().officer()
                ? null
                : aside.toRedo(view.caseNumber()).orElse(null);
    }

    /**
     * 重新审查: examines a void act anew and stands for it, as one of those who could have done it. Who comes to another
     * result sends the case back to the step instead.
     *
     * @param seq number of the act
     * @param opinion what was examined, and what came out
     * @throws Refusal NOT_FOUND; conflict NOT_VOID, ALREADY_DECIDED; forbidden ROLE_MISSING, and whatever keeps the person
     *     from the duty; invalid with an error at {@code reason}
     */
    @Transactional
    public void uphold(UUID caseId, int seq, @Nullable String opinion) {
        Actor actor = currentActor.require();
        CaseView view = reading.view(caseId);
        if (!view.rights().officer() || view.caseNumber() == null) {
            throw Refusal.notFound();
        }
        String why = Recusals.reason(opinion);
        CaseNumber number = view.caseNumber();
        if (cases.lock(number).status().isTerminal()) {
            throw Refusal.conflict("ALREADY_DECIDED", number.value());
        }
        VoidAct act = voidActs(caseId).stream()
                .filter(one -> one.seq() == seq && !one.upheld())
                .findFirst()
                .orElseThrow(() -> Refusal.conflict("NOT_VOID"));
        Duty duty = act.duty();
        boolean qualified = actor.roles().stream()
                .filter(role -> role.duty().filter(of -> of == duty).isPresent())
                .anyMatch(role ->
                        actor.groups().contains(cases.ref(number).scope().group(role)));
        if (duty == null || !qualified) {
            throw Refusal.forbidden("ROLE_MISSING");
        }
        cases.requireSeparation(actor, number, duty);
        int by = cases.recordCommand(number, "voidUpheld", duty, why, Map.of("act", seq, "step", act.name()));
        aside.uphold(number, seq, by);
    }
}
