package org.keqiao.subsidy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.organization.OrganisationView;
import org.keqiao.organization.Organisations;
import org.keqiao.register.Certificate;
import org.keqiao.register.Certificates.Party;
import org.keqiao.register.CertifiedContract;
import org.keqiao.register.CertifiedContracts;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;
import org.keqiao.subsidy.RelatedParties.Sign;
import org.springframework.lang.Nullable;

/** What is known of the parties of a contract, whatever the applicant declares. */
class RelatedPartiesTest {

    private static final String SELLER = "91350582MA31ABCD0M";
    private static final String BUYER = "91350581MA3KQ88B53";

    private final CertifiedContracts contracts = mock();
    private final CaseCommands cases = mock();
    private final Organisations organisations = mock();
    private final RelatedParties related = new RelatedParties(contracts, cases, organisations);

    @BeforeEach
    void nothingIsKnown() {
        when(contracts.casesOf(anyString())).thenReturn(List.of());
        when(cases.known(any())).thenReturn(Map.of());
        when(organisations.verified(anyString())).thenReturn(Optional.empty());
    }

    private static CertifiedContract contract(@Nullable String buyer) {
        return new CertifiedContract(
                "2026350501000001",
                false,
                "耐候型材料",
                Money.of("100.00"),
                Money.of("100.00"),
                false,
                new Party("甲", SELLER),
                List.of(new Party("乙", buyer)),
                LocalDate.of(2026, 3, 2),
                Certificate.State.VALID);
    }

    private void represented(String uscc, String name) {
        OrganisationView organisation = mock();
        when(organisation.legalRepresentative()).thenReturn(name);
        when(organisations.verified(uscc)).thenReturn(Optional.of(organisation));
    }

    @Test
    void byTheSameLegalRepresentative() {
        represented(SELLER, "吴志强");
        represented(BUYER, " 吴志强");
        assertThat(related.of(contract(BUYER))).contains(Sign.SAME_REPRESENTATIVE);
    }

    @Test
    void notByTwoRepresentatives() {
        represented(SELLER, "吴志强");
        represented(BUYER, "蔡丽萍");
        assertThat(related.of(contract(BUYER))).isEmpty();
        assertThat(related.of(contract(null))).isEmpty();
    }

    @Test
    void notWhereNobodyVerifiedThem() {
        represented(SELLER, "吴志强");
        assertThat(related.of(contract(BUYER))).isEmpty();
    }

    @Test
    void byTheSameCode() {
        assertThat(related.of(contract(SELLER))).contains(Sign.SAME_CODE);
    }

    @Test
    void byWhatTheRegistrarFound() {
        when(cases.known(any()))
                .thenReturn(Map.of(
                        new CaseNumber("JSHT-350501-2026-000001"),
                        new CaseCommands.Known(null, Map.of("certifiedRelatedParty", true))));
        assertThat(related.of(contract(BUYER))).contains(Sign.MARKED);
    }
}
