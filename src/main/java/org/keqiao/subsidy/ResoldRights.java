package org.keqiao.subsidy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keqiao.affiliation.Affiliations;
import org.keqiao.affiliation.Tie;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.funding.claim.ClaimedRights;
import org.keqiao.funding.claim.ClaimedRights.Shared;
import org.keqiao.funding.claim.Ground;
import org.keqiao.funding.claim.RightKey;
import org.keqiao.register.Certificates.Party;
import org.keqiao.register.CertifiedContract;
import org.keqiao.register.CertifiedContracts;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/**
 * 同一成果只享受一次 (domain 7.5): the patents and other rights that a certified contract is about serve no second contract that
 * hands them on, or that is a part of the same deal. Licences to strangers are deals of their own.
 */
@Component
public class ResoldRights {

    /** A fact of the certification: what the contract is about. */
    private static final String ITEMS = "ipItems";

    private final ClaimedRights rights;
    private final CertifiedContracts contracts;
    private final CaseCommands cases;
    private final Affiliations affiliations;
    private final Clock clock;

    ResoldRights(
            ClaimedRights rights,
            CertifiedContracts contracts,
            CaseCommands cases,
            Affiliations affiliations,
            Clock clock) {
        this.rights = rights;
        this.contracts = contracts;
        this.cases = cases;
        this.affiliations = affiliations;
        this.clock = clock;
    }

    /**
     * What contracts are about, as their certification says, by their numbers; nothing where that was elsewhere, or nothing
     * has a number.
     */
    Map<String, List<RightKey>> of(Collection<CertifiedContract> certified) {
        Map<String, List<CaseNumber>> registering = contracts.casesOf(
                certified.stream().map(CertifiedContract::number).toList());
        Map<CaseNumber, CaseCommands.Known> known =
                cases.known(registering.values().stream().flatMap(List::stream).toList());
        Map<String, List<RightKey>> keys = new HashMap<>();
        registering.forEach((number, by) -> keys.put(number, keys(by.stream().map(known::get))));
        return keys;
    }

    private static List<RightKey> keys(Stream<CaseCommands.Known> registering) {
        return registering
                .filter(Objects::nonNull)
                .map(known -> known.facts().get(ITEMS))
                .filter(Collection.class::isInstance)
                .flatMap(items -> ((Collection<?>) items).stream())
                .filter(Map.class::isInstance)
                .map(item -> ((Map<?, ?>) item).get("number"))
                .filter(String.class::isInstance)
                .flatMap(number -> RightKey.of((String) number).stream())
                .distinct()
                .toList();
    }

    /**
     * Looks what others, and other lines of the same claim, claim on the rights of a claim; keeps others from them until the
     * transaction ends.
     */
    void check(BasisCheck.Claim claim, BasisCheck.Checked checked, Findings findings) {
        List<Ground> own = checked.claimed().rights();
        if (own.isEmpty()) {
            return;
        }
        rights.hold(checked.exclusionGroup(), own);
        List<Shared> shared = new ArrayList<>(within(claim.ref().number(), own));
        shared.addAll(rights.byOthers(claim.ref().number(), checked.exclusionGroup(), own));
        Set<String> told = new HashSet<>();
        for (Found found : found(shared)) {
            Shared by = found.shared();
            boolean within = by.other().equals(by.caseNumber());
            // A deal that is split before everybody's eyes the review looks at; an earlier claim does not yield to a
            // later.
            if (!found.resale().isRefused() || within && found.resale() == Resale.SPLIT || !by.isFirst()) {
                String of = found.resale().isRefused() && !within
                        ? "LATER"
                        : found.resale().name();
                findings.note(
                        "resale." + of,
                        by.contract(),
                        by.right(),
                        by.otherContract(),
                        by.other().value());
            } else {
                checked.claimed().fieldsOf(of(own, by)).stream()
                        .filter(told::add)
                        .forEach(field -> findings.errors().add(wrong(field, claim, found)));
            }
        }
    }

    /** Whose it is nobody hears who has no part in it. */
    private FieldError wrong(String field, BasisCheck.Claim claim, Found found) {
        Shared by = found.shared();
        boolean own = cases.ref(by.other()).organisation().equals(claim.ref().organisation());
        return own
                ? FieldError.of(
                        field,
                        "rightClaimedBySelf",
                        by.right(),
                        found.resale().text(),
                        by.other().value(),
                        by.otherContract())
                : FieldError.of(
                        field, "rightClaimed", by.right(), found.resale().text());
    }

    /** Whether whoever claims on a contract now, in this group, is refused because of what it is about. */
    public boolean isTaken(CertifiedContract contract, String exclusionGroup) {
        List<Ground> own = of(List.of(contract)).getOrDefault(contract.number(), List.of()).stream()
                .map(key -> Ground.right(key, contract.number(), 0))
                .toList();
        return !own.isEmpty()
                && found(rights.byOthers(null, exclusionGroup, own)).stream()
                        .anyMatch(found -> found.resale().isRefused());
    }

