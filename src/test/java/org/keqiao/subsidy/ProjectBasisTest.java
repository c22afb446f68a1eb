package org.keqiao.subsidy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keqiao.casefile.CaseRef;
import org.keqiao.casefile.CaseSnapshot;
import org.keqiao.funding.claim.Ground;
import org.keqiao.policy.PolicyAnswer;
import org.keqiao.policy.PolicyCap;
import org.keqiao.policy.PolicyItem;
import org.keqiao.policy.PolicyTerms;
import org.keqiao.security.CaseScope;
import org.keqiao.shared.Bilingual;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Texts;
import org.keqiao.voucher.Redemptions;

/** What is given once per group is held by the member and by its group. */
class ProjectBasisTest {

    private static final UUID FIRM = UUID.randomUUID();
    private static final LocalDate ON = LocalDate.of(2026, 5, 4);
    private static final PolicyItem ITEM = new PolicyItem(
            "ITEM", new Bilingual("项目", "Item"), "ITEM", PolicyItem.Mode.APPLY, PolicyItem.Share.CITY, false);

    private final SubsidyItems items = mock();
    private final SubsidyCaps caps = mock();
    private final ProjectContracts contracts = mock();
    private final Findings findings = new Findings(mock(Texts.class));
    private final ProjectBasis basis = new ProjectBasis(items, caps, mock(Redemptions.class), contracts);

    private List<String> held(PolicyCap.Per per, String group) {
        PolicyAnswer answer = mock();
        when(answer.has("amount")).thenReturn(true);
        when(answer.values()).thenReturn(Map.of());
        PolicyTerms terms = mock();
        when(terms.answer()).thenReturn(answer);
        when(terms.per()).thenReturn(per);
        when(terms.caps()).thenReturn(List.of());
        when(items.basis(ITEM)).thenReturn(Optional.of(ClaimBasis.PROJECT));
        when(items.possible(any(), any(), any())).thenReturn(Optional.of(terms));
        when(caps.holder(FIRM)).thenReturn("FIRM");
        when(caps.sharer(FIRM, ON)).thenReturn(group);
        CaseScope scope = mock();
        CaseSnapshot snapshot = mock();
        CaseRef ref = mock();
        when(ref.number()).thenReturn(mock(CaseNumber.class));
        when(ref.organisation()).thenReturn(FIRM);
        when(ref.scope()).thenReturn(scope);
        when(snapshot.ref()).thenReturn(ref);
        when(snapshot.receivedOn()).thenReturn(ON);
        CheckSubsidyClaim.Input input = mock();
        when(input.projects()).thenReturn(List.of(new Project("文〔2026〕1号", ON, "示范企业", null, null, null)));
        return basis
                .check(new BasisCheck.Claim(snapshot, input, Optional.of(ITEM), ON, ON), findings)
                .claimed()
                .all()
                .stream()
                .map(Ground::value)
                .filter(value -> value.startsWith(per + "/"))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"GROUP,0", "GROUP_YEAR,2026"})
    void whoeverLeavesOrJoinsAGroupHoldsItsOwnBesideTheGroups(PolicyCap.Per per, int year) {
        assertThat(held(per, "GROUP-1"))
                .containsExactly(per + "/FIRM/" + year + "/ITEM", per + "/GROUP-1/" + year + "/ITEM");
        assertThat(held(per, "FIRM")).as("of no group").containsExactly(per + "/FIRM/" + year + "/ITEM");
    }

    @Test
    void anItemMayAskForTheInvoicesOfWhatWasSpent() {
        held(PolicyCap.Per.FIRM, "FIRM");
        assertThat(findings.errors()).isEmpty();
        when(contracts.asksForCosts(ITEM, ON)).thenReturn(true);
        held(PolicyCap.Per.FIRM, "FIRM");
        assertThat(findings.errors()).extracting(FieldError::field).containsExactly("costs");
    }
}
