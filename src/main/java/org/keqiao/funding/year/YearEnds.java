package org.keqiao.funding.year;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.event.ApplicantNotified;
import org.keqiao.funding.BudgetLine;
import org.keqiao.funding.BudgetLines;
import org.keqiao.funding.FundingShare;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.Role;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.Texts;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 年终结转 (预算法 42): what is free lapses, what is reserved or promised goes on with its line for at most two years and is paid
 * before anything new. Nothing is moved to another line, so that a payment under way finds its money where it was.
 */
@Service
@Transactional(readOnly = true)
public class YearEnds {

    private static final int MOST_YEARS = 2;
    private static final int LONGEST_REFERENCE = 200;

    private final JdbcClient jdbc;
    private final BudgetLines budgets;
    private final CaseCommands cases;
    private final CurrentActor currentActor;
    private final ApplicationEventPublisher events;
    private final Texts texts;
    private final Clock clock;

    YearEnds(
            JdbcClient jdbc,
            BudgetLines budgets,
            CaseCommands cases,
            CurrentActor currentActor,
            ApplicationEventPublisher events,
            Texts texts,
            Clock clock) {
        this.jdbc = jdbc;
        this.budgets = budgets;
        this.cases = cases;
        this.currentActor = currentActor;
        this.events = events;
        this.texts = texts;
        this.clock = clock;
    }

    private record Row(UUID id, UUID proposedBy, YearEnd.Proposal proposal) {}

    /**
     * What it would come to; nothing is changed.
     *
     * @throws Refusal NOT_FOUND; conflict YEAR_NOT_OVER, YEAR_END_DONE, YEAR_END_OWED
     */
    public YearEnd preview(UUID budget) {
        BudgetLine line = budgets.require(budget);
        Row waiting = waiting(budget).orElse(null);
        Actor actor = currentActor.require();
        return state(line, waiting, budgets.isKept(line), waiting != null && confirms(actor, line, waiting));
    }

    /** Whether there is anything to be done about a line at the end of its year. */
    public boolean isDue(BudgetLine line) {
        return runsIn(line) < thisYear() && !isDone(line);
    }

    /**
     * Puts it before a second person, as it stands now.
     *
     * @param reference the finance document, 1 to 200 characters
     * @throws Refusal as {@link #preview}; FORBIDDEN NOT_YOUR_PURSE; INVALID; conflict YEAR_END_PROPOSED
     */
    @Transactional
    public YearEnd propose(UUID budget, @Nullable String reference) {
        BudgetLine line = budgets.require(budget);
        if (!budgets.isKept(line)) {
            throw Refusal.forbidden("NOT_YOUR_PURSE");
        }
        if (reference == null || reference.isBlank()) {
            throw Refusal.invalid(List.of(FieldError.of("reference", "required")));
        }
        if (reference.strip().length() > LONGEST_REFERENCE) {
            throw Refusal.invalid(List.of(FieldError.of("reference", "tooLong", LONGEST_REFERENCE)));
        }
        YearEnd state = state(line, null, true, false);
        Actor actor = currentActor.require();
        try {
            jdbc.sql(
                            """
                            insert into budget_year_end (id, budget, ended_year, into_year, lapsed, reserved, owed, reference,
                                state, proposed_by, proposed_name, proposed_at)
                            values (:id, :budget, :ended, :into, :lapsed, :reserved, :owed, :reference,
                                'PROPOSED', :by, :name, :at)
                            """)
                    .param("id", UUID.randomUUID())
                    .param("budget", budget)
                    .param("ended", state.endedYear())
                    .param("into", state.intoYear(), Types.INTEGER)
                    .param("lapsed", state.lapses().yuan())
                    .param("reserved", state.reserved().yuan())
                    .param("owed", state.owed().yuan())
                    .param("reference", reference.strip())
                    .param("by", actor.accountId())
                    .param("name", actor.displayName())
                    .param("at", Timestamp.from(clock.instant()))
                    .update();
        } catch (DuplicateKeyException waiting) {
            throw Refusal.conflict("YEAR_END_PROPOSED");
        }
        return preview(budget);
    }

    /**
     * The second person agrees: what is free lapses, the line takes nothing new and goes on with what it has promised; whoever
     * waits is told. All of it at once, or nothing.
     *
     * @throws Refusal NOT_FOUND; FORBIDDEN SAME_PERSON, NOT_YOUR_PURSE; conflict YEAR_END_NOT_PROPOSED, YEAR_END_CHANGED when
     *     the figures are others than those proposed; as {@link #preview}
     */
    @Transactional
    public BudgetLine confirm(UUID budget) {
        BudgetLine line = budgets.require(budget);
        Row waiting = requireWaiting(line);
        Actor actor = currentActor.require();
        // Whoever reserves, pays or gives back on this line waits here, and finds it as this leaves it.
        jdbc.sql("select id from ledger_account where id = ? for no key update")
                .params(budget)
                .query(UUID.class)
                .single();
        YearEnd state = state(budgets.require(budget), waiting, true, true);
        YearEnd.Proposal proposed = waiting.proposal();
        // What was paid meanwhile changes nothing about what lapses.
        if (!state.lapses().equals(proposed.lapses())) {
            throw Refusal.conflict("YEAR_END_CHANGED", proposed.lapses(), state.lapses());
        }
        decide(waiting, actor, "CONFIRMED");
        if (state.lapses().isPositive()) {
            jdbc.sql(
                            """
                            insert into ledger_move (kind, amount, account, reference, made_at, made_by)
                            values ('CUT', ?, ?, ?, ?, ?)
                            """)
                    .params(
                            state.lapses().yuan(),
                            budget,
                            proposed.reference(),
                            Timestamp.from(clock.instant()),
                            actor.username())
                    .update();
        }
        jdbc.sql("update ledger_account set closed = true where id = ?")
                .params(budget)
                .update();
        jdbc.sql("update budget_line set carry_over_year = coalesce(:into, carry_over_year) where account = :id")
                .param("into", state.intoYear(), Types.INTEGER)
                .param("id", budget)
                .update();
        tell(line, state);
        return budgets.require(budget);
    }

