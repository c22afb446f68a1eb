package org.keqiao.studio.ui.difference;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.AccessDeniedException;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.Map;
import org.keqiao.policy.change.PolicyTables;
import org.keqiao.process.Bundle;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.ui.DateText;
import org.keqiao.shared.ui.MainLayout;
import org.keqiao.shared.ui.Page;
import org.keqiao.shared.ui.PageHeader;
import org.keqiao.studio.announcement.Announcements;

/** What a version of a policy table changed, for those who give the money; the notice of the change leads here. */
@Route(value = PolicyChangesView.ROUTE + "/:key/:version([0-9]{1,9})", layout = MainLayout.class)
@PermitAll
public class PolicyChangesView extends Page implements BeforeEnterObserver {

    static final String ROUTE = "policy-changes";

    private static final long serialVersionUID = 1L;

    private final transient Announcements announcements;
    private final transient CurrentActor current;

    PolicyChangesView(Announcements announcements, CurrentActor current) {
        super("announcement.policy");
        this.announcements = announcements;
        this.current = current;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String key = event.getRouteParameters().get("key").orElseThrow(Refusal::notFound);
        int version = event.getRouteParameters().getInteger("version").orElseThrow(Refusal::notFound);
        Actor actor = current.require();
        if (!Announcements.mayRead(actor)) {
            throw new AccessDeniedException();
        }
        show(key, version, announcements.policyBrought(actor, key, version, getLocale()));
    }

    private void show(String key, int version, PolicyTables.Brought brought) {
        removeAll();
        pageTitle(getTranslation("announcement.policy"));
        String from = DateText.longDay(brought.from(), getLocale());
        add(
                new PageHeader(brought.title().in(getLocale()))
                        .below(new Paragraph(getTranslation("announcement.policy"))),
                new Paragraph(getTranslation("announcement.policy.since", String.valueOf(version), from)));
        if (brought.note() != null) {
            add(new Paragraph(getTranslation("announcement.note", brought.note())));
        }
        Bundle nothingDrawn = new Bundle(key, Map.of());
        Section changes = new Section(
                new H2(getTranslation("announcement.changes")),
                new DifferencePanel(nothingDrawn, nothingDrawn, brought.difference()));
        changes.addClassName("kq-section");
        add(changes);
    }
}
