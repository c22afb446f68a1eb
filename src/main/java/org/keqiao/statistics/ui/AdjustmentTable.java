package org.keqiao.statistics.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableRow;
import java.util.List;
import java.util.Locale;
import org.keqiao.organization.CityProfiles;
import org.keqiao.statistics.Closings.Adjustment;

/** Adjustments of closed figures: what, by whom, why. */
class AdjustmentTable extends Div {

    private static final long serialVersionUID = 1L;

    AdjustmentTable(List<Adjustment> adjustments, CityProfiles cities, Locale locale) {
        addClassName("kq-scroll");
        NativeTable table = new NativeTable();
        table.addClassName("kq-table");
        table.setCaptionText(getTranslation("statistics.adjustments"));
        NativeTableRow head = new NativeTableRow();
        head.add(
                Cells.head(getTranslation("statistics.month"), false),
                Cells.head(getTranslation("statistics.county"), false),
                Cells.head(getTranslation("statistics.number"), true),
                Cells.head(getTranslation("statistics.amount.yuan"), true),
                Cells.head(getTranslation("statistics.technical.yuan"), true),
                Cells.head(getTranslation("statistics.reason"), false));
        table.getHead().add(head);
        for (Adjustment made : adjustments) {
            NativeTableRow row = new NativeTableRow();
            Div by = new Div(getTranslation(
                    "statistics.made",
                    getTranslation("statistics.measure." + made.measure()),
                    made.madeOn().toString(),
                    made.madeBy()));
            by.addClassNames("kq-quiet", "kq-small");
            row.add(
                    new NativeTableCell(made.month().toString()),
                    new NativeTableCell(
                            made.county().isEmpty()
                                    ? getTranslation("statistics.noCounty")
                                    : cities.officeName(made.county(), locale)),
                    Cells.number(String.valueOf(made.change().number())),
                    Cells.number(made.change().amount().text()),
                    Cells.number(made.change().technical().text()),
                    new NativeTableCell(new Div(made.reason()), by));
            table.getBody().add(row);
        }
        add(table);
    }
}
