package org.keqiao.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.keqiao.security.Access;
import org.keqiao.security.Role;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The calendar over HTTP: for anybody to read, for the system administrator to publish. */
@RestController
@RequestMapping("/api/v1/calendar")
class CalendarYearsEndpoint {

    private final CalendarYears years;
    private final CalendarPublishing publishing;

    CalendarYearsEndpoint(CalendarYears years, CalendarPublishing publishing) {
        this.years = years;
        this.publishing = publishing;
    }

    /**
     * @param reason why, for the record; not needed to try it
     * @param basedOn the calendar's version that it was made from; not needed to try it
     */
    record YearInput(
            @Nullable String notice,
            @Nullable Set<LocalDate> off,
            @Nullable Set<LocalDate> work,
            @Nullable String reason,
            @Nullable Integer basedOn) {

        CalendarYear of(int year) {
            return new CalendarYear(year, notice == null ? "" : notice, days(off), days(work));
        }

        private static TreeSet<LocalDate> days(@Nullable Set<LocalDate> given) {
            TreeSet<LocalDate> days = new TreeSet<>();
            if (given != null) {
                given.stream().filter(day -> day != null).forEach(days::add);
            }
            return days;
        }
    }

    record Version(int version) {}

    @Access(Access.Who.PUBLIC)
    @GetMapping("/years")
    List<YearOverview> all() {
        return years.all();
    }

    @Access(Access.Who.PUBLIC)
    @GetMapping("/years/{year}")
    YearOverview year(@PathVariable int year) {
        return years.year(year);
    }

    @Access(roles = Role.SYSTEM_ADMIN)
    @GetMapping("/publications")
    List<Publication> publications() {
        return publishing.history();
    }

    @Access(roles = Role.SYSTEM_ADMIN)
    @PostMapping("/years/{year}/trial")
    CalendarPublishing.Effect effect(@PathVariable int year, @RequestBody YearInput input) {
        return publishing.effect(input.of(year));
    }

    @Access(roles = Role.SYSTEM_ADMIN)
    @PutMapping("/years/{year}")
    Version publish(@PathVariable int year, @RequestBody YearInput input) {
        List<FieldError> errors = new ArrayList<>();
        if (input.basedOn() == null) {
            errors.add(FieldError.of("basedOn", "required"));
        }
        if (input.reason() == null) {
            errors.add(FieldError.of("reason", "required"));
        }
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
        return new Version(publishing.publish(input.of(year), input.reason(), input.basedOn()));
    }
}
