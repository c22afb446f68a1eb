package org.keqiao.subsidy;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.keqiao.register.CertifiedContract;
import org.keqiao.shared.CreditCode;
import org.springframework.stereotype.Component;

/**
 * 关联交易 at the check of a claim (domain 7.2 row 7), whether its payments or its projects name the contracts: refused at once
 * where the item excludes it, audited otherwise.
 */
@Component
class ClaimedRelations {

    private final ContractTerms terms;
    private final RelatedParties related;

    ClaimedRelations(ContractTerms terms, RelatedParties related) {
        this.terms = terms;
        this.related = related;
    }

    /**
     * Collects what the applicant says of itself and what is known of the parties.
     *
     * @param contracts by the field that names each
     * @return whether the parties of one are known as related
     */
    boolean check(BasisCheck.Claim claim, Map<String, CertifiedContract> contracts, Findings findings) {
        checkDeclared(claim, findings);
        Map<String, RelatedParties.Found> known = known(claim, contracts.values(), findings);
        boolean excluded = false;
        for (Map.Entry<String, CertifiedContract> each : contracts.entrySet()) {
            CertifiedContract contract = each.getValue();
            RelatedParties.Found found = known.get(contract.number());
            boolean excludes = terms.excludesRelated(claim.ref(), claim.input().policyItem(), claim.rules(), contract);
            excluded |= excludes;
            if (found != null && excludes) {
                findings.wrong(each.getKey(), "partiesRelated", found.sign().text());
            }
        }
        if (Boolean.TRUE.equals(claim.input().relatedParty())) {
            findings.note("relatedParties");
            if (excluded) {
                findings.wrong("relatedParty", "partiesRelated", RelatedParties.Sign.DECLARED.text());
            }
        }
        return !known.isEmpty();
    }

    /** Whether the parties of one of these are known as related; what is known stands among the notes. */
    boolean areKnown(BasisCheck.Claim claim, Collection<CertifiedContract> contracts, Findings findings) {
        return !known(claim, contracts, findings).isEmpty();
    }

    private Map<String, RelatedParties.Found> known(
            BasisCheck.Claim claim, Collection<CertifiedContract> contracts, Findings findings) {
        Map<String, RelatedParties.Found> known = related.of(contracts, terms.side(claim.ref()), declared(claim));
        known.forEach((number, by) -> findings.note("related." + by.sign(), number, by.detail()));
        return known;
    }

    private static List<Affiliation> declared(BasisCheck.Claim claim) {
        return claim.input().affiliations() == null ? List.of() : claim.input().affiliations();
    }

    /** 关联关系声明: nobody is related to itself. */
    private void checkDeclared(BasisCheck.Claim claim, Findings findings) {
        String own = terms.side(claim.ref()).uscc();
        List<Affiliation> declared = declared(claim);
        for (int i = 0; i < declared.size(); i++) {
            if (own != null && CreditCode.normalise(declared.get(i).uscc()).equals(own)) {
                findings.wrong("affiliations[" + i + "].uscc", "sameOrganisation");
            }
        }
    }
}
