package org.keqiao.subsidy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keqiao.funding.claim.Ground;
import org.keqiao.funding.claim.RightKey;
import org.keqiao.policy.PolicyItem;
import org.keqiao.register.Certificate;
import org.keqiao.register.CertifiedContract;
import org.keqiao.register.CertifiedContracts;
import org.keqiao.shared.TextKey;
import org.keqiao.subsidy.ranking.Competitors;
import org.keqiao.voucher.Redemptions;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/** Claims on contracts: certificates, periods, invoices and vouchers, and whether the parties are related. */
@Component
class ContractCheck implements BasisCheck {

    private final ContractTerms terms;
    private final ClaimPeriods periods;
    private final CertifiedContracts contracts;
    private final SubsidyItems items;
    private final Competitors competitors;
    private final Redemptions redemptions;
    private final GrantedClaims granted;
    private final BrokeredDeals deals;
    private final AgencyRelations agencies;
    private final ClaimedRelations relations;
    private final ResoldRights resold;

    ContractCheck(
            ContractTerms terms,
            ClaimPeriods periods,
            CertifiedContracts contracts,
            SubsidyItems items,
            Competitors competitors,
            Redemptions redemptions,
            GrantedClaims granted,
            BrokeredDeals deals,
            AgencyRelations agencies,
            ClaimedRelations relations,
            ResoldRights resold) {
        this.terms = terms;
        this.periods = periods;
        this.contracts = contracts;
        this.items = items;
        this.competitors = competitors;
        this.redemptions = redemptions;
        this.granted = granted;
        this.deals = deals;
        this.agencies = agencies;
        this.relations = relations;
        this.resold = resold;
    }

    @Override
    public ClaimBasis basis() {
        return ClaimBasis.CONTRACT;
    }

    @Override
    public List<String> missing(CheckSubsidyClaim.Input input) {
        return stated(input);
    }

    /** The same of any input. */
    static List<String> stated(CheckSubsidyClaim.Input input) {
        List<String> missing = new ArrayList<>();
        if (input.lines() == null || input.lines().isEmpty()) {
            missing.add("lines");
        }
        if (input.claimedAmount() == null) {
            missing.add("claimedAmount");
        }
        if (input.relatedParty() == null) {
            missing.add("relatedParty");
        }
        return missing;
    }

    /** What the bureau gives by a confirmed list: the contract that stands there, and nothing that anybody claimed. */
    Checked listed(Claim claim, Findings findings) {
        CheckSubsidyClaim.Input input = claim.input();
        granted.take(claim.snapshot(), input.policyItem(), input.autoGrantList(), input.grantedContract());
        CertifiedContract contract = contracts.find(input.grantedContract()).orElseThrow();
        return new Checked(
                "",
                new ClaimedGrounds(),
                List.of(),
                relations.areKnown(claim, List.of(contract), findings),
                sampleRate(claim, contract));
    }

    @Override
    public Checked check(Claim claim, Findings findings) {
        CheckSubsidyClaim.Input input = claim.input();
        boolean brokered = claim.item().filter(deals::isFor).isPresent();
        Map<Integer, CertifiedContract> certificates = certificates(claim, brokered, findings);
        claim.item()
                .ifPresent(item -> periods.check(
                        claim.ref(), item, claim.rules(), input.lines(), certificates, findings.errors()));
        certificates.values().stream()
                .findFirst()
                .flatMap(first -> terms.wonBefore(claim.ref(), input.policyItem(), claim.rules(), first))
                .ifPresent(year -> findings.wrong("policyItem", "repeatWinner", String.valueOf(year)));
        claim.item()
                .flatMap(item -> redemption(item, claim, certificates.values()))
                .ifPresent(wrong -> findings.wrong("voucherNumber", wrong));
        noteProvider(claim, findings);
        ClaimedGrounds claimed = grounds(input, findings);
        claimRights(input, certificates, claimed);
        Map<String, CertifiedContract> byField = new LinkedHashMap<>();
        certificates.forEach((line, contract) -> byField.put("lines[" + line + "].certificateNo", contract));
        boolean relatedFound = relations.check(claim, byField, findings);
        ClaimedLines.of(input).note(findings);
        if (claim.item().isPresent() && isOnce(claim.item().get())) {
            // A deal is rewarded once, whatever of it is paid later, and so is a contract by a sum that no payment
            // measures.
            for (int i = 0; i < input.lines().size(); i++) {
                claimed.put(
                        "lines[" + i + "].certificateNo",
                        Ground.contract(input.lines().get(i).certificateNo()));
            }
        }
        String first = input.lines().get(0).certificateNo();
        String group = claim.item()
                .map(item -> brokered ? deals.exclusionGroup(item, claim.ref(), first) : item.group())
                .orElse("");
        BigDecimal rate = certificates.values().stream()
                .findFirst()
                .map(certificate -> sampleRate(claim, certificate))
                .orElse(null);
        List<String> references =
                input.lines().stream().map(ClaimLine::certificateNo).toList();
        return new Checked(group, claimed, references, relatedFound, rate);
    }

