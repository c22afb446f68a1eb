package org.keqiao.organization;

/** What a member may do for the organisation. */
public enum MemberRole {
    /** Keeps the organisation's data and its members, and may do all that an agent may. */
    OWNER,
    /** 经办人: prepares and submits. */
    AGENT,
    /** Looks only. */
    VIEWER,
    /** 内部审批: where the organisation approves internally, only an approver submits. */
    APPROVER
}
