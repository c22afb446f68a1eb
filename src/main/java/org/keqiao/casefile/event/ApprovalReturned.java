package org.keqiao.casefile.event;

import java.util.UUID;

/**
 * The organisation's approver sent an application back.
 *
 * @param preparer the account that laid it before the approver
 */
public record ApprovalReturned(UUID request, UUID caseId, UUID preparer, String title, String by, String reason) {}
