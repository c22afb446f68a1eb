package org.keqiao.funding;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * 上限使用顺序: of calculated claims that count towards one cap, the one that was accepted first uses it first; of one day, that
 * with the smaller number. A claim that is being corrected keeps its place with what was calculated last; one that has ended,
 * that can be given nothing any more, or whose money is set aside, waits no more.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class CapOrder {

    /** Of a claim c of the case f. */
    static final String WAITS =
            """
            f.status in ('ACCEPTED', 'CORRECTION')
            and not exists (select from funding_allocation w where w.case_number = c.case_number
                            and w.share = 'CITY' and w.reserved + w.committed > 0)""";

    private final JdbcClient jdbc;
    private final List<LapsedClaims> lapsing;

    CapOrder(JdbcClient jdbc, List<LapsedClaims> lapsing) {
        this.jdbc = jdbc;
        this.lapsing = List.copyOf(lapsing);
    }

    /**
     * What a claim was calculated to take, in place of what was noted of it before.
     *
     * @param caps towards which it will count, each with its height; empty for none
     * @param clause that sets the heights
     * @param amount zero for a claim that gets nothing
     */
    public void note(CaseNumber caseNumber, Map<CapKey, Money> caps, String clause, Money amount) {
        jdbc.sql("delete from cap_claim where case_number = ?")
                .params(caseNumber.value())
                .update();
        if (amount.isPositive() && !caps.isEmpty()) {
            List<CapKey> keys = List.copyOf(caps.keySet());
            jdbc.sql(
                            """
                            insert into cap_claim (account, case_number, amount, scope, holder, policy_group, year, height,
                                clause)
                            select account, :case, :amount, scope, holder, policy_group, year, height, :clause
                            from unnest(:accounts::uuid[], :scopes::text[], :holders::text[], :groups::text[], :years::int[],
                                :heights::numeric[]) as t (account, scope, holder, policy_group, year, height)
                            """)
                    .param("accounts", keys.stream().map(CapKey::account).toArray(UUID[]::new))
                    .param(
                            "scopes",
                            keys.stream().map(key -> key.scope().name()).toArray(String[]::new))
                    .param("holders", keys.stream().map(CapKey::holder).toArray(String[]::new))
                    .param("groups", keys.stream().map(CapKey::policyGroup).toArray(String[]::new))
                    .param("years", keys.stream().map(CapKey::year).toArray(Integer[]::new))
                    .param(
                            "heights",
                            keys.stream().map(key -> caps.get(key).yuan()).toArray(BigDecimal[]::new))
                    .param("case", caseNumber.value())
                    .param("amount", amount.yuan())
                    .param("clause", clause)
                    .update();
        }
    }

    /** A cap towards which a calculated claim will count, as high as it was when that was calculated. */
    public record Noted(CaseNumber caseNumber, CapKey cap, Money height, String clause) {}

    /** What was noted of claims, in one statement; claims under no cap are left out. */
    public List<Noted> noted(Collection<CaseNumber> claims) {
        return jdbc.sql(
                        """
                        select case_number, scope, holder, policy_group, year, height, clause from cap_claim
                        where case_number = any(:claims::text[]) order by case_number, account
                        """)
                .param("claims", numbers(claims))
                .query((row, n) -> new Noted(
                        new CaseNumber(row.getString("case_number")),
                        new CapKey(
                                CapScope.valueOf(row.getString("scope")),
                                row.getString("holder"),
                                row.getString("policy_group"),
                                row.getInt("year")),
                        Money.of(row.getBigDecimal("height")),
                        row.getString("clause")))
                .list();
    }

    /** What waits under these caps, those alone under which something does; without claims that can be given nothing any more. */
    Map<UUID, Money> waiting(Collection<UUID> accounts) {
        record Claim(UUID account, CaseNumber caseNumber, Money amount) {}
        List<Claim> claims = jdbc.sql(
                        """
                        select c.account, c.case_number, c.amount
                        from cap_claim c join case_file f on f.case_number = c.case_number and %s
                        where c.account = any(:accounts::uuid[])
                        """
                                .formatted(WAITS))
                .param("accounts", accounts.toArray(UUID[]::new))
                .query((row, n) -> new Claim(
                        row.getObject("account", UUID.class),
                        new CaseNumber(row.getString("case_number")),
                        Money.of(row.getBigDecimal("amount"))))
                .list();
        Set<CaseNumber> lapsed = lapsed(claims.stream().map(Claim::caseNumber));
        return claims.stream()
                .filter(each -> !lapsed.contains(each.caseNumber()))
                .collect(Collectors.toMap(Claim::account, Claim::amount, Money::plus));
    }

    /**
     * What was just reserved leaves under each cap what the claims that come before it need. Asked while the caps are held
     * ({@link Caps#rooms}), so that two cannot both count on the same room.
     *
     * @param sharedOut claims among which the money was shared out, those that got nothing too
     * @throws Refusal conflict CAP_EARLIER_FIRST with the first claim that would not find enough, and what it needs
     */
    public void requireServed(Collection<Reservation> reserved, Collection<CaseNumber> sharedOut) {
        overtaking(reserved, sharedOut).ifPresent(found -> {
            throw found.refusal();
        });
    }

    /**
     * A claim that takes what another one comes first for.
     *
     * @param by of several that take it, the one that comes last
     */
    public record Overtaking(CaseNumber by, Refusal refusal) {}

    /** The same where several are reserved: which of them does not leave enough; empty when all do. */
    public Optional<Overtaking> overtaking(Collection<Reservation> reserved, Collection<CaseNumber> sharedOut) {
        List<Waiting> waiting = waiting(reserved, sharedOut);
        return unserved(waiting).isEmpty()
                ? Optional.empty()
                : unserved(without(waiting, lapsed(waiting.stream().map(Waiting::caseNumber))))
                        .map(first -> new Overtaking(
                                first.overtakenBy(),
                                Refusal.conflict(
                                        "CAP_EARLIER_FIRST", first.caseNumber().value(), first.amount())));
    }

    /**
     * What their caps leave to calculated claims after all that come before them there; of the caps alone towards which what was
     * just reserved counts as well.
     *
     * @param reserved for these claims
     * @return zero and more, by claim; claims that share no cap with what was reserved are left out
     */
    public Map<CaseNumber, Money> left(Collection<CaseNumber> claims, Collection<CaseNumber> reserved) {
        record Shared(CaseNumber claim, UUID account, Money room, @Nullable CaseNumber earlier, Money amount) {}
        List<Shared> shared = jdbc.sql(
                        """
                        select n.case_number, n.account, a.allowed - a.reserved - a.committed as room,
                            c.case_number as earlier, coalesce(c.amount, 0) as amount
                        from cap_claim n join ledger_account a on a.id = n.account
                        join case_file o on o.case_number = n.case_number
                        left join (cap_claim c join case_file f on f.case_number = c.case_number and %s)
                            on c.account = n.account and (f.accepted_on, c.case_number) < (o.accepted_on, n.case_number)
                        where n.case_number = any(:claims::text[])
                            and exists (select from cap_claim g where g.account = n.account
                                        and g.case_number = any(:reserved::text[]))
                        """
                                .formatted(WAITS))
                .param("claims", numbers(claims))
                .param("reserved", numbers(reserved))
                .query((row, n) -> new Shared(
                        new CaseNumber(row.getString("case_number")),
                        row.getObject("account", UUID.class),
                        Money.of(row.getBigDecimal("room")),
                        row.getString("earlier") == null ? null : new CaseNumber(row.getString("earlier")),
                        Money.of(row.getBigDecimal("amount"))))
                .list();
        Set<CaseNumber> lapsed = lapsed(shared.stream().map(Shared::earlier).filter(Objects::nonNull));
        Map<CaseNumber, Map<UUID, Money>> rooms = new HashMap<>();
        for (Shared each : shared) {
            Money taken = each.earlier() == null || lapsed.contains(each.earlier()) ? Money.ZERO : each.amount();
            rooms.computeIfAbsent(each.claim(), claim -> new HashMap<>())
                    .compute(each.account(), (account, room) -> rest(room == null ? each.room() : room, taken));
        }
        Map<CaseNumber, Money> left = new HashMap<>();
        rooms.forEach((claim, room) -> left.put(claim, Collections.min(room.values())));
        return left;
    }

    private static Money rest(Money of, Money taken) {
        return of.isMoreThan(taken) ? of.minus(taken) : Money.ZERO;
    }

    private record Waiting(UUID account, CaseNumber caseNumber, Money amount, Money left, CaseNumber overtakenBy) {}

    /** By cap, what comes before a reservation that counts towards it. */
    private List<Waiting> waiting(Collection<Reservation> reserved, Collection<CaseNumber> sharedOut) {
        List<Reservation> capped =
                reserved.stream().filter(each -> !each.caps().isEmpty()).toList();
        if (capped.isEmpty()) {
            return List.of();
        }
        List<UUID> accounts =
                capped.stream().flatMap(each -> each.caps().stream()).toList();
        List<CaseNumber> counting = capped.stream()
                .flatMap(each -> each.caps().stream().map(cap -> each.caseNumber()))
                .toList();
        return jdbc.sql(
                        """
                        select c.account, c.case_number, c.amount, a.allowed - a.reserved - a.committed as room, u.number
                        from cap_claim c
                        join case_file f on f.case_number = c.case_number and %s
                        join ledger_account a on a.id = c.account
                        cross join lateral (select u.number from unnest(:accounts::uuid[], :numbers::text[]) u (account, number)
                                            join case_file o on o.case_number = u.number
                                            where u.account = c.account and (f.accepted_on, c.case_number)
                                                < (coalesce(o.accepted_on, o.received_on), o.case_number)
                                            order by coalesce(o.accepted_on, o.received_on) desc, o.case_number desc
                                            limit 1) u
                        where c.account = any(:accounts::uuid[]) and not c.case_number = any(:sharedOut::text[])
                        order by c.account, f.accepted_on, c.case_number
                        """
                                .formatted(WAITS))
                .param("accounts", accounts.toArray(UUID[]::new))
                .param("numbers", numbers(counting))
                .param("sharedOut", numbers(sharedOut))
                .query((row, n) -> new Waiting(
                        row.getObject("account", UUID.class),
                        new CaseNumber(row.getString("case_number")),
                        Money.of(row.getBigDecimal("amount")),
                        Money.of(row.getBigDecimal("room")),
                        new CaseNumber(row.getString("number"))))
                .list();
    }

    /** The first that does not find enough. */
    private static Optional<Waiting> unserved(List<Waiting> waiting) {
        UUID account = null;
        Money left = Money.ZERO;
        for (Waiting each : waiting) {
            if (!each.account().equals(account)) {
                account = each.account();
                left = each.left();
            }
            if (each.amount().isMoreThan(left)) {
                return Optional.of(each);
            }
            left = left.minus(each.amount());
        }
        return Optional.empty();
    }

    private static List<Waiting> without(List<Waiting> waiting, Set<CaseNumber> lapsed) {
        return waiting.stream()
                .filter(each -> !lapsed.contains(each.caseNumber()))
                .toList();
    }

    private Set<CaseNumber> lapsed(Stream<CaseNumber> claims) {
        Set<CaseNumber> calculated = claims.collect(Collectors.toSet());
        return calculated.isEmpty()
                ? Set.of()
                : lapsing.stream()
                        .flatMap(each -> each.among(calculated).stream())
                        .collect(Collectors.toSet());
    }

    private static String[] numbers(Collection<CaseNumber> cases) {
        return cases.stream().map(CaseNumber::value).toArray(String[]::new);
    }
}
