package org.keqiao.organization.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import org.keqiao.organization.CityProfiles;
import org.keqiao.organization.OrganisationRegistration;
import org.keqiao.organization.OrganisationView;
import org.keqiao.organization.Organisations;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.ui.EmptyState;
import org.keqiao.shared.ui.ErrorSummary;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.FieldMistakes;
import org.keqiao.shared.ui.MainLayout;
import org.keqiao.shared.ui.Page;
import org.keqiao.shared.ui.PageHeader;

/** The organisations that the signed-in person works for. */
@Route(value = OwnOrganisationsView.ROUTE, layout = MainLayout.class)
@PermitAll
class OwnOrganisationsView extends Page {

    static final String ROUTE = "my-organisations";

    private static final long serialVersionUID = 1L;

    private final transient OrganisationRegistration registration;
    private final transient CityProfiles cities;
    private final transient CurrentActor current;
    private final transient Failures failures;

    OwnOrganisationsView(
            Organisations organisations,
            OrganisationRegistration registration,
            CityProfiles cities,
            CurrentActor current,
            Failures failures) {
        super("organization.own");
        this.registration = registration;
        this.cities = cities;
        this.current = current;
        this.failures = failures;
        narrow();
        Button register = new Button(getTranslation("organization.own.add"), click -> register());
        add(new PageHeader(getTranslation("organization.own")).actions(register));
        List<OrganisationView> own = organisations.of(current.require());
        if (own.isEmpty()) {
            add(new EmptyState(
                    VaadinIcon.BUILDING_O,
                    getTranslation("organization.own.none"),
                    getTranslation("organization.own.none.text")));
        }
        own.forEach(organisation -> add(card(organisation)));
    }

    private Section card(OrganisationView organisation) {
        Section card = new Section(
                new H2(new Anchor(ROUTE + "/" + organisation.id(), organisation.name())),
                OrganisationTexts.badge(this, organisation),
                new Paragraph(organisation.uscc() == null ? "" : organisation.uscc()));
        card.addClassName("kq-section");
        return card;
    }

    private void register() {
        Dialog dialog = new Dialog(getTranslation("organization.own.add"));
        dialog.setCloseOnOutsideClick(false);
        ErrorSummary summary = new ErrorSummary();
        FieldMistakes mistakes = new FieldMistakes(summary, failures);
        OrganisationFields fields = new OrganisationFields(cities, mistakes);
        Button save = new Button(
                getTranslation("security.save"),
                click -> mistakes.attempt(getLocale(), () -> {
                    var id = registration.register(current.require(), fields.input());
                    dialog.close();
                    getUI().ifPresent(ui -> ui.navigate(ROUTE + "/" + id));
                }));
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        dialog.add(new Div(summary, fields));
        dialog.getFooter().add(new Button(getTranslation("shell.cancel"), click -> dialog.close()), save);
        dialog.open();
    }
}
