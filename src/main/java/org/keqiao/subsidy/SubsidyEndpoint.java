package org.keqiao.subsidy;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.keqiao.security.Access;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "funding")
@Access
class SubsidyEndpoint {

    private final SubsidyReading reading;

    SubsidyEndpoint(SubsidyReading reading) {
        this.reading = reading;
    }

    @GetMapping("/api/v1/cases/{id}/subsidy")
    @Operation(summary = "Where an application stands with its money")
    SubsidyStanding subsidy(@PathVariable UUID id) {
        return reading.of(id);
    }
}
