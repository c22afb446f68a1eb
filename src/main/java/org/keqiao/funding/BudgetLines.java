package org.keqiao.funding;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.keqiao.organization.CityProfiles;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Cursor;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 预算指标: opened, raised and cut by whoever keeps the purse; read with every booking behind a figure. */
@Service
@Transactional(readOnly = true)
public class BudgetLines {

    private static final int LONGEST_REFERENCE = 200;
    private static final String COLUMNS =
            """
            select l.*, a.id, a.allowed, a.reserved, a.committed, a.paid, a.recovered, a.closed
            from budget_line l join ledger_account a on a.id = l.account
            """;

    private static final String BEYOND =
            """
            (l.year, l.policy_group, l.level, coalesce(l.county, ''), l.document_number) >
                (select n.year, n.policy_group, n.level, coalesce(n.county, ''), n.document_number
                 from budget_line n where n.account = :after)
            """;
    /** Bookings of a line, newest first, each with what it does to the figure that was asked for. */
    static final String BOOKED =
            """
            select m.*, k.source, k.target, a.case_number, a.share, e.times * m.amount as effect, p.display_name as by_name
            from (select * from ledger_move where account = :id
                  union all
                  select m.* from ledger_move m join funding_allocation a on a.id = m.allocation
                  where a.budget = :id) m
            join ledger_kind k using (kind)
            left join funding_allocation a on a.id = m.allocation
            left join account p on p.username = m.made_by
            cross join lateral (select case cast(:figure as text)
                when 'TOTAL' then k.allowed when 'RESERVED' then k.reserved when 'COMMITTED' then k.committed
                when 'PAID' then k.paid when 'RECOVERED' then k.recovered
                when 'LEFT' then k.allowed - k.reserved - k.committed
                when 'APPROVED' then case k.kind when 'COMMIT' then 1 else 0 end end) e (times)
            where m.id < :before and e.times is distinct from 0
            order by m.id desc limit :limit
            """;

    private final JdbcClient jdbc;
    private final BudgetAccess access;
    private final CityProfiles cities;
    private final CurrentActor currentActor;
    private final Clock clock;

