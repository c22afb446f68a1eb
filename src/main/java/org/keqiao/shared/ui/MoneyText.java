package org.keqiao.shared.ui;

import com.vaadin.flow.component.html.Span;
import java.math.BigDecimal;
import org.keqiao.shared.Money;

/** An amount as the field reads it: 万元 first, the exact yuan beside it; small ones, and all in English, in yuan only. */
public class MoneyText extends Span {

    private static final long serialVersionUID = 1L;
    private static final BigDecimal TEN_THOUSAND = BigDecimal.valueOf(10_000);

    public MoneyText(Money amount) {
        addClassName("kq-money");
        if (Languages.isChinese(getLocale()) && amount.yuan().abs().compareTo(TEN_THOUSAND) >= 0) {
            Span exact = new Span(" " + getTranslation("shell.money.exact", amount.text()));
            exact.addClassNames("kq-quiet", "kq-small");
            add(new Span(getTranslation("shell.money.wan", amount.tenThousandsText())), exact);
        } else {
            setText(getTranslation("shell.money.yuan", amount.text()));
        }
    }
}
