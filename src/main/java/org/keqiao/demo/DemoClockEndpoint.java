package org.keqiao.demo;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import org.keqiao.security.Access;
import org.keqiao.security.Role;
import org.keqiao.shared.BusinessClock;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Moves the demonstration's clock; elsewhere there is nothing here. */
@RestController
@RequestMapping("/api/v1/demo/clock")
class DemoClockEndpoint {

    private final DemoClock clock;

    DemoClockEndpoint(DemoClock clock) {
        this.clock = clock;
    }

    /**
     * @param to ISO-8601 with offset; without one, and for a day alone, Asia/Shanghai is meant
     */
    record Move(@Nullable String to) {}

    record Now(OffsetDateTime now) {}

    @Access(roles = Role.SYSTEM_ADMIN)
    @PostMapping
    Now move(@RequestBody Move move) {
        if (!clock.isActive()) {
            throw Refusal.notFound();
        }
        DemoClock.Passed passed = clock.advance(instant(move.to()));
        return new Now(OffsetDateTime.ofInstant(passed.now(), BusinessClock.ZONE));
    }

    private static Instant instant(@Nullable String text) {
        if (text == null || text.isBlank()) {
            throw Refusal.invalid(List.of(FieldError.of("to", "required")));
        }
        String stripped = text.strip();
        try {
            if (!stripped.contains("T")) {
                return LocalDate.parse(stripped)
                        .atStartOfDay(BusinessClock.ZONE)
                        .toInstant();
            }
            String time = stripped.substring(stripped.indexOf('T'));
            return time.matches(".*(Z|[+-]\\d\\d:?\\d*)$")
                    ? OffsetDateTime.parse(stripped).toInstant()
                    : LocalDateTime.parse(stripped).atZone(BusinessClock.ZONE).toInstant();
        } catch (DateTimeException unreadable) {
            throw Refusal.invalid(List.of(FieldError.of("to", "invalid")));
        }
    }
}