    @Override
    public void hold(Claim claim) {
        if (!claim.item().filter(deals::isFor).isPresent()) {
            // A list that is being confirmed comes first or second, and each sees the other.
            contracts.hold(claim.input().lines().stream()
                    .map(line -> line.certificateNo().strip())
                    .distinct()
                    .toList());
        }
    }

    @Override
    public void settle(Claim claim, Checked checked, Findings findings) {
        PolicyItem item = claim.item().orElseThrow();
        resold.check(claim, checked, findings);
        findings.refuse();
        if (!isOnce(item)) {
            findings.errors()
                    .addAll(granted.taken(
                            claim.ref().number(),
                            checked.exclusionGroup(),
                            claim.input().lines()));
            findings.refuse();
        }
        if (items.isRanked(item.key())) {
            competitors.enter(claim.ref(), item.key());
        }
    }

    private boolean isOnce(PolicyItem item) {
        return deals.isFor(item) || items.isOfFixedSum(item.key());
    }

    /** Takes the voucher that is redeemed; what is wrong with its number, if anything is. */
    private Optional<String> redemption(PolicyItem item, Claim claim, Collection<CertifiedContract> certified) {
        String voucher = claim.input().voucherNumber();
        boolean named = voucher != null && !voucher.isBlank();
        if (!items.isRedeemed(item)) {
            redemptions.leave(claim.ref().number());
            return named ? Optional.of("voucherNotNeeded") : Optional.empty();
        }
        return named
                ? redemptions.take(voucher, claim.ref(), item.key(), certified, claim.received())
                : Optional.of("required");
    }

    /** Whoever corrects keeps its voucher while the provider is suspended: the officers are told. */
    private void noteProvider(Claim claim, Findings findings) {
        boolean redeemed = claim.item().filter(items::isRedeemed).isPresent();
        if (redeemed
                && !redemptions
                        .withUnlistedProvider(List.of(claim.ref().number()))
                        .isEmpty()) {
            redemptions
                    .provider(claim.ref().number())
                    .ifPresent(entry -> findings.note("voucherProviderNotListed", entry.number()));
        }
    }

    /** By line, those that the applicant may claim on. */
    private Map<Integer, CertifiedContract> certificates(Claim claim, boolean brokered, Findings findings) {
        List<ClaimLine> lines = claim.input().lines();
        ContractSide applicant = terms.side(claim.ref());
        Map<Integer, CertifiedContract> usable = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            String path = "lines[" + i + "].certificateNo";
            Optional<CertifiedContract> found = contracts.find(lines.get(i).certificateNo());
            if (found.isEmpty()) {
                findings.wrong(path, "certificateUnknown");
                continue;
            }
            CertifiedContract certificate = found.get();
            Optional<String> stranger = brokered
                    ? deals.wrong(claim.ref(), certificate.number(), claim.received())
                    : applicant.kind(certificate).isEmpty() ? Optional.of("contractOfOthers") : Optional.empty();
            Optional<TextKey> affiliate = brokered ? agencies.of(applicant.uscc(), certificate) : Optional.empty();
            if (stranger.isPresent()) {
                findings.wrong(path, stranger.get());
            } else if (affiliate.isPresent()) {
                findings.wrong(path, "agencyRelated", affiliate.get());
            } else if (certificate.state() != Certificate.State.VALID) {
                findings.wrong(path, "certificateNotValid");
            } else {
                usable.put(i, certificate);
                applicant
                        .knownByName(certificate)
                        .ifPresent(signed -> findings.note("partyByName", certificate.number(), signed));
                if (certificate.amountProvisional()) {
                    findings.note("amountProvisional", certificate.number());
                }
            }
        }
        return usable;
    }

    /** Invoices, payments and what the applicant says that the contracts are about. */
    private static ClaimedGrounds grounds(CheckSubsidyClaim.Input input, Findings findings) {
        ClaimedGrounds grounds = new ClaimedGrounds();
        ClaimedLines.of(input).take(grounds, findings);
        if (input.objectIdentity() != null
                && !input.objectIdentity().isBlank()
                && RightKey.of(input.objectIdentity()).isEmpty()) {
            grounds.put(
                    "objectIdentity",
                    Ground.object(input.objectIdentity(), input.lines().get(0).certificateNo()));
        }
        return grounds;
    }

    /** What the contracts are about; where the certification says nothing, or was elsewhere, what the applicant says itself. */
    private void claimRights(
            CheckSubsidyClaim.Input input, Map<Integer, CertifiedContract> certificates, ClaimedGrounds claimed) {
        Map<String, List<RightKey>> certified = resold.of(certificates.values());
        List<RightKey> stated = RightKey.of(input.objectIdentity());
        certificates.forEach((line, contract) -> {
            List<RightKey> keys = certified.getOrDefault(contract.number(), List.of());
            keys.forEach(key ->
                    claimed.put("lines[" + line + "].certificateNo", Ground.right(key, contract.number(), line)));
            if (keys.isEmpty()) {
                stated.forEach(key -> claimed.put("objectIdentity", Ground.right(key, contract.number(), line)));
            }
        });
    }

    @Nullable
    private BigDecimal sampleRate(Claim claim, CertifiedContract contract) {
        return terms.sampleRate(claim.ref(), claim.input().policyItem(), claim.rules(), contract);
    }
}
