package org.keqiao.subsidy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Stream;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.intermediary.Intermediaries;
import org.keqiao.intermediary.Intermediary;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.TextKey;
import org.keqiao.voucher.Redemptions;
import org.springframework.stereotype.Component;

/**
 * Entries of the register of intermediaries on which money rests: agencies whose deals are rewarded, brokers who are
 * employed, and providers with whom vouchers were used. Whoever is listed no more gets nothing further; what was awarded is lost only where the entry ought not to have
 * been listed on the day of the award.
 */
@Component
public class ListedGrounds {

    private final BrokeredDeals deals;
    private final Intermediaries register;
    private final Redemptions redemptions;
    private final CaseCommands cases;
    private final RedLetterRows awards;
    private final ObjectMapper json;
    private final Clock clock;

    ListedGrounds(
            BrokeredDeals deals,
            Intermediaries register,
            Redemptions redemptions,
            CaseCommands cases,
            RedLetterRows awards,
            ObjectMapper json,
            Clock clock) {
        this.deals = deals;
        this.register = register;
        this.redemptions = redemptions;
        this.cases = cases;
        this.awards = awards;
        this.json = json;
        this.clock = clock;
    }

    /** A part of an award and the entry that it rests on. */
    private record Resting(Money amount, Intermediary entry) {}

    /**
     * Nothing goes on for an agency that is listed no more; brokers are looked at with the level that they had.
     *
     * @throws Refusal conflict AGENCY_NOT_LISTED
     */
    void requireAgency(UUID applicant, CalculatedSubsidy calculated) {
        LocalDate today = LocalDate.now(clock);
        agencies(applicant, calculated, deals.agencies(List.of(calculated)))
                .map(Resting::entry)
                .filter(entry -> !entry.isListed(today))
                .findFirst()
                .ifPresent(entry -> {
                    throw Refusal.conflict(
                            "AGENCY_NOT_LISTED", entry.number(), new TextKey("intermediary.state." + entry.state()));
                });
    }

    /**
     * Nothing is redeemed with a provider that is listed no more.
     *
     * @throws Refusal conflict VOUCHER_PROVIDER_NOT_LISTED
     */
    void requireProvider(CaseNumber application, CalculatedSubsidy calculated) {
        if (calculated.contracts().isEmpty()
                || withUnlistedProvider(List.of(application)).isEmpty()) {
            return;
        }
        Intermediary entry = redemptions.provider(application).orElseThrow();
        throw Refusal.conflict(
                "VOUCHER_PROVIDER_NOT_LISTED", entry.number(), new TextKey("intermediary.state." + entry.state()));
    }

    /** Of these applications those that redeem a voucher with somebody who is listed no more. */
    public Set<CaseNumber> withUnlistedProvider(Collection<CaseNumber> applications) {
        return redemptions.withUnlistedProvider(applications);
    }

    /** The same of many agencies, in a number of statements that grows with their items alone: whether the agency of each is listed. */
    BiPredicate<UUID, CalculatedSubsidy> agenciesListed(Collection<CalculatedSubsidy> calculated) {
        LocalDate today = LocalDate.now(clock);
        BrokeredDeals.Agencies now = deals.agencies(calculated);
        return (applicant, each) -> agencies(applicant, each, now)
                .allMatch(resting -> resting.entry().isListed(today));
    }

    /**
     * What an award has lost because entries ought not to have been listed on its day; empty while it has lost nothing.
     *
     * @param award an application to which money was promised
     */
    public Optional<LostPart> lost(CaseNumber award) {
        CaseCommands.Known known = cases.known(List.of(award)).get(award);
        Object committed = known.facts().get("committedOn");
        if (committed == null) {
            return Optional.empty();
        }
        LocalDate on = LocalDate.parse(String.valueOf(committed));
        CalculatedSubsidy calculated = json.convertValue(known.facts().get("calculation"), CalculatedSubsidy.class);
        List<Money> lost = Stream.of(
                        agencies(known.ref().organisation(), calculated, deals.agencies(List.of(calculated))),
                        persons(calculated),
                        redemptions.provider(award).map(entry -> new Resting(whole(calculated), entry)).stream())
                .flatMap(Function.identity())
                .filter(resting -> resting.entry().voidFrom() != null
                        && !resting.entry().voidFrom().isAfter(on))
                .map(Resting::amount)
                .toList();
        Money amount = Money.sum(lost);
        return amount.isPositive() ? Optional.of(new LostPart(amount, whole(calculated))) : Optional.empty();
    }

    /** The same while a payment is booked, or an entry is struck off: of both at once the second sees what the first did. */
    public Optional<LostPart> lostAtPayment(CaseNumber award) {
        awards.hold(award);
        return lost(award);
    }

    private static Stream<Resting> agencies(
            UUID applicant, CalculatedSubsidy calculated, BrokeredDeals.Agencies agencies) {
        return calculated.contracts().stream()
                .flatMap(contract -> agencies.of(calculated, contract).stream()
                        .filter(entry -> entry.organisation().equals(applicant))
                        // The newest entry of an agency is the one that claims.
                        .reduce((earlier, later) -> later)
                        .map(entry -> new Resting(contract.city().net(), entry))
                        .stream());
    }

    private Stream<Resting> persons(CalculatedSubsidy calculated) {
        Map<String, Money> amounts = new HashMap<>();
        calculated.grounds().stream()
                .filter(ground -> ground.basis() == ClaimBasis.PERSON)
                .forEach(ground ->
                        amounts.merge(ground.reference(), ground.city().net(), Money::plus));
        return amounts.isEmpty()
                ? Stream.empty()
                : register.find(amounts.keySet()).values().stream()
                        .map(entry -> new Resting(amounts.get(entry.number()), entry));
    }

    private static Money whole(CalculatedSubsidy calculated) {
        List<Money> nets = new ArrayList<>();
        calculated.contracts().forEach(contract -> nets.add(contract.city().net()));
        calculated.grounds().forEach(ground -> nets.add(ground.city().net()));
        return Money.sum(nets);
    }
}
