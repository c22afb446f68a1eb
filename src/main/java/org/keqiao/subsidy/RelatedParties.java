package org.keqiao.subsidy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
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
import org.keqiao.register.Certificates.Party;
import org.keqiao.register.CertifiedContract;
import org.keqiao.register.CertifiedContracts;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.TextKey;
import org.springframework.stereotype.Component;

/** 关联交易: what is known of the parties of a contract, from its registration until today (domain 7.2 row 7). */
@Component
class RelatedParties {

    /** A fact of the certification: what the registrar found. */
    private static final String MARK = "certifiedRelatedParty";

    private final CertifiedContracts contracts;
    private final CaseCommands cases;
    private final Affiliations affiliations;
    private final Clock clock;

    RelatedParties(CertifiedContracts contracts, CaseCommands cases, Affiliations affiliations, Clock clock) {
        this.contracts = contracts;
        this.cases = cases;
        this.affiliations = affiliations;
        this.clock = clock;
    }

    /** By what the parties are known to be related; what the register of relations knows bears the names that it has there. */
    enum Sign {
        /** 登记时认定. */
        MARKED,
        SAME_CODE,
        SHAREHOLDING,
        SAME_HOLDER,
        SAME_GROUP,
        SPOUSES,
        SAME_REPRESENTATIVE,
        /** 申报单位声明: counts for its own claim at once. */
        DECLARED;

        /** In few words, for whoever is refused by it. */
        TextKey text() {
            return new TextKey("subsidy.related." + name());
        }
    }

    /** @param detail the part in per cent, or a name; empty where the sign says all */
    record Found(Sign sign, String detail) {

        static Found of(Tie tie) {
            return new Found(Sign.valueOf(tie.sign().name()), tie.detail());
        }
    }

    /** The surest sign of each contract, by its number; of those that are left out nothing is known. */
    Map<String, Found> of(Collection<CertifiedContract> contracts) {
        Set<String> marked = marked(contracts);
        Map<String, Affiliations.Question> questions = new LinkedHashMap<>();
        LocalDate today = LocalDate.now(clock);
        contracts.stream()
                .filter(each -> !marked.contains(each.number()))
                .forEach(each -> questions.put(each.number(), question(each, today)));
        Map<Affiliations.Question, Tie> ties = affiliations.between(questions.values());
        Map<String, Found> found = new LinkedHashMap<>();
        marked.forEach(number -> found.put(number, new Found(Sign.MARKED, "")));
        questions.forEach((number, question) -> {
            Tie tie = ties.get(question);
            if (tie != null) {
                found.put(number, Found.of(tie));
            }
        });
        return found;
    }

    /** @param last day from whose end on a relation says nothing of the contract any more */
    record Until(CertifiedContract contract, LocalDate last) {}

    /** Of contracts for which money was paid: by what entered in the register of relations held on a day until then. */
    Map<Until, Found> enteredOf(Collection<Until> contracts) {
        Map<Until, Affiliations.Question> questions = new LinkedHashMap<>();
        contracts.forEach(each -> questions.put(each, question(each.contract(), each.last())));
        Map<Affiliations.Question, Tie> ties = affiliations.entered(questions.values());
        Map<Until, Found> found = new LinkedHashMap<>();
        questions.forEach((each, question) -> {
            if (ties.containsKey(question)) {
                found.put(each, Found.of(ties.get(question)));
            }
        });
        return found;
    }

    /**
     * The same with what their applicant declares of itself.
     *
     * @param declared relations of the applicant; empty for none
     */
    Map<String, Found> of(
            Collection<CertifiedContract> contracts, ContractSide applicant, Collection<Affiliation> declared) {
        Map<String, Found> found = new LinkedHashMap<>(of(contracts));
        contracts.forEach(contract -> Stream.concat(Stream.of(contract.seller()), contract.buyers().stream())
                .filter(party -> party.uscc() != null && !party.uscc().equals(applicant.uscc()))
                .filter(party -> declared.stream().anyMatch(each -> each.isSignFor(party.uscc())))
                .findFirst()
                .ifPresent(party -> found.putIfAbsent(contract.number(), new Found(Sign.DECLARED, party.name()))));
        return found;
    }

    private static Affiliations.Question question(CertifiedContract contract, LocalDate last) {
        List<String> buyers = contract.buyers().stream()
                .map(Party::uscc)
                .filter(Objects::nonNull)
                .toList();
        LocalDate since = contract.registeredOn().isAfter(last) ? last : contract.registeredOn();
        return new Affiliations.Question(contract.seller().uscc(), buyers, since, last);
    }

    /** Numbers of the contracts whose registrar found it. */
    private Set<String> marked(Collection<CertifiedContract> of) {
        Map<String, List<CaseNumber>> registering =
                contracts.casesOf(of.stream().map(CertifiedContract::number).toList());
        Map<CaseNumber, CaseCommands.Known> known =
                cases.known(registering.values().stream().flatMap(List::stream).toList());
        return registering.entrySet().stream()
                .filter(each -> each.getValue().stream()
                        .map(known::get)
                        .anyMatch(one ->
                                one != null && Boolean.TRUE.equals(one.facts().get(MARK))))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
