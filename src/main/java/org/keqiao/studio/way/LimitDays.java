package org.keqiao.studio.way;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.keqiao.calendar.Limit;
import org.keqiao.calendar.WorkingCalendar;
import org.keqiao.organization.CityProfiles;
import org.keqiao.process.MatterSettings;
import org.keqiao.process.sandbox.Sandbox;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/** Counts the limits of a trial by the calendar of working days and the law of the case, as {@code casefile} does. */
@Component
public class LimitDays implements Sandbox.Limits {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final WorkingCalendar calendar;
    private final CityProfiles cities;

    public LimitDays(WorkingCalendar calendar, CityProfiles cities) {
        this.calendar = calendar;
        this.cities = cities;
    }

    @Override
    public Instant due(MatterSettings settings, String key, Instant now, Map<String, Object> facts) {
        LocalDate today = LocalDate.ofInstant(now, ZONE);
        LocalDate start = CaseClock.KEYS.contains(key) ? acceptedOn(facts).orElse(today) : today;
        return limit(settings, key, basis(facts, today))
                .map(limit -> on(start, limit))
                .orElse(today)
                .plusDays(1)
                .atStartOfDay(ZONE)
                .toInstant();
    }

    /** The limit of a key under a law, its own or the one for all. */
    Optional<Limit> limit(MatterSettings settings, String key, String basis) {
        Map<String, Limit> limits = settings.limits().getOrDefault(key, Map.of());
        return Optional.ofNullable(limits.getOrDefault(basis, limits.get("*")));
    }

    LocalDate on(LocalDate start, Limit limit) {
        return calendar.due(start, limit).on();
    }

    int workingDays(LocalDate from, LocalDate to) {
        return calendar.workingDaysBetween(from, to);
    }

    /** Key of the law of the case: what it was accepted under, or what applies on the day. */
    public String basis(Map<String, Object> facts, LocalDate day) {
        Object known = facts.get("legalBasis");
        return known == null ? cities.legalBasisOn(day).key() : known.toString();
    }

    private static Optional<LocalDate> acceptedOn(Map<String, Object> facts) {
        return day(facts.get("acceptedOn"));
    }

    static Optional<LocalDate> day(@Nullable Object value) {
        return Optional.ofNullable(value).map(Object::toString).map(LocalDate::parse);
    }
}