    /** The second person disagrees; the line stays as it is, and it may be proposed anew. */
    @Transactional
    public void reject(UUID budget) {
        decide(requireWaiting(budgets.require(budget)), currentActor.require(), "REJECTED");
    }

    private void decide(Row waiting, Actor actor, String state) {
        int decided = jdbc.sql(
                        """
                        update budget_year_end set state = :state, decided_by = :by, decided_name = :name, decided_at = :at
                        where id = :id and state = 'PROPOSED'
                        """)
                .param("state", state)
                .param("by", actor.accountId())
                .param("name", actor.displayName())
                .param("at", Timestamp.from(clock.instant()))
                .param("id", waiting.id())
                .update();
        if (decided == 0) {
            throw Refusal.conflict("YEAR_END_NOT_PROPOSED");
        }
    }

    private void tell(BudgetLine line, YearEnd state) {
        String message = texts.get(
                "funding.yearEnd.told",
                Locale.SIMPLIFIED_CHINESE,
                String.valueOf(state.endedYear()),
                String.valueOf(state.intoYear()));
        for (String number : reservedFor(line.id())) {
            events.publishEvent(new ApplicantNotified(UUID.randomUUID(), cases.ref(new CaseNumber(number)), message));
        }
    }

    private List<String> reservedFor(UUID budget) {
        return jdbc.sql(
                        "select case_number from funding_allocation where budget = ? and reserved > 0 order by case_number")
                .params(budget)
                .query(String.class)
                .list();
    }

    private YearEnd state(BudgetLine line, @Nullable Row waiting, boolean mayPropose, boolean mayConfirm) {
        int ended = runsIn(line);
        if (ended >= thisYear()) {
            throw Refusal.conflict("YEAR_NOT_OVER", String.valueOf(ended));
        }
        if (isDone(line)) {
            throw Refusal.conflict("YEAR_END_DONE");
        }
        Money owed = line.committed().minus(line.paid());
        boolean goesOn = line.reserved().isPositive() || owed.isPositive();
        Integer into = goesOn ? thisYear() : null;
        if (into != null && into > line.year() + MOST_YEARS) {
            throw Refusal.conflict("YEAR_END_OWED", line.reserved(), owed, String.valueOf(line.year() + MOST_YEARS));
        }
        return new YearEnd(
                ended,
                into,
                line.left(),
                line.reserved(),
                owed,
                reservedFor(line.id()).size(),
                waiting == null ? null : waiting.proposal(),
                mayPropose && waiting == null,
                mayConfirm);
    }

    /** The year whose end comes next. */
    private static int runsIn(BudgetLine line) {
        return line.carryOverYear() == null ? line.year() : line.carryOverYear();
    }

    /** Closed with nothing on it. */
    private static boolean isDone(BudgetLine line) {
        return line.closed() && line.total().equals(line.paid());
    }

    private int thisYear() {
        return LocalDate.now(clock).getYear();
    }

    private Row requireWaiting(BudgetLine line) {
        Row waiting = waiting(line.id()).orElseThrow(() -> Refusal.conflict("YEAR_END_NOT_PROPOSED"));
        Actor actor = currentActor.require();
        if (waiting.proposedBy().equals(actor.accountId())) {
            throw Refusal.forbidden("SAME_PERSON");
        }
        if (!confirms(actor, line, waiting)) {
            throw Refusal.forbidden("NOT_YOUR_PURSE");
        }
        return waiting;
    }

    /** Another one who keeps the purse, or whoever decides at that level. */
    private boolean confirms(Actor actor, BudgetLine line, Row waiting) {
        boolean decides = line.level() == FundingShare.CITY
                ? actor.has(Role.DEPUTY_DIRECTOR)
                : actor.has(Role.COUNTY_HEAD) && String.valueOf(line.county()).equals(actor.county());
        return !waiting.proposedBy().equals(actor.accountId()) && (decides || budgets.isKept(line));
    }

    private Optional<Row> waiting(UUID budget) {
        return jdbc.sql("select * from budget_year_end where budget = ? and state = 'PROPOSED'")
                .params(budget)
                .query((row, n) -> new Row(
                        row.getObject("id", UUID.class),
                        row.getObject("proposed_by", UUID.class),
                        new YearEnd.Proposal(
                                row.getString("reference"),
                                Money.of(row.getBigDecimal("lapsed")),
                                Money.of(row.getBigDecimal("reserved")),
                                Money.of(row.getBigDecimal("owed")),
                                row.getString("proposed_name"))))
                .optional();
    }
}
