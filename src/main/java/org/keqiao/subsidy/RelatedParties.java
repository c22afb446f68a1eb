package org.keqiao.subsidy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.keqiao.affiliation.Affiliations;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.register.Certificates.Party;
import org.keqiao.register.CertifiedContract;
import org.keqiao.register.CertifiedContracts;
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
    record Found(Sign sign, String detail) {}

    /** The surest sign; empty when nothing is known. */
    Optional<Found> of(CertifiedContract contract) {
        return isMarked(contract) ? Optional.of(new Found(Sign.MARKED, "")) : byRelations(contract);
    }

    /**
     * The same with what its applicant declares of itself.
     *
     * @param declared relations of the applicant; empty for none
     */
    Optional<Found> of(CertifiedContract contract, ContractSide applicant, List<Affiliation> declared) {
        return of(contract).or(() -> Stream.concat(Stream.of(contract.seller()), contract.buyers().stream())
                .filter(party -> party.uscc() != null && !party.uscc().equals(applicant.uscc()))
                .filter(party -> declared.stream().anyMatch(each -> each.isSignFor(party.uscc())))
                .findFirst()
                .map(party -> new Found(Sign.DECLARED, party.name())));
    }

    private Optional<Found> byRelations(CertifiedContract contract) {
        List<String> buyers = contract.buyers().stream()
                .map(Party::uscc)
                .filter(Objects::nonNull)
                .toList();
        LocalDate today = LocalDate.now(clock);
        LocalDate since = contract.issuedOn().isAfter(today) ? today : contract.issuedOn();
        return affiliations
                .between(contract.seller().uscc(), buyers, since, today)
                .map(tie -> new Found(Sign.valueOf(tie.sign().name()), tie.detail()));
    }

    private boolean isMarked(CertifiedContract contract) {
        return cases.known(contracts.casesOf(contract.number())).values().stream()
                .anyMatch(known -> Boolean.TRUE.equals(known.facts().get(MARK)));
    }
}
