package org.keqiao.affiliation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the product knows of who belongs together: by the register, and by its own organisations. No check of who asks. */
@Service
@Transactional(readOnly = true)
public class Affiliations {

    private final JdbcClient jdbc;
    private final Representatives representatives;

    Affiliations(JdbcClient jdbc, Representatives representatives) {
        this.jdbc = jdbc;
        this.representatives = representatives;
    }

    /**
     * By what an organisation is related to any of others, on any of these days.
     *
     * @param one normalised credit code; null for who has none, of whom nothing is known
     * @param others the same
     * @return the surest sign
     */
    public Optional<Tie> between(@Nullable String one, Collection<String> others, LocalDate from, LocalDate to) {
        Question question = new Question(one, List.copyOf(others), from, to);
        return Optional.ofNullable(between(List.of(question)).get(question));
    }

    /** As {@link #between(String, Collection, LocalDate, LocalDate)} asks. */
    public record Question(@Nullable String one, List<String> others, LocalDate from, LocalDate to) {

        private Stream<String> all() {
            return Stream.concat(Stream.of(one), others.stream());
        }

        private Optional<Tie> byCode() {
            return others.contains(one) ? Optional.of(new Tie(Tie.Sign.SAME_CODE, "")) : Optional.empty();
        }
    }

    /** Answers many in a few statements; where nothing is known there is no answer. */
    public Map<Question, Tie> between(Collection<Question> questions) {
        // The surest first; what one register answers is not asked of the next.
        return between(
                questions, List.of(all -> Question::byCode, this::byShares, this::byEntry, this::byRepresentative));
    }

    /** The same by the register of relations alone, which knows since when: who represents an organisation is known of today only. */
    public Map<Question, Tie> entered(Collection<Question> questions) {
        return between(questions, List.of(this::byShares, this::byEntry));
    }

    private static Map<Question, Tie> between(Collection<Question> questions, List<Register> registers) {
        Map<Question, Tie> ties = new HashMap<>();
        List<Question> open = questions.stream()
                .filter(each -> each.one() != null && !each.others().isEmpty())
                .distinct()
                .toList();
        for (Register register : registers) {
            if (open.isEmpty()) {
                break;
            }
            Function<Question, Optional<Tie>> known = register.ask(open);
            open.forEach(each -> known.apply(each).ifPresent(tie -> ties.put(each, tie)));
            open = open.stream().filter(each -> !ties.containsKey(each)).toList();
        }
        return ties;
    }

    private interface Register {

        Function<Question, Optional<Tie>> ask(List<Question> questions);
    }

    /** The two and, where the one holds a part of the other, whatever that has a part in, through any number of links. */
    Set<String> touchedBy(CompanyRelation relation) {
        Set<String> touched = new HashSet<>(Set.of(relation.uscc()));
        if (relation.otherUscc() != null) {
            touched.add(relation.otherUscc());
        }
        if (relation.kind() == RelationKind.SHAREHOLDING) {
            touched.addAll(jdbc.sql(
                            """
                            with recursive below (uscc) as (
                                select cast(:held as text)
                                union
                                select r.other_uscc::text from below join company_relation r on r.uscc = below.uscc
                                where r.kind = 'SHAREHOLDING' and r.state = 'IN_FORCE'
                            )
                            select uscc from below
                            """)
                    .param("held", relation.otherUscc())
                    .query(String.class)
                    .list());
        }
        return touched;
    }

    /** The group to which an organisation belongs on a day; at most one. */
    public Optional<CompanyGroup> groupOf(String uscc, LocalDate on) {
        return jdbc.sql(
                        """
                        select g.id, g.name from company_relation r join company_group g on g.id = r.company_group
                        where r.uscc = :uscc and r.kind = 'GROUP' and r.state = 'IN_FORCE'
                          and r.from_day <= :on and (r.to_day is null or r.to_day >= :on)
                        """)
                .param("uscc", uscc)
                .param("on", on)
                .query((row, n) -> new CompanyGroup(row.getObject("id", UUID.class), row.getString("name")))
                .optional();
    }

    private Function<Question, Optional<Tie>> byShares(List<Question> questions) {
        List<Held> held = held(questions);
        return question -> {
            Map<String, String> names = new HashMap<>();
            Holdings holdings = new Holdings(held.stream()
                    .filter(each -> each.isHeldIn(question.from(), question.to()))
                    .map(each -> {
                        names.put(each.holding().holder(), each.name());
                        return each.holding();
                    })
                    .toList());
            return question.others().stream()
                    .flatMap(other -> holdings.between(question.one(), other).stream())
                    .findFirst()
                    .map(percent -> new Tie(Tie.Sign.SHAREHOLDING, percent))
                    .or(() -> question.others().stream()
                            .flatMap(other -> holdings.holderOf(question.one(), other).stream())
                            .findFirst()
                            .map(holder -> new Tie(Tie.Sign.SAME_HOLDER, names.get(holder))));
        };
    }

