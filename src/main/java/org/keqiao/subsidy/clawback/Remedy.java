package org.keqiao.subsidy.clawback;

/** 救济结果: what reconsideration or a court did to a decision to reclaim. Names are stored. */
public enum Remedy {
    /** 停止执行: nothing is collected until it goes on. */
    STAYED,
    /** 恢复执行: the decision stands, and is collected again. */
    RESUMED,
    /** 撤销: nothing is owed by it any more, from the beginning. */
    ANNULLED
}
