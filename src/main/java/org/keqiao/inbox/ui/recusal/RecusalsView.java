package org.keqiao.inbox.ui.recusal;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.keqiao.inbox.recusal.Recusal;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.ui.EmptyState;
import org.keqiao.shared.ui.MainLayout;
import org.keqiao.shared.ui.Page;
import org.keqiao.shared.ui.PageHeader;
import org.springframework.lang.Nullable;

/** 回避: what its reader decides about, the most urgent first, and what was decided. */
@Route(value = RecusalsView.ROUTE, layout = MainLayout.class)
@RolesAllowed({"DEPUTY_DIRECTOR", "COUNTY_HEAD", "MEETING_SECRETARY", "DISCIPLINE"})
public class RecusalsView extends Page implements BeforeEnterObserver {

    static final String ROUTE = "recusals";
    private static final int PAGE = 50;

    private static final long serialVersionUID = 1L;

    private final transient RecusalParts parts;

    RecusalsView(RecusalParts parts) {
        super("recusal.title");
        this.parts = parts;
        narrow();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show();
    }

    private void show() {
        removeAll();
        add(new PageHeader(getTranslation("recusal.title")));
        append(null);
    }

    private void append(@Nullable String cursor) {
        CursorPage<Recusal> mine = parts.recusals().mine(cursor, PAGE);
        if (cursor == null && mine.items().isEmpty()) {
            add(new EmptyState(
                    VaadinIcon.USERS, getTranslation("recusal.none.mine"), getTranslation("recusal.none.mine.hint")));
        }
        for (Recusal recusal : mine.items()) {
            Anchor file = new Anchor(
                    "case-file/" + recusal.caseId(),
                    getTranslation("recusal.said", recusal.caseNumber().value(), recusal.title()));
            add(recusal.decidable() ? new RecusalLine(recusal, file, decide(recusal)) : new RecusalLine(recusal, file));
        }
        if (mine.next() != null) {
            Button more = new Button(getTranslation("applicant.more"));
            more.addClickListener(click -> {
                remove(more);
                append(mine.next());
            });
            add(more);
        }
    }

    private Button decide(Recusal recusal) {
        Button decide = new Button(
                getTranslation("recusal.decide"),
                click -> new RecusalDialog(recusal, parts.recusals().entersMinutes(recusal), parts, this::show).open());
        decide.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_SMALL);
        return decide;
    }
}
