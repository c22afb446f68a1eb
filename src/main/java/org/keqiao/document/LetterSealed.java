package org.keqiao.document;

import java.util.UUID;

/** A letter that was issued without its seal has it now. */
public record LetterSealed(UUID letterId, UUID caseId, String caseNumber, String kind, Letter.Seal seal) {}
