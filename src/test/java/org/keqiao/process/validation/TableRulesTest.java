package org.keqiao.process.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.keqiao.process.Bundle;
import org.keqiao.process.Finding;
import org.keqiao.process.samples.Samples;
import org.keqiao.shared.Texts;

/** What the check says of a routing table's rows, on the row or column that is meant, with an example in words. */
class TableRulesTest {

    private static final String FILE = "decisions/permitRoute.dmn";
    private static final Texts TEXTS = new Texts(true);

    private static List<Finding> judge(Bundle bundle) {
        return Judge.judge(bundle).stream().filter(f -> f.file().equals(FILE)).toList();
    }

    private static String words(Finding finding, Locale language) {
        return TEXTS.get(
                "finding." + finding.code(), language, finding.arguments().toArray());
    }

    private static Finding only(Bundle bundle, String code) {
        return judge(bundle).stream()
                .filter(f -> f.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new AssertionError(judge(bundle).toString()));
    }

    @Test
    void saysNothingOfATableThatAnswersEverythingOnce() {
        assertThat(judge(Samples.bundle())).isEmpty();
    }

    @Test
    void namesTheRowsThatOverlapAndAnAmountThatBothTake() {
        Finding overlap = only(Samples.spoilt(FILE, "hitPolicy=\"FIRST\"", "hitPolicy=\"UNIQUE\""), "TABLE_OVERLAP");
        assertThat(overlap.isError()).isTrue();
        assertThat(overlap.element()).isEqualTo("other");
        assertThat(words(overlap, Locale.SIMPLIFIED_CHINESE)).contains("第 1 行和第 2 行", "5,000,000.00 元");
        assertThat(words(overlap, Locale.ENGLISH)).contains("Rows 1 and 2", "CNY 5,000,000.00");
    }

    @Test
    void namesAnAmountThatNoRowTakes() {
        Finding gap = only(Samples.spoilt(FILE, "<text>-</text>", "<text>&lt; 4000000</text>"), "TABLE_GAP");
        assertThat(gap.isError()).isFalse();
        assertThat(gap.element()).isEqualTo("inAmount");
        assertThat(words(gap, Locale.SIMPLIFIED_CHINESE)).contains("4,000,000.00 元");
    }

    @Test
    void namesTheRowThatIsNeverReached() {
        Finding hidden = only(Samples.spoilt(FILE, "&gt;= 5000000", "-"), "TABLE_ROW_HIDDEN");
        assertThat(hidden.element()).isEqualTo("other");
        assertThat(words(hidden, Locale.SIMPLIFIED_CHINESE)).contains("第 2 行", "第 1 行");
    }

    @Test
    void namesTheRowThatNothingCanMeet() {
        assertThat(only(Samples.spoilt(FILE, "&gt;= 5000000", "&lt; 0"), "TABLE_ROW_NEVER")
                        .element())
                .isEqualTo("large");
    }

    @Test
    void refusesATextInAColumnOfAmounts() {
        Finding kind = only(Samples.spoilt(FILE, "&gt;= 5000000", "\"LARGE\""), "CELL_KIND");
        assertThat(kind.isError()).isTrue();
        assertThat(kind.element()).isEqualTo("largeIn");
    }

    private static Bundle withTests(String expected) {
        return Samples.bundle()
                .with(
                        "table-tests/permitRoute.json",
                        "{\"rows\": [{\"inputs\": {\"certifiedAmount\": \"5000000.00\"}, \"expect\": {\"route\": \""
                                + expected + "\"}}]}");
    }

    @Test
    void keepsAChangeBackWhoseTestFailsOnTheRowThatAnswered() {
        assertThat(judge(withTests("LARGE"))).isEmpty();
        Finding failed = only(withTests("NORMAL"), "TABLE_TEST_FAILED");
        assertThat(failed.isError()).isTrue();
        assertThat(failed.element()).isEqualTo("large");
        assertThat(words(failed, Locale.ENGLISH)).contains("NORMAL", "LARGE");
    }

    @Test
    void refusesTestsThatCannotBeRead() {
        assertThat(Judge.judge(Samples.bundle().with("table-tests/permitRoute.json", "{\"rows\": [3]}")))
                .extracting(Finding::code)
                .contains("TABLE_TESTS");
    }
}
