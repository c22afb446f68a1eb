package org.keqiao.subsidy.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import org.keqiao.shared.ui.Navigation;
import org.keqiao.subsidy.payment.PaymentDesk;
import org.springframework.stereotype.Component;

/** 拨付 in the navigation, for those who pay or look after it. */
@Component
class PaymentNavigation implements Navigation {

    private final PaymentDesk desk;

    PaymentNavigation(PaymentDesk desk) {
        this.desk = desk;
    }

    @Override
    public List<Item> items() {
        return desk.isOpen()
                ? List.of(Item.of("payments.title", PaymentsView.ROUTE, VaadinIcon.MONEY_EXCHANGE, 42)
                        .in(Section.MONEY))
                : List.of();
    }
}
