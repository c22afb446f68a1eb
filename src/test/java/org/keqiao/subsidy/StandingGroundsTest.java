package org.keqiao.subsidy;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.keqiao.casefile.CaseRef;
import org.keqiao.shared.CaseNumber;

/** Of what nothing was counted, nothing depends. */
class StandingGroundsTest {

    private final SubsidyCalculation contracts = mock(SubsidyCalculation.class);
    private final StandingGrounds standing = new StandingGrounds(
            contracts,
            mock(ListedGrounds.class),
            mock(AgencyRelations.class),
            mock(ResoldRights.class),
            mock(LateRelations.class),
            List.of());

    @Test
    void looksOnlyAtTheContractsThatWereCounted() {
        CalculatedSubsidy.Contract counted = CalculatedSubsidyTest.counted("500000.00");
        CalculatedSubsidy.Contract left = CalculatedSubsidyTest.counted("0.00");
        UUID id = UUID.randomUUID();
        CaseRef claim =
                new CaseRef(id, new CaseNumber("FBZH-350500-2026-000001"), SubsidyFacts.MATTER, "补贴", "某公司", id, null);

        standing.requireCarried(claim, CalculatedSubsidyTest.of(left, counted));

        verify(contracts).requireCarried(counted);
        verify(contracts, never()).requireCarried(left);
    }
}
