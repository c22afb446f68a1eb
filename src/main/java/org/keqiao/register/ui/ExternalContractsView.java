package org.keqiao.register.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import org.keqiao.form.CodeTables;
import org.keqiao.register.external.ExternalContract;
import org.keqiao.register.external.ExternalContract.State;
import org.keqiao.register.external.ExternalContracts;
import org.keqiao.register.external.ExternalImport;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.MainLayout;
import org.keqiao.shared.ui.PhoneCard;
import org.keqiao.shared.ui.PhoneCards;
import org.keqiao.shared.ui.RegisterPage;
import org.keqiao.shared.ui.StatusBadge;
import org.keqiao.shared.ui.Tone;
import org.springframework.lang.Nullable;

/** 外地登记合同: what was entered, what is verified; enterprises see those that they are a party of. */
@Route(value = ExternalContractsView.ROUTE, layout = MainLayout.class)
@PermitAll
public class ExternalContractsView extends RegisterPage<ExternalContract> {

    static final String ROUTE = "external-contracts";

    private static final long serialVersionUID = 1L;

    private final transient ExternalContracts contracts;
    private final transient Failures failures;

    ExternalContractsView(ExternalContracts contracts, ExternalImport imports, CodeTables codes, Failures failures) {
        super(new Wording(
                "external.title",
                "external.search",
                "external.none",
                "external.notFound",
                "external.about",
                VaadinIcon.GLOBE));
        this.contracts = contracts;
        this.failures = failures;
        header.below(new Paragraph(getTranslation("external.about")));
        ExternalContracts.Rights rights = contracts.rights();
        if (rights.importFiles()) {
            header.actions(new Button(
                    getTranslation("external.import"),
                    click -> new ExternalImportDialog(imports, failures, this::show).open()));
        }
        if (rights.enter()) {
            enters(
                    getTranslation("external.enter"),
                    () -> new ExternalContractDialog(contracts, codes, failures, this::show).open());
        }
        columns();
    }

    @Override
    protected CursorPage<ExternalContract> page(String query, @Nullable String after, int limit) {
        return contracts.list(query, after, limit);
    }

    private void columns() {
        grid.addComponentColumn(contract -> lines(contract.title(), contract.number()))
                .setHeader(getTranslation("external.contract"))
                .setFlexGrow(3)
                .setWidth("12rem");
        grid.addComponentColumn(contract -> lines(contract.sellerName(), contract.buyerName()))
                .setHeader(getTranslation("external.parties"))
                .setFlexGrow(3)
                .setWidth("12rem");
        grid.addComponentColumn(contract -> lines(
                        contract.contractAmount().text(),
                        contract.technicalAmount().text()))
                .setHeader(getTranslation("external.amounts"))
                .setFlexGrow(1)
                .setWidth("9rem");
        grid.addComponentColumn(contract -> lines(
                        contract.registeringBody(), contract.registeredOn().toString()))
                .setHeader(getTranslation("external.registered"))
                .setFlexGrow(2)
                .setWidth("10rem");
        grid.addComponentColumn(contract -> new Div(state(contract), standing(contract)))
                .setHeader(getTranslation("external.state"))
                .setFlexGrow(2)
                .setWidth("12rem");
        grid.addComponentColumn(this::doing).setKey("doing").setFlexGrow(0).setWidth("13rem");
        PhoneCards.of(grid, getTranslation("external.title"), contract -> new PhoneCard(new Span(contract.title()))
                .line(contract.number(), contract.registeringBody())
                .line(contract.sellerName(), contract.buyerName())
                .line(new Span(getTranslation(
                        "external.card.amounts",
                        contract.contractAmount().text(),
                        contract.technicalAmount().text())))
                .line(state(contract), standing(contract))
                .line(doing(contract)));
    }

    private StatusBadge state(ExternalContract contract) {
        Tone tone =
                switch (contract.state()) {
                    case ENTERED -> Tone.ACTIVE;
                    case VERIFIED -> Tone.GOOD;
                    case REJECTED -> Tone.NEUTRAL;
                    case ENDED -> Tone.LATE;
                };
        boolean doubted = contract.state() == State.VERIFIED && contract.doubtedBy() != null;
        return doubted
                ? new StatusBadge(getTranslation("external.state.DOUBTED"), Tone.LATE)
                : new StatusBadge(getTranslation("external.state." + contract.state()), tone);
    }

    private Component standing(ExternalContract contract) {
        String entered = contract.sourceFile() == null
                ? getTranslation("external.by.ENTERED", contract.enteredBy())
                : getTranslation("external.by.FILE", contract.enteredBy(), contract.sourceFile());
        String text = contract.state() == State.ENTERED
                ? entered
                : getTranslation(
                        "external.by.checked", contract.checkedBy(), contract.checkedOn(), contract.checkNote());
        Div line = new Div(
                contract.doubtedBy() == null
                        ? text
                        : getTranslation(
                                "external.by.doubted",
                                contract.doubtedBy(),
                                contract.doubtedOn(),
                                contract.doubtNote(),
                                text));
        line.addClassName("kq-quiet");
        return line;
    }

    private Component doing(ExternalContract contract) {
        Div doing = new Div();
        if (contract.paper() != null) {
            Anchor paper = new Anchor(
                    "api/v1/external-contracts/" + contract.id() + "/certificate",
                    getTranslation("external.paper.open"));
            paper.setRouterIgnore(true);
            doing.add(paper);
        }
        if (contract.state() == State.ENTERED && contract.awaitsReader()) {
            doing.add(button("verify", contract, contracts::verify), button("reject", contract, contracts::reject));
        } else if (contract.state() == State.VERIFIED && contracts.rights().importFiles()) {
            doing.add(button("recheck", contract, (id, note) -> contracts.recheck(id, true, note)));
            if (contract.doubtedBy() == null || contract.awaitsReader()) {
                doing.add(button("ended", contract, (id, note) -> contracts.recheck(id, false, note)));
            }
        }
        return doing;
    }

    private Button button(String what, ExternalContract contract, ExternalNoteDialog.Decision decision) {
        return button(
                getTranslation("external." + what),
                () -> new ExternalNoteDialog(what, contract, failures, decision, this::show).open());
    }
}
