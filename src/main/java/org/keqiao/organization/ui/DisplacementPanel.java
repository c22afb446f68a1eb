package org.keqiao.organization.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.Optional;
import org.keqiao.organization.CityProfiles;
import org.keqiao.organization.CountyUnit;
import org.keqiao.organization.OrganisationDisplacement;
import org.keqiao.organization.OrganisationRegistration;
import org.keqiao.organization.OrganisationView;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.ui.ConfirmByName;
import org.keqiao.shared.ui.DateText;
import org.keqiao.shared.ui.ErrorSummary;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.FieldMistakes;
import org.keqiao.shared.ui.Notices;
import org.springframework.lang.Nullable;

/** Somebody else is verified with the claimant's number: one officer proposes to displace them, another one confirms. */
class DisplacementPanel extends Div {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 1000;

    private final transient OrganisationDisplacement displacement;
    private final transient CurrentActor current;
    private final transient CityProfiles cities;
    private final OrganisationView claimant;
    private final OrganisationView owner;
    private final transient Runnable done;
    private final ErrorSummary summary = new ErrorSummary();
    private final FieldMistakes mistakes;
    private final boolean proposed;

    /**
     * @param registration says whether the reader may open the present owner's page
     * @param claimant whose papers are checked
     * @param owner who is verified with the same number
     * @param done shows the page anew
     */
    DisplacementPanel(
            OrganisationDisplacement displacement,
            OrganisationRegistration registration,
            CurrentActor current,
            Failures failures,
            CityProfiles cities,
            OrganisationView claimant,
            OrganisationView owner,
            Runnable done) {
        this.displacement = displacement;
        this.current = current;
        this.cities = cities;
        this.claimant = claimant;
        this.owner = owner;
        this.done = done;
        mistakes = new FieldMistakes(summary, failures);
        addClassName("kq-form");
        add(
                summary,
                new Paragraph(getTranslation(
                        "organization.displace.owner",
                        owner.name(),
                        owner.verifiedAt() == null ? "" : DateText.minuteText(owner.verifiedAt()))),
                papersOf(owner, registration));
        Optional<OrganisationDisplacement.Proposal> proposal = displacement.proposal(current.require(), claimant.id());
        proposed = proposal.isPresent();
        proposal.ifPresentOrElse(this::proposed, () -> propose(claimant.declaredCounty()));
    }

    /** Whether one waits for the second person. */
    boolean isProposed() {
        return proposed;
    }

    /** The present owner may belong to another county's office, which has its papers then. */
    private Component papersOf(OrganisationView owner, OrganisationRegistration registration) {
        try {
            registration.view(current.require(), owner.id());
            return new Anchor(
                    OrganisationsView.ROUTE + "/" + owner.id(), getTranslation("organization.displace.papers"));
        } catch (Refusal elsewhere) {
            return new Paragraph(getTranslation(
                    "organization.displace.elsewhere", OrganisationTexts.county(cities, owner.county(), getLocale())));
        }
    }

    private void propose(@Nullable String declared) {
        ComboBox<CountyUnit> county =
                mistakes.field("county", OrganisationFields.verifiedCounty(cities, declared, getLocale()));
        TextArea reason = reason("organization.displace.reason");
        Button propose = new Button(getTranslation("organization.displace.propose"), click -> {
            if (mistakes.attempt(
                    getLocale(),
                    () -> displacement.propose(
                            current.require(),
                            claimant.id(),
                            claimant.version(),
                            county.getValue() == null ? "" : county.getValue().code(),
                            reason.getValue()))) {
                finished("organization.displace.proposed");
            }
        });
        propose.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        add(county, reason, new Paragraph(getTranslation("organization.displace.two")), propose);
    }

    private void proposed(OrganisationDisplacement.Proposal proposal) {
        add(new Paragraph(getTranslation(
                "organization.displace.waiting",
                proposal.proposedBy(),
                DateText.minuteText(proposal.proposedAt()),
                proposal.reason(),
                cities.officeName(proposal.county(), getLocale()))));
        if (proposal.changed()) {
            add(new Paragraph(getTranslation("organization.displace.changed")));
        } else if (proposal.mayConfirm()) {
            Button confirm = new Button(getTranslation("organization.displace.confirm"), click -> sure());
            confirm.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_ERROR);
            add(confirm);
        } else {
            add(new Paragraph(getTranslation("organization.displace.second")));
        }
        TextArea reason = reason("organization.displace.declineReason");
        add(reason, new Button(getTranslation("organization.displace.decline"), click -> {
            if (mistakes.attempt(
                    getLocale(), () -> displacement.decline(current.require(), claimant.id(), reason.getValue()))) {
                finished("organization.displace.declined");
            }
        }));
    }

    private void sure() {
        new ConfirmByName(
                        getTranslation("organization.displace.sure", owner.name()),
                        getTranslation("organization.displace.consequence"),
                        owner.name(),
                        getTranslation("organization.displace.confirm"),
                        () -> {
                            if (mistakes.attempt(
                                    getLocale(),
                                    () -> displacement.confirm(current.require(), claimant.id(), claimant.version()))) {
                                finished("organization.displace.confirmed");
                            }
                        })
                .open();
    }

    private TextArea reason(String label) {
        TextArea reason = mistakes.field("reason", new TextArea(getTranslation(label)));
        reason.setMaxLength(LONGEST);
        reason.setRequiredIndicatorVisible(true);
        return reason;
    }

    private void finished(String key) {
        Notices.success(getTranslation(key));
        done.run();
    }
}
