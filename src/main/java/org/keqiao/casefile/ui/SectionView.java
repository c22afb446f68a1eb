package org.keqiao.casefile.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.keqiao.casefile.application.CaseDraft;
import org.keqiao.form.FormSection;
import org.keqiao.form.ui.FormPane;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.ui.KeepsTyped;
import org.keqiao.shared.ui.MainLayout;
import org.keqiao.shared.ui.Page;
import org.keqiao.shared.ui.PageHeader;
import org.keqiao.shared.ui.SaveState;

/**
 * One section of an application or a correction. What is typed is saved after a pause and on leaving; what is wrong with
 * it is told on going on, what is missing only before the submission.
 */
@Route(value = Routes.APPLICATIONS + "/:draft/sections/:section", layout = MainLayout.class)
@PermitAll
public class SectionView extends Page implements BeforeEnterObserver, BeforeLeaveObserver, KeepsTyped {

    private static final long serialVersionUID = 1L;

    /** Parameter that names the field to go to, with all of the section's errors shown. */
    static final String FIELD = "field";
    /** Parameter that sends back to the check-answers page. */
    static final String BACK = "back";

    private static final Set<String> MISSING = Set.of("required", "documentMissing", "tooFewRows");

    private final transient ApplicantParts parts;
    private final Div conflict = new Div();

    private transient DraftForm form;
    private transient FormSection section;
    private transient FormPane pane;
    private transient Map<String, Object> loaded = Map.of();
    private transient List<FieldError> told = List.of();
    private SaveState state = new SaveState(() -> {});
    private UUID draftId = new UUID(0, 0);
    private int version;
    private boolean toCheck;

    SectionView(ApplicantParts parts) {
        super("applicant.apply");
        this.parts = parts;
        narrow();
        addClassName("kq-section-page");
        conflict.getElement().setAttribute("role", "alert");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        draftId = Routes.id(event.getRouteParameters().get("draft").orElse(""));
        Optional<CaseDraft> draft = Drafts.open(event, parts, draftId);
        if (draft.isEmpty()) {
            return;
        }
        if (parts.approvals().state(draftId).frozen()) {
            event.forwardTo(Routes.application(draftId));
            return;
        }
        QueryParameters parameters = event.getLocation().getQueryParameters();
        toCheck = parameters.getSingleParameter(BACK).isPresent();
        form = new DraftForm(draft.get(), parts);
        section = form.section(event.getRouteParameters().get("section").orElse(""))
                .orElseThrow(Refusal::notFound);
        build();
        parameters.getSingleParameter(FIELD).ifPresent(this::leadTo);
    }

    private void build() {
        removeAll();
        conflict.removeAll();
        told = List.of();
        String name = Drafts.name(section, this);
        pageTitle(name);
        PageHeader header = new PageHeader(name)
                .crumb(getTranslation("applicant.cases"), Routes.MY_CASES)
                .crumb(
                        getTranslation(form.isCorrection() ? "applicant.correction" : "applicant.application"),
                        Routes.application(draftId));
        List<FormSection> all = form.sections();
        if (all.contains(section)) {
            header.below(new Span(getTranslation("applicant.section.of", all.indexOf(section) + 1, all.size())));
        }
        state = new SaveState(this::save);
        pane = new FormPane(form.schema(), form.context(), new DraftFiles(parts.cases(), draftId));
        pane.show(section);
        pane.setSectionOpener(other -> UI.getCurrent().navigate(Routes.section(draftId, other.id())));
        fill(form.draft());
        pane.addChangeListener(state::changed);
        Paragraph legend = new Paragraph(getTranslation("applicant.section.required"));
        legend.addClassNames("kq-quiet", "kq-small");
        add(header, conflict, notices(), legend, pane, bar());
    }

    private void fill(CaseDraft draft) {
        version = draft.version();
        pane.setAnswers(draft.answers());
        pane.showNotes(form.notes());
        // As the fields give them back, so that only what somebody changed differs.
        loaded = pane.answers();
        state.saved(draft.savedAt());
    }

    /** What the notice asks for in this section, on top of it. */
    private Div notices() {
        Div box = new Div();
        form.draft().correction().stream()
                .filter(item -> form.schema()
                        .sectionOf(DraftForm.key(item))
                        .filter(section::equals)
                        .isPresent())
                .forEach(item -> {
                    Button lead = new Button(pane.label(DraftForm.key(item)), click -> pane.focus(DraftForm.key(item)));
                    lead.addThemeVariants(ButtonVariant.LUMO_TERTIARY_INLINE);
                    box.add(new Paragraph(lead, new Span(getTranslation("applicant.colon") + item.text())));
                });
        box.setVisible(box.getComponentCount() > 0);
        box.addClassNames("kq-message", "tone-soon");
        return box;
    }

