package org.keqiao.subsidy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keqiao.funding.claim.Ground;
import org.keqiao.funding.claim.InvoiceKey;
import org.keqiao.policy.PolicyItem;
import org.keqiao.register.Certificate;
import org.keqiao.register.CertifiedContract;
import org.keqiao.register.CertifiedContracts;
import org.keqiao.shared.CreditCode;
import org.keqiao.shared.Money;
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
    private final RelatedParties related;

    ContractCheck(
            ContractTerms terms,
            ClaimPeriods periods,
            CertifiedContracts contracts,
            SubsidyItems items,
            Competitors competitors,
            Redemptions redemptions,
            GrantedClaims granted,
            BrokeredDeals deals,
            RelatedParties related) {
        this.terms = terms;
        this.periods = periods;
        this.contracts = contracts;
        this.items = items;
        this.competitors = competitors;
        this.redemptions = redemptions;
        this.granted = granted;
        this.deals = deals;
        this.related = related;
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
                isRelated(claim, contract, findings).isPresent(),
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
        ClaimedGrounds claimed = grounds(input, findings);
        boolean relatedFound = checkRelated(claim, certificates, findings);
        notePayments(input, findings);
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
            if (stranger.isPresent()) {
                findings.wrong(path, stranger.get());
            } else if (certificate.state() != Certificate.State.VALID) {
                findings.wrong(path, "certificateNotValid");
            } else {
                usable.put(i, certificate);
                if (certificate.amountProvisional()) {
                    findings.note("amountProvisional", certificate.number());
                }
            }
        }
        return usable;
    }

    /** By the field that each is about; an invoice that several payments were made for is one. */
    private static ClaimedGrounds grounds(CheckSubsidyClaim.Input input, Findings findings) {
        ClaimedGrounds grounds = new ClaimedGrounds();
        Map<String, InvoiceKey> named = new HashMap<>();
        for (int i = 0; i < input.lines().size(); i++) {
            ClaimLine line = input.lines().get(i);
            String path = "lines[" + i + "].";
            Optional<InvoiceKey> invoice = InvoiceKey.of(line.invoiceCode(), line.invoiceNo());
            if (invoice.isEmpty()) {
                findings.wrong(path + "invoiceNo", "invoiceMalformed");
            } else {
                grounds.put(path + "invoiceNo", Ground.invoice(invoice.get(), i));
                // The review tells the invoices of a contract apart by their number.
                String name =
                        line.certificateNo().strip() + " " + line.invoiceNo().strip();
                if (!named.computeIfAbsent(name, first -> invoice.get()).equals(invoice.get())) {
                    findings.wrong(path + "invoiceNo", "invoiceNoTwice");
                }
            }
            grounds.put(path + "bankVoucherNo", Ground.payment(line.certificateNo(), line.bankVoucherNo(), i));
        }
        if (input.objectIdentity() != null && !input.objectIdentity().isBlank()) {
            grounds.put(
                    "objectIdentity",
                    Ground.object(input.objectIdentity(), input.lines().get(0).certificateNo()));
        }
        return grounds;
    }

    /** 关联交易 (domain 7.2): refused at once where the item excludes it, audited otherwise. */
    private boolean checkRelated(Claim claim, Map<Integer, CertifiedContract> certificates, Findings findings) {
        checkDeclared(claim, findings);
        Map<String, Optional<RelatedParties.Sign>> known = new LinkedHashMap<>();
        boolean found = false;
        boolean excluded = false;
        for (Map.Entry<Integer, CertifiedContract> line : certificates.entrySet()) {
            CertifiedContract contract = line.getValue();
            Optional<RelatedParties.Sign> sign =
                    known.computeIfAbsent(contract.number(), number -> isRelated(claim, contract, findings));
            boolean excludes = terms.excludesRelated(claim.ref(), claim.input().policyItem(), claim.rules(), contract);
            found |= sign.isPresent();
            excluded |= excludes;
            if (sign.isPresent() && excludes) {
                findings.wrong(
                        "lines[" + line.getKey() + "].certificateNo",
                        "partiesRelated",
                        sign.get().text());
            }
        }
        if (excluded && Boolean.TRUE.equals(claim.input().relatedParty())) {
            findings.wrong("relatedParty", "partiesRelated", RelatedParties.Sign.DECLARED.text());
        }
        return found;
    }

    private Optional<RelatedParties.Sign> isRelated(Claim claim, CertifiedContract contract, Findings findings) {
        Optional<RelatedParties.Found> found = related.of(contract, terms.side(claim.ref()), declared(claim));
        found.ifPresent(by -> findings.note("related." + by.sign(), contract.number(), by.detail()));
        return found.map(RelatedParties.Found::sign);
    }

    private static List<Affiliation> declared(Claim claim) {
        return claim.input().affiliations() == null ? List.of() : claim.input().affiliations();
    }

    /** 关联关系声明: nobody is related to itself. */
    private void checkDeclared(Claim claim, Findings findings) {
        String own = terms.side(claim.ref()).uscc();
        List<Affiliation> declared = declared(claim);
        for (int i = 0; i < declared.size(); i++) {
            if (own != null && CreditCode.normalise(declared.get(i).uscc()).equals(own)) {
                findings.wrong("affiliations[" + i + "].uscc", "sameOrganisation");
            }
        }
    }

    @Nullable
    private BigDecimal sampleRate(Claim claim, CertifiedContract contract) {
        return terms.sampleRate(claim.ref(), claim.input().policyItem(), claim.rules(), contract);
    }

    private static void notePayments(CheckSubsidyClaim.Input input, Findings findings) {
        Map<String, Money> paid = new LinkedHashMap<>();
        for (ClaimLine line : input.lines()) {
            Money sum = paid.merge(line.invoiceNo(), line.paidAmount(), Money::plus);
            if (sum.isMoreThan(line.invoiceAmount())) {
                findings.note("paidMoreThanInvoiced", line.invoiceNo(), sum, line.invoiceAmount());
            }
        }
        if (Boolean.TRUE.equals(input.relatedParty())) {
            findings.note("relatedParties");
        }
    }
}
