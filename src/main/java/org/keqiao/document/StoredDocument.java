package org.keqiao.document;

import java.time.Instant;
import java.util.UUID;
import org.springframework.lang.Nullable;

/**
 * 附件: one file of a case.
 *
 * @param kind code of the document kind, {@code contract}, {@code ipProof}
 * @param name safe file name with its extension, at most 200 characters
 * @param mediaType what the bytes are, not what was said of them
 * @param size bytes
 * @param sha256 of the bytes, lower-case hex
 * @param uploadedBy account, null for the system
 * @param uploaderName the name that others see
 */
public record StoredDocument(
        UUID id,
        UUID caseId,
        String kind,
        String name,
        String mediaType,
        long size,
        String sha256,
        @Nullable UUID uploadedBy,
        String uploaderName,
        Instant storedAt) {}
