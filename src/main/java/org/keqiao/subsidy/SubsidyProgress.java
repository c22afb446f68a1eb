package org.keqiao.subsidy;

import io.swagger.v3.oas.annotations.media.Schema;

/** Where an application stands with its money, once that is reserved. Names are those of the view that derives them. */
@Schema(name = "SubsidyProgress")
public enum SubsidyProgress {
    /** 等待批次. */
    WAITING_FOR_BATCH,
    /** 批次审议中: before the meeting, shown to the public, or with finance. */
    IN_BATCH,
    /** 会议未通过. */
    REJECTED_BY_MEETING,
    /** 已批准未支付. */
    APPROVED_UNPAID,
    /** 部分支付: one purse has paid, another one still has to decide or to pay. */
    PARTIALLY_PAID,
    /** 已支付: all that was promised is paid. */
    PAID,
    /** 结转下年: what is reserved or promised goes on with its budget line into the next year. */
    CARRIED_TO_NEXT_YEAR,
    /** 停止支付: awarded, and nothing is owed any more. */
    NOT_PAID,
    /** 已追回. */
    CLAWED_BACK
}
