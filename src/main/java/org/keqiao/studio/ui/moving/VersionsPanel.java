package org.keqiao.studio.ui.moving;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import org.keqiao.security.Role;
import org.keqiao.shared.ui.StatusBadge;
import org.keqiao.shared.ui.Tone;
import org.keqiao.studio.draft.StudioMatters.VersionInUse;
import org.keqiao.studio.moving.WithdrawingVersions.State;
import org.keqiao.studio.moving.WithdrawingVersions.Withdrawal;

/** The versions of a matter, and their withdrawal for new cases by two people. */
class VersionsPanel extends MovingSection {

    private static final long serialVersionUID = 1L;

    private final String matter;
    private final transient List<Withdrawal> asked;

    VersionsPanel(String matter, List<VersionInUse> versions, MovingParts parts, Runnable again) {
        super(parts, again);
        this.matter = matter;
        this.asked = parts.withdrawals().all(actor(), matter).stream()
                .filter(one -> one.state() == State.ASKED)
                .toList();
        Grid<VersionInUse> grid = new Grid<>();
        grid.setId("move-versions");
        grid.setAllRowsVisible(true);
        grid.addColumn(version -> getTranslation("studio.version", version.version()))
                .setHeader(getTranslation("studio.version.header"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(VersionInUse::underWay)
                .setHeader(getTranslation("studio.underWay"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        boolean spare =
                versions.stream().filter(version -> !version.withdrawn()).count() > 1;
        int inForce = versions.stream()
                .filter(version -> !version.withdrawn())
                .mapToInt(VersionInUse::version)
                .max()
                .orElse(0);
        grid.addComponentColumn(version -> state(version, spare, version.version() == inForce))
                .setHeader(getTranslation("moving.newCases"))
                .setAutoWidth(true)
                .setFlexGrow(1);
        grid.setItems(versions);
        add(
                new H2(getTranslation("moving.versions")),
                new Paragraph(getTranslation("moving.versions.about")),
                new Div(grid));
    }

    private Component state(VersionInUse version, boolean spare, boolean inForce) {
        Div cell = new Div();
        cell.addClassName("kq-row");
        if (inForce) {
            cell.add(new StatusBadge(getTranslation("moving.inForce"), Tone.GOOD));
        }
        Withdrawal open = asked.stream()
                .filter(one -> one.version() == version.version())
                .findFirst()
                .orElse(null);
        if (version.withdrawn()) {
            cell.add(new StatusBadge(getTranslation("moving.withdrawn"), Tone.NEUTRAL));
        } else if (open != null) {
            cell.add(
                    new StatusBadge(
                            getTranslation(
                                    "moving.withdrawal.asked", parts.people().named(open.askedBy())),
                            Tone.SOON),
                    new Span(open.reason()));
            if (actor().has(Role.FLOW_PUBLISHER) && !open.askedBy().equals(actor().username())) {
                cell.add(
                        button("moving.withdrawal.approve", () -> parts.withdrawals()
                                .approve(actor(), open.id())),
                        button("moving.withdrawal.refuse", () -> parts.withdrawals()
                                .refuse(actor(), open.id())));
            }
        } else if (spare) {
            Button withdraw = new Button(getTranslation("moving.withdraw"), click -> new WordsDialog(
                            "moving.withdraw",
                            true,
                            reason -> act("moving.withdraw.done", () -> parts.withdrawals()
                                    .ask(actor(), matter, version.version(), reason)))
                    .open());
            withdraw.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
            withdraw.setAriaLabel(getTranslation("moving.withdraw.of", String.valueOf(version.version())));
            cell.add(withdraw);
        }
        return cell;
    }
}
