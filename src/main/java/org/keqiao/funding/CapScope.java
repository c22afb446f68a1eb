package org.keqiao.funding;

/** Whose use a cap counts. Names are stored. */
public enum CapScope {
    /** One enterprise or institution. */
    FIRM,
    /** 企业集团: the companies of one group together. */
    GROUP,
    PERSON,
    /** One registration station. */
    STATION,
    /** One transfer agency 技术转移机构. */
    AGENCY,
    /** All takers of an item together. */
    ITEM
}
