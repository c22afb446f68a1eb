package org.keqiao.policy;

/** 计算口径: the sum that a rate is taken of. Names stand in the tables. */
public enum PolicyMeasure {
    /** 合同成交额. */
    CONTRACT_AMOUNT,
    /** 技术交易额. */
    TECHNICAL_AMOUNT,
    /** What was verifiably paid, at most the contract's sum. */
    PAID_AMOUNT,
    /** The technical part of what was paid, at most what was not subsidised before; where nothing else is set. */
    PAID_TECHNICAL,
    /** What was traded or registered in the year. */
    YEAR_AMOUNT,
    /** What was received of the brokered deal. */
    DEAL_AMOUNT,
    /** What was paid to the person. */
    PAY,
    /** 项目合格支出: what was verifiably spent on the project. */
    PROJECT_SPEND,
    /** 技术入股出资额: what technology was put into a company for. */
    EQUITY_AMOUNT;

    /** Whether one contract and its payments tell the sum. */
    public boolean isOfContract() {
        return switch (this) {
            case CONTRACT_AMOUNT, TECHNICAL_AMOUNT, PAID_AMOUNT, PAID_TECHNICAL -> true;
            case YEAR_AMOUNT, DEAL_AMOUNT, PAY, PROJECT_SPEND, EQUITY_AMOUNT -> false;
        };
    }
}
