package org.keqiao.intermediary;

/** 技术经纪人等级. Names are stored. */
public enum BrokerLevel {
    /** 初级. */
    JUNIOR,
    /** 中级. */
    MIDDLE,
    /** 高级. */
    SENIOR
}
