package org.keqiao.statistics;

/** What is counted. Names are stored. */
public enum Measure {
    /** 认定登记: every contract registered here, by the county in whose area it was registered. */
    REGISTERED,
    /** 吸纳: contracts of buyers of this city, whoever registered them, by the buyer's county. */
    ABSORBED
}
