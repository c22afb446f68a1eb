package org.keqiao.casefile.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.keqiao.casefile.application.ApprovalState;
import org.keqiao.casefile.application.CaseDraft;
import org.keqiao.casefile.application.Readiness;
import org.keqiao.form.ui.AnswerText;
import org.keqiao.form.ui.FileBox;
import org.keqiao.form.ui.FormSummary;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.ui.MainLayout;
import org.keqiao.shared.ui.Page;
import org.keqiao.shared.ui.PageHeader;

/** Everything once more before it is sent; what is wrong stands on top and leads to its section. */
@Route(value = Routes.APPLICATIONS + "/:draft/check", layout = MainLayout.class)
@PermitAll
public class CheckView extends Page implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private final transient ApplicantParts parts;
    private final Div errors = new Div();
    private final Div unfinished = new Div();
    private String key = UUID.randomUUID().toString();

    CheckView(ApplicantParts parts) {
        super("applicant.check");
        this.parts = parts;
        narrow();
        errors.addClassName("kq-errors");
        errors.getElement().setAttribute("role", "alert");
        errors.getElement().setAttribute("tabindex", "-1");
        errors.setVisible(false);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        UUID id = Routes.id(event.getRouteParameters().get("draft").orElse(""));
        Optional<CaseDraft> draft = Drafts.open(event, parts, id);
        if (draft.isPresent()) {
            key = UUID.randomUUID().toString();
            show(new DraftForm(draft.get(), parts));
        }
    }

    private void show(DraftForm form) {
        UUID id = form.draft().id();
        errors.setVisible(false);
        unfinished.setVisible(true);
        pageTitle(getTranslation("applicant.check"));
        add(new PageHeader(getTranslation("applicant.check"))
                .crumb(getTranslation("applicant.cases"), Routes.MY_CASES)
                .crumb(
                        getTranslation(form.isCorrection() ? "applicant.correction" : "applicant.application"),
                        Routes.application(id))
                .below(
                        new Span(form.matter().settings().name().in(getLocale())),
                        new Span(" · " + form.draft().organisationName())));
        Readiness readiness = parts.cases().check(id);
        ApprovalState approval = parts.approvals().state(id);
        add(errors, new ApprovalPanel(id, approval, parts.approvals(), () -> UI.getCurrent()
                .navigate(Routes.application(id))));
        unfinished(form, readiness);
        if (!readiness.warnings().isEmpty()) {
            Div likely = new Div(new H2(getTranslation("applicant.check.likely")), entries(form, readiness.warnings()));
            likely.addClassNames("kq-message", "tone-soon");
            add(likely);
        }
        add(
                new FormSummary(form.schema(), form.draft().answers())
                        .under(form.context())
                        .marking(form.changes())
                        .missing(SectionView.missing(readiness.errors()).stream()
                                .map(FieldError::field)
                                .toList())
                        .listing(new DraftFiles(parts.cases(), id))
                        .editing(section -> !approval.frozen() && form.isOpen(section), section -> UI.getCurrent()
                                .navigate(
                                        Routes.section(id, section.id()),
                                        QueryParameters.of(SectionView.BACK, "check"))),
                others(form),
                submission(form, readiness, approval));
    }

    /** Documents that the form has no slot for. */
    private Div others(DraftForm form) {
        DraftFiles files = new DraftFiles(parts.cases(), form.draft().id());
        DescriptionList list = new DescriptionList();
        list.addClassName("kq-answers");
        form.slotless().forEach(kind -> {
            DescriptionList.Description held = new DescriptionList.Description();
            files.list(kind.kind()).forEach(file -> held.add(new Div(FileBox.link(file), FileBox.size(file.bytes()))));
            if (held.getChildren().findAny().isEmpty()) {
                held.setText(getTranslation("form.empty"));
            }
            list.add(new DescriptionList.Term(kind.name().in(getLocale())), held);
        });
        Div box = new Div(new H2(getTranslation("applicant.otherDocuments")), list);
        box.addClassName("kq-summary-section");
        box.setVisible(!form.slotless().isEmpty());
        return box;
    }

    /** Which parts are still open, before anybody presses the button to be told so. */
    private void unfinished(DraftForm form, Readiness readiness) {
        List<ListItem> open = form.sections().stream()
                .filter(section -> !form.errors(section, readiness.errors()).isEmpty())
                .map(section -> new ListItem(
                        new Anchor(Routes.section(form.draft().id(), section.id()), Drafts.name(section, this)),
                        new Span(getTranslation(
                                "applicant.check.unfinished.part",
                                form.errors(section, readiness.errors()).size()))))
                .toList();
        if (!open.isEmpty()) {
            UnorderedList list = new UnorderedList();
            open.forEach(list::add);
            unfinished.removeAll();
            unfinished.add(Words.message("tone-soon", getTranslation("applicant.check.unfinished", open.size()), list));
            add(unfinished);
        }
    }

    private Div submission(DraftForm form, Readiness readiness, ApprovalState approval) {
        Div box = new Div();
        box.addClassNames("kq-section", "kq-submission");
        UUID id = form.draft().id();
        if (approval.frozen()) {
            box.add(new Anchor(Routes.application(id), getTranslation("applicant.section.list")));
            return box;
        }
        if (readiness.obstacle() != null && readiness.obstacle().code().equals("APPROVER_SUBMITS")) {
            box.add(ApprovalSteps.request(id, parts.approvals(), refusal -> showErrors(form, refusal)));
            return box;
        }
        if (readiness.obstacle() != null) {
            box.add(Drafts.obstacle(readiness.obstacle(), form.draft(), parts, this));
            box.add(new Anchor(Routes.application(form.draft().id()), getTranslation("applicant.section.list")));
            return box;
        }
        unchanged(form, box);
        Button send =
                new Button(getTranslation(form.isCorrection() ? "applicant.submit.correction" : "applicant.submit"));
        boolean asked = approval.waiting().isPresent();
        if (asked) {
            send.setText(getTranslation("approval.approve"));
        }
        send.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        send.setDisableOnClick(true);
        send.addClickListener(click -> {
            try {
                submit(form);
            } finally {
                send.setEnabled(true);
            }
        });
        box.add(
                new Paragraph(getTranslation(
                        form.isCorrection() ? "applicant.submit.correction.hint" : "applicant.submit.hint")),
                send);
        if (asked) {
            box.add(ApprovalSteps.sendBack(id, parts.approvals()));
        }
        return box;
    }

    /** Not an error: the applicant may hold that nothing has to be changed. */
    private void unchanged(DraftForm form, Div box) {
        if (!form.isCorrection()) {
            return;
        }
        int submission = parts.reading().view(form.draft().id()).submission();
        long open = form.draft().correction().stream()
                .filter(item -> !form.isChanged(item, submission))
                .count();
        if (open > 0) {
            box.add(Words.message("tone-soon", getTranslation("applicant.correction.unchanged", open)));
        }
    }

    private void submit(DraftForm form) {
        UUID id = form.draft().id();
        try {
            parts.cases().submit(id, key);
        } catch (Refusal refusal) {
            showErrors(form, refusal);
            return;
        }
        UI.getCurrent().navigate(Routes.submitted(id));
    }

    private void showErrors(DraftForm form, Refusal refusal) {
        errors.removeAll();
        errors.setVisible(true);
        unfinished.setVisible(false);
        if (refusal.errors().isEmpty()) {
            errors.add(new H2(parts.failures().text(refusal, getLocale())));
        } else {
            errors.add(
                    new H2(getTranslation("shell.errors", refusal.errors().size())), entries(form, refusal.errors()));
        }
        pageTitle(getTranslation("applicant.errorTitle", getTranslation("applicant.check")));
        errors.getElement().executeJs("setTimeout(() => { this.scrollIntoView({block: 'start'}); this.focus(); })");
    }

    private UnorderedList entries(DraftForm form, List<FieldError> found) {
        UnorderedList list = new UnorderedList();
        for (FieldError error : found) {
            String text = getTranslation(
                    "form.errorEntry", label(form, error), parts.failures().text(error, getLocale()));
            list.add(form.schema()
                    .sectionOf(error.field())
                    .map(section -> new ListItem(new Anchor(
                            Routes.section(form.draft().id(), section.id()) + "?"
                                    + new QueryParameters(Map.of(
                                                    SectionView.FIELD,
                                                    List.of(error.field()),
                                                    SectionView.BACK,
                                                    List.of("check")))
                                            .getQueryString(),
                            text)))
                    .orElseGet(() -> new ListItem(text)));
        }
        return list;
    }

    private String label(DraftForm form, FieldError error) {
        String document = "documents.";
        return error.field().startsWith(document)
                ? Words.documentName(form.matter(), error.field().substring(document.length()), getLocale())
                : AnswerText.label(form.schema(), error.field(), this);
    }
}
