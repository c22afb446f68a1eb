package org.keqiao.integrity.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import org.keqiao.integrity.IntegrityRecords;
import org.keqiao.shared.ui.Navigation;
import org.springframework.stereotype.Component;

/** 诚信记录 in the navigation, for those who may look into it. */
@Component
class IntegrityNavigation implements Navigation {

    private final IntegrityRecords records;

    IntegrityNavigation(IntegrityRecords records) {
        this.records = records;
    }

    @Override
    public List<Item> items() {
        return records.isOpen()
                ? List.of(Item.of("integrity.title", IntegrityView.ROUTE, VaadinIcon.SHIELD, 45)
                        .in(Section.REGISTERS))
                : List.of();
    }
}
