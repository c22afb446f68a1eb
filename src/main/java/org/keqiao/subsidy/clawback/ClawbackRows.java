package org.keqiao.subsidy.clawback;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.keqiao.funding.FundingShare;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.keqiao.subsidy.clawback.Clawback.State;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What is owed back, as it is stored. Whoever writes holds the locks of the case that works it and of the application. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ClawbackRows {

    private static final String SELECT =
            """
            select c.*, s.share, s.county, s.decided, s.repaid
            from clawback c left join clawback_share s on s.clawback = c.id
            where %s order by c.opened_at, c.id, s.share
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    ClawbackRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Begins one for an application that has none open. */
    void open(CaseNumber application, UUID organisation, CaseNumber caseNumber) {
        jdbc.sql(
                        """
                        insert into clawback (id, application, organisation, case_number, state, opened_at)
                        values (:id, :application, :organisation, :case, 'OPENED', :at)
                        """)
                .param("id", UUID.randomUUID())
                .param("application", application.value())
                .param("organisation", organisation)
                .param("case", caseNumber.value())
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    /** @throws Refusal conflict CLAWBACK_OPEN with the case of the one that is not settled yet */
    void requireNoneOpen(CaseNumber application) {
        openOf(application).ifPresent(open -> {
            throw Refusal.conflict("CLAWBACK_OPEN", open.caseNumber().value());
        });
    }

    /** The one that is not settled yet; the newest, where an older one is collected beside it. */
    Optional<Clawback> openOf(CaseNumber application) {
        return of(application).stream()
                .filter(each -> each.state() == State.OPENED || each.state() == State.OWED)
                .reduce((one, later) -> later);
    }

    /** All of an application, the oldest first. */
    List<Clawback> of(CaseNumber application) {
        return read("c.application = ?", application.value());
    }

    Optional<Clawback> find(UUID id) {
        return read("c.id = ?", id).stream().findFirst();
    }

    Optional<Clawback> find(CaseNumber caseNumber) {
        return read("c.case_number = ?", caseNumber.value()).stream().findFirst();
    }

    /** @throws Refusal conflict NOTHING_RECLAIMED for a case that works none */
    Clawback require(CaseNumber caseNumber) {
        return find(caseNumber).orElseThrow(() -> Refusal.conflict("NOTHING_RECLAIMED", caseNumber.value()));
    }

    /** Registers what is owed. */
    void decide(UUID id, CaseNumber in, String reason, List<Clawback.Share> shares) {
        jdbc.sql(
                        """
                        update clawback set state = 'OWED', decided_in = :in, decided_on = :on, reason = :reason where id = :id
                        """)
                .param("in", in.value())
                .param("on", LocalDate.now(clock))
                .param("reason", reason)
                .param("id", id)
                .update();
        for (Clawback.Share share : shares) {
            jdbc.sql(
                            "insert into clawback_share (clawback, share, county, decided) values (:id, :share, :county, :decided)")
                    .param("id", id)
                    .param("share", share.share().name())
                    .param("county", share.county(), Types.VARCHAR)
                    .param("decided", share.decided().yuan())
                    .update();
        }
    }

    void state(UUID id, State state) {
        jdbc.sql("update clawback set state = ?, stayed_on = null where id = ?")
                .params(state.name(), id)
                .update();
    }

    /** @param on the day of the ruling by which it stands; null to go on */
    void stay(UUID id, @Nullable LocalDate on) {
        jdbc.sql("update clawback set stayed_on = :on where id = :id")
                .param("on", on, Types.DATE)
                .param("id", id)
                .update();
    }

    /** Nothing is owed by it any more. */
    void lift(UUID id) {
        state(id, State.LIFTED);
        jdbc.sql("delete from clawback_instalment where clawback = ?")
                .params(id)
                .update();
    }

    /** Another case goes on with it. */
    void resume(UUID id, CaseNumber caseNumber) {
        jdbc.sql(
                        """
                        update clawback
                        set state = 'OWED', case_number = ?, resumed = true, court_from = null, court_until = null
                        where id = ?
                        """)
                .params(caseNumber.value(), id)
                .update();
        jdbc.sql("delete from clawback_instalment where clawback = ?")
                .params(id)
                .update();
    }

    void court(UUID id, LocalDate from, LocalDate until) {
        jdbc.sql("update clawback set court_from = ?, court_until = ? where id = ?")
                .params(from, until, id)
                .update();
    }

    void end(UUID id, String ruling, LocalDate on) {
        jdbc.sql("update clawback set state = 'ENDED', stayed_on = null, ruling = ?, ended_on = ? where id = ?")
                .params(ruling, on, id)
                .update();
    }

    /** Puts a plan in the place of the one before. */
    void plan(UUID id, Money repaid, List<Instalment> plan) {
        jdbc.sql("delete from clawback_instalment where clawback = ?")
                .params(id)
                .update();
        Money upTo = repaid;
        for (int i = 0; i < plan.size(); i++) {
            upTo = upTo.plus(plan.get(i).amount());
            jdbc.sql("insert into clawback_instalment (clawback, no, due_on, amount, up_to) values (?, ?, ?, ?, ?)")
                    .params(id, i + 1, plan.get(i).dueOn(), plan.get(i).amount().yuan(), upTo.yuan())
                    .update();
        }
    }

    private List<Clawback> read(String condition, Object parameter) {
        List<Clawback> found = new ArrayList<>();
        jdbc.sql(SELECT.formatted(condition))
                .params(parameter)
                .query((row, n) -> clawback(row))
                .list()
                .forEach(next -> {
                    Clawback last = found.isEmpty() ? null : found.get(found.size() - 1);
                    if (last != null && last.id().equals(next.id())) {
                        found.set(found.size() - 1, both(last, next));
                    } else {
                        found.add(next);
                    }
                });
        return found;
    }

    private static Clawback both(Clawback one, Clawback other) {
        List<Clawback.Share> shares = new ArrayList<>(one.shares());
        shares.addAll(other.shares());
        return new Clawback(
                one.id(),
                one.application(),
                one.caseNumber(),
                one.decidedIn(),
                one.decidedOn(),
                one.state(),
                one.courtFrom(),
                one.courtUntil(),
                one.endedOn(),
                one.stayedOn(),
                shares);
    }

    private static Clawback clawback(ResultSet row) throws SQLException {
        String share = row.getString("share");
        return new Clawback(
                row.getObject("id", UUID.class),
                new CaseNumber(row.getString("application")),
                new CaseNumber(row.getString("case_number")),
                number(row.getString("decided_in")),
                row.getObject("decided_on", LocalDate.class),
                State.valueOf(row.getString("state")),
                row.getObject("court_from", LocalDate.class),
                row.getObject("court_until", LocalDate.class),
                row.getObject("ended_on", LocalDate.class),
                row.getObject("stayed_on", LocalDate.class),
                share == null
                        ? List.of()
                        : List.of(new Clawback.Share(
                                FundingShare.valueOf(share),
                                row.getString("county"),
                                Money.of(row.getBigDecimal("decided")),
                                Money.of(row.getBigDecimal("repaid")))));
    }

    @Nullable
    private static CaseNumber number(@Nullable String value) {
        return value == null ? null : new CaseNumber(value);
    }

    /** Whether the bank took a repayment back. */
    boolean hasBounced(UUID id) {
        return jdbc.sql("select exists (select from clawback_repayment where clawback = ? and bounced_on is not null)")
                .params(id)
                .query(Boolean.class)
                .single();
    }
}
