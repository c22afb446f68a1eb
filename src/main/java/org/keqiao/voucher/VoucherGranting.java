package org.keqiao.voucher;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.keqiao.affiliation.Affiliations;
import org.keqiao.casefile.CaseRef;
import org.keqiao.casefile.CaseSnapshot;
import org.keqiao.funding.BudgetChoice;
import org.keqiao.funding.CapKey;
import org.keqiao.funding.CapOrder;
import org.keqiao.funding.CapScope;
import org.keqiao.funding.Caps;
import org.keqiao.funding.FundingShare;
import org.keqiao.funding.Ledger;
import org.keqiao.funding.Reservation;
import org.keqiao.funding.Room;
import org.keqiao.funding.award.AwardTerms;
import org.keqiao.organization.CityProfiles;
import org.keqiao.organization.OrganisationView;
import org.keqiao.organization.Organisations;
import org.keqiao.policy.Policies;
import org.keqiao.policy.PolicyAnswer;
import org.keqiao.policy.PolicyCap;
import org.keqiao.policy.PolicyInputs;
import org.keqiao.policy.PolicyItem;
import org.keqiao.policy.PolicyTerms;
import org.keqiao.shared.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What a firm may still be granted, and the grant: a number, and money set aside within cap and budget. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class VoucherGranting {

    /** A cap that no year ends. */
    private static final int ALL_YEARS = 0;

    private final Policies policies;
    private final Caps caps;
    private final CapOrder capOrder;
    private final BudgetChoice budgets;
    private final Ledger ledger;
    private final Organisations organisations;
    private final Affiliations affiliations;
    private final CityProfiles cities;
    private final JdbcClient jdbc;
    private final Clock clock;

    VoucherGranting(
            Policies policies,
            Caps caps,
            CapOrder capOrder,
            BudgetChoice budgets,
            Ledger ledger,
            Organisations organisations,
            Affiliations affiliations,
            CityProfiles cities,
            JdbcClient jdbc,
            Clock clock) {
        this.policies = policies;
        this.caps = caps;
        this.capOrder = capOrder;
        this.budgets = budgets;
        this.ledger = ledger;
        this.organisations = organisations;
        this.affiliations = affiliations;
        this.cities = cities;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The voucher item that is offered to somebody by the rules of a day. */
    Optional<PolicyItem> offered(String key, CaseRef ref, LocalDate rules) {
        return policies.items().stream()
                .filter(item -> item.key().equals(key) && isVoucher(item))
                .filter(item -> policies.find(key, rules, inputs(ref)).isPresent())
                .findFirst();
    }

    /**
     * Codes of the classes of enterprises that it is granted to; empty for everybody.
     *
     * @throws org.keqiao.shared.Refusal INVALID POLICY_NOT_SET while the bureau has not set them
     */
    List<String> classes(PolicyItem item, CaseSnapshot snapshot) {
        return policies.find(item.key(), snapshot.rulesDay(LocalDate.now(clock)), inputs(snapshot.ref()))
                .map(terms -> terms.requireClasses(item.title()))
                .orElse(List.of());
    }

    /** The day on which the claimant has to be of such a class: that of the claim. */
    LocalDate day(CaseSnapshot snapshot) {
        return snapshot.receivedOn() == null ? LocalDate.now(clock) : snapshot.receivedOn();
    }

    static boolean isVoucher(PolicyItem item) {
        return item.mode() == PolicyItem.Mode.AS_YOU_GO && item.share() == PolicyItem.Share.CITY;
    }

    /**
     * @param rules the day whose rules count
     * @return null when the item has no cap over several vouchers
     * @throws org.keqiao.shared.Refusal INVALID POLICY_NOT_SET while the bureau has not set rate or cap
     */
    @Nullable
    Money left(PolicyItem item, CaseRef ref, LocalDate rules) {
        AwardTerms terms = terms(item, ref, rules);
        return heights(terms, item, ref).entrySet().stream()
                .map(cap -> {
                    Money used = caps.used(cap.getKey());
                    return used.isMoreThan(cap.getValue())
                            ? Money.ZERO
                            : cap.getValue().minus(used);
                })
                .min(Money::compareTo)
                .orElse(null);
    }

    /**
     * What a firm may have at most, whatever is used of it.
     *
     * @return null when the item has no cap over several vouchers
     */
    @Nullable
    Money most(PolicyItem item, CaseRef ref, LocalDate rules) {
        return heights(terms(item, ref, rules), item, ref).values().stream()
                .min(Money::compareTo)
                .orElse(null);
    }

    /** Sets the money aside under the case's number and gives the voucher its own. */
    Voucher grant(PolicyItem item, CaseRef ref, LocalDate rules, Money amount, @Nullable String budgetDocument) {
        LocalDate today = LocalDate.now(clock);
        PolicyTerms found = found(item, ref, rules);
        AwardTerms terms = AwardTerms.of(found);
        Set<UUID> accounts = Set.of();
        Map<CapKey, Money> heights = heights(terms, item, ref);
        if (!heights.isEmpty()) {
            String clause = terms.clause() == null ? item.key() : terms.clause();
            accounts = caps.rooms(heights, clause).stream().map(Room::account).collect(Collectors.toSet());
        }
        BudgetChoice.Chosen budget = budgets.choose(item.group(), null, today.getYear(), amount, budgetDocument);
        List<Reservation> reserved =
                List.of(new Reservation(ref.number(), FundingShare.CITY, budget.budget(), accounts, amount));
        ledger.reserve(reserved, ref.number().value());
        capOrder.requireServed(reserved, List.of(ref.number()));
        boolean local = Boolean.TRUE.equals(found.answer().values().get("providerInCity"));
        return insert(item, ref, amount, today, last(found.answer(), today), local);
    }

    /**
     * As many months as the table says; without that 按年计算: what is not redeemed in its year goes back (domain 7.1, default).
     *
     * @throws org.keqiao.shared.Refusal INVALID POLICY_NOT_SET while the bureau has not set them
     */
    static LocalDate last(PolicyAnswer answer, LocalDate granted) {
        return answer.has("validMonths")
                ? granted.plusMonths(answer.number("validMonths").intValueExact())
                        .minusDays(1)
                : LocalDate.of(granted.getYear(), 12, 31);
    }

    private AwardTerms terms(PolicyItem item, CaseRef ref, LocalDate rules) {
        return AwardTerms.of(found(item, ref, rules));
    }

    private PolicyTerms found(PolicyItem item, CaseRef ref, LocalDate rules) {
        return policies.find(item.key(), rules, inputs(ref)).orElseThrow();
    }

    private static PolicyInputs inputs(CaseRef ref) {
        return PolicyInputs.NONE.county(ref.scope().county());
    }

    /** The same accounts as those under which the redemption counts, with the height of each. */
    private Map<CapKey, Money> heights(AwardTerms terms, PolicyItem item, CaseRef ref) {
        OrganisationView organisation = organisations.find(ref.organisation());
        String holder = organisation.uscc() != null
                ? organisation.uscc()
                : organisation.id().toString();
        Map<CapKey, Money> heights = new LinkedHashMap<>();
        for (AwardTerms.HolderCap cap : terms.holderCaps()) {
            CapScope scope = cap.per() == PolicyCap.Per.ITEM_YEAR
                    ? CapScope.ITEM
                    : cap.per().isOfGroup() ? CapScope.GROUP : CapScope.FIRM;
            heights.put(
                    new CapKey(
                            scope,
                            switch (scope) {
                                case ITEM -> item.key();
                                case GROUP -> sharer(holder);
                                default -> holder;
                            },
                            item.group(),
                            cap.per().isYearly() ? LocalDate.now(clock).getYear() : ALL_YEARS),
                    cap.limit());
        }
        return heights;
    }

    /** 集团共用上限: by the group of the day, as what is redeemed. */
    private String sharer(String holder) {
        return affiliations
                .groupOf(holder, LocalDate.now(clock))
                .map(group -> group.id().toString())
                .orElse(holder);
    }

    private Voucher insert(
            PolicyItem item, CaseRef ref, Money amount, LocalDate today, LocalDate last, boolean providerInCity) {
        return jdbc.sql(
                        """
                        insert into voucher (id, number, case_number, organisation, applicant, item, item_name, amount,
                            granted_on, valid_to, provider_in_city, state)
                        values (:id, :number, :case, :organisation, :applicant, :item, :name, :amount, :today, :last, :local,
                            'GRANTED')
                        returning *
                        """)
                .param("id", UUID.randomUUID())
                .param("number", number(today))
                .param("case", ref.number().value())
                .param("organisation", ref.organisation())
                .param("applicant", ref.applicantName())
                .param("item", item.key())
                .param("name", item.title().zh())
                .param("amount", amount.yuan())
                .param("today", today)
                .param("last", last)
                .param("local", providerInCity)
                .query(VoucherRows::voucher)
                .single();
    }

    /** {@code CXQ-350500-2026-000001}, without holes. */
    private String number(LocalDate today) {
        String prefix = "CXQ-" + cities.current().code() + "-" + today.getYear();
        int next = jdbc.sql(
                        """
                        insert into voucher_sequence (prefix, last) values (?, 1)
                        on conflict (prefix) do update set last = voucher_sequence.last + 1 returning last
                        """)
                .params(prefix)
                .query(Integer.class)
                .single();
        return "%s-%06d".formatted(prefix, next);
    }
}
