package org.keqiao.subsidy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.keqiao.casefile.CaseSnapshot;
import org.keqiao.funding.claim.Ground;
import org.keqiao.funding.claim.Grounds;
import org.keqiao.policy.PolicyItem;
import org.keqiao.register.Certificate;
import org.keqiao.register.CertifiedContract;
import org.keqiao.register.CertifiedContracts;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.keqiao.subsidy.grant.GrantEntries;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/** 免申即享: a case that the bureau opened by a confirmed list, and what such a case keeps others from claiming. */
@Component
class GrantedClaims {

    private final SubsidyItems items;
    private final ContractTerms terms;
    private final CertifiedContracts contracts;
    private final GrantEntries entries;
    private final Grounds grounds;
    private final ResoldRights resold;
    private final Clock clock;

    GrantedClaims(
            SubsidyItems items,
            ContractTerms terms,
            CertifiedContracts contracts,
            GrantEntries entries,
            Grounds grounds,
            ResoldRights resold,
            Clock clock) {
        this.items = items;
        this.terms = terms;
        this.contracts = contracts;
        this.entries = entries;
        this.grounds = grounds;
        this.resold = resold;
        this.clock = clock;
    }

    /**
     * The case takes its entry of the list, and from here on the contract serves it alone.
     *
     * @throws Refusal INVALID when there is no such entry that waits for this case, or the item gives nothing for the contract;
     *     conflict GROUND_TAKEN
     */
    void take(CaseSnapshot snapshot, String itemKey, String list, @Nullable String contract) {
        PolicyItem item = items.require(itemKey);
        LocalDate on = snapshot.receivedOn() != null ? snapshot.receivedOn() : LocalDate.now(clock);
        CertifiedContract certificate = contracts
                .find(contract == null ? "" : contract)
                .filter(found -> found.state() == Certificate.State.VALID)
                .orElseThrow(() -> wrong("grantedContract", "certificateNotValid"));
        if (!items.isGranted(item)
                || terms.find(snapshot.ref(), item.key(), on, certificate).isEmpty()
                || terms.find(snapshot.ref(), item.key(), certificate.registeredOn(), certificate)
                        .isEmpty()) {
            throw wrong("policyItem", "itemNotOffered");
        }
        if (!entries.take(list, item.key(), certificate.number(), snapshot.ref())) {
            throw wrong("autoGrantList", "notOnList");
        }
        List<Ground> own = resold.of(List.of(certificate)).getOrDefault(certificate.number(), List.of()).stream()
                .map(key -> Ground.right(key, certificate.number(), 0))
                .collect(Collectors.toCollection(ArrayList::new));
        own.add(Ground.contract(certificate.number()));
        grounds.hold(snapshot.ref().number(), item.group(), own);
    }

    /** Contracts for which somebody else is given money of the same group already. */
    List<FieldError> taken(CaseNumber caseNumber, String group, List<ClaimLine> lines) {
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Ground contract = Ground.contract(lines.get(i).certificateNo());
            if (!grounds.taken(caseNumber, group, List.of(contract)).isEmpty()) {
                errors.add(FieldError.of("lines[" + i + "].certificateNo", "groundUsed"));
            }
        }
        return errors;
    }

    private static Refusal wrong(String field, String code) {
        return Refusal.invalid(List.of(FieldError.of(field, code)));
    }
}
