package org.keqiao.calendar;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * A year in a file: {@code {"year", "notice", "off", "work"}}, days as {@code 2026-10-01} or ranges {@code
 * 2026-10-01/2026-10-07}.
 */
final class CalendarYearFile {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private CalendarYearFile() {}

    record Content(int year, String notice, List<String> off, List<String> work) {

        CalendarYear toYear() {
            return new CalendarYear(year, notice, days(off), days(work));
        }

        private static SortedSet<LocalDate> days(List<String> ranges) {
            SortedSet<LocalDate> days = new TreeSet<>();
            for (String range : ranges) {
                String[] ends = range.split("/", 2);
                LocalDate first = LocalDate.parse(ends[0]);
                LocalDate last = LocalDate.parse(ends[ends.length - 1]);
                if (!last.isBefore(first)) {
                    first.datesUntil(last.plusDays(1)).forEach(days::add);
                }
            }
            return days;
        }
    }

    /**
     * A file that somebody brings.
     *
     * @throws Refusal INVALID with {@code file} when it is not such a file, or {@code year}, {@code off} or {@code work}
     */
    static CalendarYear read(byte[] file) {
        try {
            Content content = JSON.readValue(file, Content.class);
            if (content.year() < 2000 || content.year() > 2100) {
                throw Refusal.invalid(List.of(FieldError.of("year", "range", "2000", "2100")));
            }
            if (content.notice() == null || content.off() == null || content.work() == null) {
                throw unreadable();
            }
            // Before the ranges are spelt out: one from year 1 to year 9999 would fill the memory.
            require("off", content.off(), content.year());
            require("work", content.work(), content.year());
            return content.toYear();
        } catch (IOException | DateTimeException notOurs) {
            throw unreadable();
        }
    }

    private static void require(String field, List<String> ranges, int year) {
        for (String range : ranges) {
            for (String end : range.split("/", 2)) {
                LocalDate day = LocalDate.parse(end);
                if (Math.abs(day.getYear() - year) > 1) {
                    throw Refusal.invalid(List.of(FieldError.of(field, "calendarDayOutside", day)));
                }
            }
        }
    }

    private static Refusal unreadable() {
        return Refusal.invalid(List.of(FieldError.of("file", "calendarFile")));
    }

    /** The years that the product brings along, oldest first. */
    static List<CalendarYear> shipped() {
        List<CalendarYear> years = new ArrayList<>();
        try {
            for (Resource file :
                    new PathMatchingResourcePatternResolver().getResources("classpath:db/calendar/*.json")) {
                try (InputStream in = file.getInputStream()) {
                    years.add(JSON.readValue(in, Content.class).toYear());
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        years.sort(Comparator.comparingInt(CalendarYear::year));
        return years;
    }
}
