package org.keqiao.shared.ui;

import com.vaadin.flow.component.html.Span;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** An amount as the field reads it: 万元 first, the exact yuan beside it. */
public class MoneyText extends Span {

    private static final long serialVersionUID = 1L;
    private static final BigDecimal TEN_THOUSAND = BigDecimal.valueOf(10_000);

    /**
     * @param yuan exact, scale 2
     */
    public MoneyText(BigDecimal yuan) {
        addClassName("kq-money");
        if (isLarge(yuan)) {
            Span exact = new Span(getTranslation("shell.money.exact", yuan(yuan)));
            exact.addClassNames("kq-quiet", "kq-small");
            add(new Span(getTranslation("shell.money.wan", wan(yuan))), new Span(" "), exact);
        } else {
            setText(getTranslation("shell.money.yuan", yuan(yuan)));
        }
    }

    static boolean isLarge(BigDecimal yuan) {
        return yuan.abs().compareTo(TEN_THOUSAND) >= 0;
    }

    /** {@code 1,255,000.00}. */
    public static String yuan(BigDecimal yuan) {
        return format("#,##0.00", yuan);
    }

    /** {@code 125.50}: exact, since a yuan with two decimals never needs more than six of 万元. */
    public static String wan(BigDecimal yuan) {
        return format("#,##0.00####", yuan.movePointLeft(4));
    }

    private static String format(String pattern, BigDecimal number) {
        return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT)).format(number);
    }
}
