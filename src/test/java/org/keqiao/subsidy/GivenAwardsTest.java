package org.keqiao.subsidy;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.funding.Allocation;
import org.keqiao.funding.FundingShare;
import org.keqiao.funding.Ledger;
import org.keqiao.funding.claim.ProjectAwards;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;

class GivenAwardsTest {

    private static final CaseNumber AWARD = new CaseNumber("ZJ-350500-2026-000001");

    private final CaseCommands cases = mock(CaseCommands.class);
    private final Ledger ledger = mock(Ledger.class);
    private final ProjectAwards projects = mock(ProjectAwards.class);
    private final GivenAwards given = new GivenAwards(cases, ledger, projects);

    private void purse(String reserved, String committed) {
        when(cases.facts(AWARD)).thenReturn(Map.of("policyItem", "ITEM"));
        when(ledger.find(AWARD, FundingShare.CITY))
                .thenReturn(Optional.of(new Allocation(
                        UUID.randomUUID(),
                        AWARD,
                        FundingShare.CITY,
                        UUID.randomUUID(),
                        Money.of(reserved),
                        Money.of(committed),
                        Money.ZERO,
                        Money.ZERO)));
    }

    /** A flow may decide before it promises: what is set aside still counts towards the cap of a project. */
    @Test
    void whatIsSetAsideCountsUntilItIsPromised() {
        purse("100000.00", "0.00");
        given.recount(AWARD, FundingShare.CITY);
        verify(projects).lower(AWARD, "ITEM", Money.of("100000.00"));
    }

    @Test
    void whatIsPromisedCounts() {
        purse("0.00", "60000.00");
        given.recount(AWARD, FundingShare.CITY);
        verify(projects).lower(AWARD, "ITEM", Money.of("60000.00"));
    }
}