    private Div bar() {
        Button on = new Button(
                getTranslation(toCheck ? "applicant.section.backToCheck" : "applicant.section.next"), click -> goOn());
        on.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        Anchor list = new Anchor(Routes.application(draftId), getTranslation("applicant.section.list"));
        Div bar = new Div(on, list, state);
        bar.addClassName("kq-form-bar");
        return bar;
    }

    private void leadTo(String field) {
        List<FieldError> errors =
                form.errors(section, parts.cases().check(draftId).errors());
        tell(errors, !field.isBlank());
        if (!field.isBlank()) {
            pane.focus(field);
        }
    }

    /** @param led true when the focus goes to a field and not to the list of errors */
    private void tell(List<FieldError> errors, boolean led) {
        told = errors;
        if (led) {
            pane.markErrors(errors);
        } else {
            pane.showErrors(errors);
        }
        String name = Drafts.name(section, this);
        pageTitle(errors.isEmpty() ? name : getTranslation("applicant.errorTitle", name));
    }

    private void goOn() {
        if (!save()) {
            return;
        }
        List<FieldError> wrong = form
                .errors(section, parts.cases().check(draftId).errors())
                .stream()
                .filter(error -> !MISSING.contains(error.code()))
                .toList();
        if (!wrong.isEmpty() && !wrong.equals(told)) {
            // Once: whoever presses again goes on, the draft may wait.
            tell(wrong, false);
            return;
        }
        UI.getCurrent()
                .navigate(
                        toCheck
                                ? Routes.check(draftId)
                                : form.after(section)
                                        .map(next -> Routes.section(draftId, next.id()))
                                        .orElse(Routes.application(draftId)));
    }

    /** Those that say that something is not there yet. */
    static List<FieldError> missing(List<FieldError> errors) {
        return errors.stream().filter(error -> MISSING.contains(error.code())).toList();
    }

    @Override
    public void beforeLeave(BeforeLeaveEvent event) {
        if (state.isChanged() && !save()) {
            event.postpone();
        }
    }

    @Override
    public boolean keepTyped() {
        return save();
    }

    /** Saves what was changed; false when it could not be, which is then shown. */
    boolean save() {
        if (!state.isChanged()) {
            return conflict.getComponentCount() == 0;
        }
        try {
            accept(parts.cases().saveAnswers(draftId, pane.answers(), version));
            return true;
        } catch (Refusal refusal) {
            state.failed();
            showConflict(refusal);
            return false;
        }
    }

    private void accept(CaseDraft saved) {
        version = saved.version();
        loaded = pane.answers();
        form = new DraftForm(saved, parts);
        conflict.removeAll();
        state.saved(saved.savedAt());
    }

    private void showConflict(Refusal refusal) {
        conflict.removeAll();
        Div actions = new Div();
        actions.addClassName("kq-row");
        boolean stale = refusal.code().equals("STALE_DRAFT");
        if (stale) {
            Button mine = new Button(getTranslation("applicant.conflict.mine"), click -> keepMine());
            mine.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            actions.add(mine, new Button(getTranslation("applicant.conflict.theirs"), click -> takeTheirs()));
        } else {
            Button leave = new Button(getTranslation("applicant.conflict.leave"), click -> {
                state.givenUp();
                UI.getCurrent().navigate(Routes.ownCase(draftId));
            });
            actions.add(leave);
        }
        String text =
                stale ? getTranslation("applicant.conflict") : parts.failures().text(refusal, getLocale());
        conflict.add(Words.message("tone-late", text, actions));
        conflict.getElement().executeJs("this.scrollIntoView({block: 'nearest'})");
    }

    /** Lays what was changed here over what is there now. */
    private void keepMine() {
        CaseDraft newest = parts.cases().draft(draftId);
        Map<String, Object> merged = Drafts.merged(newest.answers(), loaded, pane.answers());
        CaseDraft saved = parts.cases().saveAnswers(draftId, merged, newest.version());
        form = new DraftForm(saved, parts);
        fill(saved);
        conflict.removeAll();
    }

    private void takeTheirs() {
        CaseDraft newest = parts.cases().draft(draftId);
        form = new DraftForm(newest, parts);
        fill(newest);
        conflict.removeAll();
    }
}
