package org.keqiao.subsidy;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.keqiao.funding.CapKey;
import org.keqiao.funding.claim.Ground;
import org.keqiao.intermediary.Intermediaries;
import org.keqiao.intermediary.Intermediary;
import org.keqiao.intermediary.IntermediaryKind;
import org.keqiao.organization.Organisations;
import org.keqiao.policy.PolicyCap;
import org.keqiao.policy.PolicyInputs;
import org.keqiao.policy.PolicyItem;
import org.keqiao.policy.PolicyTerms;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.TextKey;
import org.keqiao.voucher.Redemptions;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/**
 * Claims on technology brokers whom the applicant employs. Who the person is and of what level the register says, nobody
 * else; that it is employed the review reads in the papers. An item rewards a person once, whoever employs it.
 */
@Component
class HireBasis implements GroundBasis {

    private final SubsidyItems items;
    private final Intermediaries register;
    private final Organisations organisations;
    private final SubsidyCaps caps;
    private final Redemptions redemptions;
    private final Clock clock;

    HireBasis(
            SubsidyItems items,
            Intermediaries register,
            Organisations organisations,
            SubsidyCaps caps,
            Redemptions redemptions,
            Clock clock) {
        this.items = items;
        this.register = register;
        this.organisations = organisations;
        this.caps = caps;
        this.redemptions = redemptions;
        this.clock = clock;
    }

    @Override
    public ClaimBasis basis() {
        return ClaimBasis.PERSON;
    }

