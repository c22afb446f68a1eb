package org.keqiao.statistics;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.keqiao.organization.CityProfiles;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 年度目标 of the city and its counties: the newest one holds, and earlier ones stay on record. */
@Service
@Transactional(readOnly = true)
public class Targets {

    static final int LONGEST_REFERENCE = 200;

    private final JdbcClient jdbc;
    private final StatisticsAccess access;
    private final CityProfiles cities;
    private final CurrentActor currentActor;
    private final Clock clock;

    Targets(JdbcClient jdbc, StatisticsAccess access, CityProfiles cities, CurrentActor currentActor, Clock clock) {
        this.jdbc = jdbc;
        this.access = access;
        this.cities = cities;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    /**
     * A target as it was set.
     *
     * @param area code of the county unit, or of the city
     * @param reference the document that sets it
     */
    public record Target(
            int year, Measure measure, String area, Money amount, String reference, LocalDate setOn, String setBy) {}

    /** By area, what held at the end of a day. */
    Map<String, Money> of(int year, Measure measure, LocalDate asOf) {
        Map<String, Money> targets = new HashMap<>();
        jdbc.sql(
                        """
                        select distinct on (area) area, amount from statistical_target
                        where year = :year and measure = :measure and set_on <= :asOf order by area, id desc
                        """)
                .param("year", year)
                .param("measure", measure.name())
                .param("asOf", asOf)
                .query((row, n) -> targets.put(row.getString("area"), Money.of(row.getBigDecimal("amount"))))
                .list();
        return targets;
    }

    /** Every target of a year that was set, newest first: who changed what, and by which document. At most 500. */
    public List<Target> history(int year) {
        StatisticsAccess.Scope scope = access.scope(currentActor.require());
        return jdbc.sql(
                        """
                        select * from statistical_target where year = :year and (:own = '' or area = :own)
                        order by id desc limit 500
                        """)
                .param("year", year)
                .param("own", scope.county() == null ? "" : scope.county())
                .query((row, n) -> new Target(
                        row.getInt("year"),
                        Measure.valueOf(row.getString("measure")),
                        row.getString("area"),
                        Money.of(row.getBigDecimal("amount")),
                        row.getString("reference"),
                        row.getObject("set_on", LocalDate.class),
                        row.getString("set_name")))
                .list();
    }

    /**
     * Sets a target, from now on.
     *
     * @param area code of a county unit, or of the city for the target of all
     * @throws Refusal INVALID; FORBIDDEN NOT_YOUR_STATISTICS
     */
    @Transactional
    public void set(
            int year, Measure measure, @Nullable String area, @Nullable Money amount, @Nullable String reference) {
        Actor actor = currentActor.require();
        access.requireKeeper(actor);
        List<FieldError> errors = new ArrayList<>();
        int thisYear = LocalDate.now(clock).getYear();
        if (year < thisYear - 1 || year > thisYear + 1) {
            errors.add(FieldError.of("year", "range", thisYear - 1, thisYear + 1));
        }
        if (area == null
                || (!area.equals(cities.current().code()) && cities.county(area).isEmpty())) {
            errors.add(FieldError.of("area", "code"));
        }
        if (amount == null) {
            errors.add(FieldError.of("amount", "required"));
        } else if (!amount.isPositive()) {
            errors.add(FieldError.of("amount", "moneyPositive"));
        } else if (amount.isMoreThan(Money.LARGEST)) {
            errors.add(FieldError.of("amount", "moneyTooLarge", Money.LARGEST));
        }
        required("reference", reference, LONGEST_REFERENCE, errors);
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
        jdbc.sql(
                        """
                        insert into statistical_target (year, measure, area, amount, reference, set_on, set_at, set_by, set_name)
                        values (:year, :measure, :area, :amount, :reference, :on, :at, :by, :name)
                        """)
                .param("year", year)
                .param("measure", measure.name())
                .param("area", area)
                .param("amount", amount.yuan())
                .param("reference", reference.strip())
                .param("on", LocalDate.now(clock))
                .param("at", Timestamp.from(clock.instant()))
                .param("by", actor.accountId())
                .param("name", actor.displayName())
                .update();
    }

    static void required(String field, @Nullable String text, int longest, List<FieldError> errors) {
        if (text == null || text.isBlank()) {
            errors.add(FieldError.of(field, "required"));
        } else if (text.strip().length() > longest) {
            errors.add(FieldError.of(field, "tooLong", longest));
        }
    }
}
