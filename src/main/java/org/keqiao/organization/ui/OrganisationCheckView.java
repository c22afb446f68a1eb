package org.keqiao.organization.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;
import java.util.UUID;
import org.keqiao.document.Documents;
import org.keqiao.organization.CityProfiles;
import org.keqiao.organization.CountyUnit;
import org.keqiao.organization.OrganisationDisplacement;
import org.keqiao.organization.OrganisationPapers;
import org.keqiao.organization.OrganisationRegistration;
import org.keqiao.organization.OrganisationStatus;
import org.keqiao.organization.OrganisationType;
import org.keqiao.organization.OrganisationVerification;
import org.keqiao.organization.OrganisationView;
import org.keqiao.organization.Organisations;
import org.keqiao.organization.TeamLeaders;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.ui.ErrorSummary;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.FieldMistakes;
import org.keqiao.shared.ui.MainLayout;
import org.keqiao.shared.ui.Notices;
import org.keqiao.shared.ui.Page;
import org.keqiao.shared.ui.PageHeader;
import org.springframework.lang.Nullable;

/** One organisation before an officer: what it says, its papers, and the decision. */
@Route(value = "organisations/:organisation", layout = MainLayout.class)
@RolesAllowed({"INTAKE_CLERK", "REGISTRAR", "PROGRAM_OFFICER", "COUNTY_DEPT"})
class OrganisationCheckView extends Page implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private final transient OrganisationRegistration registration;
    private final transient OrganisationPapers papers;
    private final transient OrganisationVerification verification;
    private final transient OrganisationDisplacement displacement;
    private final transient TeamLeaders leaders;
    private final transient Organisations organisations;
    private final transient Documents documents;
    private final transient CityProfiles cities;
    private final transient CurrentActor current;
    private final transient Failures failures;

    OrganisationCheckView(
            OrganisationRegistration registration,
            OrganisationPapers papers,
            OrganisationVerification verification,
            OrganisationDisplacement displacement,
            TeamLeaders leaders,
            Organisations organisations,
            Documents documents,
            CityProfiles cities,
            CurrentActor current,
            Failures failures) {
        super("organization.check");
        this.registration = registration;
        this.papers = papers;
        this.verification = verification;
        this.displacement = displacement;
        this.leaders = leaders;
        this.organisations = organisations;
        this.documents = documents;
        this.cities = cities;
        this.current = current;
        this.failures = failures;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        try {
            UUID id = event.getRouteParameters()
                    .get("organisation")
                    .map(UUID::fromString)
                    .orElseThrow(Refusal::notFound);
            show(registration.view(current.require(), id));
        } catch (Refusal | IllegalArgumentException unknown) {
            event.rerouteToError(NotFoundException.class);
        }
    }

    private void show(OrganisationView organisation) {
        removeAll();
        pageTitle(organisation.name());
        add(new PageHeader(organisation.name())
                .crumb(getTranslation("organization.all"), OrganisationsView.ROUTE)
                .below(OrganisationTexts.badge(this, organisation)));
        // What is looked at stands before the decision on it.
        add(
                section("organization.data", new OrganisationFacts(organisation, cities)),
                section("organization.evidence", EvidencePanel.readOnly(papers, documents, current, organisation)));
        // Who may read it need not decide on it: an own organisation, another office's county.
        if (!verification.mayCheck(current.require(), organisation)) {
            add(new Paragraph(getTranslation("organization.check.notYours")));
        } else if (organisation.status() == OrganisationStatus.UNVERIFIED) {
            add(check(organisation));
        } else if (organisation.status() == OrganisationStatus.VERIFIED) {
            add(section("organization.move", move(organisation)));
            if (organisation.type() == OrganisationType.TEAM) {
                add(section(
                        "organization.leaderChange",
                        new TeamLeaderPanel(
                                leaders,
                                current,
                                failures,
                                organisation.id(),
                                () -> show(registration.view(current.require(), organisation.id())))));
            }
        }
        add(section(
                "organization.changes",
                new ChangeList(
                        registration.changes(current.require(), organisation.id()), cities, organisations, true)));
    }

    private Component check(OrganisationView organisation) {
        Optional<OrganisationView> owner = displacement.presentOwner(current.require(), organisation.id());
        if (owner.isEmpty()) {
            return section("organization.check", verify(organisation), object(organisation));
        }
        DisplacementPanel panel = new DisplacementPanel(
                displacement,
                registration,
                current,
                failures,
                cities,
                organisation,
                owner.get(),
                () -> show(registration.view(current.require(), organisation.id())));
        // What waits for the second person is answered first.
        return panel.isProposed()
                ? section("organization.check", panel)
                : section("organization.check", panel, object(organisation));
    }

    private Component verify(OrganisationView organisation) {
        ErrorSummary summary = new ErrorSummary();
        FieldMistakes mistakes = new FieldMistakes(summary, failures);
        ComboBox<CountyUnit> county = county(mistakes, organisation.declaredCounty());
        TextArea note = new TextArea(getTranslation("organization.check.note"));
        note.setMaxLength(500);
        Button verify = new Button(getTranslation("organization.check.verify"), click -> {
            if (mistakes.attempt(
                    getLocale(),
                    () -> verification.verify(
                            current.require(),
                            organisation.id(),
                            organisation.version(),
                            county.getValue() == null ? "" : county.getValue().code(),
                            note.getValue()))) {
                done("organization.check.verified", organisation.id());
            }
        });
        verify.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        Div form = new Div(summary, county, note, verify);
        form.addClassName("kq-form");
        return form;
    }

    private Component object(OrganisationView organisation) {
        ErrorSummary summary = new ErrorSummary();
        FieldMistakes mistakes = new FieldMistakes(summary, failures);
        TextArea reason = mistakes.field("reason", new TextArea(getTranslation("organization.check.reason")));
        reason.setRequiredIndicatorVisible(true);
        Button object = new Button(getTranslation("organization.check.object"), click -> {
            if (mistakes.attempt(
                    getLocale(), () -> verification.object(current.require(), organisation.id(), reason.getValue()))) {
                done("organization.check.objected", organisation.id());
            }
        });
        Div form = new Div(summary, reason, object);
        form.addClassName("kq-form");
        return form;
    }

    private Component move(OrganisationView organisation) {
        ErrorSummary summary = new ErrorSummary();
        FieldMistakes mistakes = new FieldMistakes(summary, failures);
        ComboBox<CountyUnit> county = county(mistakes, organisation.county());
        Button save = new Button(getTranslation("security.save"), click -> {
            if (mistakes.attempt(
                    getLocale(),
                    () -> verification.moveTo(
                            current.require(),
                            organisation.id(),
                            county.getValue() == null ? "" : county.getValue().code()))) {
                done("security.saved", organisation.id());
            }
        });
        Div form = new Div(summary, county, save);
        form.addClassName("kq-form");
        return form;
    }

    private ComboBox<CountyUnit> county(FieldMistakes mistakes, @Nullable String code) {
        return mistakes.field("county", OrganisationFields.verifiedCounty(cities, code, getLocale()));
    }

    private void done(String key, UUID id) {
        Notices.success(getTranslation(key));
        show(registration.view(current.require(), id));
    }

    private Section section(String titleKey, Component... content) {
        Section section = new Section(new H2(getTranslation(titleKey)));
        section.add(content);
        section.addClassName("kq-section");
        return section;
    }
}
