package org.keqiao.subsidy.clawback;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.keqiao.funding.FundingShare;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Cursor;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 追回款: what is owed back, what is due next, what came; one statement a page. */
@Service
@Transactional(readOnly = true)
public class Recoveries {

    // What is due next: an instalment that is not all back, or else the last limit that the party was given.
    private static final String SELECT =
            """
            select * from (
                select c.*, f.id as case_id, a.id as application_id, a.title, a.applicant_name,
                    o.city_decided, o.city_repaid, o.county_decided, o.county_repaid, o.county, o.decided, o.repaid,
                    p.plan, coalesce(i.due_on, d.due_on) as due_on, coalesce(i.up_to, o.decided) - o.repaid as due_amount,
                    case when c.state = 'OWED' then coalesce(i.due_on, d.due_on, date '9999-12-31')
                         else date '9999-12-31' end as sorted
                from clawback c
                join case_file f on f.case_number = c.case_number
                join case_file a on a.case_number = c.application
                cross join lateral (
                    select sum(decided) as decided, sum(repaid) as repaid, max(county) as county,
                        sum(decided) filter (where share = 'CITY') as city_decided,
                        sum(repaid) filter (where share = 'CITY') as city_repaid,
                        sum(decided) filter (where share = 'COUNTY') as county_decided,
                        sum(repaid) filter (where share = 'COUNTY') as county_repaid
                    from clawback_share s where s.clawback = c.id) o
                left join lateral (
                    select due_on, up_to from clawback_instalment n
                    where n.clawback = c.id and n.up_to > o.repaid order by no limit 1) i on true
                left join lateral (
                    select string_agg(due_on || ' ' || amount, ',' order by no) as plan
                    from clawback_instalment n where n.clawback = c.id) p on true
                left join lateral (
                    select due_on from deadline t
                    where t.case_number = c.case_number and t.name in ('repayment', 'demand') and t.paused_since is null
                    order by t.started_on desc, t.round desc limit 1) d on true
                where c.decided_in is not null) r
            where %s
            order by r.sorted, r.id limit :limit
            """;

    private final JdbcClient jdbc;
    private final RepaymentRows repayments;
    private final CurrentActor currentActor;
    private final Clock clock;

    Recoveries(JdbcClient jdbc, RepaymentRows repayments, CurrentActor currentActor, Clock clock) {
        this.jdbc = jdbc;
        this.repayments = repayments;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    /** Whether the signed-in person may look at what is owed. */
    public boolean isOpen() {
        return currentActor.find().filter(RecoveryAccess::reads).isPresent();
    }

    /**
     * What is due first stands first, so that what is overdue leads.
     *
     * @param settled true for what is repaid or ended, false for what is owed
     * @param limit 1 to 200
     * @throws Refusal forbidden NOT_YOUR_PURSE
     */
    public CursorPage<Recovery> list(boolean settled, @Nullable String cursor, int limit) {
        Actor actor = currentActor.require();
        RecoveryAccess.requireReader(actor);
        var after = Cursor.parse(cursor, 2);
        Map<String, Object> parameters = parameters(actor);
        parameters.put("settled", settled);
        parameters.put("afterDay", after.map(each -> each.day(0)).orElse(LocalDate.of(1, 1, 1)));
        parameters.put("afterId", after.map(each -> each.uuid(1)).orElse(new UUID(0, 0)));
        parameters.put("limit", limit + 1);
        record Row(Recovery recovery, LocalDate sorted) {}
        List<Row> rows = jdbc.sql(
                        SELECT.formatted(
                                """
                                (r.state <> 'OWED') = :settled and (:county = '' or r.county = :county)
                                    and (r.sorted, r.id) > (:afterDay, :afterId)
                                """))
                .params(parameters)
                .query((row, n) -> new Row(recovery(row, actor, List.of()), row.getObject("sorted", LocalDate.class)))
                .list();
        CursorPage<Row> page = Cursor.page(
                rows,
                limit,
                row -> Cursor.of(row.sorted().toEpochDay(), row.recovery().id()));
        return new CursorPage<>(page.items().stream().map(Row::recovery).toList(), page.next());
    }

    /**
     * One of them, with what came back.
     *
     * @throws Refusal NOT_FOUND for one that the signed-in person does not see; forbidden NOT_YOUR_PURSE
     */
    public Recovery view(UUID id) {
        Actor actor = currentActor.require();
        RecoveryAccess.requireReader(actor);
        Map<String, Object> parameters = parameters(actor);
        parameters.put("id", id);
        parameters.put("limit", 1);
        List<Repayment> came = repayments.of(id);
        return jdbc.sql(SELECT.formatted("r.id = :id and (:county = '' or r.county = :county)"))
                .params(parameters)
                .query((row, n) -> recovery(row, actor, came))
                .optional()
                .orElseThrow(Refusal::notFound);
    }

    private static Map<String, Object> parameters(Actor actor) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("county", RecoveryAccess.readsAll(actor) ? "" : String.valueOf(actor.county()));
        return parameters;
    }

    private Recovery recovery(ResultSet row, Actor actor, List<Repayment> came) throws SQLException {
        String county = row.getString("county");
        Recovery.State state = Recovery.State.valueOf(row.getString("state"));
        LocalDate due = row.getObject("due_on", LocalDate.class);
        LocalDate stayedOn = row.getObject("stayed_on", LocalDate.class);
        boolean waits = state == Recovery.State.OWED && due != null && stayedOn == null;
        Money decided = Money.of(row.getBigDecimal("decided"));
        Money repaid = Money.of(row.getBigDecimal("repaid"));
        return new Recovery(
                row.getObject("id", UUID.class),
                row.getObject("case_id", UUID.class),
                new CaseNumber(row.getString("case_number")),
                row.getObject("application_id", UUID.class),
                new CaseNumber(row.getString("application")),
                row.getString("title"),
                row.getString("applicant_name"),
                state,
                row.getObject("decided_on", LocalDate.class),
                shares(row, actor, county, state),
                decided,
                repaid,
                left(state, decided, repaid),
                waits ? due : null,
                waits ? Money.of(row.getBigDecimal("due_amount")) : null,
                waits && due.isBefore(LocalDate.now(clock)),
                row.getObject("court_from", LocalDate.class),
                row.getObject("court_until", LocalDate.class),
                stayedOn,
                plan(row.getString("plan")),
                came);
    }

    /** By a decision that fell nothing is owed. */
    private static Money left(Recovery.State state, Money decided, Money repaid) {
        return state == Recovery.State.LIFTED ? Money.ZERO : decided.minus(repaid);
    }

    private static List<Recovery.Share> shares(
            ResultSet row, Actor actor, @Nullable String county, Recovery.State state) throws SQLException {
        List<Recovery.Share> shares = new ArrayList<>();
        for (FundingShare share : FundingShare.values()) {
            String name = share.name().toLowerCase(Locale.ROOT);
            if (row.getBigDecimal(name + "_decided") != null) {
                Money decided = Money.of(row.getBigDecimal(name + "_decided"));
                Money repaid = Money.of(row.getBigDecimal(name + "_repaid"));
                shares.add(new Recovery.Share(
                        share,
                        decided,
                        repaid,
                        left(state, decided, repaid),
                        RecoveryAccess.keeps(actor, share == FundingShare.COUNTY ? county : null)));
            }
        }
        return shares;
    }

    private static List<Instalment> plan(@Nullable String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split(","))
                        .map(each -> each.split(" "))
                        .map(each -> new Instalment(LocalDate.parse(each[0]), Money.of(each[1])))
                        .toList();
    }
}
