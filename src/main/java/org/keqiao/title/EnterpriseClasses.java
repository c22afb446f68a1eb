package org.keqiao.title;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.keqiao.organization.OrganisationType;
import org.keqiao.organization.OrganisationView;
import org.keqiao.organization.Organisations;
import org.keqiao.shared.Bilingual;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.Texts;
import org.keqiao.title.ClassCheck.Result;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What every gate to money asks that is for some classes of enterprises only. No check of who asks. */
@Service
@Transactional(readOnly = true)
public class EnterpriseClasses {

    private final JdbcClient jdbc;
    private final Organisations organisations;
    private final TitleCodes codes;
    private final Texts texts;

    EnterpriseClasses(JdbcClient jdbc, Organisations organisations, TitleCodes codes, Texts texts) {
        this.jdbc = jdbc;
        this.organisations = organisations;
        this.codes = codes;
        this.texts = texts;
    }

    /** @param withdrawn the first day without it; null for one that was not withdrawn */
    private record Held(String title, String number, LocalDate from, LocalDate to, @Nullable LocalDate withdrawn) {

        boolean covers(LocalDate day) {
            return !from.isAfter(day) && !to.isBefore(day) && !isWithdrawn(day);
        }

        boolean isWithdrawn(LocalDate day) {
            return withdrawn != null && !withdrawn.isAfter(day);
        }
    }

    /** What is known of one class. */
    private record Known(Result result, Bilingual words) {}

    /**
     * Whether an item is for this kind of applicant at all: a team, which is no person in law, has what names start-up teams
     * and nothing else. Of all others the classes themselves tell.
     *
     * @param classes codes of the table {@code enterprise-class}; empty for everybody
     */
    public boolean isForKind(UUID organisation, List<String> classes) {
        return classes.contains(TitleCodes.START_UP_TEAM)
                || organisations.find(organisation).type() != OrganisationType.TEAM;
    }

    /**
     * @param classes codes of the table {@code enterprise-class}, one of which is enough; not empty
     * @param on the day that counts
     * @throws Refusal NOT_FOUND for an unknown organisation
     */
    public ClassCheck check(UUID organisation, List<String> classes, LocalDate on) {
        OrganisationView who = organisations.find(organisation);
        List<Held> held = who.uscc() == null || !who.isVerified() ? List.of() : held(who.uscc(), classes);
        Set<String> listed = listed(classes, on);
        List<Known> known = classes.stream()
                .map(each -> known(each, who, held, listed.contains(each), on))
                .toList();
        return new ClassCheck(
                result(known.stream().map(Known::result).toList()),
                on,
                joined(
                        "title.allowed.separator",
                        classes.stream().map(this::word).toList()),
                joined("title.known.separator", known.stream().map(Known::words).toList()));
    }

    /**
     * The same where money is about to move.
     *
     * @throws Refusal conflict CLASS_NOT_ALLOWED, CLASS_UNKNOWN with the classes and what the register knows
     */
    public void require(UUID organisation, List<String> classes, LocalDate on) {
        ClassCheck check = check(organisation, classes, on);
        switch (check.result()) {
            case PASS -> {}
            case FAIL -> throw Refusal.conflict("CLASS_NOT_ALLOWED", check.allowed(), on, check.known());
            case UNKNOWN -> throw Refusal.conflict("CLASS_UNKNOWN", check.allowed(), on, check.known());
        }
    }

    /** Of these organisations, those of which some title was withdrawn, whatever the day; in two statements. */
    public Set<UUID> withdrawnAmong(Collection<UUID> all) {
        List<OrganisationView> asked = organisations.all(all).stream()
                .filter(each -> each.uscc() != null)
                .toList();
        Set<String> withdrawn = new HashSet<>(jdbc.sql(
                        """
                        select distinct e.uscc from title_withdrawal w join enterprise_title e on e.id = w.entry
                        where w.state = 'IN_FORCE' and e.uscc = any(:usccs::text[])
                        """)
                .param("usccs", asked.stream().map(OrganisationView::uscc).toArray(String[]::new))
                .query(String.class)
                .list());
        return asked.stream()
                .filter(each -> withdrawn.contains(each.uscc()))
                .map(OrganisationView::id)
                .collect(Collectors.toSet());
    }

