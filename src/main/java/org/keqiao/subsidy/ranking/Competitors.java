package org.keqiao.subsidy.ranking;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.keqiao.casefile.CaseRef;
import org.keqiao.shared.CaseNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Applications for competitive items, and the places that a confirmed sheet gives them. */
@Component
public class Competitors {

    private final JdbcClient jdbc;
    private final Clock clock;

    Competitors(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** An application competes from its first submission on; what it is about may change with a correction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void enter(CaseRef ref, String item) {
        jdbc.sql(
                        """
                        insert into competitor (case_number, item, year, applicant, title, received_at)
                        values (:case, :item, :year, :applicant, :title, :at)
                        on conflict (case_number) do update
                        set item = excluded.item, applicant = excluded.applicant, title = excluded.title
                        """)
                .param("case", ref.number().value())
                .param("item", item)
                .param("year", LocalDate.now(clock).getYear())
                .param("applicant", ref.applicantName())
                .param("title", ref.title())
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    /**
     * In the order of their submission; those that won already keep a place of the quota on every later sheet. A correction
     * may have turned an application to another item, which need not be ranked: then it competes for nothing here.
     */
    @Transactional(readOnly = true)
    public List<Competitor> of(String item, int year) {
        return jdbc.sql(
                        """
                        select c.* from competitor c join case_file f on f.case_number = c.case_number
                        where c.item = ? and c.year = ? and f.status in ('SUBMITTED', 'CORRECTION', 'ACCEPTED', 'DECIDED_POSITIVE')
                            and f.facts ->> 'policyItem' = c.item
                        order by c.received_at, c.case_number
                        """)
                .params(item, year)
                .query((row, n) -> new Competitor(
                        row.getString("case_number"),
                        row.getString("item"),
                        row.getInt("year"),
                        row.getString("applicant"),
                        row.getString("title"),
                        row.getTimestamp("received_at").toInstant()))
                .list();
    }

    /**
     * The last year before this one in which a holder was given an item, by whichever of its accounts here; empty when it
     * never was. An award of which nothing was paid, and nothing will be, gave nothing.
     */
    @Transactional(readOnly = true)
    public Optional<Integer> wonBefore(UUID organisation, String item, int year) {
        return jdbc.sql(
                        """
                        select max(c.year) from competitor c join case_file f on f.case_number = c.case_number
                        left join subsidy_progress p on p.application = c.case_number
                        where c.item = :item and c.year < :year and f.status = 'DECIDED_POSITIVE'
                            and f.facts ->> 'policyItem' = c.item and p.progress is distinct from 'NOT_PAID'
                            and f.applicant in (select o.id from organisation o where o.id = :holder
                                or o.uscc = (select h.uscc from organisation h where h.id = :holder))
                        """)
                .param("item", item)
                .param("year", year)
                .param("holder", organisation)
                .query((row, n) -> Optional.ofNullable(row.getObject(1, Integer.class)))
                .single();
    }

    /** Year in which an application competes; the present one for what is not entered yet. */
    @Transactional(readOnly = true)
    public int yearOf(CaseNumber caseNumber) {
        return jdbc.sql("select year from competitor where case_number = ?")
                .param(caseNumber.value())
                .query(Integer.class)
                .optional()
                .orElseGet(() -> LocalDate.now(clock).getYear());
    }

    /**
     * An application whose holder was given the item before, as {@link #wonBefore} says.
     *
     * @param won the last year in which it was
     * @param rulesAsOf day whose rules hold for the application
     */
    record Repeated(String caseNumber, int won, LocalDate rulesAsOf) {}

    /** Applications that still compete, and whose holder was given the item in an earlier year. */
    @Transactional(readOnly = true)
    List<Repeated> winnersBefore(String item, int year) {
        return jdbc.sql(
                        """
                        select c.case_number, coalesce(f.rules_as_of, f.received_on) as rules, max(w.year) as won
                        from competitor c join case_file f on f.case_number = c.case_number
                            and f.status in ('SUBMITTED', 'CORRECTION', 'ACCEPTED')
                        join organisation h on h.id = f.applicant
                        join competitor w on w.item = c.item and w.year < c.year
                        join case_file g on g.case_number = w.case_number and g.status = 'DECIDED_POSITIVE'
                            and g.facts ->> 'policyItem' = w.item
                        join organisation o on o.id = g.applicant and (o.id = h.id or o.uscc = h.uscc)
                        left join subsidy_progress p on p.application = w.case_number
                        where c.item = ? and c.year = ? and p.progress is distinct from 'NOT_PAID' group by c.case_number, rules
                        """)
                .params(item, year)
                .query((row, n) -> new Repeated(
                        row.getString("case_number"), row.getInt("won"), row.getObject("rules", LocalDate.class)))
                .list();
    }

    /** The place that the confirmed sheet of its year gives an application; empty while there is none. */
    @Transactional(readOnly = true)
    public Optional<Integer> place(CaseNumber caseNumber) {
        return jdbc.sql(
                        """
                        select p.place from ranking_place p join ranking r on r.id = p.ranking
                        join competitor c on c.case_number = p.case_number and c.item = r.item
                        where p.case_number = ? and r.state = 'IN_FORCE'
                        """)
                .param(caseNumber.value())
                .query(Integer.class)
                .optional();
    }

    /** The same of several; those without a place are left out. */
    @Transactional(readOnly = true)
    public Map<CaseNumber, Integer> places(Collection<CaseNumber> caseNumbers) {
        Map<CaseNumber, Integer> places = new HashMap<>();
        jdbc.sql(
                        """
                        select p.case_number, p.place from ranking_place p join ranking r on r.id = p.ranking
                        join competitor c on c.case_number = p.case_number and c.item = r.item
                        where p.case_number = any(:numbers::text[]) and r.state = 'IN_FORCE'
                        """)
                .param("numbers", caseNumbers.stream().map(CaseNumber::value).toArray(String[]::new))
                .query(row -> {
                    places.put(new CaseNumber(row.getString("case_number")), row.getInt("place"));
                });
        return places;
    }
}
