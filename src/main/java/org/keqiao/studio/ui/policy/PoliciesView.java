package org.keqiao.studio.ui.policy;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.keqiao.policy.PolicyItem;
import org.keqiao.policy.change.PolicyTable;
import org.keqiao.security.Actor;
import org.keqiao.security.Role;
import org.keqiao.shared.ui.MainLayout;
import org.keqiao.shared.ui.Page;
import org.keqiao.shared.ui.PageHeader;
import org.keqiao.shared.ui.PhoneCard;
import org.keqiao.shared.ui.PhoneCards;
import org.keqiao.shared.ui.StatusBadge;
import org.keqiao.shared.ui.Tone;
import org.keqiao.studio.draft.DraftState;
import org.keqiao.studio.ui.ChangePanel;

/** 政策表: how much money there is for what, with what is in force and what is being changed. */
@Route(value = PoliciesView.ROUTE, layout = MainLayout.class)
@RolesAllowed({"FLOW_DESIGNER", "FLOW_PUBLISHER"})
public class PoliciesView extends Page implements BeforeEnterObserver {

    public static final String ROUTE = "policy-tables";

    private static final long serialVersionUID = 1L;

    private final transient PolicyParts parts;

    PoliciesView(PolicyParts parts) {
        super("policies.title");
        this.parts = parts;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        Actor actor = parts.current().require();
        PageHeader header = new PageHeader(getTranslation("policies.title"));
        if (actor.has(Role.FLOW_DESIGNER)) {
            Button begin = new Button(getTranslation("policies.begin"), click -> new NewPolicyDialog(parts).open());
            begin.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            header.actions(begin);
        }
        List<PolicyTable> all = parts.tables().all(actor);
        add(header, new Paragraph(getTranslation("policies.about")));
        add(all.isEmpty() ? new Paragraph(getTranslation("policies.none")) : new Div(grid(all)));
    }

    private Grid<PolicyTable> grid(List<PolicyTable> all) {
        Grid<PolicyTable> grid = new Grid<>();
        grid.setId("studio-policies");
        grid.setAllRowsVisible(true);
        grid.addComponentColumn(this::title)
                .setHeader(getTranslation("policies.table"))
                .setFlexGrow(1);
        grid.addColumn(PolicyTable::key)
                .setHeader(getTranslation("policies.key"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(table -> getTranslation("policies.mode." + table.mode()))
                .setHeader(getTranslation("policies.mode"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(this::share)
                .setHeader(getTranslation("policies.share"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(this::inForce)
                .setHeader(getTranslation("studio.inForce"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addComponentColumn(this::change)
                .setHeader(getTranslation("studio.change"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        PhoneCards.of(grid, getTranslation("policies.table"), table -> new PhoneCard(
                        table.title().in(getLocale()), PolicyView.path(table.key()))
                .line(inForce(table), getTranslation("policies.mode." + table.mode()))
                .line(change(table)));
        grid.setItems(all);
        return grid;
    }

    /** Who pays, where there is anything to pay. */
    private String share(PolicyTable table) {
        return table.mode() == PolicyItem.Mode.NONE ? "" : getTranslation("policies.share." + table.share());
    }

    private Div title(PolicyTable table) {
        Div cell =
                new Div(new Anchor(PolicyView.path(table.key()), table.title().in(getLocale())));
        cell.addClassName("kq-row");
        if (table.validityUnverified()) {
            cell.add(unverified(this));
        }
        return cell;
    }

    /** Nobody has said on which document a row rests, or since when it holds. */
    static StatusBadge unverified(Component on) {
        return new StatusBadge(on.getTranslation("policies.unverified"), Tone.SOON);
    }

    private String inForce(PolicyTable table) {
        if (table.version() == null || table.publishedOn() == null) {
            return getTranslation("studio.neverPublished");
        }
        return getTranslation(
                table.shipped() ? "policies.version.shipped" : "policies.version",
                table.version(),
                table.publishedOn());
    }

    private Div change(PolicyTable table) {
        Div cell = new Div();
        cell.addClassName("kq-row");
        if (table.draft() != null) {
            cell.add(
                    ChangePanel.badge(DraftState.valueOf(table.draft().state().name()), this),
                    new Span(parts.people().named(table.draft().changedBy())));
        }
        return cell;
    }
}
