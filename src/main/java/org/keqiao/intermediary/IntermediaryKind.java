package org.keqiao.intermediary;

/** What somebody is listed as. Names are stored. */
public enum IntermediaryKind {
    /** 技术转移机构. */
    AGENCY,
    /** 技术经纪人, a natural person with a certificate. */
    BROKER,
    /** 创新券服务机构: where vouchers may be used. */
    PROVIDER;

    /** Short form in the numbers of entries. */
    String prefix() {
        return switch (this) {
            case AGENCY -> "JSZY";
            case BROKER -> "JSJJ";
            case PROVIDER -> "CXFW";
        };
    }
}