    private static Result result(List<Result> each) {
        if (each.contains(Result.PASS)) {
            return Result.PASS;
        }
        return each.contains(Result.UNKNOWN) ? Result.UNKNOWN : Result.FAIL;
    }

    private Known known(String code, OrganisationView who, List<Held> held, boolean listed, LocalDate on) {
        Bilingual name = word(code);
        if (!who.isVerified()) {
            return new Known(Result.UNKNOWN, said("title.known.unverified", name));
        }
        if (code.equals(TitleCodes.START_UP_TEAM)) {
            return who.type() == OrganisationType.TEAM
                    ? new Known(Result.PASS, said("title.known.team", name))
                    : new Known(Result.FAIL, said("title.known.noTeam", name));
        }
        List<Held> own = held.stream().filter(each -> each.title().equals(code)).toList();
        Optional<Held> now = own.stream().filter(each -> each.covers(on)).findFirst();
        if (now.isPresent()) {
            Held title = now.get();
            return new Known(Result.PASS, said("title.known.held", name, title.from(), title.to(), title.number()));
        }
        String year = String.valueOf(on.getYear());
        Optional<Held> last =
                own.stream().filter(each -> !each.from().isAfter(on)).max(Comparator.comparing(Held::from));
        if (last.filter(each -> each.isWithdrawn(on)).isPresent()) {
            return new Known(
                    Result.FAIL,
                    said(
                            "title.known.withdrawn",
                            name,
                            last.get().withdrawn(),
                            last.get().number()));
        }
        if (who.uscc() == null || listed) {
            return new Known(
                    Result.FAIL,
                    last.map(each -> said("title.known.over", name, each.from(), each.to()))
                            .orElseGet(() -> said("title.known.notListed", name, year)));
        }
        return new Known(
                Result.UNKNOWN,
                last.map(each -> said("title.known.overNoList", name, each.from(), each.to(), year))
                        .orElseGet(() -> said("title.known.noList", name, year)));
    }

    private List<Held> held(String uscc, List<String> classes) {
        return jdbc.sql(
                        """
                        select e.title, e.number, e.from_day, e.to_day, w.from_day as withdrawn
                        from enterprise_title e join title_list l on l.id = e.list
                            left join title_withdrawal w on w.entry = e.id and w.state = 'IN_FORCE'
                        where e.uscc = :uscc and e.title = any(:classes::text[]) and not e.rejected and l.state = 'IN_FORCE'
                        order by e.from_day, e.id
                        """)
                .param("uscc", uscc)
                .param("classes", classes.toArray(String[]::new))
                .query((row, n) -> new Held(
                        row.getString("title"),
                        row.getString("number"),
                        row.getObject("from_day", LocalDate.class),
                        row.getObject("to_day", LocalDate.class),
                        row.getObject("withdrawn", LocalDate.class)))
                .list();
    }

    /** Titles of which the lists of the year tell everybody who holds them. */
    private Set<String> listed(List<String> classes, LocalDate on) {
        return new HashSet<>(jdbc.sql(
                        """
                        select distinct title from title_list
                        where title = any(:classes::text[]) and year = :year and complete and state = 'IN_FORCE'
                        """)
                .param("classes", classes.toArray(String[]::new))
                .param("year", on.getYear())
                .query(String.class)
                .list());
    }

    private Bilingual word(String code) {
        return new Bilingual(codes.label(code, Locale.SIMPLIFIED_CHINESE), codes.label(code, Locale.ENGLISH));
    }

    private Bilingual said(String key, Object... arguments) {
        return new Bilingual(
                texts.get(key, Locale.SIMPLIFIED_CHINESE, arguments), texts.get(key, Locale.ENGLISH, arguments));
    }

    private Bilingual joined(String separator, List<Bilingual> words) {
        List<String> chinese = new ArrayList<>();
        List<String> english = new ArrayList<>();
        words.forEach(each -> {
            chinese.add(each.zh());
            english.add(each.en());
        });
        return new Bilingual(
                String.join(texts.get(separator, Locale.SIMPLIFIED_CHINESE), chinese),
                String.join(texts.get(separator, Locale.ENGLISH), english));
    }
}
