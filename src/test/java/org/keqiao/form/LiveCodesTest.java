package org.keqiao.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.keqiao.testing.KeqiaoTest;
import org.springframework.beans.factory.annotation.Autowired;

/** A bureau's own codes take the place of a shipped table. */
@KeqiaoTest
class LiveCodesTest {

    @Autowired
    CodeTables tables;

    /** Items that are applied for on contracts, deals, persons or projects; figures to check against are none. */
    @Test
    void areTheItemsThatAreAppliedFor() {
        assertThat(tables.label("policy-item", "QZ_TRADE_REWARD", Locale.SIMPLIFIED_CHINESE))
                .isNotEqualTo("QZ_TRADE_REWARD");
        assertThat(tables.everOptions("policy-item"))
                .extracting(CodeTables.Code::code)
                .contains("QZ_TRADE_REWARD", "QZ_TRANSFER_AGENCY", "QZ_BROKER_HIRE", "QZ_CHALLENGE", "QZ_STATION")
                .doesNotContain("QZ_INCOME_SHARE");
    }

    /** Domain 0.5-12: who chooses an item sees that its document or validity is still to be verified. */
    @Test
    void sayWhatNobodyHasVerified() {
        assertThat(tables.label("policy-item", "QZ_TRADE_REWARD", Locale.SIMPLIFIED_CHINESE))
                .isEqualTo("技术交易奖励（依据待核实）");
        assertThat(tables.label("voucher-item", "QZ_VOUCHER", Locale.ENGLISH)).endsWith(" (basis unverified)");
    }

    @Test
    void fillOnlyTablesThatFormsMayName() {
        LiveCodes unknown = new LiveCodes() {
            @Override
            public String table() {
                return "no-such-table";
            }

            @Override
            public List<CodeTables.Code> codes() {
                return List.of();
            }
        };
        assertThatIllegalArgumentException().isThrownBy(() -> CodeTables.fill(unknown));
    }
}
