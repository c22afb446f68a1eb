package org.keqiao.casefile.application;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.keqiao.security.Access;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Cases that the office opens on its own initiative, over HTTP. */
@RestController
@RequestMapping("/api/v1/openings")
@Tag(name = "cases")
@Access
class OpeningsEndpoint {

    private final Openings openings;

    OpeningsEndpoint(Openings openings) {
        this.openings = openings;
    }

    /** @param linkedTo the decided case that it is about; null for a matter of the bureau's own */
    record Open(@Nullable String matter, @Nullable UUID linkedTo, @Nullable Map<String, Object> answers) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Opens a case on the office's own initiative; the same key gets the same answer")
    SubmissionReceipt open(@RequestBody Open open, @RequestHeader("Idempotency-Key") String key) {
        List<FieldError> missing = new ArrayList<>();
        if (open.matter() == null || open.matter().isBlank()) {
            missing.add(FieldError.of("matter", "required"));
        }
        if (!missing.isEmpty()) {
            throw Refusal.invalid(missing);
        }
        Map<String, Object> answers = open.answers() == null ? Map.of() : open.answers();
        return openings.open(new Openings.Opening(open.matter(), open.linkedTo(), answers), key);
    }
}
