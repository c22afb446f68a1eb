package org.keqiao.statistics.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import org.keqiao.shared.ui.Navigation;
import org.keqiao.statistics.MonthlyReports;
import org.springframework.stereotype.Component;

/** 统计报表 in the navigation, for those who may look into them. */
@Component
class StatisticsNavigation implements Navigation {

    private final MonthlyReports reports;

    StatisticsNavigation(MonthlyReports reports) {
        this.reports = reports;
    }

    @Override
    public List<Item> items() {
        return reports.isOpen()
                ? List.of(Item.of("statistics.title", ReportView.ROUTE, VaadinIcon.BAR_CHART, 60))
                : List.of();
    }
}
