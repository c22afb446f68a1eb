package org.keqiao.subsidy;

import java.time.LocalDate;
import java.util.Optional;
import org.keqiao.casefile.CaseRef;
import org.keqiao.funding.award.AwardTerms;
import org.keqiao.organization.Organisations;
import org.keqiao.policy.PolicyInputs;
import org.keqiao.policy.PolicyItem;
import org.keqiao.policy.PolicyTerms;
import org.keqiao.register.CertifiedContract;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/** What an item gives for one contract of an applicant: asked with its county, and whether it sold or bought. */
@Component
class ContractTerms {

    private final SubsidyItems items;
    private final Organisations organisations;

    ContractTerms(SubsidyItems items, Organisations organisations) {
        this.items = items;
        this.organisations = organisations;
    }

    ContractSide side(CaseRef ref) {
        return new ContractSide(
                ref.applicantName(), organisations.find(ref.organisation()).uscc());
    }

    /** Empty when the item gives nothing for such a contract on this day. */
    Optional<PolicyTerms> find(CaseRef ref, String item, LocalDate on, CertifiedContract certificate) {
        return items.terms(item, on, inputs(ref.scope().county(), side(ref), certificate));
    }

    /** What a table is asked with for one contract. */
    static PolicyInputs inputs(@Nullable String county, ContractSide side, CertifiedContract certificate) {
        return PolicyInputs.NONE.county(county).kind(side.kind(certificate).orElse(null));
    }

    /** @throws Refusal INVALID POLICY_NO_ROW, POLICY_NOT_SET */
    AwardTerms require(CaseRef ref, PolicyItem item, LocalDate rulesAsOf, CertifiedContract certificate) {
        return AwardTerms.of(find(ref, item.key(), rulesAsOf, certificate)
                .orElseThrow(() -> Refusal.invalid("POLICY_NO_ROW", item.title(), rulesAsOf)));
    }
}
