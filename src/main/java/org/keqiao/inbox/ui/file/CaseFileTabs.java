package org.keqiao.inbox.ui.file;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.keqiao.casefile.CaseView;
import org.keqiao.casefile.SubmissionView;
import org.keqiao.form.FormSchema;
import org.keqiao.form.ui.FormSummary;
import org.keqiao.inbox.CaseLooks.Look;
import org.keqiao.inbox.ui.CaseFileParts;
import org.keqiao.inbox.ui.CaseStates;
import org.keqiao.inbox.ui.SubmissionChanges;
import org.keqiao.process.Matter;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.ui.EmptyState;
import org.keqiao.shared.ui.bpmn.DiagramView;
import org.keqiao.shared.ui.bpmn.Passage;
import org.springframework.lang.Nullable;

/** The file: each tab is built when it is first opened. */
public class CaseFileTabs extends Div {

    private static final long serialVersionUID = 1L;

    private final transient CaseView view;
    private final transient CaseFileParts parts;
    private final transient Optional<FormSchema> form;

    @Nullable
    private final transient Look since;

    private final transient List<SubmissionView> submissions;
    private final transient SubmissionChanges changes;

    private final Tabs tabs = new Tabs();
    private final Div content = new Div();
    private final transient Map<Tab, Supplier<Component>> builders = new LinkedHashMap<>();
    private final Map<Tab, Component> built = new LinkedHashMap<>();

    /**
     * @param since the reader's look before this one, null for the first
     * @param selected index of the tab to open
     */
    CaseFileTabs(CaseView view, CaseFileParts parts, @Nullable Look since, int selected) {
        this.view = view;
        this.since = since;
        this.parts = parts;
        this.form = CaseStates.matter(view, parts.matters()).map(Matter::startForm);
        this.submissions = parts.reading().submissions(view.id());
        SubmissionView base = base();
        this.changes = base == null
                ? SubmissionChanges.NONE
                : SubmissionChanges.between(form.orElse(null), base, submissions.get(submissions.size() - 1));

        tab(getTranslation("inbox.tab.answers"), this::answers);
        if (view.rights().officer()) {
            tab(getTranslation("inbox.tab.findings"), () -> new FindingsTab(view, parts));
        }
        parts.extras()
                .forEach(extra -> extra.of(view, getLocale()).ifPresent(shown -> tab(shown.title(), shown.content())));
        tab(getTranslation("inbox.tab.documents", view.documents().size()), () -> new DocumentsTab(view, parts));
        Tab changed = null;
        if (base != null) {
            changed = tab(
                    getTranslation("inbox.tab.changes", changes.count()),
                    () -> new ChangesTab(
                            form.orElse(null),
                            CaseStates.documentNames(view, parts.matters(), getLocale()),
                            submissions,
                            base));
        }
        tab(getTranslation("inbox.tab.diagram"), this::diagram);
        tab(getTranslation("inbox.tab.letters", view.letters().size()), () -> new LettersTab(view, parts));
        Tab record = tab(getTranslation("inbox.tab.record"), () -> new RecordTab(view, parts));
        tabs.setSelectedIndex(Math.min(selected, tabs.getTabCount() - 1));
        tabs.addSelectedChangeListener(change -> show());
        tabs.getElement().setAttribute("aria-label", getTranslation("inbox.file"));
        content.addClassName("kq-case-tab");
        content.getElement().setAttribute("role", "tabpanel");
        add(new CheckNotes(view), news(base, changed, record), tabs, content);
        show();
    }

    int selected() {
        return tabs.getSelectedIndex();
    }

    private Tab tab(String label, Supplier<Component> builder) {
        Tab tab = new Tab(label);
        builders.put(tab, builder);
        tabs.add(tab);
        return tab;
    }

    private void show() {
        Tab tab = tabs.getSelectedTab();
        if (tab != null) {
            content.removeAll();
            content.add(built.computeIfAbsent(tab, key -> builders.get(key).get()));
        }
    }

    /** What the newest submission is compared with: what the reader last saw, else the one before it. */
    @Nullable
    private SubmissionView base() {
        int last = submissions.size() - 1;
        if (last < 1) {
            return null;
        }
        return submissions.subList(0, last).stream()
                .filter(submission -> since != null && submission.number() == since.submission())
                .findFirst()
                .orElse(submissions.get(last - 1));
    }

    private SinceNote news(@Nullable SubmissionView base, @Nullable Tab changed, Tab record) {
        SinceNote note = new SinceNote();
        if (base != null && changed != null) {
            if (since != null && since.submission() < view.submission()) {
                note.answered(since, changes, () -> tabs.setSelectedTab(changed));
            } else {
                note.differs(submissions.size(), changes, () -> tabs.setSelectedTab(changed));
            }
        }
        note.moved(since, () -> tabs.setSelectedTab(record));
        return note;
    }

    private Component answers() {
        if (form.isEmpty()) {
            return new EmptyState(
                    VaadinIcon.FILE_O, getTranslation("inbox.noForm"), getTranslation("inbox.noForm.hint"));
        }
        return new FormSummary(form.get(), view.answers()).marking(changes.fields());
    }

    private Component diagram() {
        if (view.caseNumber() != null) {
            try {
                return new DiagramView(
                        parts.workflow().diagram(view.caseNumber()),
                        parts.workflow().passages(view.caseNumber()).stream()
                                .map(passage -> new Passage(passage.element(), passage.active()))
                                .toList());
            } catch (Refusal | IllegalArgumentException | IllegalStateException none) {
                // A case that never ran, or whose history was cleaned up, has no way to show.
            }
        }
        return new EmptyState(
                VaadinIcon.SITEMAP, getTranslation("inbox.noDiagram"), getTranslation("inbox.noDiagram.hint"));
    }
}
