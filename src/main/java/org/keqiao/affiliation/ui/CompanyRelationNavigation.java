package org.keqiao.affiliation.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import org.keqiao.affiliation.CompanyRelations;
import org.keqiao.shared.ui.Navigation;
import org.springframework.stereotype.Component;

/** 企业关联关系 in the navigation, for those who may look into it. */
@Component
class CompanyRelationNavigation implements Navigation {

    private final CompanyRelations relations;

    CompanyRelationNavigation(CompanyRelations relations) {
        this.relations = relations;
    }

    @Override
    public List<Item> items() {
        return relations.isOpen()
                ? List.of(Item.of("affiliation.title", CompanyRelationsView.ROUTE, VaadinIcon.CLUSTER, 46)
                        .in(Section.REGISTERS))
                : List.of();
    }
}
