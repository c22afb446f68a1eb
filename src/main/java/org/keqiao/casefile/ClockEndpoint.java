package org.keqiao.casefile;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.keqiao.security.Access;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The officer's acts on a case's clock over HTTP. */
@RestController
@RequestMapping("/api/v1/cases/{id}/clock")
@Tag(name = "cases")
@Access
class ClockEndpoint {

    private final CaseClock clock;
    private final CaseReading reading;

    ClockEndpoint(CaseClock clock, CaseReading reading) {
        this.clock = clock;
        this.reading = reading;
    }

    /** @param expectedDays working days that it is expected to take */
    record Pause(@Nullable String reason, @Nullable Integer expectedDays) {}

    record ClockReason(@Nullable String reason) {}

    @PostMapping("/pause")
    @Operation(summary = "Stops the clock")
    CaseView.ClockView pause(@PathVariable UUID id, @RequestBody Pause pause) {
        if (pause.expectedDays() == null) {
            throw Refusal.invalid(List.of(FieldError.of("expectedDays", "required")));
        }
        clock.pause(id, text(pause.reason()), pause.expectedDays());
        return reading.view(id).clock();
    }

    @PostMapping("/resumption")
    @Operation(summary = "Lets the clock go on")
    CaseView.ClockView resume(@PathVariable UUID id, @RequestBody ClockReason why) {
        clock.resume(id, text(why.reason()));
        return reading.view(id).clock();
    }

    @PostMapping("/extension")
    @Operation(summary = "Lengthens the limit, once")
    CaseView.ClockView extend(@PathVariable UUID id, @RequestBody ClockReason why) {
        clock.extend(id, text(why.reason()));
        return reading.view(id).clock();
    }

    private static String text(@Nullable String reason) {
        return reason == null ? "" : reason;
    }
}
