package org.keqiao.register.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import org.keqiao.form.CodeTables;
import org.keqiao.register.external.ExternalContract;
import org.keqiao.register.external.ExternalContract.State;
import org.keqiao.register.external.ExternalContracts;
import org.keqiao.register.external.ExternalImport;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.ui.EmptyState;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.MainLayout;
import org.keqiao.shared.ui.Page;
import org.keqiao.shared.ui.PageHeader;
import org.keqiao.shared.ui.Pager;
import org.keqiao.shared.ui.PhoneCard;
import org.keqiao.shared.ui.PhoneCards;
import org.keqiao.shared.ui.StatusBadge;
import org.keqiao.shared.ui.Tone;
import org.springframework.lang.Nullable;

/** 外地登记合同: what was entered, what is verified; enterprises see those that they are a party of. */
@Route(value = ExternalContractsView.ROUTE, layout = MainLayout.class)
@PermitAll
public class ExternalContractsView extends Page implements BeforeEnterObserver {

    static final String ROUTE = "external-contracts";

    private static final long serialVersionUID = 1L;
    private static final int PAGE = 50;

    private final transient ExternalContracts contracts;
    private final transient Failures failures;
    private final Grid<ExternalContract> grid = new Grid<>();
    private final TextField words = new TextField();
    private final Pager pager = new Pager(this::go);

    @Nullable
    private String cursor;

    ExternalContractsView(ExternalContracts contracts, ExternalImport imports, CodeTables codes, Failures failures) {
        super("external.title");
        this.contracts = contracts;
        this.failures = failures;
        full();
        words.setPlaceholder(getTranslation("external.search"));
        words.setAriaLabel(getTranslation("external.search"));
        words.setClearButtonVisible(true);
        words.setPrefixComponent(VaadinIcon.SEARCH.create());
        words.setValueChangeMode(ValueChangeMode.LAZY);
        words.addValueChangeListener(change -> go(null));
        PageHeader header = new PageHeader(getTranslation("external.title"))
                .below(new Paragraph(getTranslation("external.about")))
                .actions(words);
        ExternalContracts.Rights rights = contracts.rights();
        if (rights.importFiles()) {
            header.actions(new Button(
                    getTranslation("external.import"),
                    click -> new ExternalImportDialog(imports, failures, this::show).open()));
        }
        if (rights.enter()) {
            Button enter = new Button(
                    getTranslation("external.enter"),
                    click -> new ExternalContractDialog(contracts, codes, failures, this::show).open());
            enter.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            header.actions(enter);
        }
        columns();
        add(header, grid, pager);
    }

    private void columns() {
        grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT, GridVariant.LUMO_NO_BORDER);
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.setSizeFull();
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

    private static Div lines(String first, String second) {
        Span quiet = new Span(second);
        quiet.addClassName("kq-quiet");
        return new Div(new Div(first), quiet);
    }

    private StatusBadge state(ExternalContract contract) {
        Tone tone =
                switch (contract.state()) {
                    case ENTERED -> Tone.ACTIVE;
                    case VERIFIED -> Tone.GOOD;
                    case REJECTED -> Tone.NEUTRAL;
                    case ENDED -> Tone.LATE;
                };
        return new StatusBadge(getTranslation("external.state." + contract.state()), tone);
    }

    private Component standing(ExternalContract contract) {
        String entered = contract.sourceFile() == null
                ? getTranslation("external.by.ENTERED", contract.enteredBy())
                : getTranslation("external.by.FILE", contract.enteredBy(), contract.sourceFile());
        String text = contract.state() == State.ENTERED
                ? entered
                : getTranslation(
                        "external.by.checked", contract.checkedBy(), contract.checkedOn(), contract.checkNote());
        Div line = new Div(text);
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
        if (contract.awaitsReader()) {
            doing.add(button("verify", contract, contracts::verify), button("reject", contract, contracts::reject));
        } else if (contract.state() == State.VERIFIED && contracts.rights().importFiles()) {
            doing.add(
                    button("recheck", contract, (id, note) -> contracts.recheck(id, true, note)),
                    button("ended", contract, (id, note) -> contracts.recheck(id, false, note)));
        }
        return doing;
    }

    private Button button(String what, ExternalContract contract, ExternalNoteDialog.Decision decision) {
        Button button = new Button(
                getTranslation("external." + what),
                click -> new ExternalNoteDialog(what, contract, failures, decision, this::show).open());
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        return button;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show();
    }

    private void go(@Nullable String after) {
        cursor = after;
        show();
    }

    private void show() {
        CursorPage<ExternalContract> page = contracts.list(words.getValue(), cursor, PAGE);
        grid.setItems(page.items());
        pager.show(cursor, page);
        grid.setEmptyStateComponent(new EmptyState(
                VaadinIcon.GLOBE,
                getTranslation(words.isEmpty() ? "external.none" : "external.notFound"),
                getTranslation("external.about")));
    }
}
