package org.keqiao.title.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import org.keqiao.shared.ui.Navigation;
import org.keqiao.title.EnterpriseTitles;
import org.springframework.stereotype.Component;

/** 企业资质 in the navigation, for those who may look into it. */
@Component
class TitleNavigation implements Navigation {

    private final EnterpriseTitles titles;

    TitleNavigation(EnterpriseTitles titles) {
        this.titles = titles;
    }

    @Override
    public List<Item> items() {
        return titles.isOpen()
                ? List.of(Item.of("title.title", EnterpriseTitlesView.ROUTE, VaadinIcon.DIPLOMA, 47)
                        .in(Section.REGISTERS))
                : List.of();
    }
}
