package org.keqiao.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.keqiao.security.Access;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tells anybody when a limit ends. */
@RestController
@RequestMapping("/api/v1/calendar")
class CalendarEndpoint {

    private static final int MOST_DAYS = 1000;

    private final WorkingCalendar calendar;

    CalendarEndpoint(WorkingCalendar calendar) {
        this.calendar = calendar;
    }

    /**
     * @param estimated true when a year was counted whose calendar is not published yet
     */
    record Answer(LocalDate dueOn, boolean estimated) {}

    /**
     * @param from the day of the event, which is not counted
     */
    @Access(Access.Who.PUBLIC)
    @GetMapping("/due")
    Answer due(
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @RequestParam int workingDays) {
        List<FieldError> errors = new ArrayList<>();
        if (from.getYear() < 2000 || from.getYear() > 2100) {
            errors.add(FieldError.of("from", "range", "2000-01-01", "2100-12-31"));
        }
        if (workingDays < 1 || workingDays > MOST_DAYS) {
            errors.add(FieldError.of("workingDays", "range", 1, MOST_DAYS));
        }
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
        DueDate due = calendar.due(from, new Limit(workingDays, Limit.Unit.WORKING));
        return new Answer(due.on(), due.estimated());
    }
}
