package org.keqiao.subsidy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.keqiao.affiliation.Affiliations;
import org.keqiao.affiliation.CompanyGroup;
import org.keqiao.casefile.CaseSnapshot;
import org.keqiao.funding.CapKey;
import org.keqiao.funding.CapScope;
import org.keqiao.funding.award.AwardTerms;
import org.keqiao.funding.award.YearKey;
import org.keqiao.organization.OrganisationView;
import org.keqiao.organization.Organisations;
import org.keqiao.policy.PolicyCap;
import org.keqiao.policy.PolicyItem;
import org.keqiao.policy.PolicyTerms;
import org.keqiao.register.CertifiedContract;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.springframework.stereotype.Component;

/** Under which accounts of the cap ledger an award counts: under each of its caps over several awards. */
@Component
public class SubsidyCaps {

    /** A cap that no year ends. */
    private static final int ALL_YEARS = 0;

    private final Organisations organisations;
    private final Affiliations affiliations;
    private final Clock clock;

    SubsidyCaps(Organisations organisations, Affiliations affiliations, Clock clock) {
        this.organisations = organisations;
        this.affiliations = affiliations;
        this.clock = clock;
    }

    /** By what each cap counts for; empty when the terms have no cap over several awards. */
    Map<PolicyCap.Per, CapKey> keys(
            AwardTerms terms, PolicyItem item, CaseSnapshot snapshot, CertifiedContract certificate) {
        return keys(terms, item, snapshot, certificate, group(terms, snapshot));
    }

    /**
     * The same for whoever knows the group already.
     *
     * @param group as {@link #group(AwardTerms, CaseSnapshot)} says
     */
    Map<PolicyCap.Per, CapKey> keys(
            AwardTerms terms,
            PolicyItem item,
            CaseSnapshot snapshot,
            CertifiedContract certificate,
            Optional<CompanyGroup> group) {
        String holder = holder(snapshot.ref().organisation());
        String sharer = group.map(each -> each.id().toString()).orElse(holder);
        return keys(terms, item, new Holders(holder, sharer, holder), received(snapshot), certificate.registeredOn());
    }

    /** The same for whoever might apply on a day. */
    public Map<PolicyCap.Per, CapKey> keys(
            AwardTerms terms, PolicyItem item, UUID organisation, LocalDate received, CertifiedContract certificate) {
        String holder = holder(organisation);
        Holders holders = new Holders(holder, sharer(terms, holder, received), holder);
        return keys(terms, item, holders, received, certificate.registeredOn());
    }

    /** Of a ground without contract: what is counted for a person is counted for the one that it is about. */
    Map<PolicyCap.Per, CapKey> keys(
            AwardTerms terms, PolicyItem item, CaseSnapshot snapshot, GroundBasis.Counted ground) {
        UUID organisation = snapshot.ref().organisation();
        String holder = holder(organisation);
        Holders holders = new Holders(holder, sharer(terms, holder, accepted(snapshot)), about(organisation, ground));
        return keys(terms, item, holders, received(snapshot), ground.on());
    }

    /** The same of what may be given; empty while the bureau has not set all of it, which the calculation tells. */
    private Map<PolicyCap.Per, CapKey> keys(
            PolicyTerms terms, PolicyItem item, CaseSnapshot snapshot, GroundBasis.Counted ground) {
        try {
            return keys(AwardTerms.of(terms), item, snapshot, ground);
        } catch (Refusal notSet) {
            return Map.of();
        }
    }

    /** Why a ground cannot be claimed together with others. */
    enum Mixed {
        YEARS,
        HOLDERS
    }

    /**
     * A case counts as a whole towards each of its caps: with two years or persons it would count twice.
     *
     * @param before the accounts of its grounds so far, to which those of this one are added
     * @return empty when they are the same
     */
    static Optional<Mixed> mix(Map<PolicyCap.Per, CapKey> before, Map<PolicyCap.Per, CapKey> keys) {
        for (Map.Entry<PolicyCap.Per, CapKey> each : keys.entrySet()) {
            CapKey key = each.getValue();
            CapKey known = before.putIfAbsent(each.getKey(), key);
            if (known != null && !known.equals(key)) {
                return Optional.of(known.year() == key.year() ? Mixed.HOLDERS : Mixed.YEARS);
            }
        }
        return Optional.empty();
    }

    /** The same of what is claimed. */
    Optional<Mixed> mix(
            Map<PolicyCap.Per, CapKey> before, PolicyTerms terms, BasisCheck.Claim claim, GroundBasis.Counted ground) {
        return claim.item().flatMap(item -> mix(before, keys(terms, item, claim.snapshot(), ground)));
    }

    /** Whom or what a ground is about: one of the register, or what a document names, which is the applicant's alone. */
    String about(UUID organisation, GroundBasis.Counted ground) {
        return ground.basis() == ClaimBasis.PROJECT
                ? UUID.nameUUIDFromBytes(
                                (holder(organisation) + " " + ground.holder()).getBytes(StandardCharsets.UTF_8))
                        .toString()
                : ground.holder();
    }

    private record Holders(String applicant, String sharer, String person) {

        String of(CapScope scope) {
            return switch (scope) {
                case PERSON -> person;
                case GROUP -> sharer;
                case FIRM, STATION, AGENCY, ITEM -> applicant;
            };
        }
    }

