package org.keqiao.inbox.ui.file;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.Comparator;
import java.util.UUID;
import org.keqiao.casefile.CaseReading;
import org.keqiao.casefile.CaseView;
import org.keqiao.inbox.CaseLooks.Look;
import org.keqiao.inbox.Inbox;
import org.keqiao.inbox.InboxQuery;
import org.keqiao.inbox.InboxRow;
import org.keqiao.inbox.Queue;
import org.keqiao.inbox.ui.CaseFileParts;
import org.keqiao.inbox.ui.CaseWorkers;
import org.keqiao.inbox.ui.WayBack;
import org.keqiao.inbox.ui.decision.DecisionPane;
import org.keqiao.inbox.ui.decision.SeatPanel;
import org.keqiao.security.Actor;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.ui.Icons;
import org.keqiao.shared.ui.KeepsTyped;
import org.keqiao.shared.ui.KeyboardShortcuts;
import org.keqiao.shared.ui.MainLayout;
import org.keqiao.shared.ui.Page;
import org.keqiao.shared.ui.Paths;
import org.springframework.lang.Nullable;

/** A case for those who work it: the file on the left, the decision on the right, always in view. */
@Route(value = CaseFileView.ROUTE + "/:case", layout = MainLayout.class)
@PermitAll
public class CaseFileView extends Page implements BeforeEnterObserver, BeforeLeaveObserver, KeepsTyped {

    /** Followed by the case's id; parameter {@code task} names the step to work on. */
    public static final String ROUTE = "case-file";

    private static final long serialVersionUID = 1L;
    private static final int TASKS_OF_A_CASE = 20;

    private final transient CaseReading reading;
    private final transient Inbox inbox;
    private final transient CaseWorkers workers;
    private final transient CaseFileParts parts;

    private UUID caseId = new UUID(0, 0);

    @Nullable
    private UUID shown;

    @Nullable
    private transient Look since;

    @Nullable
    private CaseFileTabs file;

    @Nullable
    private DecisionPane pane;

    private Div decisionRegion = new Div();

    CaseFileView(CaseReading reading, Inbox inbox, CaseWorkers workers, CaseFileParts parts) {
        super("inbox.caseFile");
        this.reading = reading;
        this.inbox = inbox;
        this.workers = workers;
        this.parts = parts;
        addClassName("kq-case-page");
        KeyboardShortcuts.of(this)
                .on("u", "shell.key.back", () -> Paths.open(WayBack.path(UI.getCurrent())))
                .on("c", "shell.key.claim", () -> whenPane(DecisionPane::claim))
                .always("Control+Enter", "shell.key.submit", () -> whenPane(DecisionPane::submitPrimary));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Actor actor = workers.require();
        caseId = uuid(event.getRouteParameters().get("case").orElse(""));
        String task = event.getLocation()
                .getQueryParameters()
                .getSingleParameter("task")
                .orElse(null);
        show(actor, task);
    }

    @Override
    public void beforeLeave(BeforeLeaveEvent event) {
        if (!keepTyped()) {
            BeforeLeaveEvent.ContinueNavigationAction leave = event.postpone();
            whenPane(typed -> typed.offerToLeave(leave::proceed));
        }
    }

    @Override
    public boolean keepTyped() {
        return pane == null || pane.keepTyped();
    }

    private void show(Actor actor, @Nullable String wanted) {
        // The file is shown afresh, as after a pause of the clock: what was typed beside it must not go.
        if (!keepTyped()) {
            return;
        }
        removeAll();
        CaseView view = reading.view(caseId);
        String number = view.caseNumber() == null
                ? getTranslation("inbox.noNumber")
                : view.caseNumber().value();
        pageTitle(number);
        // Claiming shows the case afresh: the reader stays on the tab they were reading, and what was new stays new.
        boolean again = file != null && view.id().equals(shown);
        if (!again) {
            since = parts.looks().look(view).orElse(null);
        }
        file = new CaseFileTabs(view, parts, since, again ? file.selected() : 0);
        shown = view.id();
        Div decision = new Div();
        decisionRegion = decision;
        decision.addClassName("kq-case-right");
        decision.getElement().setAttribute("role", "region");
        decision.getElement().setAttribute("aria-label", getTranslation("inbox.decision"));
        decision.getElement().setAttribute("tabindex", "-1");
        decide(decision, actor, view, wanted);
        if (view.status().isTerminal()) {
            decision.add(new OfficeOpenings(view.id(), parts.openings().offered(view.id())));
        }
        Div left = new Div(file);
        if (pane != null) {
            left.add(wayTo(decision, pane));
        }
        left.addClassName("kq-case-left");
        Div columns = new Div(left, decision);
        columns.addClassName("kq-case");
        add(new CaseHeader(view, number, parts, () -> show(actor, wanted)), columns);
    }

    /** Where the decision stands below the file, as on a phone, it stays within reach. */
    private static Div wayTo(Div decision, DecisionPane pane) {
        Button go = new Button(pane.stepName(), Icons.decorative(VaadinIcon.ARROW_DOWN), click -> decision.getElement()
                .executeJs("this.scrollIntoView({block: 'start'}); this.focus({preventScroll: true})"));
        go.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        go.setIconAfterText(true);
        Div way = new Div(go);
        way.addClassName("kq-to-decision");
        return way;
    }

    private void decide(Div decision, Actor actor, CaseView view, @Nullable String wanted) {
        pane = null;
        String task = wanted != null ? wanted : openTask(actor);
        if (task == null) {
            decision.add(new NothingToDecide(view, parts));
            seats(decision, actor, view, wanted);
            return;
        }
        try {
            pane = new DecisionPane(inbox.view(task), view, parts, actor.username(), again -> {
                show(actor, again);
                // The button that was pressed is gone: who works by keyboard goes on where the work is.
                decisionRegion.getElement().executeJs("this.focus()");
            });
            decision.add(pane);
        } catch (Refusal gone) {
            Span why = new Span(parts.failures().text(gone, getLocale()));
            Div message = new Div(why);
            message.addClassNames("kq-message", "tone-soon");
            message.getElement().setAttribute("role", "alert");
            decision.add(message, new NothingToDecide(view, parts));
        }
        seats(decision, actor, view, wanted);
    }

    /** Who else decides, where several people do a step. */
    private void seats(Div decision, Actor actor, CaseView view, @Nullable String wanted) {
        if (view.caseNumber() != null && !view.status().isTerminal()) {
            parts.seats()
                    .of(view.caseNumber())
                    .forEach(step -> decision.add(new SeatPanel(step, view, parts, () -> show(actor, wanted))));
        }
    }

    /** One that I have, or else one that I might take, or one of those whom I lead. */
    @Nullable
    private String openTask(Actor actor) {
        return inbox.page(InboxQuery.of(Queue.ALL).ofCase(caseId), null, TASKS_OF_A_CASE).items().stream()
                .min(Comparator.comparingInt(
                        row -> actor.username().equals(row.assignee()) ? 0 : row.assignee() == null ? 1 : 2))
                .or(() -> inbox.led(caseId))
                .map(InboxRow::id)
                .orElse(null);
    }

    private void whenPane(java.util.function.Consumer<DecisionPane> act) {
        if (pane != null) {
            act.accept(pane);
        }
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException unknown) {
            throw Refusal.notFound();
        }
    }
}
