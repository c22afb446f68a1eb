package org.keqiao.intermediary;

/** 技术经纪人等级. Names are stored, and are those that policy tables ask for. */
public enum BrokerLevel {
    /** 初级. */
    JUNIOR,
    /** 中级. */
    INTERMEDIATE,
    /** 高级. */
    SENIOR
}
