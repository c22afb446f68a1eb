package org.keqiao.casefile.application;

import java.util.UUID;
import org.keqiao.casefile.CaseStatus;
import org.keqiao.shared.CaseNumber;

/** The answer to a submission; the same idempotency key gets the same answer. */
public record SubmissionReceipt(UUID id, CaseNumber caseNumber, CaseStatus status) {}
