package org.keqiao.subsidy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.CaseRef;
import org.keqiao.funding.award.Award;
import org.keqiao.policy.PolicyMeasure;
import org.keqiao.register.Certificate;
import org.keqiao.register.Certificates.Party;
import org.keqiao.register.CertifiedContract;
import org.keqiao.register.CertifiedContracts;
import org.keqiao.security.CaseScope;
import org.keqiao.shared.Bilingual;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;

/** Two awards on a contract each; the parties of the first turn out to be related. */
class LateRelationsTest {

    private static final String RELATED = "2026350501000001";
    private static final String OTHER = "2026350501000002";
    private static final Money AMOUNT = Money.of("100.00");

    private final SubsidyItems items = mock();
    private final ContractTerms terms = mock();
    private final CertifiedContracts contracts = mock();
    private final RelatedParties related = mock();
    private final CaseCommands cases = mock();
    private final LateRelations relations = new LateRelations(items, terms, contracts, related, cases);

    @BeforeEach
    void twoContracts() {
        when(contracts.find(anyCollection())).thenReturn(Map.of(RELATED, contract(RELATED), OTHER, contract(OTHER)));
        when(items.saysOfRelated("ITEM")).thenReturn(true);
        when(terms.excludesRelated(any(), any(), any(), any())).thenReturn(true);
    }

    private static CertifiedContract contract(String number) {
        return new CertifiedContract(
                number,
                false,
                "耐候型材料",
                "DEVELOPMENT",
                AMOUNT,
                AMOUNT,
                false,
                new Party("甲", "91350582MA31ABCD0M"),
                List.of(new Party("乙", "91350581MA3KQ88B53")),
                LocalDate.of(2026, 3, 1),
                LocalDate.of(2026, 3, 2),
                Certificate.State.VALID);
    }

    private void related(RelatedParties.Sign sign) {
        when(related.of(any())).thenReturn(Map.of(RELATED, new RelatedParties.Found(sign, "")));
    }

    private static CaseRef award(String number) {
        return new CaseRef(
                UUID.randomUUID(),
                new CaseNumber(number),
                "subsidy-application",
                "耐候型材料",
                "甲",
                UUID.randomUUID(),
                new CaseScope(null, "350582", "350500"));
    }

    private static CalculatedSubsidy on(String contract) {
        Award award = new Award(AMOUNT, AMOUNT, Money.ZERO, Money.ZERO, AMOUNT, Set.of(), List.of());
        return new CalculatedSubsidy(
                "ITEM",
                new Bilingual("甲", "A"),
                LocalDate.of(2026, 11, 2),
                false,
                List.of(new CalculatedSubsidy.Contract(
                        contract,
                        "耐候型材料",
                        AMOUNT,
                        AMOUNT,
                        PolicyMeasure.TECHNICAL_AMOUNT,
                        AMOUNT,
                        Money.ZERO,
                        null,
                        award,
                        null)),
                List.of(),
                AMOUNT,
                Money.ZERO,
                null,
                null);
    }

    /** Also what no register of relations has a day of. */
    @ParameterizedTest
    @EnumSource(names = {"MARKED", "SAME_REPRESENTATIVE", "SHAREHOLDING"})
    void findsTheExcludedAmongManyAtOnce(RelatedParties.Sign sign) {
        related(sign);
        CaseRef first = award("AP-350500-2026-000001");
        CaseRef second = award("AP-350500-2026-000002");
        assertThat(relations.excluded(Map.of(first, on(RELATED), second, on(OTHER))))
                .containsExactly(first.number());
        verify(contracts, times(1)).find(anyCollection());
        verify(related, times(1)).of(any());
    }

    @Test
    void asksNothingWhereNoItemExcludesThem() {
        when(items.saysOfRelated("ITEM")).thenReturn(false);
        assertThat(relations.excluded(Map.of(award("AP-350500-2026-000001"), on(RELATED))))
                .isEmpty();
        verify(related, times(0)).of(any());
    }

    @ParameterizedTest(name = "{0}: known {1}")
    @CsvSource({"relatedFound, true", "certifiedRelatedParty, true", "relatedParty, false"})
    void isKnownOnceTheCheckOrTheReviewHasSeenIt(String fact, boolean known) {
        related(RelatedParties.Sign.SPOUSES);
        CaseNumber claim = new CaseNumber("AP-350500-2026-000001");
        when(cases.facts(claim)).thenReturn(Map.of(fact, true));
        if (known) {
            relations.requireNoneUnknown(claim, on(RELATED));
        } else {
            assertThatThrownBy(() -> relations.requireNoneUnknown(claim, on(RELATED)))
                    .isInstanceOf(Refusal.class);
        }
    }
}
