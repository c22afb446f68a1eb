package org.keqiao.casefile.event;

import java.util.UUID;

/** An application waits for the organisation's own approver. */
public record ApprovalRequested(UUID request, UUID caseId, UUID organisation, String title, String by) {}
