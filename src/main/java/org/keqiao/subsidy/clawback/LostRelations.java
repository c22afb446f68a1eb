package org.keqiao.subsidy.clawback;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.keqiao.affiliation.CompanyRelationDecided;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.CaseRef;
import org.keqiao.funding.claim.Ground;
import org.keqiao.register.CertifiedContracts;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Texts;
import org.keqiao.subsidy.CalculatedSubsidy;
import org.keqiao.subsidy.StandingGrounds;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * 关联关系 between parties, or of an agency with one, that became known after money was paid which it excludes: a clawback
 * begins, as {@link LostGrounds} has it. A relation that never held is told there. The days that count go from the contract's
 * registration to that of the last payment, which would have been stopped by it: one that began later takes nothing away, and one whose
 * end nobody knows lasts. Only awards of the companies that the decision is about are looked at.
 */
@Component
class LostRelations {

    private static final String LOST = "relatedSince";
    private static final String STANDS = "relatedNoMore";

    /** Awards that are looked at together. */
    private static final int TOGETHER = 200;

    private final LostGrounds grounds;
    private final ClawbackRows rows;
    private final StandingGrounds standing;
    private final CertifiedContracts contracts;
    private final CaseCommands cases;
    private final Texts texts;
    private final ObjectMapper json;
    private final JdbcClient jdbc;
    private final Clock clock;

    LostRelations(
            LostGrounds grounds,
            ClawbackRows rows,
            StandingGrounds standing,
            CertifiedContracts contracts,
            CaseCommands cases,
            Texts texts,
            ObjectMapper json,
            JdbcClient jdbc,
            Clock clock) {
        this.grounds = grounds;
        this.rows = rows;
        this.standing = standing;
        this.contracts = contracts;
        this.cases = cases;
        this.texts = texts;
        this.json = json;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param known whether its record says already that its parties are related
     * @param last day on which the bank paid any of it; today where no order tells
     */
    private record Paid(CaseNumber award, boolean known, LocalDate last) {}

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(CompanyRelationDecided decided) {
        List<String> numbers = contracts.numbersOf(decided.touched());
        List<Paid> paid = paid(decided.touched(), numbers, "");
        while (!paid.isEmpty()) {
            look(paid, decided);
            String last = paid.get(paid.size() - 1).award().value();
            paid = paid(decided.touched(), numbers, last);
        }
    }

    private void look(List<Paid> paid, CompanyRelationDecided decided) {
        Set<CaseNumber> related = related(paid);
        for (Paid each : paid) {
            boolean lost = related.contains(each.award());
            if (lost && !each.known()) {
                String why = texts.get(
                        "clawback.opening.RELATED", Locale.SIMPLIFIED_CHINESE, decided.company(), decided.other());
                grounds.openOrNote(
                        each.award(),
                        CheckPaidAward.PARTIES_RELATED,
                        decided.relation().toString(),
                        why);
                cases.recordFinding(each.award(), LOST, Map.of("about", why), Map.of());
            } else if (!lost && each.known()) {
                String why = texts.get(
                        "clawback.relatedNoMore", Locale.SIMPLIFIED_CHINESE, decided.company(), decided.other());
                rows.openOf(each.award())
                        .ifPresent(
                                open -> cases.recordFinding(open.caseNumber(), STANDS, Map.of("about", why), Map.of()));
                cases.recordFinding(each.award(), STANDS, Map.of("about", why), Map.of());
            }
        }
    }

    private Set<CaseNumber> related(List<Paid> paid) {
        Map<CaseRef, CalculatedSubsidy> awards = new HashMap<>();
        cases.known(paid.stream().map(Paid::award).toList())
                .values()
                .forEach(award -> awards.put(
                        award.ref(), json.convertValue(award.facts().get("calculation"), CalculatedSubsidy.class)));
        return standing.relatedUntil(awards, paid.stream().collect(Collectors.toMap(Paid::award, Paid::last)));
    }

    /** Paid applications of these companies or about a contract of theirs, from a number on. */
    private List<Paid> paid(Set<String> companies, List<String> numbers, String after) {
        return jdbc.sql(
                        """
                        select c.case_number,
                            coalesce((select t.name from act t
                                where t.case_id = c.id and t.kind = 'SYSTEM' and t.name in (:lost, :stands)
                                order by t.seq desc limit 1) = :lost, false) as known,
                            coalesce((select max(p.settled_on) from payment_order p
                                where p.funded_case = c.case_number and p.state = 'PAID'), :today) as last
                        from (
                            select b.case_number from counted_base b where b.registration_number = any(:numbers::text[])
                            union
                            select g.case_number from funding_ground g
                            where g.kind = 'CONTRACT' and g.value = any(:grounds::text[]) and g.given_up_at is null
                            union
                            select f.case_number from organisation o join case_file f on f.applicant = o.id
                            where o.uscc = any(:companies::text[])
                        ) touched
                        join case_file c on c.case_number = touched.case_number
                        where c.matter = 'subsidy-application' and c.case_number > :after
                          and exists (select from funding_allocation a where a.case_number = c.case_number and a.paid > 0)
                        order by c.case_number limit :limit
                        """)
                .param("lost", LOST)
                .param("stands", STANDS)
                .param("today", LocalDate.now(clock))
                .param("numbers", numbers.toArray(String[]::new))
                .param(
                        "grounds",
                        numbers.stream()
                                .map(number -> Ground.contract(number).value())
                                .toArray(String[]::new))
                .param("companies", companies.toArray(String[]::new))
                .param("after", after)
                .param("limit", TOGETHER)
                .query((row, n) -> new Paid(
                        new CaseNumber(row.getString("case_number")),
                        row.getBoolean("known"),
                        row.getObject("last", LocalDate.class)))
                .list();
    }
}
