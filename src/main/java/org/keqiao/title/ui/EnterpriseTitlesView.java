package org.keqiao.title.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.keqiao.form.CodeTables;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.ui.EmptyState;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.MainLayout;
import org.keqiao.shared.ui.Notices;
import org.keqiao.shared.ui.Page;
import org.keqiao.shared.ui.PageHeader;
import org.keqiao.shared.ui.Pager;
import org.keqiao.shared.ui.PhoneCard;
import org.keqiao.shared.ui.PhoneCards;
import org.keqiao.shared.ui.StatusBadge;
import org.keqiao.shared.ui.Tone;
import org.keqiao.title.EnterpriseTitle;
import org.keqiao.title.EnterpriseTitle.State;
import org.keqiao.title.EnterpriseTitle.Withdrawal;
import org.keqiao.title.EnterpriseTitles;
import org.keqiao.title.TitleCodes;
import org.keqiao.title.TitleImport;
import org.springframework.lang.Nullable;

/** 企业资质: who holds which title; what waits for a second person is confirmed here. */
@Route(value = EnterpriseTitlesView.ROUTE, layout = MainLayout.class)
@RolesAllowed({
    "PROGRAM_OFFICER",
    "DISCIPLINE",
    "RECHECKER",
    "FINANCE_OFFICER",
    "DEPUTY_DIRECTOR",
    "MEETING_SECRETARY",
    "AUDITOR"
})
public class EnterpriseTitlesView extends Page implements BeforeEnterObserver {

    static final String ROUTE = "enterprise-titles";

    private static final long serialVersionUID = 1L;
    private static final int PAGE = 50;

    private final transient EnterpriseTitles titles;
    private final transient TitleCodes codes;
    private final transient Failures failures;
    private final Grid<EnterpriseTitle> grid = new Grid<>();
    private final TextField words = new TextField();
    private final Select<CodeTables.Code> title = new Select<>();
    private final Checkbox waiting;
    private final Pager pager = new Pager(this::go);

    @Nullable
    private String cursor;

    EnterpriseTitlesView(
            EnterpriseTitles titles, TitleImport imports, TitleCodes codes, Failures failures, Clock clock) {
        super("title.title");
        this.titles = titles;
        this.codes = codes;
        this.failures = failures;
        full();
        words.setPlaceholder(getTranslation("title.search"));
        words.setAriaLabel(getTranslation("title.search"));
        words.setClearButtonVisible(true);
        words.setPrefixComponent(VaadinIcon.SEARCH.create());
        words.setValueChangeMode(ValueChangeMode.LAZY);
        title.setAriaLabel(getTranslation("title.class"));
        title.setPlaceholder(getTranslation("title.all"));
        title.setEmptySelectionAllowed(true);
        title.setEmptySelectionCaption(getTranslation("title.all"));
        title.setItems(codes.titles());
        title.setItemLabelGenerator(code -> code == null ? getTranslation("title.all") : code.label(getLocale()));
        waiting = new Checkbox(getTranslation("title.waiting"));
        PageHeader header = new PageHeader(getTranslation("title.title"))
                .below(new Paragraph(getTranslation("title.about")))
                .actions(words, title, waiting);
        if (titles.isKept()) {
            int year = LocalDate.now(clock).getYear();
            Button enter = new Button(
                    getTranslation("title.enter"),
                    click -> new TitleDialog(titles, codes, failures, this::show).open());
            enter.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            header.actions(
                    new Button(
                            getTranslation("title.import"),
                            click -> new TitleImportDialog(imports, codes, year, failures, this::show).open()),
                    enter);
        }
        columns();
        add(header, grid, pager);
        words.addValueChangeListener(change -> filtered(change.isFromClient()));
        title.addValueChangeListener(change -> filtered(change.isFromClient()));
        waiting.addValueChangeListener(change -> filtered(change.isFromClient()));
    }

