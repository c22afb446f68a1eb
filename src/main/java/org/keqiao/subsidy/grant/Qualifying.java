package org.keqiao.subsidy.grant;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keqiao.funding.award.Award;
import org.keqiao.funding.award.AwardTerms;
import org.keqiao.funding.award.ContractBase;
import org.keqiao.funding.claim.Grounds;
import org.keqiao.integrity.Integrity;
import org.keqiao.organization.CityProfiles;
import org.keqiao.organization.OrganisationType;
import org.keqiao.organization.OrganisationView;
import org.keqiao.organization.Organisations;
import org.keqiao.policy.PolicyItem;
import org.keqiao.policy.PolicyTerms;
import org.keqiao.register.Certificate;
import org.keqiao.register.Certificates.Party;
import org.keqiao.register.CertifiedContract;
import org.keqiao.register.CertifiedContracts;
import org.keqiao.shared.Money;
import org.keqiao.subsidy.ContractSide;
import org.keqiao.subsidy.ResoldRights;
import org.keqiao.subsidy.SubsidyItems;
import org.keqiao.title.ClassCheck;
import org.keqiao.title.EnterpriseClasses;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/** Holds an item that is given without application against a contract and its parties. */
@Component
class Qualifying {

    private static final Set<OrganisationType> KINDS = EnumSet.of(
            OrganisationType.ENTERPRISE,
            OrganisationType.UNIVERSITY,
            OrganisationType.INSTITUTION,
            OrganisationType.PROVIDER,
            OrganisationType.COOPERATIVE);

    private final SubsidyItems items;
    private final CertifiedContracts contracts;
    private final Organisations organisations;
    private final Integrity integrity;
    private final EnterpriseClasses classes;
    private final Grounds grounds;
    private final ResoldRights resold;
    private final CityProfiles cities;

    Qualifying(
            SubsidyItems items,
            CertifiedContracts contracts,
            Organisations organisations,
            Integrity integrity,
            EnterpriseClasses classes,
            Grounds grounds,
            ResoldRights resold,
            CityProfiles cities) {
        this.items = items;
        this.contracts = contracts;
        this.organisations = organisations;
        this.integrity = integrity;
        this.classes = classes;
        this.grounds = grounds;
        this.resold = resold;
        this.cities = cities;
    }

    /** The seller first; of those that qualify all but one are left out. */
    private List<AutoGrantEntry> parties(PolicyItem item, CertifiedContract contract, LocalDate on) {
        List<AutoGrantEntry> entries = Stream.concat(Stream.of(contract.seller()), contract.buyers().stream())
                .map(party -> entry(item, contract, party, on))
                .sorted(Comparator.comparing(each -> each.leftOut() != null))
                .toList();
        List<AutoGrantEntry> listed = new ArrayList<>();
        for (AutoGrantEntry entry : entries) {
            boolean known = listed.stream().anyMatch(each -> each.holder().equals(entry.holder()));
            if (!known) {
                boolean second = entry.leftOut() == null && !listed.isEmpty();
                listed.add(second ? leftOut(entry, LeftOut.OTHER_PARTY, null) : entry);
            }
        }
        return listed;
    }

    /**
     * The parties of contracts, of which those on one technique are given once: of two the one with the smaller number is, and the
     * other one is left out with that number.
     *
     * @param registered by number
     * @param returning left out of an earlier list because of what they are about; those whose right still keeps them from it are
     *     not listed again
     */
    List<AutoGrantEntry> parties(
            PolicyItem item, List<CertifiedContract> registered, List<CertifiedContract> returning, LocalDate on) {
        Set<String> again = returning.stream().map(CertifiedContract::number).collect(Collectors.toSet());
        List<CertifiedContract> all = Stream.concat(registered.stream(), returning.stream())
                .sorted(Comparator.comparing(CertifiedContract::number))
                .toList();
        List<AutoGrantEntry> found = all.stream()
                .flatMap(contract -> parties(item, contract, on).stream())
                .toList();
        List<AutoGrantEntry> entries = yielded(found, all);
        Set<String> kept = entries.stream()
                .filter(each -> each.leftOut() == LeftOut.RIGHT)
                .map(AutoGrantEntry::certificateNo)
                .filter(again::contains)
                .collect(Collectors.toSet());
        return entries.stream()
                .filter(each -> !kept.contains(each.certificateNo()))
                .toList();
    }

