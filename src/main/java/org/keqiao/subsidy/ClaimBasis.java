package org.keqiao.subsidy;

import java.util.List;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;

/** 申报依据: what a claim rests on. Names are stored and stand in forms. */
public enum ClaimBasis {
    /** 技术合同, with what was paid for them: what a claim rests on that names nothing else. */
    CONTRACT,
    /** 技术经纪人: persons of the register whom the applicant employs. */
    PERSON,
    /** 立项、认定或者考核的项目: what an authority has recognised by a document. */
    PROJECT;

    /**
     * @param named in the application; null or empty for contracts
     * @throws Refusal INVALID for anything else
     */
    static ClaimBasis of(@Nullable String named) {
        if (named == null || named.isBlank()) {
            return CONTRACT;
        }
        try {
            return valueOf(named);
        } catch (IllegalArgumentException unknown) {
            throw Refusal.invalid(List.of(FieldError.of("claimBasis", "option", named)));
        }
    }
}
