package org.keqiao.intermediary.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.keqiao.intermediary.Intermediaries;
import org.keqiao.intermediary.Intermediary;
import org.keqiao.intermediary.IntermediaryComplaints;
import org.keqiao.intermediary.IntermediaryFile;
import org.keqiao.organization.CityProfiles;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.MainLayout;
import org.keqiao.shared.ui.Page;
import org.keqiao.shared.ui.PageHeader;
import org.keqiao.shared.ui.StatusBadge;
import org.keqiao.shared.ui.Tone;
import org.springframework.lang.Nullable;

/** One entry: what everybody may know, and for officers and for whom it concerns what stands behind it. */
@Route(value = IntermediariesView.ROUTE + "/:id", layout = MainLayout.class)
@AnonymousAllowed
public class IntermediaryView extends Page implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private final transient Intermediaries intermediaries;
    private final transient IntermediaryComplaints complaints;
    private final transient CityProfiles cities;
    private final transient Failures failures;

    IntermediaryView(
            Intermediaries intermediaries, IntermediaryComplaints complaints, CityProfiles cities, Failures failures) {
        super("intermediary.entry");
        this.intermediaries = intermediaries;
        this.complaints = complaints;
        this.cities = cities;
        this.failures = failures;
    }

    static String path(UUID id) {
        return IntermediariesView.ROUTE + "/" + id;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        try {
            show(UUID.fromString(event.getRouteParameters().get("id").orElse("")));
        } catch (Refusal | IllegalArgumentException unknown) {
            throw new NotFoundException();
        }
    }

    private void show(UUID id) {
        IntermediaryFile file = intermediaries.file(id);
        Intermediary entry = file.entry();
        removeAll();
        pageTitle(entry.name());
        PageHeader header = new PageHeader(entry.name())
                .crumb(getTranslation("intermediary.title"), IntermediariesView.ROUTE)
                .below(new Span(entry.number()), new Span(" "), IntermediaryParts.badge(entry.state(), this));
        if (intermediaries.isKept()) {
            Button complain = new Button(getTranslation("intermediary.complain"), click -> ComplaintDialog.entering(
                            complaints, entry, failures, () -> show(id))
                    .open());
            header.actions(complain);
        }
        add(header, facts(entry));
        list("intermediary.assessments", file.assessments(), this::assessment, "intermediary.assessments.none");
        if (file.whole()) {
            list("intermediary.deals", file.deals(), this::deal, "intermediary.deals.none");
            list(
                    "intermediary.complaints",
                    file.complaints(),
                    each -> complaint(each, id),
                    "intermediary.complaints.none");
            list("intermediary.events", file.events(), this::event, "intermediary.events.none");
        }
    }

    private Section facts(Intermediary entry) {
        DescriptionList list = new DescriptionList();
        list.addClassName("kq-facts");
        fact(list, "intermediary.kind", IntermediaryParts.kind(entry, this));
        fact(list, "intermediary.uscc", entry.uscc());
        fact(list, "intermediary.county", IntermediaryParts.county(entry.county(), cities, getLocale()));
        fact(list, "intermediary.fields", IntermediaryParts.fields(entry, getLocale()));
        fact(list, "intermediary.services", entry.services());
        fact(list, "intermediary.certificate", IntermediaryParts.certificate(entry, this));
        fact(list, "intermediary.issuer", entry.issuer());
        fact(list, "intermediary.employer", entry.employer());
        fact(list, "intermediary.period", IntermediaryParts.period(entry, this));
        Section section = new Section(new H2(getTranslation("intermediary.stated")), list);
        section.addClassName("kq-section");
        return section;
    }

    private void fact(DescriptionList list, String key, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            list.add(new DescriptionList.Term(getTranslation(key)), new DescriptionList.Description(value));
        }
    }

    private <T> void list(String title, List<T> items, Function<T, Component> line, String none) {
        Section section = new Section(new H2(getTranslation(title)));
        section.addClassName("kq-section");
        if (items.isEmpty()) {
            section.add(new Paragraph(getTranslation(none)));
        } else {
            UnorderedList list = new UnorderedList();
            items.forEach(item -> list.add(new ListItem(line.apply(item))));
            section.add(list);
        }
        add(section);
    }

    private Component assessment(IntermediaryFile.Assessment assessment) {
        return new Span(getTranslation(
                "intermediary.assessment",
                String.valueOf(assessment.year()),
                getTranslation("intermediary.grade." + assessment.grade()),
                assessment.decidedOn()));
    }

    private Component deal(IntermediaryFile.Share share) {
        Div line = new Div(new Span(getTranslation(
                "intermediary.deal",
                share.title(),
                share.registrationNumber(),
                share.receivedAmount().text(),
                share.percent().stripTrailingZeros().toPlainString(),
                share.creditedOn())));
        if (share.affiliated()) {
            line.add(new Span(" "), new StatusBadge(getTranslation("intermediary.affiliated"), Tone.SOON));
        }
        return line;
    }

    private Component event(IntermediaryFile.Event event) {
        Div line = new Div(new Span(
                getTranslation("intermediary.event", event.on(), getTranslation("intermediary.what." + event.what()))));
        if (event.caseNumber() != null) {
            line.add(new Span(" "), new Anchor("cases?q=" + event.caseNumber(), event.caseNumber()));
        }
        if (!event.reason().isEmpty()) {
            Div reason = new Div(new Span(event.reason()));
            reason.addClassName("kq-quiet");
            line.add(reason);
        }
        return line;
    }

    private Component complaint(IntermediaryFile.Complaint complaint, UUID entry) {
        Div line = new Div(
                new Div(new Span(getTranslation("intermediary.complaint", complaint.receivedOn(), complaint.source()))),
                new Div(new Span(complaint.content())));
        if (complaint.upheld() != null) {
            Div answer = new Div(new Span(getTranslation(
                    complaint.upheld() ? "intermediary.complaint.upheld" : "intermediary.complaint.dismissed",
                    complaint.answeredBy(),
                    complaint.answeredOn(),
                    complaint.answer())));
            answer.addClassName("kq-quiet");
            line.add(answer);
        } else if (intermediaries.isKept()) {
            Button answer = new Button(getTranslation("intermediary.answer"), click -> ComplaintDialog.answering(
                            complaints, complaint, failures, () -> show(entry))
                    .open());
            answer.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
            line.add(answer);
        }
        return line;
    }
}
