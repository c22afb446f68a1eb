package org.keqiao.affiliation;

/** How companies belong together. Names are stored. */
public enum RelationKind {
    /** 持股: the first holds a part of the second. */
    SHAREHOLDING,
    /** 同一企业集团或者同一实际控制人: a member of a named group. */
    GROUP,
    /** 法定代表人为夫妻: of the first and of the second. */
    SPOUSES
}
