package org.keqiao.casefile.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.keqiao.casefile.application.ApprovalState;
import org.keqiao.casefile.application.CaseDraft;
import org.keqiao.casefile.application.Readiness;
import org.keqiao.form.FormSection;
import org.keqiao.shared.ui.DateText;
import org.keqiao.shared.ui.MainLayout;
import org.keqiao.shared.ui.Notices;
import org.keqiao.shared.ui.Page;
import org.keqiao.shared.ui.PageHeader;
import org.keqiao.shared.ui.StatusBadge;
import org.keqiao.shared.ui.Tone;

/** An application, or the answer to a correction notice, as a list of tasks. */
@Route(value = Routes.APPLICATIONS + "/:draft", layout = MainLayout.class)
@PermitAll
public class ApplicationView extends Page implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private final transient ApplicantParts parts;

    ApplicationView(ApplicantParts parts) {
        super("applicant.apply");
        this.parts = parts;
        narrow();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        UUID id = Routes.id(event.getRouteParameters().get("draft").orElse(""));
        Optional<CaseDraft> draft = Drafts.open(event, parts, id);
        if (draft.isPresent()) {
            show(new DraftForm(draft.get(), parts));
        }
    }

    private void show(DraftForm form) {
        removeAll();
        CaseDraft draft = form.draft();
        UUID id = draft.id();
        String matter = form.matter().settings().name().in(getLocale());
        String title = form.isCorrection() ? getTranslation("applicant.correction.of", matter) : matter;
        pageTitle(title);
        PageHeader header = new PageHeader(title).crumb(getTranslation("applicant.cases"), Routes.MY_CASES);
        String number = draft.caseNumber() == null ? "" : draft.caseNumber().value();
        if (form.isCorrection()) {
            header.crumb(number, Routes.ownCase(id));
        }
        header.below(new Span(Words.title(draft.title(), this)), new Span(" · " + draft.organisationName()));
        add(header);
        ApprovalState approval = parts.approvals().state(id);
        add(new ApprovalPanel(
                id,
                approval,
                parts.approvals(),
                () -> show(new DraftForm(parts.cases().draft(id), parts))));
        if (approval.frozen()) {
            add(Words.buttonLink(Routes.check(id), getTranslation("approval.look"), false));
            return;
        }
        Readiness readiness = parts.cases().check(id);
        if (readiness.obstacle() != null) {
            add(Drafts.obstacle(readiness.obstacle(), draft, parts, this));
        }
        Div notice = new Div();
        add(notice, sections(form, readiness));
        if (form.isCorrection()) {
            notice.add(new CorrectionNotice(form, parts));
        }
        if (!form.slotless().isEmpty()) {
            add(new OtherDocuments(form, parts, () -> renew(notice, id)));
        }
        Paragraph saved = new Paragraph(getTranslation("applicant.saved", DateText.minuteText(draft.savedAt())));
        saved.addClassNames("kq-quiet", "kq-small");
        Div bar = new Div(Words.buttonLink(
                Routes.check(id),
                getTranslation(form.isCorrection() ? "applicant.toCheck.correction" : "applicant.toCheck"),
                true));
        bar.addClassName("kq-form-bar");
        if (!form.isCorrection()) {
            bar.add(discard(draft));
        }
        add(bar, saved);
    }

    /** What the notice asks for, after a document came or went. */
    private void renew(Div notice, UUID id) {
        if (notice.getComponentCount() > 0) {
            notice.removeAll();
            notice.add(new CorrectionNotice(new DraftForm(parts.cases().draft(id), parts), parts));
        }
    }

    private Component sections(DraftForm form, Readiness readiness) {
        OrderedList list = new OrderedList();
        list.addClassName("kq-tasks");
        List<FormSection> all = form.sections();
        int submission = parts.reading().view(form.draft().id()).submission();
        long done = 0;
        for (FormSection section : all) {
            DraftForm.State state = form.state(section, readiness);
            done += state == DraftForm.State.DONE ? 1 : 0;
            Anchor link = new Anchor(Routes.section(form.draft().id(), section.id()), Drafts.name(section, this));
            list.add(new ListItem(link, form.isCorrection() ? asked(form, section, submission) : state(state)));
        }
        Div box = new Div();
        box.addClassName("kq-section");
        box.setVisible(!all.isEmpty());
        box.add(new H2(getTranslation(form.isCorrection() ? "applicant.sections.correction" : "applicant.sections")));
        if (!form.isCorrection()) {
            Paragraph count = new Paragraph(getTranslation("applicant.sections.done", done, all.size()));
            count.addClassName("kq-quiet");
            box.add(count);
        }
        box.add(list);
        return box;
    }

    /** In a correction a section is done when everything that the notice names in it was changed. */
    private Component asked(DraftForm form, FormSection section, int submission) {
        boolean open = form.draft().correction().stream()
                .filter(item -> form.schema()
                        .sectionOf(DraftForm.key(item))
                        .filter(section::equals)
                        .isPresent())
                .anyMatch(item -> !form.isChanged(item, submission));
        return open
                ? new StatusBadge(getTranslation("applicant.correction.open"), Tone.SOON)
                : new Span(getTranslation("applicant.correction.changed"));
    }

    /** What is done needs no colour; only what is still to do has one. */
    private Component state(DraftForm.State state) {
        String text = getTranslation("applicant.section." + state);
        return switch (state) {
            case DONE, OPTIONAL -> {
                Span plain = new Span(text);
                plain.addClassName(state == DraftForm.State.DONE ? "kq-done" : "kq-quiet");
                yield plain;
            }
            case STARTED -> new StatusBadge(text, Tone.ACTIVE);
            case NOT_STARTED -> new StatusBadge(text, Tone.NEUTRAL);
        };
    }

    private Button discard(CaseDraft draft) {
        Button discard = new Button(getTranslation("applicant.discard"), click -> {
            ConfirmDialog sure = new ConfirmDialog(
                    getTranslation("applicant.discard.sure"),
                    getTranslation("applicant.discard.consequence"),
                    getTranslation("applicant.discard"),
                    confirmed -> {
                        parts.cases().discard(draft.id());
                        Notices.success(getTranslation("applicant.discard.done"));
                        UI.getCurrent().navigate(Routes.MY_CASES);
                    });
            sure.setCancelable(true);
            sure.setCancelText(getTranslation("shell.cancel"));
            sure.setConfirmButtonTheme("error primary");
            sure.open();
        });
        discard.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ERROR);
        return discard;
    }
}
