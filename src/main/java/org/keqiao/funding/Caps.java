package org.keqiao.funding;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Caps of holders, opened when first asked for. */
@Service
public class Caps {

    private final JdbcClient jdbc;
    private final CurrentActor actor;
    private final Clock clock;

    Caps(JdbcClient jdbc, CurrentActor actor, Clock clock) {
        this.jdbc = jdbc;
        this.actor = actor;
        this.clock = clock;
    }

    /**
     * What is left of each, and nobody else uses any of it until this transaction ends. Ask for all caps of an award at once
     * and before its budget: that is the order in which everybody locks.
     *
     * @param caps each with its height as the policy says; a height other than the last one is booked
     * @param reference the clause that sets them
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Room> rooms(Map<CapKey, Money> caps, String reference) {
        List<Room> rooms = new ArrayList<>();
        caps.keySet().stream()
                .sorted(Comparator.comparing(key -> key.account().toString()))
                .forEach(key -> rooms.add(room(key, caps.get(key), reference)));
        return rooms;
    }

    /** How much of a cap is reserved and promised, without a lock; zero for one that nobody has used. */
    @Transactional(readOnly = true)
    public Money used(CapKey key) {
        return used(key.account());
    }

    /** The same of an account. */
    @Transactional(readOnly = true)
    public Money used(UUID account) {
        return jdbc.sql("select reserved + committed from ledger_account where id = ?")
                .params(account)
                .query(BigDecimal.class)
                .optional()
                .map(Money::of)
                .orElse(Money.ZERO);
    }

    private Room room(CapKey key, Money cap, String reference) {
        UUID account = key.account();
        open(account, key);
        record Counters(Money allowed, Money used) {}
        Counters now = jdbc.sql(
                        "select allowed, reserved + committed as used from ledger_account where id = ? for no key update")
                .params(account)
                .query((row, n) ->
                        new Counters(Money.of(row.getBigDecimal("allowed")), Money.of(row.getBigDecimal("used"))))
                .single();
        // A cap that was lowered below its use keeps what is used.
        Money height = cap.isMoreThan(now.used()) ? cap : now.used();
        Money more = height.minus(now.allowed());
        if (!more.isZero()) {
            boolean raised = more.isPositive();
            jdbc.sql(
                            """
                            insert into ledger_move (kind, amount, account, reference, made_at, made_by)
                            values (:kind, :amount, :account, :reference, :at, :by)
                            """)
                    .param("kind", (raised ? LedgerMove.Kind.ALLOT : LedgerMove.Kind.CUT).name())
                    .param("amount", more.yuan().abs())
                    .param("account", account)
                    .param("reference", reference)
                    .param("at", Timestamp.from(clock.instant()))
                    .param("by", actor.orSystem().username())
                    .update();
        }
        return new Room(account, key, cap, now.used());
    }

    private void open(UUID account, CapKey key) {
        jdbc.sql("insert into ledger_account (id, kind) values (?, 'CAP') on conflict do nothing")
                .params(account)
                .update();
        jdbc.sql(
                        """
                        insert into cap_ledger (account, scope, holder, policy_group, year) values (?, ?, ?, ?, ?)
                        on conflict do nothing
                        """)
                .params(account, key.scope().name(), key.holder(), key.policyGroup(), key.year())
                .update();
    }
}
