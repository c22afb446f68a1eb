package org.keqiao.studio.ui.policy;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Map;
import org.keqiao.policy.change.PolicyDraft;
import org.keqiao.policy.change.PolicyEvent;
import org.keqiao.policy.change.PolicyTable;
import org.keqiao.process.Bundle;
import org.keqiao.process.Finding;
import org.keqiao.process.table.DecisionTable;
import org.keqiao.process.table.TableWords;
import org.keqiao.security.Actor;
import org.keqiao.security.Role;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.ui.DateText;
import org.keqiao.shared.ui.MainLayout;
import org.keqiao.shared.ui.Page;
import org.keqiao.shared.ui.PageHeader;
import org.keqiao.shared.ui.SaveState;
import org.keqiao.studio.draft.DraftState;
import org.keqiao.studio.ui.ChangePanel;
import org.keqiao.studio.ui.FindingsGrid;
import org.keqiao.studio.ui.difference.DifferencePanel;
import org.keqiao.studio.ui.workbench.StaleBar;
import org.keqiao.studio.ui.workbench.table.TableEditor;
import org.springframework.lang.Nullable;

/** One policy table under the editor; below it what the check says, what differs, and its way into force. */
@Route(value = PoliciesView.ROUTE + "/:key", layout = MainLayout.class)
@RolesAllowed({"FLOW_DESIGNER", "FLOW_PUBLISHER"})
public class PolicyView extends Page implements BeforeEnterObserver, BeforeLeaveObserver {

    private static final long serialVersionUID = 1L;

    private final transient PolicyParts parts;
    private final Section findings = new Section();
    private final Section documents = new Section();
    private final Section difference = new Section();
    private final Section judging = new Section();
    private final Section record = new Section();
    private String key = "";
    private boolean readOnly;
    private SaveState state = new SaveState(() -> {});

    @Nullable
    private transient TableEditor editor;

    /** What the header tells of the change, as it was shown last. */
    @Nullable
    private PageHeader header;

    @Nullable
    private JudgingPanel judge;

    @Nullable
    private StaleBar staleBar;

    PolicyView(PolicyParts parts) {
        super("policies.title");
        this.parts = parts;
        List.of(findings, documents, difference, judging, record)
                .forEach(section -> section.addClassName("kq-section"));
    }

    /** Where a policy table is read, changed and decided on. */
    public static String path(String key) {
        return PoliciesView.ROUTE + "/" + key;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        key = event.getRouteParameters().get("key").orElse("");
        show();
    }

    @Override
    public void beforeLeave(BeforeLeaveEvent event) {
        if (editor != null && state.isChanged()) {
            // What is on its way from the browser is saved before the page goes.
            editor.flush(event.postpone()::proceed);
        }
    }

    /** Everything anew, as after each step on the way into force. */
    private void show() {
        removeAll();
        judge = null;
        staleBar = null;
        Actor actor = parts.current().require();
        PolicyTable table = parts.tables().table(actor, key);
        String title = table.title().in(getLocale());
        pageTitle(title);
        state = new SaveState(() -> {
            if (editor != null) {
                editor.flush();
            }
        });
        PolicyDraft draft = table.draft();
        readOnly = !actor.has(Role.FLOW_DESIGNER) || (draft != null && draft.state() != PolicyDraft.State.EDITING);
        PolicyFile file = new PolicyFile(
                key,
                parts.tables().files(actor, key),
                draft,
                readOnly,
                parts,
                state,
                this::saved,
                this::findings,
                this::stale,
                getLocale());
        editor = new TableEditor(file, file);
        PageHeader head = header(table);
        header = head;
        add(head);
        if (table.validityUnverified()) {
            add(new Paragraph(getTranslation("policies.unverified.about")));
        }
        add(editor.component(), findings, documents, difference, judging, record);
        saved();
    }

