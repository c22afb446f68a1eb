package org.keqiao.casefile;

import java.time.Instant;
import java.util.UUID;

/**
 * A file of a case.
 *
 * @param kind document kind of the matter's settings
 * @param name as the person who sent it named it
 * @param sha256 hexadecimal digest of the stored bytes
 * @param size bytes
 * @param submission the submission it came with; the coming one while it can still be removed
 * @param removable true while the reader may remove it
 */
public record CaseDocument(
        UUID id,
        String kind,
        String name,
        String sha256,
        long size,
        String mediaType,
        int submission,
        boolean removable,
        Instant addedAt) {}
