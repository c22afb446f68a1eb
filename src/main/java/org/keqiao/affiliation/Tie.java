package org.keqiao.affiliation;

/**
 * By what two organisations are related.
 *
 * @param detail the part in per cent, the name of the group or of the holder; empty where the sign says all
 */
public record Tie(Sign sign, String detail) {

    /** The surest first. */
    public enum Sign {
        /** 同一统一社会信用代码. */
        SAME_CODE,
        /** 直接或者间接持股 25% 以上. */
        SHAREHOLDING,
        /** 同一单位直接或者间接持有双方半数以上股权. */
        SAME_HOLDER,
        /** 同一企业集团或者同一实际控制人. */
        SAME_GROUP,
        /** 法定代表人为夫妻. */
        SPOUSES,
        /** 同一法定代表人, of organisations that are verified here. */
        SAME_REPRESENTATIVE
    }
}
