package org.keqiao.process.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keqiao.process.table.TableTests.Result;
import org.keqiao.process.table.TableTests.Row;

/** A test of a table says whether it passes, and which row answered. */
class TableTestsTest {

    private static final TableEngine TABLE = TableEngine.of(RandomTables.dmn(
            "UNIQUE", List.of("double", "boolean"), List.of(List.of(">= 5000000.01", "-"), List.of("< 100", "true"))));

    private static Result run(Map<String, String> inputs, Map<String, String> expect) {
        return new TableTests(List.of(new Row(inputs, expect))).run(TABLE).get(0);
    }

    @Test
    void passesWhenTheRowSaysWhatIsExpected() {
        Result result = run(Map.of("x0", "5000000.01"), Map.of("o", "R0"));
        assertThat(result.passes()).isTrue();
        assertThat(result.hit()).containsExactly("r0");
    }

    @Test
    void failsWhenNoRowMatchesAndSaysSo() {
        Result result = run(Map.of("x0", "5000000.00"), Map.of("o", "R0"));
        assertThat(result.passes()).isFalse();
        assertThat(result.hit()).isEmpty();
    }

    @Test
    void mayExpectThatNoRowMatches() {
        assertThat(run(Map.of("x0", "5000"), Map.of()).passes()).isTrue();
        assertThat(run(Map.of("x0", "50", "x1", "true"), Map.of()).passes()).isFalse();
    }

    @Test
    void takesWhatIsNoValueForNotAnswered() {
        assertThat(run(Map.of("x0", "a lot"), Map.of()).passes()).isTrue();
    }

    @Test
    void failsWhereRowsMatchThatMayNotMatchTogether() {
        TableEngine both = TableEngine.of(
                RandomTables.dmn("UNIQUE", List.of("double"), List.of(List.of(">= 1"), List.of(">= 2"))));
        Result result = new TableTests(List.of(new Row(Map.of("x0", "2"), Map.of("o", "R0"))))
                .run(both)
                .get(0);
        assertThat(result.passes()).isFalse();
        assertThat(result.conflict()).isTrue();
    }

    @Test
    void tellsTheLargestAmountsApartToTheFen() {
        TableEngine exact =
                TableEngine.of(RandomTables.dmn("UNIQUE", List.of("double"), List.of(List.of("> 99999999999.98"))));
        assertThat(exact.answer(Map.of("x0", new java.math.BigDecimal("99999999999.99")))
                        .rows())
                .containsExactly("r0");
        assertThat(exact.answer(Map.of("x0", new java.math.BigDecimal("99999999999.98")))
                        .rows())
                .isEmpty();
    }

    @Test
    void readsNoFileThatTheFormatDoesNotKnow() {
        String dmn = RandomTables.dmn("UNIQUE", List.of("double"), List.of(List.of(">= 1")));
        String strange = dmn.replace("</decisionTable>", "<surprise/></decisionTable>");
        assertThat(strange).isNotEqualTo(dmn);
        assertThatIllegalArgumentException().isThrownBy(() -> TableEngine.of(strange));
    }

    @Test
    void takesATableWithoutAHitPolicyForUnique() {
        String dmn = RandomTables.dmn("UNIQUE", List.of("double"), List.of(List.of(">= 1"), List.of(">= 2")));
        String silent = dmn.replace(" hitPolicy=\"UNIQUE\"", "");
        assertThat(silent).isNotEqualTo(dmn);
        assertThat(TableEngine.of(silent)
                        .answer(Map.of("x0", new BigDecimal("2")))
                        .conflict())
                .isTrue();
    }
}
