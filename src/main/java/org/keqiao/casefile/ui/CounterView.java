package org.keqiao.casefile.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import org.keqiao.casefile.CaseQuery;
import org.keqiao.casefile.CaseStatus;
import org.keqiao.casefile.CaseSummary;
import org.keqiao.organization.OrganisationView;
import org.keqiao.process.Matter;
import org.keqiao.shared.CreditCode;
import org.keqiao.shared.ui.DateText;
import org.keqiao.shared.ui.MainLayout;
import org.keqiao.shared.ui.Page;
import org.keqiao.shared.ui.PageHeader;

/** At the counter: the clerk files for an organisation whose people bring paper; the record says for whom. */
@Route(value = CounterView.ROUTE, layout = MainLayout.class)
@RolesAllowed({"INTAKE_CLERK", "COUNTY_DEPT"})
public class CounterView extends Page {

    static final String ROUTE = "counter";

    private static final long serialVersionUID = 1L;
    private static final int DRAFTS = 20;

    private final transient ApplicantParts parts;
    private final TextField uscc = new TextField();
    private final Div found = new Div();

    CounterView(ApplicantParts parts) {
        super("counter.title");
        this.parts = parts;
        narrow();
        uscc.setLabel(getTranslation("counter.uscc"));
        uscc.setClearButtonVisible(true);
        Button find = new Button(getTranslation("counter.find"), click -> find());
        find.addClickShortcut(Key.ENTER).listenOn(uscc);
        Div row = new Div(uscc, find);
        row.addClassName("kq-row");
        found.getElement().setAttribute("aria-live", "polite");
        Div box = new Div(new H2(getTranslation("counter.forWhom")), row, found);
        box.addClassName("kq-section");
        add(
                new PageHeader(getTranslation("counter.title"))
                        .below(new Paragraph(getTranslation("counter.explained"))),
                box);
        drafts(CaseStatus.DRAFT, "counter.drafts");
        // The applicant brings the answer to the counter too, whoever of the office sits there then.
        drafts(CaseStatus.CORRECTION, "counter.corrections");
    }

    private void find() {
        found.removeAll();
        uscc.setInvalid(false);
        Optional<OrganisationView> organisation = CreditCode.parse(uscc.getValue())
                .flatMap(code -> parts.organisations().verified(code.value()));
        if (CreditCode.parse(uscc.getValue()).isEmpty()) {
            uscc.setErrorMessage(getTranslation("counter.notACode"));
            uscc.setInvalid(true);
            uscc.focus();
        } else if (organisation.isEmpty()) {
            found.add(Words.message(
                    "tone-soon",
                    getTranslation("counter.unknown"),
                    new Paragraph(getTranslation("counter.unknown.hint"))));
        } else {
            offer(organisation.get());
        }
    }

    private void offer(OrganisationView organisation) {
        // What follows from a case begins at that case, by its applicant.
        List<Matter> matters = parts.matters().current().stream()
                .filter(matter -> matter.settings().follows().isEmpty())
                .filter(matter -> matter.settings()
                        .startedBy()
                        .contains(organisation.type().name()))
                .toList();
        ComboBox<Matter> matter = new ComboBox<>(getTranslation("counter.matter"));
        matter.setItems(matters);
        matter.setItemLabelGenerator(one -> one.settings().name().in(getLocale()));
        matter.setWidthFull();
        if (matters.size() == 1) {
            matter.setValue(matters.get(0));
        }
        Button begin = DraftStart.button(
                matter,
                getTranslation("counter.begin"),
                getTranslation("counter.matter.missing"),
                chosen -> DraftStart.begin(parts, chosen, organisation.id()));
        found.add(Words.message("tone-good", organisation.name()), matter, begin);
    }

    private void drafts(CaseStatus status, String heading) {
        List<CaseSummary> drafts = parts.reading()
                .list(new CaseQuery(null, status, null, true), null, DRAFTS)
                .items();
        if (drafts.isEmpty()) {
            return;
        }
        UnorderedList list = DraftStart.links(
                drafts,
                draft -> getTranslation(
                        "counter.draft",
                        draft.applicant(),
                        Words.title(draft.title(), this),
                        DateText.minuteText(draft.createdAt())));
        Div box = new Div(new H2(getTranslation(heading)), list);
        box.addClassName("kq-section");
        add(box);
    }
}
