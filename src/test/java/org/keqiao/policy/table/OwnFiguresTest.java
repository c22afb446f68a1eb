package org.keqiao.policy.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.keqiao.policy.ShippedTables;
import org.keqiao.policy.table.PublishedRows.PublishedRow;
import org.keqiao.process.table.DecisionTable;

/** The mark of what the product suggests goes with the figure. */
class OwnFiguresTest {

    private static final String SHIPPED =
            ShippedTables.files("quanzhou", "QZ_VOUCHER").dmn();

    private static PolicySheet sheet(String dmn) {
        return new PolicySheet(DecisionTable.parse(dmn).orElseThrow());
    }

    /** What remains marked of a second row like the shipped one. */
    private static String marked(String figure, String own) {
        int from = SHIPPED.indexOf("<rule ");
        int to = SHIPPED.indexOf("</rule>") + "</rule>".length();
        String row =
                SHIPPED.substring(from, to).replace("Row_voucher", "Row_own").replace(figure, own);
        List<PublishedRow> published = sheet(SHIPPED).rows().stream()
                .map(each -> new PublishedRow(each, 1, false))
                .toList();
        String written = OwnFigures.unmarked(SHIPPED.substring(0, to) + "\n" + row + SHIPPED.substring(to), published);
        assertThat(sheet(written)
                        .row("Row_voucher")
                        .orElseThrow()
                        .saysTheSame(sheet(SHIPPED).rows().get(0)))
                .as("what was published stays")
                .isTrue();
        return sheet(written).row("Row_own").orElseThrow().results().get(PolicySheet.DEFAULTS);
    }

    @Test
    void whatABureauSetsItselfIsNoSuggestionAnyMore() {
        assertThat(marked("<text>0.50</text>", "<text>0.40</text>")).isEqualTo("\"per,publicityDays,auditThreshold\"");
        assertThat(marked("<text>5</text>", "<text>7</text>")).isEqualTo("\"rate,per,auditThreshold\"");
    }

    @Test
    void theSameFigureStaysASuggestionHoweverItIsSpelt() {
        assertThat(marked("<text>0.50</text>", "<text>0.5</text>"))
                .isEqualTo("\"rate,per,publicityDays,auditThreshold\"");
        assertThat(marked("\"rate,per,publicityDays,auditThreshold\"", "\"rate\""))
                .isEqualTo("\"rate\"");
    }

    @Test
    void nothingIsKnownOfWhatNoPublishedRowSuggests() {
        String own = SHIPPED.replace("Row_voucher", "Row_own").replace("<text>0.50</text>", "<text>0.40</text>");
        assertThat(OwnFigures.unmarked(own, List.of())).isEqualTo(own);
    }
}