    private void columns() {
        grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT, GridVariant.LUMO_NO_BORDER);
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.setSizeFull();
        grid.addComponentColumn(each -> lines(each.name(), each.uscc()))
                .setHeader(getTranslation("title.name"))
                .setFlexGrow(3)
                .setWidth("12rem");
        grid.addComponentColumn(each -> lines(label(each), each.number()))
                .setHeader(getTranslation("title.class"))
                .setFlexGrow(2)
                .setWidth("11rem");
        grid.addComponentColumn(each -> lines(period(each), each.issuer()))
                .setHeader(getTranslation("title.period"))
                .setFlexGrow(2)
                .setWidth("11rem");
        grid.addComponentColumn(this::source)
                .setHeader(getTranslation("title.source"))
                .setFlexGrow(2)
                .setWidth("11rem");
        grid.addComponentColumn(this::standing)
                .setHeader(getTranslation("title.state"))
                .setFlexGrow(2)
                .setWidth("11rem");
        grid.addComponentColumn(this::doing).setKey("doing").setFlexGrow(0).setWidth("13rem");
        PhoneCards.of(grid, getTranslation("title.title"), each -> new PhoneCard(new Span(each.name()))
                .line(each.uscc(), label(each))
                .line(each.number(), each.issuer())
                .line(period(each))
                .line(source(each))
                .line(standing(each))
                .line(doing(each)));
    }

    private static Div lines(String above, String below) {
        Span quiet = new Span(below);
        quiet.addClassName("kq-quiet");
        return new Div(new Div(above), quiet);
    }

    private String label(EnterpriseTitle each) {
        return codes.label(each.title(), getLocale());
    }

    private String period(EnterpriseTitle each) {
        return getTranslation("title.fromTo", each.from().toString(), each.to().toString());
    }

    private Component source(EnterpriseTitle each) {
        Div source = each.year() == null
                ? new Div(new Div(each.source()))
                : lines(each.source(), getTranslation("title.ofYear", String.valueOf(each.year()), each.sourceFile()));
        if (each.paper() != null) {
            Anchor paper = new Anchor(
                    "api/v1/enterprise-titles/" + each.id() + "/document", getTranslation("title.paper.open"));
            paper.setRouterIgnore(true);
            source.add(new Div(paper));
        }
        return source;
    }

    private Component standing(EnterpriseTitle each) {
        Withdrawal withdrawal = each.withdrawal();
        if (withdrawal != null) {
            boolean inForce = withdrawal.state() == State.IN_FORCE;
            return standing(
                    getTranslation(inForce ? "title.withdrawn" : "title.withdrawing"),
                    inForce ? Tone.LATE : Tone.SOON,
                    getTranslation(
                            "title.withdrawal.by",
                            withdrawal.from().toString(),
                            withdrawal.enteredBy(),
                            withdrawal.reason()));
        }
        Tone tone =
                switch (each.state()) {
                    case ENTERED -> Tone.ACTIVE;
                    case IN_FORCE -> Tone.GOOD;
                    case REJECTED -> Tone.NEUTRAL;
                };
        String who =
                switch (each.state()) {
                    case ENTERED -> getTranslation("title.by.ENTERED", each.enteredBy());
                    case IN_FORCE -> getTranslation("title.by.IN_FORCE", each.enteredBy(), each.decidedBy());
                    case REJECTED -> getTranslation("title.by.REJECTED", each.decidedBy(), each.note());
                };
        return standing(getTranslation("title.state." + each.state()), tone, who);
    }

    private static Component standing(String state, Tone tone, String who) {
        Div quiet = new Div(who);
        quiet.addClassName("kq-quiet");
        return new Div(new StatusBadge(state, tone), quiet);
    }

    private Component doing(EnterpriseTitle each) {
        Div buttons = new Div();
        Withdrawal withdrawal = each.withdrawal();
        if (each.awaitsReader() || withdrawal != null && withdrawal.awaitsReader()) {
            buttons.add(
                    button("title.confirm", () -> confirm(each)),
                    button("title.reject", () -> ask("title.reject", each, false)));
        } else if (each.state() == State.IN_FORCE && withdrawal == null && titles.isKept()) {
            buttons.add(button("title.withdraw", () -> ask("title.withdraw", each, true)));
        }
        return buttons;
    }

    private Button button(String key, Runnable work) {
        Button button = new Button(getTranslation(key), click -> work.run());
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        return button;
    }

    /** A list is confirmed as a whole, whichever of its rows it is asked at: that is said before. */
    private void confirm(EnterpriseTitle each) {
        if (each.withdrawal() != null || each.sourceFile() == null) {
            confirmed(each);
            return;
        }
        ConfirmDialog dialog = new ConfirmDialog(
                getTranslation("title.confirm"),
                getTranslation("title.confirm.list", each.sourceFile(), titles.onList(each)),
                getTranslation("title.confirm"),
                confirmed -> confirmed(each));
        dialog.setCancelable(true);
        dialog.setCancelText(getTranslation("shell.cancel"));
        dialog.open();
    }

    private void confirmed(EnterpriseTitle each) {
        titles.confirm(each.id());
        Notices.success(getTranslation("title.confirmed", each.name()));
        show();
    }

    private void ask(String key, EnterpriseTitle each, boolean dated) {
        String about = each.awaitsReader() && each.sourceFile() != null
                ? getTranslation("title.confirm.list", each.sourceFile(), titles.onList(each))
                : getTranslation("title.of", each.name(), label(each));
        new TitleReasonDialog(
                        getTranslation(key),
                        about,
                        dated,
                        failures,
                        (from, reason) -> {
                            if (dated) {
                                titles.withdraw(each.id(), from, reason);
                            } else {
                                titles.reject(each.id(), reason);
                            }
                        },
                        this::show)
                .open();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters asked = event.getLocation().getQueryParameters();
        cursor = asked.getSingleParameter("cursor").orElse(null);
        words.setValue(asked.getSingleParameter("q").orElse(""));
        String wanted = asked.getSingleParameter("title").orElse("");
        title.setValue(codes.titles().stream()
                .filter(code -> code.code().equals(wanted))
                .findFirst()
                .orElse(null));
        waiting.setValue(asked.getSingleParameter("waiting").isPresent());
        show();
    }

    private void show() {
        CursorPage<EnterpriseTitle> page = titles.list(words.getValue(), chosen(), waiting.getValue(), cursor, PAGE);
        grid.setItems(page.items());
        pager.show(cursor, page);
        boolean all = words.isEmpty() && chosen() == null && !waiting.getValue();
        grid.setEmptyStateComponent(new EmptyState(
                VaadinIcon.DIPLOMA,
                getTranslation(all ? "title.none" : "title.notFound"),
                getTranslation("title.none.about")));
    }

    @Nullable
    private String chosen() {
        return title.getValue() == null ? null : title.getValue().code();
    }

    private void filtered(boolean byPerson) {
        if (byPerson) {
            go(null);
        }
    }

    /** What is looked for stands in the address. */
    private void go(@Nullable String after) {
        Map<String, String> asked = new HashMap<>();
        if (!words.isEmpty()) {
            asked.put("q", words.getValue());
        }
        if (chosen() != null) {
            asked.put("title", chosen());
        }
        if (waiting.getValue()) {
            asked.put("waiting", "true");
        }
        if (after != null) {
            asked.put("cursor", after);
        }
        UI.getCurrent().navigate(EnterpriseTitlesView.class, QueryParameters.simple(asked));
    }
}
