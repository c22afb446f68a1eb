package org.keqiao.subsidy.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.CaseRef;
import org.keqiao.funding.award.Award;
import org.keqiao.policy.PolicyMeasure;
import org.keqiao.register.CertifiedContracts;
import org.keqiao.shared.Bilingual;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;
import org.keqiao.subsidy.CalculatedSubsidy;

/** A contract that ended takes the ground away where it was counted. */
class PaidSubsidyTest {

    private static final CaseNumber AWARD = new CaseNumber("JBZJ-350500-2026-000001");

    private final CaseCommands cases = mock(CaseCommands.class);
    private final CertifiedContracts contracts = mock(CertifiedContracts.class);
    private final PaidSubsidy paid = new PaidSubsidy(
            cases,
            null,
            null,
            contracts,
            null,
            null,
            null,
            null,
            null,
            null,
            JsonMapper.builder().findAndAddModules().build(),
            null);

    @Test
    void onlyWhatWasCountedIsItsGround() {
        when(contracts.find(anyCollection())).thenReturn(Map.of());
        assertThat(hasGround("0.00")).isTrue();
        assertThat(hasGround("100.00")).isFalse();
    }

    private boolean hasGround(String base) {
        UUID id = UUID.randomUUID();
        when(cases.facts(AWARD)).thenReturn(Map.of("calculation", calculated(Money.of(base))));
        return paid.hasGround(new CaseRef(id, AWARD, "subsidy-application", "补贴", "某公司", id, null));
    }

    private static CalculatedSubsidy calculated(Money base) {
        Money thousand = Money.of("1000.00");
        CalculatedSubsidy.Contract ended = new CalculatedSubsidy.Contract(
                "2026350501000001",
                "耐候型材料",
                thousand,
                thousand,
                PolicyMeasure.PAID_TECHNICAL,
                base,
                Money.ZERO,
                null,
                new Award(base, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Set.of(), List.of()),
                null);
        return new CalculatedSubsidy(
                "ITEM",
                new Bilingual("补贴", "Subsidy"),
                LocalDate.of(2026, 1, 5),
                false,
                List.of(ended),
                List.of(),
                Money.ZERO,
                Money.ZERO,
                null,
                null);
    }
}
