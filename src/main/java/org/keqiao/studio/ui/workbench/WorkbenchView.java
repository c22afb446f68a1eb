package org.keqiao.studio.ui.workbench;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.keqiao.process.Bundle;
import org.keqiao.process.Finding;
import org.keqiao.security.Actor;
import org.keqiao.security.Role;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.ui.MainLayout;
import org.keqiao.shared.ui.Page;
import org.keqiao.shared.ui.PageHeader;
import org.keqiao.shared.ui.Paths;
import org.keqiao.shared.ui.SaveState;
import org.keqiao.studio.draft.DraftState;
import org.keqiao.studio.draft.DraftView;
import org.keqiao.studio.draft.Hand;
import org.keqiao.studio.draft.StudioMatters.Overview;
import org.keqiao.studio.ui.ChangePanel;
import org.keqiao.studio.ui.MatterView;
import org.keqiao.studio.ui.Places;
import org.keqiao.studio.ui.StudioParts;
import org.keqiao.studio.ui.StudioView;
import org.keqiao.studio.ui.workbench.form.NewForm;
import org.keqiao.studio.ui.workbench.outline.StepList;
import org.springframework.lang.Nullable;

/** The designer's workbench: the bundle on the left, one file in the middle, what is wrong below. */
@Route(value = StudioView.ROUTE + "/:matter/edit", layout = MainLayout.class)
@RolesAllowed({"FLOW_DESIGNER", "FLOW_PUBLISHER"})
public class WorkbenchView extends Page implements BeforeEnterObserver, BeforeLeaveObserver {

    private static final long serialVersionUID = 1L;

    private static final String FILE = "file";
    private static final String AT = "at";
    private static final String VIEW = "view";
    private static final String STEPS = "steps";

    private final transient StudioParts parts;
    private String matter = "";
    private boolean asList;
    private String opened = "";

    @Nullable
    private transient FileEditor editor;

    private SaveState state = new SaveState(() -> {});

    @Nullable
    private EditHold hold;

    @Nullable
    private StaleBar staleBar;

    WorkbenchView(StudioParts parts) {
        super("studio.workbench.title");
        this.parts = parts;
        full();
        addClassName("kq-workbench");
    }

    /** Where a file is edited. */
    public static String path(String matter, String file) {
        return StudioView.ROUTE + "/" + matter + "/edit?" + FILE + "=" + file;
    }

    /** @param element id of what is to be shown; null for the file as a whole */
    public static String path(String matter, String file, @Nullable String element) {
        return element == null ? path(matter, file) : path(matter, file) + "&" + AT + "=" + element;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String key = event.getRouteParameters().get("matter").orElse("");
        QueryParameters query = event.getLocation().getQueryParameters();
        String path = query.getSingleParameter(FILE).orElse(Bundle.PROCESS);
        boolean list = query.getSingleParameter(VIEW).filter(STEPS::equals).isPresent();
        if (editor == null || !key.equals(matter) || !path.equals(opened) || list != asList) {
            matter = key;
            opened = path;
            asList = list;
            show(path);
        }
        query.getSingleParameter(AT).ifPresent(editor::jump);
    }

    @Override
    public void beforeLeave(BeforeLeaveEvent event) {
        if (editor != null && state.isChanged()) {
            // What is on its way from the browser is saved before the page goes; what is refused stays in the browser.
            BeforeLeaveEvent.ContinueNavigationAction leave = event.postpone();
            editor.flush(() -> {
                release(event);
                leave.proceed();
            });
        } else {
            release(event);
        }
    }

    private void release(BeforeLeaveEvent event) {
        if (hold != null && event.getNavigationTarget() != WorkbenchView.class) {
            hold.release();
        }
    }

    private void show(String path) {
        removeAll();
        staleBar = null;
        Actor actor = parts.current().require();
        Overview overview = parts.matters().all(actor).stream()
                .filter(found -> found.key().equals(matter))
                .findFirst()
                .orElseThrow(Refusal::notFound);
        String name = overview.name().in(getLocale());
        pageTitle(name);
        ProblemsPanel problems = new ProblemsPanel(parts, matter, this::goTo);
        state = new SaveState(() -> {
            if (editor != null) {
                editor.flush();
            }
        });
        boolean mayChange = mayChange(actor, overview.draft());
        EditHold window = new EditHold(parts, matter, mayChange, () -> show(path));
        hold = window;
        OpenFile file = new OpenFile(
                parts.drafting().file(actor, matter, path),
                !mayChange || !window.isMine(),
                parts,
                state,
                () -> check(problems),
                problems::refused,
                (refusal, unsaved) -> stale(refusal, path, unsaved),
                window.hand(),
                getLocale());
        boolean flow = path.equals(Bundle.PROCESS);
        editor = flow && asList ? new StepList(file, parts) : FileEditor.of(file, parts);
        Div middle = new Div(editor.component(), problems);
        middle.addClassName("kq-workbench-middle");
        if (flow && !asList) {
            middle.addClassName("kq-workbench-drawn");
            middle.addComponentAsFirst(noRoom());
        }
        if (flow) {
            middle.addComponentAsFirst(views());
        }
        Div bench = new Div(
                new FileList(
                        parts.drafting().bundle(actor, matter),
                        parts.drafting().files(actor, matter),
                        path,
                        file.readOnly() ? Map.of() : further(window.hand())),
                middle);
        bench.addClassName("kq-workbench-bench");
        add(header(name, overview.draft(), file, problems), window, bench);
        check(problems);
    }

