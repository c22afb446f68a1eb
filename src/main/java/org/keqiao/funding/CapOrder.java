package org.keqiao.funding;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * 上限使用顺序: of calculated claims that count towards one cap, the one that was accepted first uses it first; of one day, that
 * with the smaller number. A claim that has ended, or whose money is set aside, waits no more.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class CapOrder {

    private final JdbcClient jdbc;

    CapOrder(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What a claim was calculated to take, in place of what was noted of it before.
     *
     * @param caps towards which it will count; empty for none
     * @param amount zero for a claim that gets nothing
     */
    public void note(CaseNumber caseNumber, Collection<CapKey> caps, Money amount) {
        jdbc.sql("delete from cap_claim where case_number = ?")
                .params(caseNumber.value())
                .update();
        if (amount.isPositive() && !caps.isEmpty()) {
            jdbc.sql(
                            """
                            insert into cap_claim (account, case_number, amount)
                            select distinct account, :case, :amount from unnest(:accounts::uuid[]) account
                            """)
                    .param("accounts", caps.stream().map(CapKey::account).toArray(UUID[]::new))
                    .param("case", caseNumber.value())
                    .param("amount", amount.yuan())
                    .update();
        }
    }

    /**
     * What was just reserved leaves under each cap what the claims that come before it need. Asked while the caps are held
     * ({@link Caps#rooms}), so that two cannot both count on the same room.
     *
     * @param sharedOut claims among which the money was shared out, those that got nothing too
     * @throws Refusal conflict CAP_EARLIER_FIRST with the first claim that would not find enough, and what it needs
     */
    public void requireServed(Collection<Reservation> reserved, Collection<CaseNumber> sharedOut) {
        record Waiting(UUID account, String caseNumber, Money amount, Money left) {}
        List<Reservation> capped =
                reserved.stream().filter(each -> !each.caps().isEmpty()).toList();
        if (capped.isEmpty()) {
            return;
        }
        List<UUID> accounts =
                capped.stream().flatMap(each -> each.caps().stream()).toList();
        List<String> numbers = capped.stream()
                .flatMap(each ->
                        each.caps().stream().map(cap -> each.caseNumber().value()))
                .toList();
        List<Waiting> waiting = jdbc.sql(
                        """
                        select c.account, c.case_number, c.amount, a.allowed - a.reserved - a.committed as room
                        from cap_claim c
                        join case_file f on f.case_number = c.case_number and f.status = 'ACCEPTED'
                        join ledger_account a on a.id = c.account
                        where c.account = any(:accounts::uuid[]) and not c.case_number = any(:sharedOut::text[])
                            and not exists (select from funding_allocation g where g.case_number = c.case_number
                                            and g.share = 'CITY' and g.reserved + g.committed > 0)
                            and exists (select from unnest(:accounts::uuid[], :numbers::text[]) u (account, number)
                                        join case_file o on o.case_number = u.number
                                        where u.account = c.account and (f.accepted_on, c.case_number)
                                            < (coalesce(o.accepted_on, o.received_on), o.case_number))
                        order by c.account, f.accepted_on, c.case_number
                        """)
                .param("accounts", accounts.toArray(UUID[]::new))
                .param("numbers", numbers.toArray(String[]::new))
                .param("sharedOut", sharedOut.stream().map(CaseNumber::value).toArray(String[]::new))
                .query((row, n) -> new Waiting(
                        row.getObject("account", UUID.class),
                        row.getString("case_number"),
                        Money.of(row.getBigDecimal("amount")),
                        Money.of(row.getBigDecimal("room"))))
                .list();
        UUID account = null;
        Money left = Money.ZERO;
        for (Waiting each : waiting) {
            if (!each.account().equals(account)) {
                account = each.account();
                left = each.left();
            }
            if (each.amount().isMoreThan(left)) {
                throw Refusal.conflict("CAP_EARLIER_FIRST", each.caseNumber(), each.amount());
            }
            left = left.minus(each.amount());
        }
    }
}
