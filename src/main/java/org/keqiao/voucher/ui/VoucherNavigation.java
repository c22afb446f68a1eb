package org.keqiao.voucher.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import org.keqiao.intermediary.Intermediaries;
import org.keqiao.shared.ui.Navigation;
import org.keqiao.voucher.Vouchers;
import org.springframework.stereotype.Component;

/** 创新券 in the navigation, for the bureau and for whoever acts for an organisation, where the city gives any. */
@Component
class VoucherNavigation implements Navigation {

    private final Vouchers vouchers;
    private final Intermediaries intermediaries;

    VoucherNavigation(Vouchers vouchers, Intermediaries intermediaries) {
        this.vouchers = vouchers;
        this.intermediaries = intermediaries;
    }

    @Override
    public List<Item> items() {
        return (vouchers.readsAll() || intermediaries.mayBeListed()) && vouchers.areGiven()
                ? List.of(Item.of("voucher.title", VouchersView.ROUTE, VaadinIcon.TICKET, 47)
                        .in(Section.MONEY))
                : List.of();
    }
}
