package org.keqiao.studio.ui.moving;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import jakarta.annotation.security.RolesAllowed;
import java.util.UUID;
import org.keqiao.security.Actor;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.ui.MainLayout;
import org.keqiao.shared.ui.Page;
import org.keqiao.shared.ui.PageHeader;
import org.keqiao.studio.draft.StudioMatters.Overview;
import org.keqiao.studio.moving.CaseMove;
import org.keqiao.studio.moving.MoveState;
import org.keqiao.studio.ui.MatterView;
import org.keqiao.studio.ui.StudioView;
import org.springframework.lang.Nullable;

/** One move: where its steps go, which cases, what would become of them, and what became of them. */
@Route(value = StudioView.ROUTE + "/:matter/moves/:move", layout = MainLayout.class)
@RolesAllowed({"FLOW_DESIGNER", "FLOW_PUBLISHER"})
public class MoveView extends Page implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;
    private static final int POLL_MILLIS = 2000;

    private final transient MovingParts parts;
    private UUID id = new UUID(0, 0);

    @Nullable
    private transient MoveState shown;

    @Nullable
    private transient Registration polling;

    private final Div progress = new Div();

    MoveView(MovingParts parts) {
        super("moving.move");
        this.parts = parts;
    }

    /** Where a move is looked at. */
    public static String path(String matter, UUID move) {
        return MovesView.path(matter) + "/" + move;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        try {
            id = UUID.fromString(event.getRouteParameters().get("move").orElse(""));
        } catch (IllegalArgumentException noId) {
            throw Refusal.notFound();
        }
        show();
    }

    private void show() {
        removeAll();
        Actor actor = parts.current().require();
        CaseMove move = parts.planning().get(actor, id);
        shown = move.state();
        Overview overview = parts.matters().all(actor).stream()
                .filter(found -> found.key().equals(move.matter()))
                .findFirst()
                .orElseThrow(Refusal::notFound);
        String title = getTranslation("moving.fromTo", String.valueOf(move.from()), String.valueOf(move.to()));
        pageTitle(title);
        PlanPanel plan = new PlanPanel(move, parts, this::show);
        add(
                new PageHeader(title)
                        .crumb(getTranslation("studio.title"), StudioView.ROUTE)
                        .crumb(overview.name().in(getLocale()), MatterView.path(move.matter()))
                        .crumb(getTranslation("moving.title"), MovesView.path(move.matter())),
                new MovePanel(move, parts, plan::keep, this::show));
        if (move.startedAt() != null) {
            progress.removeAll();
            progress.add(new ReportPanel(move, parts, this::show));
            add(progress);
        }
        add(plan);
        poll(move.state() == MoveState.RUNNING);
    }

    /** While cases are moved the report follows; the rest of the page stays as it is. */
    private void refresh() {
        CaseMove move = parts.planning().get(parts.current().require(), id);
        if (move.state() != shown) {
            show();
        } else {
            progress.removeAll();
            progress.add(new ReportPanel(move, parts, this::show));
        }
    }

    private void poll(boolean running) {
        UI ui = UI.getCurrent();
        if (running && polling == null) {
            ui.setPollInterval(POLL_MILLIS);
            polling = ui.addPollListener(event -> refresh());
        } else if (!running) {
            stopPolling(ui);
        }
    }

    private void stopPolling(UI ui) {
        if (polling != null) {
            polling.remove();
            polling = null;
            ui.setPollInterval(-1);
        }
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        poll(shown == MoveState.RUNNING);
    }

    @Override
    protected void onDetach(DetachEvent event) {
        stopPolling(event.getUI());
        super.onDetach(event);
    }
}
