package org.keqiao.subsidy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.only;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keqiao.affiliation.Affiliations;
import org.keqiao.affiliation.Affiliations.Question;
import org.keqiao.affiliation.Tie;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.register.Certificate;
import org.keqiao.register.Certificates.Party;
import org.keqiao.register.CertifiedContract;
import org.keqiao.register.CertifiedContracts;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;
import org.keqiao.subsidy.RelatedParties.Found;
import org.keqiao.subsidy.RelatedParties.Sign;
import org.springframework.lang.Nullable;

/** What is known of the parties of a contract, whatever the applicant declares. */
class RelatedPartiesTest {

    private static final String SELLER = "91350582MA31ABCD0M";
    private static final String BUYER = "91350581MA3KQ88B53";

    private static final LocalDate REGISTERED = LocalDate.of(2026, 3, 2);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final Question ASKED = new Question(SELLER, List.of(BUYER), REGISTERED, TODAY);

    private final CertifiedContracts contracts = mock();
    private final CaseCommands cases = mock();
    private final Affiliations affiliations = mock();
    private final RelatedParties related = new RelatedParties(
            contracts,
            cases,
            affiliations,
            Clock.fixed(Instant.parse("2026-11-23T04:00:00Z"), ZoneId.of("Asia/Shanghai")));

    @BeforeEach
    void nothingIsKnown() {
        when(contracts.casesOf(any())).thenReturn(Map.of());
        when(cases.known(any())).thenReturn(Map.of());
        when(affiliations.between(any())).thenReturn(Map.of());
    }

    private static CertifiedContract contract(@Nullable String buyer) {
        return contract("2026350501000001", buyer);
    }

    private static CertifiedContract contract(String number, @Nullable String buyer) {
        return new CertifiedContract(
                number,
                false,
                "耐候型材料",
                "DEVELOPMENT",
                Money.of("100.00"),
                Money.of("100.00"),
                false,
                new Party("甲", SELLER),
                List.of(new Party("乙", buyer)),
                REGISTERED,
                REGISTERED,
                Certificate.State.VALID);
    }

    private void known(Tie.Sign sign, String detail) {
        when(affiliations.between(any())).thenAnswer(call -> {
            Collection<Question> asked = call.getArgument(0);
            return asked != null && asked.contains(ASKED) ? Map.of(ASKED, new Tie(sign, detail)) : Map.of();
        });
    }

    private Optional<Found> of(CertifiedContract contract) {
        return Optional.ofNullable(related.of(List.of(contract)).get(contract.number()));
    }

    private Optional<Found> of(CertifiedContract contract, List<Affiliation> declared) {
        return Optional.ofNullable(
                related.of(List.of(contract), new ContractSide(Set.of("甲"), Map.of(), SELLER), declared)
                        .get(contract.number()));
    }

    @Test
    void byWhatTheRegisterOfRelationsKnowsFromTheRegistrationUntilToday() {
        for (Tie.Sign sign : Tie.Sign.values()) {
            known(sign, "30");
            assertThat(of(contract(BUYER))).contains(new Found(Sign.valueOf(sign.name()), "30"));
        }
        assertThat(of(contract(null))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"SHAREHOLDING,25,true", "SHAREHOLDING,24.99,false", "SHAREHOLDING,,true", "SPOUSES,,true", "GROUP,,true"
    })
    void byWhatTheApplicantDeclares(String relation, BigDecimal percent, boolean sign) {
        List<Affiliation> declared =
                List.of(new Affiliation(" " + BUYER.toLowerCase(Locale.ROOT), "乙", relation, percent));
        assertThat(of(contract(BUYER), declared).isPresent()).isEqualTo(sign);
        assertThat(of(contract(null), declared)).as("of somebody else").isEmpty();
        known(Tie.Sign.SPOUSES, "");
        assertThat(of(contract(BUYER), declared))
                .as("what was confirmed is surer")
                .contains(new Found(Sign.SPOUSES, ""));
    }

    @Test
    void manyContractsAreAskedForTogether() {
        assertThat(related.of(List.of(contract(BUYER), contract("2026350501000002", BUYER))))
                .isEmpty();
        verify(contracts, only()).casesOf(any());
        verify(cases, only()).known(any());
        verify(affiliations, only()).between(any());
    }

    @Test
    void byWhatTheRegistrarFound() {
        CaseNumber registering = new CaseNumber("JSHT-350501-2026-000001");
        when(contracts.casesOf(any())).thenReturn(Map.of(contract(BUYER).number(), List.of(registering)));
        when(cases.known(any()))
                .thenReturn(Map.of(registering, new CaseCommands.Known(null, Map.of("certifiedRelatedParty", true))));
        assertThat(of(contract(BUYER))).contains(new Found(Sign.MARKED, ""));
    }
}
