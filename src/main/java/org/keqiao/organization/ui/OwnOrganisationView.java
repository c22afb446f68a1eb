package org.keqiao.organization.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.UUID;
import org.keqiao.document.Documents;
import org.keqiao.organization.CityProfiles;
import org.keqiao.organization.MemberRole;
import org.keqiao.organization.OrganisationMembers;
import org.keqiao.organization.OrganisationPapers;
import org.keqiao.organization.OrganisationRegistration;
import org.keqiao.organization.OrganisationStatus;
import org.keqiao.organization.OrganisationView;
import org.keqiao.organization.Organisations;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.ui.ErrorSummary;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.FieldMistakes;
import org.keqiao.shared.ui.MainLayout;
import org.keqiao.shared.ui.Notices;
import org.keqiao.shared.ui.Page;
import org.keqiao.shared.ui.PageHeader;

/** One's own organisation: where its verification stands, its data, papers, members. */
@Route(value = "my-organisations/:organisation", layout = MainLayout.class)
@PermitAll
class OwnOrganisationView extends Page implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private final transient Organisations organisations;
    private final transient OrganisationRegistration registration;
    private final transient OrganisationPapers papers;
    private final transient OrganisationMembers members;
    private final transient Documents documents;
    private final transient CityProfiles cities;
    private final transient CurrentActor current;
    private final transient Failures failures;

    OwnOrganisationView(
            Organisations organisations,
            OrganisationRegistration registration,
            OrganisationPapers papers,
            OrganisationMembers members,
            Documents documents,
            CityProfiles cities,
            CurrentActor current,
            Failures failures) {
        super("organization.own");
        this.organisations = organisations;
        this.registration = registration;
        this.papers = papers;
        this.members = members;
        this.documents = documents;
        this.cities = cities;
        this.current = current;
        this.failures = failures;
        narrow();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        try {
            UUID id = event.getRouteParameters()
                    .get("organisation")
                    .map(UUID::fromString)
                    .orElseThrow(Refusal::notFound);
            OrganisationView organisation = registration.view(current.require(), id);
            if (organisations.rolesOf(current.require(), id).isEmpty()) {
                throw Refusal.notFound();
            }
            show(organisation);
        } catch (Refusal | IllegalArgumentException unknown) {
            event.rerouteToError(NotFoundException.class);
        }
    }

    private void show(OrganisationView organisation) {
        removeAll();
        pageTitle(organisation.name());
        boolean owner =
                organisations.rolesOf(current.require(), organisation.id()).contains(MemberRole.OWNER);
        add(
                new PageHeader(organisation.name())
                        .crumb(getTranslation("organization.own"), OwnOrganisationsView.ROUTE)
                        .below(OrganisationTexts.badge(this, organisation)),
                state(organisation));
        add(section(
                "organization.evidence",
                owner && organisation.status() == OrganisationStatus.UNVERIFIED
                        ? EvidencePanel.editable(papers, documents, current, organisation, failures)
                        : EvidencePanel.readOnly(papers, documents, current, organisation)));
        add(section("organization.data", data(organisation, owner)));
        add(section("organization.members", new MembersPanel(members, current, failures, organisation.id(), owner)));
        add(section(
                "organization.changes",
                new ChangeList(
                        registration.changes(current.require(), organisation.id()), cities, organisations, false)));
    }

    private Component state(OrganisationView organisation) {
        if (organisation.objection() != null) {
            return new Paragraph(getTranslation("organization.state.OBJECTED", organisation.objection()));
        }
        String key = organisation.isVerified() || organisation.status() != OrganisationStatus.VERIFIED
                ? organisation.status().name()
                : "COUNTY_MISSING";
        return new Paragraph(getTranslation("organization.state." + key));
    }

    private Component data(OrganisationView organisation, boolean owner) {
        ErrorSummary summary = new ErrorSummary();
        FieldMistakes mistakes = new FieldMistakes(summary, failures);
        OrganisationFields fields = new OrganisationFields(cities, mistakes);
        fields.show(organisation, owner);
        Div form = new Div(summary, fields);
        if (owner) {
            Button save = new Button(getTranslation("security.save"), click -> {
                if (mistakes.attempt(
                        getLocale(),
                        () -> registration.describe(current.require(), organisation.id(), fields.input()))) {
                    Notices.success(getTranslation("security.saved"));
                    show(registration.view(current.require(), organisation.id()));
                }
            });
            save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            form.add(save);
        }
        return form;
    }

    private Section section(String titleKey, Component content) {
        Section section = new Section(new H2(getTranslation(titleKey)), content);
        section.addClassName("kq-section");
        return section;
    }
}
