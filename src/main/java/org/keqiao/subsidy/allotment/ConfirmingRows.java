package org.keqiao.subsidy.allotment;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.keqiao.funding.AllocationStrategy;
import org.keqiao.shared.Bilingual;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is known of the claims of an allotment after its confirmation, until the step of each has ended. */
@Repository
class ConfirmingRows {

    private final JdbcClient jdbc;

    ConfirmingRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The claims of one end their steps in this very transaction. */
    void endAll(UUID allotment, Timestamp now) {
        jdbc.sql("update budget_allotment_claim set ended_at = ? where allotment = ? and " + AllotmentRows.OPEN)
                .params(now, allotment)
                .update();
    }

    /**
     * One whose claims end their steps one by one.
     *
     * @param group policy group of the line
     * @param confirmedBy account in whose name they end
     * @param confirmedName as it was then
     * @param year of the line
     */
    record Confirming(
            UUID id,
            UUID budget,
            String group,
            AllocationStrategy strategy,
            UUID confirmedBy,
            String confirmedName,
            LocalDate confirmedOn,
            int year) {}

    List<Confirming> confirming() {
        return jdbc.sql(
                        """
                        select a.id, a.budget, l.policy_group, a.strategy, a.decided_by, a.decided_name, a.decided_on, l.year
                        from budget_allotment a join budget_line l on l.account = a.budget
                        where a.state = 'CONFIRMING' order by a.decided_on, a.id
                        """)
                .query((row, n) -> new Confirming(
                        row.getObject("id", UUID.class),
                        row.getObject("budget", UUID.class),
                        row.getString("policy_group"),
                        AllocationStrategy.valueOf(row.getString("strategy")),
                        row.getObject("decided_by", UUID.class),
                        row.getString("decided_name"),
                        row.getObject("decided_on", LocalDate.class),
                        row.getInt("year")))
                .list();
    }

    /** The next claim that waits, held until the transaction ends; those that others hold are passed over. */
    Optional<AllottedClaim> take(UUID allotment, int after) {
        return jdbc.sql("select * from budget_allotment_claim where allotment = ? and place > ? and "
                        + AllotmentRows.OPEN + " order by place limit 1 for update skip locked")
                .params(allotment, after)
                .query(AllotmentRows::claim)
                .optional();
    }

    /**
     * Its step is ended, by this transaction.
     *
     * @return false when it did not wait any more
     */
    boolean end(UUID allotment, AllottedClaim claim, Timestamp now) {
        return jdbc.sql("update budget_allotment_claim set ended_at = ? where allotment = ? and place = ? and "
                                + AllotmentRows.OPEN)
                        .params(now, allotment, claim.place())
                        .update()
                == 1;
    }

    /** Its step cannot be ended. */
    void skip(UUID allotment, AllottedClaim claim, Bilingual why) {
        jdbc.sql("update budget_allotment_claim set skipped_zh = ?, skipped_en = ? where allotment = ? and place = ?")
                .params(why.zh(), why.en(), allotment, claim.place())
                .update();
    }

    /**
     * Remembers it for next year's budget, as what was carried over: it keeps an earlier place. One whose case has ended comes
     * nowhere any more.
     */
    void carry(Confirming of, AllottedClaim claim) {
        jdbc.sql(
                        """
                        insert into carried_claim (case_number, policy_group, asked, into_year, allotment)
                        select case_number, :group, :asked, :year, :allotment from case_file
                        where case_number = :case and status in ('ACCEPTED', 'CORRECTION')
                        on conflict (case_number) do update set asked = excluded.asked,
                            into_year = least(carried_claim.into_year, excluded.into_year), allotment = excluded.allotment
                        """)
                .param("group", of.group())
                .param("asked", claim.asked().yuan())
                .param("year", of.year() + 1)
                .param("allotment", of.id())
                .param("case", claim.caseNumber())
                .update();
    }

    /** @return how often the end of its step has broken off by now */
    int brokeOff(UUID allotment, AllottedClaim claim) {
        return jdbc.sql(
                        """
                        update budget_allotment_claim set broke_off = broke_off + 1 where allotment = ? and place = ?
                        returning broke_off
                        """)
                .params(allotment, claim.place())
                .query(Integer.class)
                .single();
    }

    /** Confirmed, once none of its claims waits. */
    void endIfThrough(UUID allotment) {
        jdbc.sql(
                        """
                        update budget_allotment set state = 'CONFIRMED' where id = ? and state = 'CONFIRMING'
                            and not exists (select from budget_allotment_claim where allotment = budget_allotment.id and %s)
                        """
                                .formatted(AllotmentRows.OPEN))
                .params(allotment)
                .update();
    }
}