    BudgetLines(JdbcClient jdbc, BudgetAccess access, CityProfiles cities, CurrentActor currentActor, Clock clock) {
        this.jdbc = jdbc;
        this.access = access;
        this.cities = cities;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    /** Whether the signed-in person has anything to do with budgets. */
    public boolean isOpen() {
        return currentActor.find().map(access::reads).orElse(false);
    }

    /** Whether the signed-in person may open lines. */
    public boolean isKept() {
        return access.keepsAny(currentActor.require());
    }

    /** Whether the signed-in person may change a line. */
    public boolean isKept(BudgetLine line) {
        return access.keeps(currentActor.require(), line.county());
    }

    /** The county whose purse the signed-in person keeps; null for whoever keeps the city's. */
    @Nullable
    public String ownCounty() {
        Actor actor = currentActor.require();
        return access.keeps(actor, null) ? null : actor.county();
    }

    /** The only county whose money the signed-in person sees; null for all. Ask {@link #isOpen} first. */
    @Nullable
    public String onlyCounty() {
        BudgetAccess.Scope scope = access.scope(currentActor.require());
        return scope.all() ? null : scope.county();
    }

    /** Lines of a year that the actor sees: what was carried over first, by group, the city's before the counties'. */
    public List<BudgetLine> list(int year) {
        BudgetAccess.Scope scope = access.scope(currentActor.require());
        return jdbc.sql(
                        COLUMNS
                                + """
                        where (l.year = :year or l.carry_over_year = :year) and (:all or l.county = :county)
                        order by l.year, l.policy_group, l.level, coalesce(l.county, ''), l.document_number
                        """)
                .param("year", year)
                .param("all", scope.all())
                .param("county", scope.county(), Types.VARCHAR)
                .query(BudgetLines::line)
                .list();
    }

    /**
     * A page of the same.
     *
     * @param limit 1 to 200
     */
    public CursorPage<BudgetLine> page(int year, @Nullable String cursor, int limit) {
        BudgetAccess.Scope scope = access.scope(currentActor.require());
        Optional<Cursor> after = Cursor.parse(cursor, 1);
        JdbcClient.StatementSpec statement = jdbc.sql(COLUMNS
                        + """
                        where (l.year = :year or l.carry_over_year = :year) and (:all or l.county = :county) and %s
                        order by l.year, l.policy_group, l.level, coalesce(l.county, ''), l.document_number limit :limit
                        """
                                .formatted(after.isEmpty() ? "true" : BEYOND))
                .param("year", year)
                .param("all", scope.all())
                .param("county", scope.county(), Types.VARCHAR)
                .param("limit", limit + 1);
        if (after.isPresent()) {
            statement = statement.param("after", after.get().uuid(0));
        }
        return Cursor.page(statement.query(BudgetLines::line).list(), limit, line -> Cursor.of(line.id()));
    }

    /**
     * The lines of a year taken together.
     *
     * @param lines how many
     */
    public record Together(int lines, Money total, Money reserved, Money committed, Money paid, Money left) {}

    /** All that the actor sees of a year, whatever page is shown. */
    public Together together(int year) {
        BudgetAccess.Scope scope = access.scope(currentActor.require());
        return jdbc.sql(
                        """
                        select count(*) as lines, coalesce(sum(a.allowed), 0) as total, coalesce(sum(a.reserved), 0) as reserved,
                            coalesce(sum(a.committed), 0) as committed, coalesce(sum(a.paid), 0) as paid
                        from budget_line l join ledger_account a on a.id = l.account
                        where (l.year = :year or l.carry_over_year = :year) and (:all or l.county = :county)
                        """)
                .param("year", year)
                .param("all", scope.all())
                .param("county", scope.county(), Types.VARCHAR)
                .query((row, n) -> {
                    Money total = Money.of(row.getBigDecimal("total"));
                    Money reserved = Money.of(row.getBigDecimal("reserved"));
                    Money committed = Money.of(row.getBigDecimal("committed"));
                    return new Together(
                            row.getInt("lines"),
                            total,
                            reserved,
                            committed,
                            Money.of(row.getBigDecimal("paid")),
                            total.minus(reserved).minus(committed));
                })
                .single();
    }

    /** @throws Refusal NOT_FOUND, also for a line that the actor does not see */
    public BudgetLine require(UUID id) {
        BudgetLine line = jdbc.sql(COLUMNS + "where l.account = ?")
                .params(id)
                .query(BudgetLines::line)
                .optional()
                .orElseThrow(Refusal::notFound);
        if (!access.scope(currentActor.require()).sees(line.county())) {
            throw Refusal.notFound();
        }
        return line;
    }

    /**
     * Bookings of a line, newest first.
     *
     * @param figure only those that add up to this figure; null for all
     * @param limit 1 to 200
     */
    public CursorPage<LedgerMove> moves(
            UUID id, @Nullable LedgerMove.Figure figure, @Nullable String cursor, int limit) {
        require(id);
        List<LedgerMove> rows = jdbc.sql(BOOKED)
                .params(booked(id, figure, cursor, limit))
                .query(BudgetLines::move)
                .list();
        return Cursor.page(rows, limit, move -> Cursor.of(move.id()));
    }

    static Map<String, Object> booked(UUID id, @Nullable LedgerMove.Figure figure, @Nullable String cursor, int limit) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("id", id);
        parameters.put("figure", figure == null ? "" : figure.name());
        parameters.put(
                "before", Cursor.parse(cursor, 1).map(after -> after.number(0)).orElse(Long.MAX_VALUE));
        parameters.put("limit", limit + 1);
        return parameters;
    }

    /**
     * 下达指标: opens a line with its first sum.
     *
     * @throws Refusal INVALID; FORBIDDEN unless the actor keeps this purse; conflict BUDGET_KNOWN
     */
    @Transactional
    public BudgetLine open(BudgetLineDraft draft) {
        Actor actor = currentActor.require();
        draft.check();
        if (draft.county() != null && cities.county(draft.county()).isEmpty()) {
            throw Refusal.invalid(List.of(FieldError.of("county", "code")));
        }
        access.requireKeeper(actor, draft.county());
        UUID id = UUID.randomUUID();
        jdbc.sql("insert into ledger_account (id, kind) values (?, 'BUDGET')")
                .params(id)
                .update();
        try {
            jdbc.sql(
                            """
                            insert into budget_line (account, year, policy_group, level, county, document_number,
                                project_code, functional_code, economic_code, opened_at, opened_by)
                            values (:id, :year, :group, :level, :county, :number, :project, :functional, :economic, :at, :by)
                            """)
                    .param("id", id)
                    .param("year", draft.year())
                    .param("group", draft.policyGroup())
                    .param("level", (draft.county() == null ? FundingShare.CITY : FundingShare.COUNTY).name())
                    .param("county", draft.county(), Types.VARCHAR)
                    .param("number", draft.documentNumber().strip())
                    .param("project", draft.projectCode(), Types.VARCHAR)
                    .param("functional", draft.functionalCode(), Types.VARCHAR)
                    .param("economic", draft.economicCode(), Types.VARCHAR)
                    .param("at", Timestamp.from(clock.instant()))
                    .param("by", actor.username())
                    .update();
        } catch (DuplicateKeyException known) {
            throw Refusal.conflict("BUDGET_KNOWN", draft.documentNumber().strip());
        }
        book(LedgerMove.Kind.ALLOT, id, draft.total(), draft.documentNumber().strip(), actor);
        return require(id);
    }

