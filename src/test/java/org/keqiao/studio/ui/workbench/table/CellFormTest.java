package org.keqiao.studio.ui.workbench.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keqiao.process.table.DecisionTable.Kind;
import org.keqiao.studio.ui.workbench.table.CellForm.How;

/** A condition that fields show is the one that they write. */
class CellFormTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NUMBER | >= 5000000 | AT_LEAST",
                "NUMBER | < 0.5 | LESS",
                "NUMBER | 5 | IS",
                "NUMBER | not(5) | IS_NOT",
                "NUMBER | (1..2.50] | BETWEEN",
                "NUMBER | null | EMPTY",
                "NUMBER | < 5, >= 10 | WRITTEN",
                "NUMBER | not([1..5]) | WRITTEN",
                "TEXT | \"A\", \"B\" | IS",
                "TEXT | not(\"A\", \"B\") | IS_NOT",
                "TEXT | null | EMPTY",
                "BOOLEAN | true | IS",
                "BOOLEAN | null | EMPTY",
                "DATE | < date(\"2026-01-23\") | LESS",
                "DATE | [date(\"2026-01-01\")..date(\"2026-02-01\")) | BETWEEN"
            })
    void writesWhatItHasRead(Kind kind, String text, How how) {
        CellForm form = CellForm.read(text, kind);
        assertThat(form.how()).isEqualTo(how);
        assertThat(form.text(kind)).contains(text);
    }

    @Test
    void takesADashForAnything() {
        assertThat(CellForm.read("-", Kind.NUMBER).how()).isEqualTo(How.ANY);
        assertThat(CellForm.read("-", Kind.NUMBER).text(Kind.NUMBER)).contains("");
    }

    @Test
    void writesNothingWhileSomethingIsMissingOrWrong() {
        assertThat(new CellForm(How.AT_LEAST, List.of(), true, true, "").text(Kind.NUMBER))
                .isEmpty();
        assertThat(new CellForm(How.BETWEEN, List.of("1"), true, true, "").text(Kind.NUMBER))
                .isEmpty();
        assertThat(new CellForm(How.IS, List.of("two"), true, true, "").text(Kind.NUMBER))
                .isEmpty();
        assertThat(new CellForm(How.IS, List.of("\"+x"), true, true, "").text(Kind.TEXT))
                .isEmpty();
        assertThat(new CellForm(How.LESS, List.of("2026-02-30"), true, true, "").text(Kind.DATE))
                .isEmpty();
    }

    @Test
    void readsAmountsWithTheirCommas() {
        assertThat(new CellForm(How.AT_LEAST, List.of("3,000,000.00"), true, true, "").text(Kind.NUMBER))
                .contains(">= 3000000.00");
    }
}
