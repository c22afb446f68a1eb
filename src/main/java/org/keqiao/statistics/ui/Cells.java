package org.keqiao.statistics.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.keqiao.shared.Money;
import org.springframework.lang.Nullable;

/** Cells of printed tables. */
final class Cells {

    private static final String NONE = "—";

    private Cells() {}

    /** 万元 with two decimals, rounded half up for reading; the exact amount is behind it. */
    static String tenThousands(Money amount) {
        return new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.ROOT))
                .format(amount.yuan().movePointLeft(4).setScale(2, RoundingMode.HALF_UP));
    }

    /** 亿元 in the same way. */
    static String hundredMillions(Money amount) {
        return new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.ROOT))
                .format(amount.yuan().movePointLeft(8).setScale(2, RoundingMode.HALF_UP));
    }

    static String percent(@Nullable BigDecimal percent) {
        return percent == null ? NONE : percent.toPlainString();
    }

    static NativeTableHeaderCell head(String text, boolean number) {
        NativeTableHeaderCell cell = new NativeTableHeaderCell(text);
        cell.getElement().setAttribute("scope", "col");
        if (number) {
            cell.addClassName("number");
        }
        return cell;
    }

    static NativeTableHeaderCell group(String text, int columns) {
        NativeTableHeaderCell cell = new NativeTableHeaderCell(text);
        cell.getElement().setAttribute("scope", "colgroup");
        cell.getElement().setAttribute("colspan", String.valueOf(columns));
        return cell;
    }

    static NativeTableHeaderCell row(String text) {
        NativeTableHeaderCell cell = new NativeTableHeaderCell(text);
        cell.getElement().setAttribute("scope", "row");
        return cell;
    }

    static NativeTableCell number(String text) {
        return number(new Text(text));
    }

    /** A figure that leads to what is behind it. */
    static NativeTableCell number(String text, String path, String about) {
        Anchor link = new Anchor(path, text);
        link.getElement().setAttribute("aria-label", about + " " + text);
        return number(link);
    }

    private static NativeTableCell number(Component content) {
        NativeTableCell cell = new NativeTableCell();
        cell.add(content);
        cell.addClassName("number");
        return cell;
    }
}
