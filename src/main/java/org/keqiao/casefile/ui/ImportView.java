package org.keqiao.casefile.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.radiobutton.RadioGroupVariant;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.keqiao.casefile.batch.BatchFiling;
import org.keqiao.casefile.batch.ImportReport;
import org.keqiao.form.ui.AnswerText;
import org.keqiao.organization.OrganisationView;
import org.keqiao.process.Matter;
import org.keqiao.security.Actor;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.ui.BoundedUpload;
import org.keqiao.shared.ui.MainLayout;
import org.keqiao.shared.ui.Page;
import org.keqiao.shared.ui.PageHeader;

/** 批量导入: a table of applications in, a draft a row out, with what each still lacks. */
@Route(value = Routes.IMPORT + "/:matter", layout = MainLayout.class)
@PermitAll
public class ImportView extends Page implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;
    private static final int LARGEST = 5 * 1024 * 1024;

    private final transient ApplicantParts parts;
    private final transient BatchFiling filing;
    private final RadioButtonGroup<OrganisationView> who = new RadioButtonGroup<>();
    private final Div result = new Div();

    ImportView(ApplicantParts parts, BatchFiling filing) {
        super("applicant.import");
        this.parts = parts;
        this.filing = filing;
        narrow();
        result.getElement().setAttribute("role", "alert");
        result.getElement().setAttribute("tabindex", "-1");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        result.removeAll();
        Matter matter = parts.matters()
                .current(event.getRouteParameters().get("matter").orElse(""))
                .orElseThrow(Refusal::notFound);
        String name = matter.settings().name().in(getLocale());
        add(new PageHeader(getTranslation("applicant.import"))
                .crumb(getTranslation("applicant.catalogue"), Routes.CATALOGUE)
                .crumb(name, Routes.apply(matter.key()))
                .below(new Paragraph(getTranslation("applicant.import.intro"))));
        List<OrganisationView> fitting = fitting(matter);
        if (fitting.isEmpty()) {
            add(Words.message(
                    "tone-soon",
                    getTranslation("applicant.wrongType", Words.types(matter, this)),
                    new Paragraph(new Anchor(Routes.MY_ORGANISATIONS, getTranslation("applicant.organisations")))));
            return;
        }
        add(result, steps(matter, fitting));
    }

    private List<OrganisationView> fitting(Matter matter) {
        Actor actor = parts.currentActor().require();
        return parts.organisations().of(actor).stream()
                .filter(organisation -> parts.organisations().mayStart(actor, organisation.id()))
                .filter(organisation -> matter.settings()
                        .startedBy()
                        .contains(organisation.type().name()))
                .toList();
    }

    private Div steps(Matter matter, List<OrganisationView> fitting) {
        String template = "api/v1/matters/" + matter.key() + "/import-template?format=";
        Anchor workbook = Words.buttonLink(template + "XLSX", getTranslation("applicant.import.xlsx"), false);
        Anchor text = new Anchor(template + "CSV", getTranslation("applicant.import.csv"));
        workbook.setRouterIgnore(true);
        text.setRouterIgnore(true);
        Div downloads = new Div(workbook, text);
        downloads.addClassName("kq-row");
        UnorderedList hints = new UnorderedList();
        for (String hint : List.of("keys", "codes", "rows", "formulas")) {
            hints.add(new ListItem(getTranslation("applicant.import.hint." + hint)));
        }
        who.setLabel(getTranslation("applicant.forWhom"));
        who.addThemeVariants(RadioGroupVariant.LUMO_VERTICAL);
        who.setItems(fitting);
        who.setItemLabelGenerator(OrganisationView::name);
        who.setValue(fitting.get(0));
        Div box = new Div(
                new H2(getTranslation("applicant.import.first")),
                downloads,
                hints,
                new H2(getTranslation("applicant.import.then")),
                who,
                upload(matter));
        box.addClassName("kq-section");
        return box;
    }

    private Upload upload(Matter matter) {
        Upload upload = new Upload(new BoundedUpload(LARGEST, (name, file) -> take(matter, name, file)));
        upload.setAcceptedFileTypes(".xlsx", ".csv");
        upload.setMaxFileSize(LARGEST);
        upload.setUploadButton(new Button(getTranslation("applicant.import.choose")));
        upload.setDropLabel(new Span(getTranslation("applicant.import.drop")));
        upload.addFileRejectedListener(rejected -> reject());
        upload.addAllFinishedListener(done -> upload.clearFileList());
        return upload;
    }

    private void reject() {
        show(Words.message("tone-late", getTranslation("applicant.import.rejected")));
    }

    private void take(Matter matter, String name, Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                reject();
            } else {
                take(matter, name, Files.readAllBytes(file));
            }
        } catch (IOException unreadable) {
            parts.failures().show(unreadable, getLocale());
        }
    }

    /** Takes the table over and tells what became of it. */
    void take(Matter matter, String name, byte[] bytes) {
        try {
            OrganisationView organisation = who.getValue();
            ImportReport report = filing.file(
                    matter.key(), organisation == null ? null : organisation.id(), new ByteArrayInputStream(bytes));
            show(summary(matter, name, report));
        } catch (Refusal refusal) {
            show(Words.message(
                    "tone-late",
                    getTranslation("applicant.import.refused", name),
                    prose(parts.failures().text(refusal, getLocale()))));
        }
    }

    private void show(Div message) {
        result.removeAll();
        result.add(message);
        result.getElement().executeJs("setTimeout(() => { this.scrollIntoView({block: 'start'}); this.focus(); })");
    }

    private Div summary(Matter matter, String name, ImportReport report) {
        long unfinished = report.unfinished();
        Div box = Words.message(
                unfinished == 0 ? "tone-good" : "tone-soon",
                getTranslation("applicant.import.done", name, report.drafts()),
                new Paragraph(getTranslation(
                        unfinished == 0 ? "applicant.import.allGood" : "applicant.import.unfinished", unfinished)));
        OrderedList rows = new OrderedList();
        report.items().forEach(row -> rows.add(row(matter, row)));
        box.add(rows);
        return box;
    }

    private ListItem row(Matter matter, ImportReport.Row row) {
        ListItem item = new ListItem(
                new Anchor(Routes.application(row.id()), Words.title(row.title(), this)),
                new Span(getTranslation(
                        row.errors().isEmpty() ? "applicant.import.row" : "applicant.import.row.errors",
                        row.row(),
                        row.errors().size())));
        if (row.errors().isEmpty()) {
            return item;
        }
        UnorderedList errors = new UnorderedList();
        row.errors().forEach(wrong -> {
            String text = getTranslation(
                    "form.errorEntry",
                    AnswerText.label(matter.startForm(), wrong.error().field(), this),
                    parts.failures().text(wrong.error(), getLocale()));
            errors.add(new ListItem(wrong.cell() == null ? text : wrong.cell() + " " + text));
        });
        item.add(errors);
        return item;
    }

    private static Paragraph prose(String text) {
        Paragraph paragraph = new Paragraph(text);
        paragraph.addClassName("kq-prose");
        return paragraph;
    }
}
