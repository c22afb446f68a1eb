package org.keqiao.integrity;

import org.keqiao.shared.TextKey;

/** What a record is about (domain 2.7). Names are stored. */
public enum IntegrityKind {
    /** 科学技术活动严重失信行为 (科学技术进步法 107, 112). */
    SERIOUS_DISHONESTY,
    /** 失信被执行人. */
    JUDGMENT_DEFAULTER,
    /** 经营异常名录. */
    ABNORMAL_OPERATION,
    /** 严重违法失信名单. */
    SERIOUS_VIOLATION,
    /** Within the exclusion of an earlier 科研失信 decision. */
    RESEARCH_MISCONDUCT,
    /** A project that is overdue, or whose acceptance is. */
    OVERDUE_PROJECT,
    /** 逾期未报送绩效报告: what came of public money was not reported in time. */
    OVERDUE_REPORT,
    /** Money that was claimed back and is not repaid. */
    UNRESOLVED_CLAWBACK,
    /** 限制申报资金: excluded from applying by a decision, under a document that says so. */
    FUNDING_EXCLUSION,
    /** 信用核查: somebody looked, whatever came out. */
    CREDIT_CHECK;

    /** Its name for messages to people. */
    public TextKey text() {
        return new TextKey("integrity.kind." + name());
    }
}
