package org.keqiao.document;

import java.time.LocalDate;
import java.util.UUID;

/** A letter was served, and so takes effect. */
public record LetterServed(UUID letterId, UUID caseId, String caseNumber, String kind, LocalDate on) {}