    /**
     * 集团共用上限: the group that shares the caps of these terms with the applicant, by the day on which its application was
     * accepted. What was set aside stays counted where it was, whoever joins or leaves.
     *
     * @return empty where no group does
     */
    Optional<CompanyGroup> group(AwardTerms terms, CaseSnapshot snapshot) {
        return isShared(terms)
                ? affiliations.groupOf(holder(snapshot.ref().organisation()), accepted(snapshot))
                : Optional.empty();
    }

    /** The same for whoever might apply on a day. */
    public Optional<CompanyGroup> group(AwardTerms terms, UUID organisation, LocalDate on) {
        return isShared(terms) ? affiliations.groupOf(holder(organisation), on) : Optional.empty();
    }

    static boolean isShared(AwardTerms terms) {
        return terms.holderCaps().stream().anyMatch(cap -> cap.per().isOfGroup());
    }

    private String sharer(AwardTerms terms, String holder, LocalDate on) {
        return isShared(terms) ? sharer(holder, on) : holder;
    }

    private String sharer(String holder, LocalDate on) {
        return affiliations
                .groupOf(holder, on)
                .map(group -> group.id().toString())
                .orElse(holder);
    }

    /** An applicant as one of its group, of which all count as one; by itself where it is of none. */
    String sharer(UUID organisation, LocalDate on) {
        return sharer(holder(organisation), on);
    }

    private Map<PolicyCap.Per, CapKey> keys(
            AwardTerms terms, PolicyItem item, Holders holders, LocalDate received, LocalDate ground) {
        Map<PolicyCap.Per, CapKey> keys = new EnumMap<>(PolicyCap.Per.class);
        for (AwardTerms.HolderCap cap : terms.holderCaps()) {
            PolicyCap.Per per = cap.per();
            keys.put(
                    per,
                    new CapKey(
                            scope(per),
                            per == PolicyCap.Per.ITEM_YEAR ? item.key() : holders.of(scope(per)),
                            // What a county adds counts by itself, though it shares the group of the city's item.
                            item.share() == PolicyItem.Share.COUNTY ? item.key() : item.group(),
                            per.isYearly() ? year(terms, received, ground) : ALL_YEARS));
        }
        return keys;
    }

    /** The accounts of these terms with the height that the policy gives each. */
    Map<CapKey, Money> heights(
            AwardTerms terms, PolicyItem item, CaseSnapshot snapshot, CertifiedContract certificate) {
        return heights(terms, keys(terms, item, snapshot, certificate));
    }

    /**
     * The same of money that is set aside on a day, or was.
     *
     * @param booked tells the year of a cap that goes by the year of the payment
     */
    Map<CapKey, Money> heights(
            AwardTerms terms, PolicyItem item, CaseSnapshot snapshot, CertifiedContract certificate, LocalDate booked) {
        return heights(terms, bookedIn(booked, terms, keys(terms, item, snapshot, certificate)));
    }

    Map<CapKey, Money> heights(
            AwardTerms terms, PolicyItem item, CaseSnapshot snapshot, GroundBasis.Counted ground, LocalDate booked) {
        return heights(terms, bookedIn(booked, terms, keys(terms, item, snapshot, ground)));
    }

    private static Map<PolicyCap.Per, CapKey> bookedIn(
            LocalDate booked, AwardTerms terms, Map<PolicyCap.Per, CapKey> keys) {
        if (terms.yearKey() == YearKey.PAYMENT_YEAR) {
            keys.replaceAll((per, key) -> key.in(booked.getYear()));
        }
        return keys;
    }

    /** The same of keys that are known already. */
    static Map<CapKey, Money> heights(AwardTerms terms, Map<PolicyCap.Per, CapKey> keys) {
        return terms.holderCaps().stream()
                .collect(Collectors.toMap(cap -> keys.get(cap.per()), AwardTerms.HolderCap::limit));
    }

    private static CapScope scope(PolicyCap.Per per) {
        return switch (per) {
            case FIRM, FIRM_YEAR, PROJECT, DEAL -> CapScope.FIRM;
            case GROUP, GROUP_YEAR -> CapScope.GROUP;
            case PERSON, PERSON_YEAR -> CapScope.PERSON;
            case STATION_YEAR -> CapScope.STATION;
            case AGENCY_YEAR -> CapScope.AGENCY;
            case ITEM_YEAR -> CapScope.ITEM;
        };
    }

    /** An applicant in one spelling. */
    String holder(UUID organisation) {
        OrganisationView holder = organisations.find(organisation);
        return holder.uscc() != null ? holder.uscc() : organisation.toString();
    }

    private int year(AwardTerms terms, LocalDate received, LocalDate ground) {
        return switch (terms.yearKey()) {
            case APPLICATION_YEAR -> received.getYear();
            case CERTIFICATE_YEAR -> ground.getYear();
            case PAYMENT_YEAR -> LocalDate.now(clock).getYear();
        };
    }

    private LocalDate accepted(CaseSnapshot snapshot) {
        return snapshot.acceptedOn() != null ? snapshot.acceptedOn() : received(snapshot);
    }

    private LocalDate received(CaseSnapshot snapshot) {
        return snapshot.receivedOn() != null ? snapshot.receivedOn() : LocalDate.now(clock);
    }
}
