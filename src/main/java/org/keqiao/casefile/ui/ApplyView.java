package org.keqiao.casefile.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.radiobutton.RadioGroupVariant;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;
import org.keqiao.casefile.CaseQuery;
import org.keqiao.casefile.CaseStatus;
import org.keqiao.casefile.CaseSummary;
import org.keqiao.organization.OrganisationView;
import org.keqiao.process.Matter;
import org.keqiao.security.Actor;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.ui.DateText;
import org.keqiao.shared.ui.MainLayout;
import org.keqiao.shared.ui.Page;
import org.keqiao.shared.ui.PageHeader;
import org.springframework.lang.Nullable;

/** Before an application: for whom, with what, or on with a draft that is there. */
@Route(value = Routes.APPLY + "/:matter", layout = MainLayout.class)
@PermitAll
public class ApplyView extends Page implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;
    private static final int DRAFTS = 5;

    private final transient ApplicantParts parts;

    ApplyView(ApplicantParts parts) {
        super("applicant.apply");
        this.parts = parts;
        narrow();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        Matter matter = parts.matters()
                .current(event.getRouteParameters().get("matter").orElse(""))
                .orElseThrow(Refusal::notFound);
        String name = matter.settings().name().in(getLocale());
        pageTitle(name);
        add(new PageHeader(name)
                .crumb(getTranslation("applicant.catalogue"), Routes.CATALOGUE)
                .below(new Paragraph(matter.settings().summary().in(getLocale()))));
        drafts(matter);
        if (matter.settings().startedBy().isEmpty()) {
            add(Words.message("tone-soon", getTranslation("applicant.byOfficeOnly")));
        } else if (matter.settings().follows().contains(Routes.NOTICES)) {
            Anchor notices = new Anchor("publicities", getTranslation("applicant.follow.notices.go"));
            notices.setRouterIgnore(true);
            add(Words.message("tone-paused", getTranslation("applicant.follow.notices"), new Paragraph(notices)));
        } else if (matter.settings().follows().isEmpty()) {
            start(matter);
        } else {
            follow(
                    matter,
                    event.getLocation()
                            .getQueryParameters()
                            .getSingleParameter(Routes.FROM)
                            .orElse(null));
        }
    }

    /** Begins at a decided case: the one that the reader came from, or one to choose. */
    private void follow(Matter matter, @Nullable String from) {
        List<CaseSummary> origins = matter.settings().follows().stream()
                .flatMap(followed -> OwnOrigins.of(parts, followed).stream())
                .toList();
        if (origins.isEmpty()) {
            add(Words.message(
                    "tone-soon",
                    getTranslation("applicant.follow.none"),
                    new Paragraph(getTranslation("applicant.follow.none.hint"))));
            return;
        }
        ComboBox<CaseSummary> origin = new ComboBox<>(getTranslation("applicant.follow.origin"));
        origin.setItems(origins);
        origin.setItemLabelGenerator(one -> getTranslation(
                "applicant.follow.item",
                Words.title(one.title(), this),
                one.caseNumber().value()));
        origin.setWidthFull();
        origins.stream()
                .filter(one -> one.id().toString().equals(from))
                .findFirst()
                .or(() -> origins.size() == 1 ? Optional.of(origins.get(0)) : Optional.empty())
                .ifPresent(origin::setValue);
        Button start = DraftStart.button(
                origin,
                getTranslation("applicant.begin"),
                getTranslation("applicant.follow.missing"),
                chosen -> DraftStart.begin(parts, matter, OwnOrigins.applicant(parts, chosen), chosen.id()));
        Div box = new Div();
        box.addClassName("kq-section");
        box.add(
                new H2(getTranslation("applicant.before")),
                limits(matter),
                new H3(getTranslation("applicant.needed")),
                new NeededDocuments(matter, false),
                origin,
                new Paragraph(getTranslation("applicant.begin.hint")),
                start);
        add(box);
    }

    private void drafts(Matter matter) {
        List<CaseSummary> drafts = parts.reading()
                .list(new CaseQuery(matter.key(), CaseStatus.DRAFT, null), null, DRAFTS)
                .items();
        if (drafts.isEmpty()) {
            return;
        }
        UnorderedList list = DraftStart.links(
                drafts,
                draft -> getTranslation(
                        "applicant.draft.of",
                        Words.title(draft.title(), this),
                        DateText.minuteText(draft.createdAt())));
        add(Words.message("tone-paused", getTranslation("applicant.drafts"), list));
    }

    private void start(Matter matter) {
        Actor actor = parts.currentActor().require();
        List<OrganisationView> own = parts.organisations().of(actor).stream()
                .filter(organisation -> parts.organisations().mayStart(actor, organisation.id()))
                .toList();
        List<OrganisationView> fitting = own.stream()
                .filter(organisation -> matter.settings()
                        .startedBy()
                        .contains(organisation.type().name()))
                .toList();
        if (fitting.isEmpty()) {
            refuse(matter, own);
            return;
        }
        RadioButtonGroup<OrganisationView> who = new RadioButtonGroup<>(getTranslation("applicant.forWhom"));
        who.addThemeVariants(RadioGroupVariant.LUMO_VERTICAL);
        who.setItems(fitting);
        who.setItemLabelGenerator(organisation -> organisation.isVerified()
                ? organisation.name()
                : getTranslation("applicant.organisation.unverified", organisation.name()));
        if (fitting.size() == 1) {
            who.setValue(fitting.get(0));
        }
        Button start = DraftStart.button(
                who,
                getTranslation("applicant.begin"),
                getTranslation("applicant.forWhom.missing"),
                organisation -> DraftStart.begin(parts, matter, organisation.id()));
        Div box = new Div();
        box.addClassName("kq-section");
        box.add(
                new H2(getTranslation("applicant.before")),
                limits(matter),
                new H3(getTranslation("applicant.needed")),
                new NeededDocuments(matter, false),
                who,
                new Paragraph(getTranslation("applicant.begin.hint")),
                start,
                new Paragraph(new Anchor(Routes.batch(matter.key()), getTranslation("applicant.import.offer"))));
        add(box);
    }

    private DescriptionList limits(Matter matter) {
        DescriptionList facts = new DescriptionList();
        facts.addClassName("kq-facts");
        facts.add(
                new DescriptionList.Term(getTranslation("applicant.promised")),
                new DescriptionList.Description(Words.limit(parts.promised(matter), this)),
                new DescriptionList.Term(getTranslation("applicant.legal")),
                new DescriptionList.Description(Words.limit(parts.legal(matter), this)));
        return facts;
    }

    private void refuse(Matter matter, List<OrganisationView> own) {
        boolean none = own.isEmpty();
        Anchor onwards = new Anchor(
                Routes.MY_ORGANISATIONS,
                getTranslation(none ? "applicant.noOrganisation.action" : "applicant.organisations"));
        add(Words.message(
                "tone-soon",
                getTranslation(none ? "applicant.noOrganisation" : "applicant.wrongType", Words.types(matter, this)),
                new Paragraph(getTranslation(none ? "applicant.noOrganisation.hint" : "applicant.wrongType.hint")),
                new Paragraph(onwards)));
        Div box = new Div(new H2(getTranslation("applicant.before")), new NeededDocuments(matter, false));
        box.addClassName("kq-section");
        add(box);
    }
}
