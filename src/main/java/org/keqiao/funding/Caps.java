package org.keqiao.funding;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
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
        if (caps.isEmpty()) {
            return List.of();
        }
        List<CapKey> keys = caps.keySet().stream()
                .sorted(Comparator.comparing(key -> key.account().toString()))
                .toList();
        open(keys);
        Map<UUID, Counters> now = new HashMap<>();
        jdbc.sql(
                        """
                        select id, allowed, reserved + committed as used from ledger_account
                        where id = any(:ids::uuid[]) order by id for no key update
                        """)
                .param("ids", accounts(keys))
                .query(row -> {
                    now.put(
                            row.getObject("id", UUID.class),
                            new Counters(Money.of(row.getBigDecimal("allowed")), Money.of(row.getBigDecimal("used"))));
                });
        setHeights(caps, keys, now, reference);
        return keys.stream()
                .map(key -> new Room(
                        key.account(),
                        key,
                        caps.get(key),
                        now.get(key.account()).used()))
                .toList();
    }

    private record Counters(Money allowed, Money used) {}

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

    private void setHeights(Map<CapKey, Money> caps, List<CapKey> keys, Map<UUID, Counters> now, String reference) {
        List<UUID> changed = new ArrayList<>();
        List<Money> more = new ArrayList<>();
        for (CapKey key : keys) {
            Counters counters = now.get(key.account());
            // A cap that was lowered below its use keeps what is used.
            Money height = caps.get(key).isMoreThan(counters.used()) ? caps.get(key) : counters.used();
            if (!height.equals(counters.allowed())) {
                changed.add(key.account());
                more.add(height.minus(counters.allowed()));
            }
        }
        if (changed.isEmpty()) {
            return;
        }
        jdbc.sql(
                        """
                        insert into ledger_move (kind, amount, account, reference, made_at, made_by)
                        select kind, amount, account, :reference, :at, :by
                        from unnest(:kinds::text[], :amounts::numeric[], :accounts::uuid[]) as t (kind, amount, account)
                        """)
                .param(
                        "kinds",
                        more.stream()
                                .map(each -> (each.isPositive() ? LedgerMove.Kind.ALLOT : LedgerMove.Kind.CUT).name())
                                .toArray(String[]::new))
                .param("amounts", more.stream().map(each -> each.yuan().abs()).toArray(BigDecimal[]::new))
                .param("accounts", changed.toArray(UUID[]::new))
                .param("reference", reference)
                .param("at", Timestamp.from(clock.instant()))
                .param("by", actor.orSystem().username())
                .update();
    }

    private void open(List<CapKey> keys) {
        jdbc.sql(
                        """
                        insert into ledger_account (id, kind) select id, 'CAP' from unnest(:ids::uuid[]) id
                        on conflict do nothing
                        """)
                .param("ids", accounts(keys))
                .update();
        jdbc.sql(
                        """
                        insert into cap_ledger (account, scope, holder, policy_group, year)
                        select * from unnest(:ids::uuid[], :scopes::text[], :holders::text[], :groups::text[], :years::int[])
                        on conflict do nothing
                        """)
                .param("ids", accounts(keys))
                .param("scopes", keys.stream().map(key -> key.scope().name()).toArray(String[]::new))
                .param("holders", keys.stream().map(CapKey::holder).toArray(String[]::new))
                .param("groups", keys.stream().map(CapKey::policyGroup).toArray(String[]::new))
                .param("years", keys.stream().map(CapKey::year).toArray(Integer[]::new))
                .update();
    }

    private static UUID[] accounts(List<CapKey> keys) {
        return keys.stream().map(CapKey::account).toArray(UUID[]::new);
    }
}
