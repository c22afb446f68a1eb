package org.keqiao.casefile.store;

import java.util.UUID;
import org.keqiao.shared.CaseNumber;
import org.springframework.lang.Nullable;

/** Where a case says that its chain of acts ends. */
public record ChainHead(UUID caseId, @Nullable CaseNumber number, int acts, String head) {}
