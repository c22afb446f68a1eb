package org.keqiao.subsidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.keqiao.register.Certificate;
import org.keqiao.register.Certificates.Party;
import org.keqiao.register.CertifiedContract;
import org.keqiao.shared.Money;

/** A team has no code: what those who lead it sign is its own. */
class ContractSideTest {

    private static final LocalDate LAST = LocalDate.of(2026, 6, 30);

    private final ContractSide team = new ContractSide(Set.of("某创业团队", "李思源"), Map.of("王 知行", LAST), null);

    @Test
    void whatSomebodySignedWhileHeLedItIsTheTeams() {
        assertThat(bought("王知行", LAST)).contains("BOUGHT_IN");
    }

    @Test
    void whatHeSignedSinceIsHisOwn() {
        assertThat(bought("王知行", LAST.plusDays(1))).isEmpty();
    }

    @Test
    void theLeaderAndTheTeamSignOnAnyDay() {
        assertThat(bought("李思源", LAST.plusDays(1))).contains("BOUGHT_IN");
        assertThat(bought("某创业团队", LAST)).contains("BOUGHT_IN");
    }

    private Optional<String> bought(String buyer, LocalDate signed) {
        return team.kind(new CertifiedContract(
                "2026350501000001",
                false,
                "耐候型材料",
                "SERVICE",
                Money.of("100.00"),
                Money.of("100.00"),
                false,
                new Party("甲", "91350582MA31ABCD0M"),
                List.of(new Party(buyer, null)),
                signed,
                LAST.plusDays(9),
                Certificate.State.VALID));
    }
}
