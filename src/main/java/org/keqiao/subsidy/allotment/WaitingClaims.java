package org.keqiao.subsidy.allotment;

import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.keqiao.security.Actor;
import org.keqiao.security.Duty;
import org.keqiao.security.Role;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Repository;

/** Claims that wait for money: at a step of the budget, and with nothing set aside for them. */
@Repository
class WaitingClaims {

    private static final Set<String> FINANCE = Arrays.stream(Role.values())
            .filter(role -> role.duty().filter(Duty.BUDGET::equals).isPresent())
            .map(role -> role.name() + "@")
            .collect(Collectors.toUnmodifiableSet());

    /** At a step that the actor may do, with an amount, and with nothing set aside for it in any way. */
    private static final String WAITING =
            """
            f.id in (select t.case_id from inbox_task t
                     where t.grp = any(:groups::text[]) and t.step_task is null and t.matter = 'subsidy-application')
            and f.status = 'ACCEPTED' and (f.facts ->> 'cityAmount')::numeric > 0
            and not exists (select from funding_allocation a
                            where a.case_number = f.case_number and a.share = 'CITY' and a.reserved + a.committed > 0)
            and not exists (select from voucher v where v.redemption = f.case_number)
            """;

    private final JdbcClient jdbc;

    WaitingClaims(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param rank place on the confirmed ranking; null where nothing is ranked
     * @param carriedInto year into which it was carried over first; null for a new one
     */
    record Claim(
            CaseNumber caseNumber,
            String applicant,
            LocalDate acceptedOn,
            @Nullable Integer rank,
            @Nullable Integer carriedInto,
            Money asked) {

        boolean carriedOver() {
            return carriedInto != null;
        }
    }

    /** @param asked by all of them together */
    record Sum(String item, int claims, Money asked) {}

    /** How many of the actor's wait for each item, and for how much. */
    List<Sum> sums(Actor actor) {
        return jdbc.sql(
                        """
                        select f.facts ->> 'policyItem' as item, count(*) as claims,
                            sum((f.facts ->> 'cityAmount')::numeric) as asked
                        from case_file f
                        where %s
                        group by f.facts ->> 'policyItem' order by 1
                        """
                                .formatted(WAITING))
                .param("groups", groups(actor))
                .query((row, n) ->
                        new Sum(row.getString("item"), row.getInt("claims"), Money.of(row.getBigDecimal("asked"))))
                .list();
    }

    private static String[] groups(Actor actor) {
        return actor.groups().stream()
                .filter(group -> FINANCE.stream().anyMatch(group::startsWith))
                .toArray(String[]::new);
    }

    /**
     * A budget step that somebody has taken.
     *
     * @param assignee sign-in name
     */
    record Held(CaseNumber caseNumber, String assignee, String assigneeName) {}

    /** Of these cases those at a step of the actor's that somebody has, himself or another one. */
    List<Held> held(Actor actor, Collection<CaseNumber> cases) {
        return jdbc.sql(
                        """
                        select t.case_number, t.assignee, t.assignee_name from inbox_task t
                        where t.case_number = any(:cases::text[]) and t.grp = any(:groups::text[]) and t.step_task is null
                            and t.assignee is not null
                        order by t.case_number
                        """)
                .param("cases", numbers(cases))
                .param("groups", groups(actor))
                .query((row, n) -> new Held(
                        new CaseNumber(row.getString("case_number")),
                        row.getString("assignee"),
                        row.getString("assignee_name")))
                .list();
    }

    /** The cases by the day whose rules they go by. */
    Map<LocalDate, List<CaseNumber>> byRules(Collection<CaseNumber> cases) {
        Map<LocalDate, List<CaseNumber>> found = new TreeMap<>();
        jdbc.sql(
                        """
                        select rules_as_of, case_number from case_file
                        where case_number = any(:cases::text[]) and rules_as_of is not null
                        """)
                .param("cases", numbers(cases))
                .query(row -> {
                    found.computeIfAbsent(row.getObject("rules_as_of", LocalDate.class), day -> new ArrayList<>())
                            .add(new CaseNumber(row.getString("case_number")));
                });
        return found;
    }

    private static String[] numbers(Collection<CaseNumber> cases) {
        return cases.stream().map(CaseNumber::value).toArray(String[]::new);
    }

    /**
     * Those whose step is the actor's to do; a voucher has its money already. In the order of precedence.
     *
     * @param year of the budget
     * @param only at most these cases; null for all
     */
    List<Claim> of(Actor actor, String item, int year, @Nullable Collection<String> only, int most) {
        return jdbc.sql(
                        """
                        select f.case_number, f.applicant_name, coalesce(f.accepted_on, f.received_on) as accepted,
                            (f.facts ->> 'cityAmount')::numeric as asked, c.into_year as carried_into,
                            (select min(p.place) from ranking_place p join ranking r on r.id = p.ranking
                             where p.case_number = f.case_number and r.item = :item and r.state = 'IN_FORCE') as rank
                        from case_file f left join carried_claim c on c.case_number = f.case_number and c.into_year <= :year
                        where %s and f.facts ->> 'policyItem' = :item
                            and (cast(:only as text[]) is null or f.case_number = any(:only::text[]))
                        order by c.into_year nulls last, accepted, f.case_number limit :most
                        """
                                .formatted(WAITING))
                .param("item", item)
                .param("year", year)
                .param("groups", groups(actor))
                .param("only", only == null ? null : only.toArray(String[]::new), Types.ARRAY)
                .param("most", most)
                .query((row, n) -> new Claim(
                        new CaseNumber(row.getString("case_number")),
                        row.getString("applicant_name"),
                        row.getObject("accepted", LocalDate.class),
                        row.getObject("rank", Integer.class),
                        row.getObject("carried_into", Integer.class),
                        Money.of(row.getBigDecimal("asked"))))
                .list();
    }
}