    private PageHeader header(PolicyTable table) {
        PolicyDraft draft = table.draft();
        Div line = new Div();
        line.addClassName("kq-row");
        if (table.validityUnverified()) {
            line.add(PoliciesView.unverified(this));
        }
        if (draft != null) {
            line.add(ChangePanel.badge(DraftState.valueOf(draft.state().name()), this));
        }
        String where = readOnly ? "policies.readOnly" : draft == null ? "policies.unchanged" : "policies.editing";
        line.add(new Span(getTranslation(where, key)), state);
        return new PageHeader(table.title().in(getLocale()))
                .crumb(getTranslation("policies.title"), PoliciesView.ROUTE)
                .below(line);
    }

    /** What the table says now has been kept: what stands below it is told anew. */
    private void saved() {
        Actor actor = parts.current().require();
        List<Finding> found = parts.tables().check(actor, key);
        findings(found);
        PolicyTable table = parts.tables().table(actor, key);
        begun(table);
        documents.removeAll();
        documents.add(new DocumentsPanel(key, table.draft(), readOnly, parts, this::flush, () -> flush(this::show)));
        difference.removeAll();
        judging.removeAll();
        difference.setVisible(table.draft() != null);
        judging.setVisible(table.draft() != null);
        if (table.draft() != null) {
            Bundle nothingDrawn = new Bundle(key, Map.of());
            difference.add(
                    new H2(getTranslation("policies.difference")),
                    new DifferencePanel(
                            nothingDrawn, nothingDrawn, parts.tables().difference(actor, key, getLocale())));
            JudgingPanel panel =
                    new JudgingPanel(key, table.draft(), found, parts, this::flush, this::refused, this::show);
            if (judge != null && table.draft().state() == PolicyDraft.State.EDITING) {
                panel.keep(judge);
            }
            judge = panel;
            judging.add(new H2(getTranslation("policies.intoForce")), panel);
        }
        record();
    }

    /** The first thing that is written begins a change. */
    private void begun(PolicyTable table) {
        PageHeader before = header;
        if (before != null && editor != null) {
            PageHeader now = header(table);
            replace(before, now);
            header = now;
        }
    }

    /** Somebody else was faster: nothing is overwritten and nothing typed is lost; the way on is the newest state. */
    private void stale(Refusal refusal, String unsaved) {
        if (staleBar != null) {
            remove(staleBar);
        }
        staleBar = new StaleBar(parts.failures().text(refusal, getLocale()), key + ".dmn", unsaved);
        addComponentAsFirst(staleBar);
    }

    /** Nothing is handed in that differs from what the editor shows. */
    private void flush(Runnable then) {
        if (editor == null || !state.isChanged()) {
            then.run();
            return;
        }
        editor.flush(() -> {
            if (!state.isChanged()) {
                then.run();
            }
        });
    }

    private void findings(List<Finding> found) {
        findings.removeAll();
        findings.add(new H2(getTranslation("policies.findings")));
        findings.add(
                found.isEmpty()
                        ? new Paragraph(getTranslation("studio.check.sound"))
                        : new FindingsGrid(found, parts.texts(), this::goTo, this::place));
        if (editor != null) {
            editor.findings(found);
        }
    }

    private void refused(List<Finding> found) {
        findings(found);
        findings.scrollIntoView();
    }

    private String place(Finding finding) {
        return finding.element() == null ? getTranslation("studio.table.table") : words(finding.element());
    }

    /** What people call a row, column or cell; its id when the table cannot be read. */
    private String words(String element) {
        return DecisionTable.parse(
                        parts.tables().files(parts.current().require(), key).dmn())
                .map(table -> TableWords.elements(
                                table, parts.names().inputs(), parts.names().results())
                        .get(element))
                .map(words -> words.in(getLocale()))
                .orElse(element);
    }

    private void goTo(Finding finding) {
        if (editor != null && finding.element() != null) {
            editor.jump(finding.element());
        }
    }

    private void record() {
        record.removeAll();
        record.add(new H2(getTranslation("policies.record")));
        UnorderedList list = new UnorderedList();
        for (PolicyEvent event : parts.tables().events(parts.current().require(), key)) {
            list.add(new ListItem(getTranslation(
                    event.detail() == null ? "policies.event" : "policies.event.detail",
                    DateText.minuteText(event.at()),
                    event.actorName(),
                    getTranslation("policies.event." + event.kind()),
                    event.detail() == null ? "" : event.detail())));
        }
        record.add(list);
    }
}