    @Override
    public List<String> missing(CheckSubsidyClaim.Input input) {
        if (input.hires() == null || input.hires().isEmpty()) {
            return List.of("hires");
        }
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < input.hires().size(); i++) {
            if (input.hires().get(i).hiredOn() == null) {
                missing.add("hires[" + i + "].hiredOn");
            }
            if (input.hires().get(i).personAmount() == null) {
                missing.add("hires[" + i + "].personAmount");
            }
        }
        return missing;
    }

    @Override
    public Checked check(Claim claim, Findings findings) {
        redemptions.leave(claim.ref().number());
        Optional<PolicyItem> item = claim.item()
                .filter(named -> items.basis(named).filter(basis()::equals).isPresent());
        List<Hire> hires = claim.input().hires();
        String own = organisations.find(claim.ref().organisation()).uscc();
        ClaimedGrounds claimed = new ClaimedGrounds();
        Map<PolicyCap.Per, CapKey> counts = new EnumMap<>(PolicyCap.Per.class);
        BigDecimal rate = null;
        for (int i = 0; i < hires.size(); i++) {
            Hire hire = hires.get(i);
            String path = "hires[" + i + "].";
            Optional<Intermediary> found = broker(hire.brokerNumber());
            if (found.isEmpty()) {
                findings.wrong(path + "brokerNumber", "brokerUnknown");
                continue;
            }
            Intermediary broker = found.get();
            if (!broker.isListed(claim.today())) {
                findings.wrong(path + "brokerNumber", "brokerNotListed");
            }
            if (!claimed.put(path + "brokerNumber", Ground.person(broker.organisation()))) {
                findings.wrong(path + "brokerNumber", "groundUsed");
            }
            Optional<PolicyTerms> terms = item.flatMap(named -> terms(named, claim, broker));
            if (item.isPresent() && terms.isEmpty()) {
                findings.wrong(path + "brokerNumber", "brokerLevelNotOffered");
            }
            terms.ifPresent(each -> checkShare(each, hire, path + "personAmount", findings));
            terms.flatMap(each -> caps.mix(counts, each, claim, counted(broker, hire.hiredOn(), hire.personAmount())))
                    .ifPresent(mixed -> wrong(mixed, path, findings));
            rate = terms.map(HireBasis::sampleRate).orElse(rate);
            if (broker.employer() == null) {
                findings.note("brokerWithoutEmployer", broker.number());
            } else if (!Objects.equals(own, broker.employerUscc())) {
                findings.note("brokerOfOthers", broker.number(), broker.employer());
            }
        }
        return new Checked(
                item.map(PolicyItem::group).orElse(""),
                claimed,
                hires.stream().map(Hire::brokerNumber).toList(),
                false,
                rate);
    }

    private Optional<PolicyTerms> terms(PolicyItem item, Claim claim, Intermediary broker) {
        return items.terms(
                item.key(),
                claim.rules(),
                PolicyInputs.NONE
                        .county(claim.ref().scope().county())
                        .level(broker.level().name()));
    }

    /** At least what the item says of the award goes to the person, and no more than there is. */
    private static void checkShare(PolicyTerms terms, Hire hire, String path, Findings findings) {
        if (terms.amount() == null) {
            return;
        }
        Money least = GroundCalculation.leastShare(terms, terms.amount());
        if (least.isMoreThan(hire.personAmount())) {
            findings.wrong(path, "personAmountTooLow", least);
        } else if (hire.personAmount().isMoreThan(terms.amount())) {
            findings.wrong(path, "personAmountTooHigh", terms.amount());
        }
    }

    private static void wrong(SubsidyCaps.Mixed mixed, String path, Findings findings) {
        switch (mixed) {
            case YEARS -> findings.wrong(path + "hiredOn", "capYearsMixed");
            case HOLDERS -> findings.wrong(path + "brokerNumber", "capHoldersMixed");
        }
    }

    @Nullable
    private static BigDecimal sampleRate(PolicyTerms terms) {
        return terms.answer().values().get("sampleRate") instanceof BigDecimal rate ? rate : null;
    }

    @Override
    public List<String> references(CalculateSubsidy.Input input) {
        return hires(input).stream().map(Hire::brokerNumber).toList();
    }

    private static List<Hire> hires(CalculateSubsidy.Input input) {
        return input.hires() == null ? List.of() : input.hires();
    }

    @Override
    public List<Counted> counted(CalculateSubsidy.Input input) {
        Map<String, ReviewedHire> reviewed =
                Reviewed.byReference(references(input), input.reviewedHires(), ReviewedHire::brokerNumber);
        return hires(input).stream()
                .filter(hire -> reviewed.get(hire.brokerNumber().strip()).accepted())
                .map(hire -> counted(requireListed(hire.brokerNumber()), hire.hiredOn(), hire.personAmount()))
                .toList();
    }

    private Counted counted(Intermediary broker, LocalDate on, @Nullable Money handedOn) {
        return new Counted(
                ClaimBasis.PERSON,
                broker.number(),
                broker.name(),
                on,
                broker.level().name(),
                null,
                Money.ZERO,
                handedOn,
                broker.organisation().toString(),
                null);
    }

    private Intermediary requireListed(String number) {
        Intermediary broker = broker(number).orElseThrow(() -> Refusal.conflict("BROKER_UNKNOWN", number));
        if (!broker.isListed(LocalDate.now(clock))) {
            throw Refusal.conflict(
                    "BROKER_NOT_LISTED", broker.number(), new TextKey("intermediary.state." + broker.state()));
        }
        if (broker.certificateAnnulledOn() != null) {
            // What becomes of the entry is still to be decided; a renewal comes with another certificate.
            throw Refusal.conflict("BROKER_NOT_LISTED", broker.number(), new TextKey("intermediary.annulledUndecided"));
        }
        return broker;
    }

    @Override
    public Counted requireUnchanged(CalculatedSubsidy.Ground ground) {
        Intermediary broker = requireListed(ground.reference());
        if (!broker.level().name().equals(ground.level())) {
            throw Refusal.conflict(
                    "BROKER_LEVEL_CHANGED", broker.number(), new TextKey("intermediary.level." + broker.level()));
        }
        return counted(broker, ground.on(), ground.handedOn());
    }

    @Override
    public Predicate<CalculatedSubsidy.Ground> unchanged(Collection<CalculatedSubsidy.Ground> grounds) {
        Map<String, Intermediary> now = register.find(
                grounds.stream().map(CalculatedSubsidy.Ground::reference).toList());
        LocalDate today = LocalDate.now(clock);
        return ground -> {
            Intermediary broker = now.get(ground.reference());
            return broker != null
                    && broker.isListed(today)
                    && broker.level().name().equals(ground.level());
        };
    }

    private Optional<Intermediary> broker(String number) {
        return register.find(number).filter(entry -> entry.kind() == IntermediaryKind.BROKER);
    }
}