    /**
     * Of contracts on which claims are to begin together, those that would be refused because of what one before them is about.
     *
     * @param inOrder the first of them comes first
     * @return the number of the contract that comes first, by the number of the one that is left out for it
     */
    public Map<String, String> yieldingAmong(List<CertifiedContract> inOrder) {
        Map<String, List<RightKey>> keys = of(inOrder);
        List<Ground> own = inOrder.stream()
                .map(CertifiedContract::number)
                .flatMap(number ->
                        keys.getOrDefault(number, List.of()).stream().map(key -> Ground.right(key, number, 0)))
                .toList();
        Map<String, String> yielding = new LinkedHashMap<>();
        found(within(null, own)).stream()
                .filter(found -> found.resale().isRefused())
                .map(Found::shared)
                // What yields itself keeps nobody from it.
                .filter(shared -> !yielding.containsKey(shared.otherContract()))
                .forEach(shared -> yielding.putIfAbsent(shared.contract(), shared.otherContract()));
        return yielding;
    }

    /**
     * The look again: parties may have changed, or have become known as belonging together. Of two claims the later one
     * yields.
     *
     * @param counted registration numbers of its contracts that count; the others take nothing twice
     * @throws Refusal conflict RIGHT_CLAIMED
     */
    void requireNotResold(CaseNumber caseNumber, Set<String> counted) {
        yielding(Map.of(caseNumber, counted)).findFirst().ifPresent(found -> {
            Shared by = found.shared();
            throw Refusal.conflict(
                    "RIGHT_CLAIMED",
                    by.contract(),
                    by.right(),
                    found.resale().text(),
                    by.other().value());
        });
    }

    /** The same of many, in a number of statements that grows only with what they have in common with others. */
    Set<CaseNumber> resold(Map<CaseNumber, Set<String>> counted) {
        return yielding(counted).map(found -> found.shared().caseNumber()).collect(Collectors.toSet());
    }

    private Stream<Found> yielding(Map<CaseNumber, Set<String>> counted) {
        List<Shared> shared = rights.heldByOthers(counted.keySet()).stream()
                .filter(Shared::isFirst)
                .filter(each -> counted.get(each.caseNumber()).contains(each.contract()))
                .toList();
        return found(shared).stream().filter(found -> found.resale().isRefused());
    }

    private record Found(Shared shared, Resale resale) {}

    private List<Found> found(List<Shared> shared) {
        if (shared.isEmpty()) {
            return List.of();
        }
        Map<String, CertifiedContract> known = contracts.find(shared.stream()
                .flatMap(each -> Stream.of(each.contract(), each.otherContract()))
                .distinct()
                .toList());
        List<Pair> pairs = shared.stream()
                .filter(each -> known.containsKey(each.contract()) && known.containsKey(each.otherContract()))
                .map(each -> new Pair(each, known.get(each.contract()), known.get(each.otherContract())))
                .toList();
        LocalDate today = LocalDate.now(clock);
        Map<Affiliations.Question, Tie> ties = affiliations.between(
                pairs.stream().flatMap(pair -> pair.questions(today)).collect(Collectors.toSet()));
        List<Found> found = new ArrayList<>();
        pairs.forEach(pair -> Resale.between(
                        pair.one(),
                        pair.other(),
                        (a, b) -> a.uscc() != null && b.uscc() != null && ties.containsKey(pair.question(a, b, today)))
                .ifPresent(resale -> found.add(new Found(pair.shared(), resale))));
        return found;
    }

    /** Two contracts on one right. */
    private record Pair(Shared shared, CertifiedContract one, CertifiedContract other) {

        Stream<Affiliations.Question> questions(LocalDate today) {
            List<Party> parties = Stream.concat(Resale.parties(one), Resale.parties(other))
                    .filter(party -> party.uscc() != null)
                    .toList();
            return parties.stream().flatMap(a -> parties.stream()
                    .filter(b -> !a.uscc().equals(b.uscc()))
                    .map(b -> question(a, b, today)));
        }

        /** On any day since the first of the two was registered, whichever of the parties asks. */
        Affiliations.Question question(Party a, Party b, LocalDate today) {
            LocalDate first = Stream.of(one.registeredOn(), other.registeredOn(), today)
                    .min(LocalDate::compareTo)
                    .orElseThrow();
            boolean inOrder = a.uscc().compareTo(b.uscc()) < 0;
            return new Affiliations.Question(
                    inOrder ? a.uscc() : b.uscc(), List.of(inOrder ? b.uscc() : a.uscc()), first, today);
        }
    }

    /**
     * What lines of one claim have in common: the later contract with the earlier one.
     *
     * @param claim null where none has begun
     */
    private static List<Shared> within(@Nullable CaseNumber claim, List<Ground> own) {
        List<Shared> shared = new ArrayList<>();
        for (int i = 0; i < own.size(); i++) {
            for (Ground before : own.subList(0, i)) {
                Ground later = own.get(i);
                if (later.value().equals(before.value()) && !later.contract().equals(before.contract())) {
                    shared.add(new Shared(claim, later.value(), later.contract(), claim, before.contract(), true));
                }
            }
        }
        return shared;
    }

    private static List<Ground> of(List<Ground> own, Shared shared) {
        return own.stream()
                .filter(ground -> ground.value().equals(shared.right())
                        && ground.contract().equals(shared.contract()))
                .toList();
    }
}
