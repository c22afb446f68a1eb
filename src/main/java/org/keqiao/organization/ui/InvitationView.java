package org.keqiao.organization.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import org.keqiao.organization.OrganisationMembers;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.MainLayout;
import org.keqiao.shared.ui.Page;
import org.keqiao.shared.ui.PageHeader;

/** Where an invitation's link leads, after signing in. */
@Route(value = "invitation/:token", layout = MainLayout.class)
@PermitAll
class InvitationView extends Page implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private final transient OrganisationMembers members;
    private final transient CurrentActor current;
    private final transient Failures failures;

    InvitationView(OrganisationMembers members, CurrentActor current, Failures failures) {
        super("organization.invitation");
        this.members = members;
        this.current = current;
        this.failures = failures;
        narrow();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        add(new PageHeader(getTranslation("organization.invitation")));
        String token = event.getRouteParameters().get("token").orElse("");
        try {
            OrganisationMembers.Offer offer = members.offer(token);
            Button accept = new Button(getTranslation("organization.invitation.accept"), click -> accept(token));
            accept.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            add(
                    new Paragraph(getTranslation(
                            "organization.invitation.text",
                            offer.invitedBy(),
                            offer.organisation(),
                            getTranslation("organization.role." + offer.role()))),
                    new Paragraph(getTranslation("organization.invitation.can." + offer.role())),
                    // Offices share computers: it must be the right account that joins.
                    new Paragraph(getTranslation("organization.invitation.account", account())),
                    accept);
        } catch (Refusal refusal) {
            add(
                    new Paragraph(getTranslation("organization.invitation.gone")),
                    new Anchor(OwnOrganisationsView.ROUTE, getTranslation("organization.own")));
        }
    }

    private String account() {
        Actor actor = current.require();
        return getTranslation("organization.invitation.who", actor.displayName(), actor.username());
    }

    private void accept(String token) {
        try {
            var organisation = members.accept(current.require(), token);
            getUI().ifPresent(ui -> ui.navigate(OwnOrganisationsView.ROUTE + "/" + organisation));
        } catch (Refusal refusal) {
            failures.show(refusal, getLocale());
        }
    }
}