    private Map<String, Runnable> further(Hand hand) {
        return Map.of(
                "forms",
                () -> begin("studio.form.new", (zh, en) -> NewForm.create(parts, matter, hand, zh, en)),
                "decisions",
                () -> begin("studio.table.new", (zh, en) -> parts.further()
                        .table(parts.current().require(), matter, zh, en, hand)),
                "letters",
                () -> begin("studio.letter.new", (zh, en) -> parts.further()
                        .letter(parts.current().require(), matter, zh, en, hand)));
    }

    private void begin(String kind, NewFileDialog.Creation creation) {
        new NewFileDialog(kind, creation, created -> Paths.open(path(matter, created)), parts.failures()).open();
    }

    /** What is wrong now, below the editor and on its elements. */
    private void check(ProblemsPanel problems) {
        List<Finding> findings = parts.drafting().check(parts.current().require(), matter);
        problems.found(findings);
        if (editor != null) {
            editor.findings(findings);
        }
    }

    /** Two ways to see the flow. */
    private Nav views() {
        Nav views = new Nav();
        views.addClassNames("kq-row", "kq-workbench-views");
        views.setAriaLabel(getTranslation("studio.workbench.views"));
        Anchor diagram = new Anchor(path(matter, Bundle.PROCESS), getTranslation("studio.workbench.diagram"));
        Anchor list = new Anchor(
                path(matter, Bundle.PROCESS) + "&" + VIEW + "=" + STEPS, getTranslation("studio.workbench.steps"));
        // Stays within the page, so that what is on its way from the browser is saved first.
        List.of(diagram, list).forEach(link -> link.getElement().setAttribute("router-link", true));
        (asList ? list : diagram).getElement().setAttribute("aria-current", "page");
        views.add(diagram, list);
        return views;
    }

    /** Stands in the place of the drawing where there is no room for it: the theme shows one or the other. */
    private Div noRoom() {
        Anchor list = new Anchor(
                path(matter, Bundle.PROCESS) + "&" + VIEW + "=" + STEPS, getTranslation("studio.workbench.steps.open"));
        list.getElement().setAttribute("router-link", true);
        Div narrow = new Div(new Paragraph(getTranslation("studio.workbench.narrow")), list);
        narrow.addClassName("kq-workbench-narrow");
        return narrow;
    }

    private PageHeader header(String name, @Nullable DraftView draft, OpenFile file, ProblemsPanel problems) {
        Button check = new Button(getTranslation("studio.check"), click -> {
            check(problems);
            problems.tell();
        });
        Div line = new Div();
        line.addClassName("kq-row");
        if (draft != null) {
            line.add(ChangePanel.badge(draft.state(), this));
        }
        line.add(new Span(getTranslation(
                file.readOnly() ? "studio.workbench.readOnly" : "studio.workbench.editing",
                Places.of(matter, parts, getLocale()).file(file.path()))));
        line.add(state);
        return new PageHeader(name)
                .crumb(getTranslation("studio.title"), StudioView.ROUTE)
                .crumb(name, MatterView.path(matter))
                .below(line)
                .actions(check);
    }

    private static boolean mayChange(Actor actor, @Nullable DraftView draft) {
        return actor.has(Role.FLOW_DESIGNER) && (draft == null || draft.state() == DraftState.EDITING);
    }

    /** Somebody else was faster: nothing is overwritten and nothing typed is lost; the way on is the newest state. */
    private void stale(Refusal refusal, String path, String unsaved) {
        if (staleBar != null) {
            remove(staleBar);
        }
        staleBar = new StaleBar(parts.failures().text(refusal, getLocale()), path, unsaved);
        addComponentAsFirst(staleBar);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        event.getUI().addDetachListener(closed -> {
            if (hold != null) {
                hold.release();
            }
        });
    }

    private void goTo(Finding finding) {
        Map<String, List<String>> where = new HashMap<>(Map.of(FILE, List.of(finding.file())));
        if (finding.element() != null) {
            where.put(AT, List.of(finding.element()));
        }
        if (asList && finding.file().equals(Bundle.PROCESS)) {
            where.put(VIEW, List.of(STEPS));
        }
        UI.getCurrent().navigate(StudioView.ROUTE + "/" + matter + "/edit", new QueryParameters(where));
    }
}
