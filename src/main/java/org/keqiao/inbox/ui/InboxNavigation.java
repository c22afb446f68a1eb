package org.keqiao.inbox.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import java.util.Optional;
import org.keqiao.inbox.Inbox;
import org.keqiao.shared.ui.Navigation;
import org.keqiao.shared.ui.SearchBox;
import org.springframework.stereotype.Component;

/** 待办 and 案件 in the navigation, and the search over the cases. */
@Component
class InboxNavigation implements Navigation, SearchBox {

    private final CaseWorkers workers;
    private final Inbox inbox;

    InboxNavigation(CaseWorkers workers, Inbox inbox) {
        this.workers = workers;
        this.inbox = inbox;
    }

    @Override
    public List<Item> items() {
        return workers.isOne()
                ? List.of(
                        Item.counted("inbox.title", "inbox", VaadinIcon.INBOX, 10, () -> inbox.counts()
                                .mine()),
                        Item.of("inbox.cases", "cases", VaadinIcon.ARCHIVES, 20))
                : List.of();
    }

    @Override
    public Optional<String> path(String query) {
        return workers.isOne()
                ? Optional.of("cases?" + QueryParameters.of("q", query).getQueryString())
                : Optional.empty();
    }
}
