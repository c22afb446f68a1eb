package org.keqiao.organization;

import java.util.List;

/** What kind of applicant or party; {@code startedBy} of a matter names these. */
public enum OrganisationType {
    /** 企业. */
    ENTERPRISE,
    /** 高校. */
    UNIVERSITY,
    /** 事业单位、科研院所. */
    INSTITUTION,
    /** 服务机构, redeems vouchers. */
    PROVIDER,
    /** 审计机构, audits claims for the bureau; its people hold the role of the special auditor. */
    AUDITOR,
    /** 农民专业合作社. */
    COOPERATIVE,
    /** 村. */
    VILLAGE,
    /** 创业团队, without a credit code of its own: its leader answers for it, signs and is paid. */
    TEAM,
    /** 自然人, without a credit code; its only member is the person. */
    PERSON;

    /** False for teams and natural persons, which have no 统一社会信用代码: a person's 身份证号 stands for them. */
    public boolean hasCreditCode() {
        return this != TEAM && this != PERSON;
    }

    /** The kinds of paper without which nobody is verified: who it is, and who may speak for it (domain 0.5-6). */
    List<String> papers() {
        return switch (this) {
            case PERSON -> List.of("identityCard");
            case TEAM -> List.of("identityCard", "authorisation");
            default -> List.of("businessLicence", "authorisation");
        };
    }
}
