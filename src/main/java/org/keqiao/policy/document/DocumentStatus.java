package org.keqiao.policy.document;

/** How a policy document stands on a day. It follows from days and is never entered. */
public enum DocumentStatus {
    /** 尚未施行. */
    UPCOMING,
    /** 有效; also while nobody has verified its days. */
    VALID,
    /** 部分修改: in force, but for what a later document says otherwise. */
    AMENDED,
    /** 已到期. */
    EXPIRED,
    /** 已废止: ended by another document, or before its last day. */
    ABOLISHED
}
