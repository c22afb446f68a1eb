package org.keqiao.casefile.store;

import java.util.UUID;
import org.keqiao.casefile.ActRecord;
import org.springframework.lang.Nullable;

/**
 * An act with what only the chain and the rules of reading need.
 *
 * @param internal true when parties may not read the opinion
 */
public record ActRow(
        UUID caseId,
        ActRecord act,
        @Nullable UUID onBehalfOf,
        boolean internal,
        @Nullable String clientIp,
        String prevHash) {}
