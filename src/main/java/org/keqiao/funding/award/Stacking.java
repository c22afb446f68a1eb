package org.keqiao.funding.award;

/** 叠加规则: what another award on the same object does to this one. Names stand in policy tables. */
public enum Stacking {
    /** Both are given, up to a common limit. */
    ADDITIVE,
    /** 就高不就低: together as much as the higher one. */
    HIGHER_OF,
    /** 不重复享受: nothing beside another. */
    EXCLUSIVE,
    /** 差额补足: what the other one is short of this one. */
    TOP_UP_DIFFERENCE,
    /** 配套: given because the other one is. */
    MATCHING
}