    private List<AutoGrantEntry> yielded(List<AutoGrantEntry> entries, List<CertifiedContract> registered) {
        Set<String> given = entries.stream()
                .filter(each -> each.leftOut() == null)
                .map(AutoGrantEntry::certificateNo)
                .collect(Collectors.toSet());
        Map<String, String> yielding = resold.yieldingAmong(registered.stream()
                .filter(contract -> given.contains(contract.number()))
                .toList());
        return entries.stream()
                .map(each -> each.leftOut() == null && yielding.containsKey(each.certificateNo())
                        ? leftOut(each, LeftOut.RIGHT, yielding.get(each.certificateNo()))
                        : each)
                .toList();
    }

    /** What keeps an entry from its case by now; empty when it still qualifies. Holds nothing. */
    Optional<LeftOut> obstacle(PolicyItem item, AutoGrantEntry entry, LocalDate on) {
        Optional<CertifiedContract> contract =
                contracts.find(entry.certificateNo()).filter(found -> found.state() == Certificate.State.VALID);
        if (contract.isEmpty()) {
            return Optional.of(LeftOut.CERTIFICATE);
        }
        OrganisationView holder = organisations.find(entry.organisation());
        if (!holder.isVerified()) {
            return Optional.of(LeftOut.NO_ACCOUNT);
        }
        return obstacle(item, contract.get(), holder, on);
    }

    private AutoGrantEntry entry(PolicyItem item, CertifiedContract contract, Party party, LocalDate on) {
        Optional<OrganisationView> holder = party.uscc() == null
                ? Optional.empty()
                : organisations.verified(party.uscc()).filter(OrganisationView::isVerified);
        LeftOut why = holder.isEmpty()
                ? LeftOut.NO_ACCOUNT
                : obstacle(item, contract, holder.get(), on).orElse(null);
        Money estimate = holder.flatMap(each -> terms(item, contract, each, on))
                .map(AwardTerms::of)
                .map(terms -> estimate(terms, contract))
                .orElse(Money.ZERO);
        if (why == null && !estimate.isPositive()) {
            why = LeftOut.NOTHING;
        }
        return new AutoGrantEntry(
                contract.number(),
                contract.title(),
                party.name(),
                holder.map(OrganisationView::id).orElse(null),
                estimate,
                why,
                null,
                null);
    }

    private Optional<LeftOut> obstacle(
            PolicyItem item, CertifiedContract contract, OrganisationView holder, LocalDate on) {
        if (!KINDS.contains(holder.type())) {
            return Optional.of(LeftOut.KIND);
        }
        // Registered while the item was in force, and still offered.
        if (terms(item, contract, holder, on).isEmpty()
                || terms(item, contract, holder, contract.registeredOn()).isEmpty()) {
            return Optional.of(LeftOut.NOT_OFFERED);
        }
        if (contract.amountProvisional()) {
            return Optional.of(LeftOut.PROVISIONAL);
        }
        if (grounds.isClaimedOn(contract.number(), item.group())) {
            return Optional.of(LeftOut.CLAIMED);
        }
        boolean counted = grounds.counted(List.of(contract.number())).stream()
                .anyMatch(each -> each.exclusionGroup().equals(item.group())
                        && (each.amount().isPositive() || each.award().isPositive()));
        if (counted) {
            return Optional.of(LeftOut.COUNTED);
        }
        if (resold.isTaken(contract, item.group())) {
            return Optional.of(LeftOut.RIGHT);
        }
        List<String> allowed = terms(item, contract, holder, on)
                .map(terms -> terms.requireClasses(item.title()))
                .orElse(List.of());
        if (!allowed.isEmpty() && classes.check(holder.id(), allowed, on).result() != ClassCheck.Result.PASS) {
            return Optional.of(LeftOut.CLASS);
        }
        return integrity.check(holder.id()).isBlocked() ? Optional.of(LeftOut.INTEGRITY) : Optional.empty();
    }

    private Optional<PolicyTerms> terms(
            PolicyItem item, CertifiedContract contract, OrganisationView holder, LocalDate on) {
        // Who is no party of it by its credit code gets nothing for it.
        ContractSide side = ContractSide.of(holder);
        return side.kind(contract)
                .flatMap(kind -> items.terms(item.key(), on, side.inputs(holder.county(), cities.current(), contract)));
    }

    private static Money estimate(AwardTerms terms, CertifiedContract contract) {
        ContractBase base = new ContractBase(
                contract.contractAmount(), contract.technicalAmount(), Money.ZERO, Money.ZERO, Money.ZERO);
        return Award.of(terms, base.by(terms.measure()), Award.Beside.UNKNOWN).net();
    }

    private static AutoGrantEntry leftOut(AutoGrantEntry entry, LeftOut why, @Nullable String note) {
        return new AutoGrantEntry(
                entry.certificateNo(),
                entry.title(),
                entry.holder(),
                entry.organisation(),
                entry.estimate(),
                why,
                note,
                null);
    }
}
