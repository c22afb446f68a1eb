package org.keqiao.document;

import java.util.UUID;

/**
 * A letter that was issued without its seal has it now, or has another stamped copy.
 *
 * @param sha256 of the sealed bytes, lower-case hex
 */
public record LetterSealed(
        UUID letterId, UUID caseId, String caseNumber, String kind, Letter.Seal seal, String sha256) {}
