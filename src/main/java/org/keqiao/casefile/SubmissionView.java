package org.keqiao.casefile;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One submission of a case, as it was sent. */
public record SubmissionView(
        int number,
        Map<String, Object> answers,
        List<CaseDocument> documents,
        String formId,
        String submittedBy,
        Instant submittedAt) {}
