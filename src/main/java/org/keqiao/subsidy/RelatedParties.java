package org.keqiao.subsidy;

import java.util.List;
import java.util.Optional;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.organization.OrganisationView;
import org.keqiao.organization.Organisations;
import org.keqiao.register.Certificates.Party;
import org.keqiao.register.CertifiedContract;
import org.keqiao.register.CertifiedContracts;
import org.springframework.stereotype.Component;

/** 关联交易: what the product itself knows of the parties of a contract, whatever the applicant declares. */
@Component
class RelatedParties {

    /** A fact of the certification: what the registrar found. */
    private static final String MARK = "certifiedRelatedParty";

    private final CertifiedContracts contracts;
    private final CaseCommands cases;
    private final Organisations organisations;

    RelatedParties(CertifiedContracts contracts, CaseCommands cases, Organisations organisations) {
        this.contracts = contracts;
        this.cases = cases;
        this.organisations = organisations;
    }

    /** By what the parties are known to be related. */
    enum Sign {
        /** 登记时认定. */
        MARKED,
        /** 同一统一社会信用代码. */
        SAME_CODE,
        /** 同一法定代表人, of organisations that are verified here. */
        SAME_REPRESENTATIVE
    }

    /** The surest sign; empty when nothing is known. */
    Optional<Sign> of(CertifiedContract contract) {
        if (isMarked(contract)) {
            return Optional.of(Sign.MARKED);
        }
        Party seller = contract.seller();
        if (seller.uscc() == null) {
            return Optional.empty();
        }
        List<String> buyers = contract.buyers().stream()
                .map(Party::uscc)
                .filter(uscc -> uscc != null)
                .toList();
        if (buyers.contains(seller.uscc())) {
            return Optional.of(Sign.SAME_CODE);
        }
        Optional<String> representative = representative(seller.uscc());
        boolean same = representative.isPresent()
                && buyers.stream().map(this::representative).anyMatch(representative::equals);
        return same ? Optional.of(Sign.SAME_REPRESENTATIVE) : Optional.empty();
    }

    private boolean isMarked(CertifiedContract contract) {
        return cases.known(contracts.casesOf(contract.number())).values().stream()
                .anyMatch(known -> Boolean.TRUE.equals(known.facts().get(MARK)));
    }

    private Optional<String> representative(String uscc) {
        return organisations
                .verified(uscc)
                .map(OrganisationView::legalRepresentative)
                .map(name -> name.replaceAll("\\s", ""))
                .filter(name -> !name.isEmpty());
    }
}
