package org.keqiao.studio.ui.difference;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.AccessDeniedException;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.LocalDate;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.ui.DateText;
import org.keqiao.shared.ui.MainLayout;
import org.keqiao.shared.ui.Page;
import org.keqiao.shared.ui.PageHeader;
import org.keqiao.studio.announcement.Announcements;
import org.keqiao.studio.announcement.Announcements.Brought;

/** What a version of a matter changed, for the officers who work by it; the notice of the change leads here. */
@Route(value = MatterChangesView.ROUTE + "/:matter/:version([0-9]{1,9})", layout = MainLayout.class)
@PermitAll
public class MatterChangesView extends Page implements BeforeEnterObserver {

    static final String ROUTE = "matter-changes";

    private static final long serialVersionUID = 1L;

    private final transient Announcements announcements;
    private final transient CurrentActor current;
    private final transient Clock clock;

    MatterChangesView(Announcements announcements, CurrentActor current, Clock clock) {
        super("announcement.title");
        this.announcements = announcements;
        this.current = current;
        this.clock = clock;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String matter = event.getRouteParameters().get("matter").orElseThrow(Refusal::notFound);
        int version = event.getRouteParameters().getInteger("version").orElseThrow(Refusal::notFound);
        Actor actor = current.require();
        if (!Announcements.mayRead(actor)) {
            throw new AccessDeniedException();
        }
        show(announcements.brought(actor, matter, version, getLocale()));
    }

    private void show(Brought brought) {
        removeAll();
        String name = brought.name().in(getLocale());
        pageTitle(getTranslation("announcement.title"));
        add(new PageHeader(name).below(new Paragraph(getTranslation("announcement.title"))));
        String from = DateText.longDay(LocalDate.ofInstant(brought.from(), clock.getZone()), getLocale());
        if (brought.withdrawn()) {
            add(new Paragraph(getTranslation("announcement.withdrawn")));
        }
        if (brought.replaces() == null) {
            add(new Paragraph(getTranslation("announcement.begun", from)));
        } else {
            add(
                    new Paragraph(getTranslation("announcement.since", String.valueOf(brought.version()), from)),
                    new Paragraph(getTranslation(
                            brought.moveCases() ? "announcement.move" : "announcement.stay", brought.underWay())));
        }
        if (brought.note() != null) {
            add(new Paragraph(getTranslation("announcement.note", brought.note())));
        }
        Section changes = new Section(
                new H2(getTranslation("announcement.changes")),
                new DifferencePanel(brought.before(), brought.after(), brought.difference()));
        changes.addClassName("kq-section");
        add(changes);
    }
}
