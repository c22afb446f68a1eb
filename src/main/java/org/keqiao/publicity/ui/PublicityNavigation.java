package org.keqiao.publicity.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.ArrayList;
import java.util.List;
import org.keqiao.publicity.NoticeOffice;
import org.keqiao.publicity.lead.Leads;
import org.keqiao.shared.ui.Navigation;
import org.springframework.stereotype.Component;

/** 公示 and 线索 in the navigation, for those who look after them. */
@Component
class PublicityNavigation implements Navigation {

    private final NoticeOffice office;
    private final Leads leads;

    PublicityNavigation(NoticeOffice office, Leads leads) {
        this.office = office;
        this.leads = leads;
    }

    @Override
    public List<Item> items() {
        List<Item> items = new ArrayList<>();
        if (office.isOpen()) {
            items.add(Item.of("publicity.notices", NoticesView.ROUTE, VaadinIcon.NEWSPAPER, 45)
                    .in(Section.PUBLICITY));
        }
        if (leads.isOpen()) {
            items.add(Item.of("publicity.leads", LeadsView.ROUTE, VaadinIcon.ENVELOPE_O, 46)
                    .in(Section.PUBLICITY));
        }
        return items;
    }
}
