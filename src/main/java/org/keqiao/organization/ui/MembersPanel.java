package org.keqiao.organization.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.server.VaadinServletRequest;
import java.util.UUID;
import org.keqiao.organization.MemberRole;
import org.keqiao.organization.OrganisationMembers;
import org.keqiao.organization.OrganisationMembers.Invitation;
import org.keqiao.organization.OrganisationMembers.Member;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.ui.DateText;
import org.keqiao.shared.ui.ErrorSummary;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.FieldMistakes;
import org.keqiao.shared.ui.Notices;

/** Members, their roles, and invitations. */
class MembersPanel extends Div {

    private static final long serialVersionUID = 1L;

    private final transient OrganisationMembers members;
    private final transient CurrentActor current;
    private final UUID organisation;
    private final boolean owner;
    private final ErrorSummary summary = new ErrorSummary();
    private final FieldMistakes mistakes;
    private final Grid<Member> grid = new Grid<>();
    private final Grid<Invitation> invitations = new Grid<>();
    private final TextField link = new TextField();

    MembersPanel(
            OrganisationMembers members, CurrentActor current, Failures failures, UUID organisation, boolean owner) {
        this.members = members;
        this.current = current;
        this.organisation = organisation;
        this.owner = owner;
        this.mistakes = new FieldMistakes(summary, failures);
        // On a phone a name or an address takes lines, it does not lose its end.
        grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT);
        invitations.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT);
        add(summary, memberGrid());
        if (owner) {
            add(new H3(getTranslation("organization.invite")), inviteForm(), link, invitationGrid());
        }
        refresh();
    }

    private Grid<Member> memberGrid() {
        grid.setAllRowsVisible(true);
        grid.addColumn(member -> member.displayName() + " (" + member.username() + ")")
                .setHeader(getTranslation("security.displayName"));
        grid.addComponentColumn(this::roles)
                .setHeader(getTranslation("security.roles"))
                .setFlexGrow(2);
        return grid;
    }

    private Div roles(Member member) {
        Div row = new Div();
        row.addClassName("kq-row");
        for (MemberRole role : MemberRole.values()) {
            boolean has = member.roles().contains(role);
            String label = getTranslation("organization.role." + role.name());
            if (has && owner) {
                Button take = new Button(
                        label + " ×",
                        click -> change(() -> members.take(current.require(), organisation, member.account(), role)));
                take.setAriaLabel(getTranslation("organization.role.take", label, member.displayName()));
                take.addThemeVariants(ButtonVariant.LUMO_SMALL);
                row.add(take);
            } else if (has) {
                row.add(new Span(label));
            } else if (owner) {
                Button give = new Button(
                        "+ " + label,
                        click -> change(() -> members.give(current.require(), organisation, member.account(), role)));
                give.setAriaLabel(getTranslation("organization.role.give", label, member.displayName()));
                give.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
                row.add(give);
            }
        }
        return row;
    }

    private Div inviteForm() {
        TextField addressee = mistakes.field("addressee", new TextField(getTranslation("organization.addressee")));
        Select<MemberRole> role = new Select<>();
        role.setLabel(getTranslation("security.roles"));
        role.setItems(MemberRole.values());
        role.setItemLabelGenerator(item -> getTranslation("organization.role." + item.name()));
        role.setValue(MemberRole.AGENT);
        link.setLabel(getTranslation("organization.invite.link"));
        link.setHelperText(getTranslation("organization.invite.link.hint"));
        link.setReadOnly(true);
        link.setVisible(false);
        link.setWidthFull();
        Button invite = new Button(
                getTranslation("organization.invite"),
                click -> mistakes.attempt(getLocale(), () -> {
                    var invited =
                            members.invite(current.require(), organisation, addressee.getValue(), role.getValue());
                    addressee.clear();
                    link.setValue(base() + "invitation/" + invited.token());
                    link.setVisible(true);
                    refresh();
                }));
        Div form = new Div(addressee, role, invite);
        form.addClassName("kq-form");
        return form;
    }

    private Grid<Invitation> invitationGrid() {
        invitations.setAllRowsVisible(true);
        invitations.addColumn(Invitation::addressee).setHeader(getTranslation("organization.addressee"));
        invitations
                .addColumn(invitation -> getTranslation("organization.role." + invitation.role()))
                .setHeader(getTranslation("security.roles"));
        invitations
                .addComponentColumn(invitation -> DateText.minute(invitation.expiresAt()))
                .setHeader(getTranslation("security.tokens.expires"));
        invitations.addComponentColumn(invitation -> new Button(
                getTranslation("security.tokens.revoke"),
                click -> change(() -> members.revoke(current.require(), organisation, invitation.id()))));
        invitations.setEmptyStateText(getTranslation("organization.invite.none"));
        return invitations;
    }

    private void change(Runnable work) {
        if (mistakes.attempt(getLocale(), work)) {
            Notices.success(getTranslation("security.saved"));
            refresh();
        }
    }

    private void refresh() {
        var list = members.list(current.require(), organisation);
        grid.setItems(list);
        if (owner) {
            invitations.setItems(members.invitations(current.require(), organisation));
        }
    }

    /** The installation's own address, as this person's browser knows it. */
    private static String base() {
        VaadinServletRequest request = VaadinServletRequest.getCurrent();
        if (request == null) {
            return "/";
        }
        var http = request.getHttpServletRequest();
        String url = http.getRequestURL().toString();
        return url.substring(0, url.length() - http.getRequestURI().length()) + http.getContextPath() + "/";
    }
}
