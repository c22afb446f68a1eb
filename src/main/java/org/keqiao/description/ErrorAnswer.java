package org.keqiao.description;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.springframework.lang.Nullable;

/** An RFC 9457 problem, field by field as clients read it. */
@Schema(name = "Problem")
record ErrorAnswer(
        @Nullable String type,
        String title,
        int status,
        String detail,
        @Nullable String instance,
        String code,
        @Nullable List<ProblemField> errors) {

    record ProblemField(String field, String code, String message) {}
}
