package org.keqiao.subsidy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;

/** What a claim states, whatever a redesigned form asks for. */
class CheckSubsidyClaimTest {

    private static final Account ACCOUNT = new Account("晋江市海丝", "中国银行", "104391010011", "6222000000000001");
    private static final List<ClaimLine> LINES = List.of(new ClaimLine(
            "3505822026000001",
            null,
            "25350000000000000001",
            LocalDate.of(2026, 3, 2),
            Money.of("100.00"),
            Money.ZERO,
            "V1",
            LocalDate.of(2026, 3, 2),
            Money.of("100.00")));

    private static CheckSubsidyClaim.Input claim(Boolean relatedParty, List<String> declarations, String granted) {
        return new CheckSubsidyClaim.Input(
                "SZ_X",
                LINES,
                null,
                ACCOUNT,
                Money.of("100.00"),
                null,
                granted,
                null,
                null,
                relatedParty,
                null,
                declarations,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static List<String> missing(CheckSubsidyClaim.Input input) {
        Refusal refused = catchThrowableOfType(
                Refusal.class, () -> CheckSubsidyClaim.requireClaim(input, ContractCheck.stated(input)));
        return refused.errors().stream().map(FieldError::field).toList();
    }

    @Test
    void whoClaimsSaysWhetherThePartiesAreRelatedAndUndertakes() {
        CheckSubsidyClaim.Input whole = claim(false, List.of("truthful"), null);
        assertThatCode(() -> CheckSubsidyClaim.requireClaim(whole, ContractCheck.stated(whole)))
                .doesNotThrowAnyException();
        assertThat(missing(claim(null, null, null))).containsExactly("relatedParty", "declarations");
        assertThat(missing(claim(true, List.of(), null))).containsExactly("declarations");
    }

    @Test
    void nobodyClaimsWhatIsGivenByAListOnly() {
        assertThat(missing(claim(false, List.of("truthful"), "3505822026000001")))
                .containsExactly("grantedContract");
    }
}
