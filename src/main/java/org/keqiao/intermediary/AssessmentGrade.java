package org.keqiao.intermediary;

/** What a yearly assessment came to. Names are stored. */
public enum AssessmentGrade {
    /** 优秀. */
    EXCELLENT,
    /** 合格. */
    QUALIFIED,
    /** 不合格: two of them in a row end the entry. */
    FAILED
}