    /**
     * 追加: more for a line.
     *
     * @param reference the finance document, 1 to 200 characters
     * @throws Refusal INVALID; NOT_FOUND; FORBIDDEN; conflict BUDGET_CLOSED
     */
    @Transactional
    public BudgetLine raise(UUID id, @Nullable Money amount, @Nullable String reference) {
        BudgetLine line = kept(id, amount, reference);
        if (line.closed()) {
            throw Refusal.conflict("BUDGET_CLOSED");
        }
        book(LedgerMove.Kind.ALLOT, id, amount, reference.strip(), currentActor.require());
        return require(id);
    }

    /**
     * 调减: takes from a line what is neither reserved nor promised.
     *
     * @param reference the finance document, 1 to 200 characters
     * @throws Refusal INVALID; NOT_FOUND; FORBIDDEN; conflict BUDGET_SHORT with what is left
     */
    @Transactional
    public BudgetLine cut(UUID id, @Nullable Money amount, @Nullable String reference) {
        kept(id, amount, reference);
        Money left = jdbc.sql(
                        "select allowed - reserved - committed from ledger_account where id = ? for no key update")
                .params(id)
                .query((row, n) -> Money.of(row.getBigDecimal(1)))
                .single();
        if (amount.isMoreThan(left)) {
            throw Refusal.conflict("BUDGET_SHORT", left, amount);
        }
        book(LedgerMove.Kind.CUT, id, amount, reference.strip(), currentActor.require());
        return require(id);
    }

    private BudgetLine kept(UUID id, @Nullable Money amount, @Nullable String reference) {
        BudgetLine line = require(id);
        access.requireKeeper(currentActor.require(), line.county());
        List<FieldError> errors = new ArrayList<>();
        checkAmount("amount", amount, errors);
        if (reference == null || reference.isBlank()) {
            errors.add(FieldError.of("reference", "required"));
        } else if (reference.strip().length() > LONGEST_REFERENCE) {
            errors.add(FieldError.of("reference", "tooLong", LONGEST_REFERENCE));
        }
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
        return line;
    }

    static void checkAmount(String field, @Nullable Money amount, List<FieldError> errors) {
        if (amount == null) {
            errors.add(FieldError.of(field, "required"));
        } else if (!amount.isPositive()) {
            errors.add(FieldError.of(field, "moneyPositive"));
        } else if (amount.isMoreThan(Money.LARGEST)) {
            errors.add(FieldError.of(field, "moneyTooLarge", Money.LARGEST));
        }
    }

    private void book(LedgerMove.Kind kind, UUID account, Money amount, String reference, Actor actor) {
        jdbc.sql(
                        """
                        insert into ledger_move (kind, amount, account, reference, made_at, made_by)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        kind.name(),
                        amount.yuan(),
                        account,
                        reference,
                        Timestamp.from(clock.instant()),
                        actor.username())
                .update();
    }

    private static BudgetLine line(ResultSet row, int n) throws SQLException {
        return new BudgetLine(
                row.getObject("id", UUID.class),
                row.getInt("year"),
                row.getString("policy_group"),
                FundingShare.valueOf(row.getString("level")),
                row.getString("county"),
                row.getString("document_number"),
                row.getString("project_code"),
                row.getString("functional_code"),
                row.getString("economic_code"),
                row.getObject("carry_over_year", Integer.class),
                row.getBoolean("closed"),
                Money.of(row.getBigDecimal("allowed")),
                Money.of(row.getBigDecimal("reserved")),
                Money.of(row.getBigDecimal("committed")),
                Money.of(row.getBigDecimal("paid")),
                Money.of(row.getBigDecimal("recovered")));
    }

    static LedgerMove move(ResultSet row, int n) throws SQLException {
        String caseNumber = row.getString("case_number");
        String share = row.getString("share");
        BigDecimal effect = row.getBigDecimal("effect");
        String by = row.getString("made_by");
        return new LedgerMove(
                row.getLong("id"),
                LedgerMove.Kind.valueOf(row.getString("kind")),
                LedgerMove.Place.valueOf(row.getString("source")),
                LedgerMove.Place.valueOf(row.getString("target")),
                Money.of(row.getBigDecimal("amount")),
                caseNumber == null ? null : new CaseNumber(caseNumber),
                share == null ? null : FundingShare.valueOf(share),
                row.getString("reference"),
                row.getTimestamp("made_at").toInstant(),
                by,
                named(by, row.getString("by_name")),
                effect == null ? null : Money.of(effect));
    }

    private static String named(String username, @Nullable String name) {
        if (name != null) {
            return name;
        }
        return username.equals(Actor.SYSTEM.username()) ? Actor.SYSTEM.displayName() : username;
    }
}