    /** @param to null for today and later */
    private record Held(Holdings.Holding holding, String name, LocalDate from, @Nullable LocalDate to) {

        boolean isHeldIn(LocalDate first, LocalDate last) {
            return !from.isAfter(last) && (to == null || !to.isBefore(first));
        }
    }

    /** Whatever is held of these companies, and of whoever holds a part of them, on any of the days. */
    private List<Held> held(List<Question> questions) {
        return jdbc.sql(
                        """
                        with recursive held as not materialized (
                            select id, uscc, name, other_uscc, percent, from_day, to_day from company_relation
                            where kind = 'SHAREHOLDING' and state = 'IN_FORCE'
                              and daterange(from_day, to_day, '[]') && daterange(:from, :to, '[]')
                        ), above as (
                            select * from held where other_uscc = any(:companies::text[])
                            union
                            select held.* from held join above on held.other_uscc = above.uscc
                        )
                        select * from above
                        """)
                .param(
                        "companies",
                        questions.stream().flatMap(Question::all).distinct().toArray(String[]::new))
                .param(
                        "from",
                        questions.stream()
                                .map(Question::from)
                                .min(LocalDate::compareTo)
                                .orElseThrow())
                .param(
                        "to",
                        questions.stream()
                                .map(Question::to)
                                .max(LocalDate::compareTo)
                                .orElseThrow())
                .query((row, n) -> new Held(
                        new Holdings.Holding(
                                row.getString("uscc"), row.getString("other_uscc"), row.getBigDecimal("percent")),
                        row.getString("name"),
                        row.getObject("from_day", LocalDate.class),
                        row.getObject("to_day", LocalDate.class)))
                .list();
    }

    /** Two members of a group on one day, or two whose representatives are spouses. */
    private Function<Question, Optional<Tie>> byEntry(List<Question> questions) {
        List<Integer> numbers = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (int i = 0; i < questions.size(); i++) {
            for (String other : questions.get(i).others()) {
                numbers.add(i);
                others.add(other);
            }
        }
        Map<Question, Tie> found = new HashMap<>();
        jdbc.sql(
                        """
                        with asked as (
                            select n, one, other, daterange(first, last, '[]') as days
                            from unnest(:numbers::int[], :ones::text[], :others::text[], :from::date[], :to::date[])
                                as q (n, one, other, first, last)
                        ), known as (
                            select *, daterange(from_day, to_day, '[]') as days from company_relation
                            where state = 'IN_FORCE' and kind in ('GROUP', 'SPOUSES')
                        )
                        select q.n, 'SAME_GROUP' as sign, g.name as detail from asked q
                        join known a on a.uscc = q.one and a.days && q.days
                        join known b on b.uscc = q.other and b.company_group = a.company_group
                            and b.days * q.days && a.days
                        join company_group g on g.id = a.company_group
                        union all
                        select q.n, 'SPOUSES', '' from asked q
                        join known k on k.kind = 'SPOUSES' and k.days && q.days
                            and (k.uscc, k.other_uscc) in ((q.one, q.other), (q.other, q.one))
                        order by n, sign
                        """)
                .param("numbers", numbers.toArray(Integer[]::new))
                .param("ones", numbers.stream().map(n -> questions.get(n).one()).toArray(String[]::new))
                .param("others", others.toArray(String[]::new))
                .param(
                        "from",
                        numbers.stream()
                                .map(n -> questions.get(n).from().toString())
                                .toArray(String[]::new))
                .param(
                        "to",
                        numbers.stream()
                                .map(n -> questions.get(n).to().toString())
                                .toArray(String[]::new))
                .query((row, n) -> found.putIfAbsent(
                        questions.get(row.getInt("n")),
                        new Tie(Tie.Sign.valueOf(row.getString("sign")), row.getString("detail"))))
                .list();
        return question -> Optional.ofNullable(found.get(question));
    }

    private Function<Question, Optional<Tie>> byRepresentative(List<Question> questions) {
        Representatives.Known known = representatives.of(
                questions.stream().flatMap(Question::all).distinct().toList());
        return question -> known.same(question.one(), question.others())
                ? Optional.of(new Tie(Tie.Sign.SAME_REPRESENTATIVE, ""))
                : Optional.empty();
    }
}
