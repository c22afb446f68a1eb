package org.keqiao.funding.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.keqiao.funding.BudgetLine;
import org.keqiao.funding.BudgetLines;
import org.keqiao.funding.LedgerEntries;
import org.keqiao.funding.LedgerEntry;
import org.keqiao.funding.LedgerMove;
import org.keqiao.funding.year.YearEnds;
import org.keqiao.organization.CityProfiles;
import org.keqiao.policy.PolicyGroups;
import org.keqiao.security.Actor;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.Texts;
import org.keqiao.shared.ui.DateText;
import org.keqiao.shared.ui.EmptyState;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.MainLayout;
import org.keqiao.shared.ui.MoneyText;
import org.keqiao.shared.ui.Page;
import org.keqiao.shared.ui.PageHeader;
import org.keqiao.shared.ui.Pager;
import org.keqiao.shared.ui.PhoneCard;
import org.keqiao.shared.ui.PhoneCards;
import org.springframework.lang.Nullable;

/** One budget line: its figures, and the bookings behind them. */
@Route(value = "budgets/:id", layout = MainLayout.class)
@RolesAllowed({
    "PROGRAM_OFFICER",
    "RECHECKER",
    "FINANCE_OFFICER",
    "DEPUTY_DIRECTOR",
    "MEETING_SECRETARY",
    "DISCIPLINE",
    "FINANCE_BUREAU",
    "AUDITOR",
    "COUNTY_DEPT",
    "COUNTY_HEAD",
    "COUNTY_FINANCE"
})
public class BudgetView extends Page implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;
    private static final int PAGE = 50;

    private final Pager pager = Pager.at(this::address);
    private String address = "";
    private final transient BudgetLines budgets;
    private final transient LedgerEntries entries;
    private final transient YearEnds yearEnds;
    private final transient CityProfiles cities;
    private final transient PolicyGroups groups;
    private final transient Texts texts;
    private final transient Failures failures;

    BudgetView(
            BudgetLines budgets,
            LedgerEntries entries,
            YearEnds yearEnds,
            CityProfiles cities,
            PolicyGroups groups,
            Texts texts,
            Failures failures) {
        super("funding.line");
        this.budgets = budgets;
        this.entries = entries;
        this.yearEnds = yearEnds;
        this.cities = cities;
        this.groups = groups;
        this.texts = texts;
        this.failures = failures;
    }

    /** @param figure whose bookings are shown, null for all */
    static String path(UUID id, @Nullable LedgerMove.Figure figure) {
        return BudgetsView.ROUTE + "/" + id + (figure == null ? "" : "?figure=" + figure);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters parameters = event.getLocation().getQueryParameters();
        LedgerMove.Figure figure = Arrays.stream(LedgerMove.Figure.values())
                .filter(known -> parameters
                        .getSingleParameter("figure")
                        .filter(known.name()::equals)
                        .isPresent())
                .findFirst()
                .orElse(null);
        try {
            show(
                    budgets.require(
                            UUID.fromString(event.getRouteParameters().get("id").orElse(""))),
                    figure,
                    parameters.getSingleParameter("cursor").orElse(null));
        } catch (Refusal | IllegalArgumentException unknown) {
            throw new NotFoundException();
        }
    }

    private void show(BudgetLine line, @Nullable LedgerMove.Figure figure, @Nullable String cursor) {
        removeAll();
        pageTitle(line.documentNumber());
        PageHeader header = new PageHeader(BudgetNames.group(line, groups.names(getLocale())))
                .crumb(getTranslation("funding.budgets"), BudgetsView.ROUTE + "?year=" + line.year())
                .below(new Span(getTranslation(
                        line.carryOverYear() == null ? "funding.sub" : "funding.sub.carried",
                        String.valueOf(line.year()),
                        BudgetNames.purse(line, cities, getLocale()),
                        line.documentNumber(),
                        String.valueOf(line.carryOverYear()))));
        if (budgets.isKept(line) && !line.closed()) {
            header.actions(change(line, "raise"), change(line, "cut"));
        }
        add(header, figures(line, figure));
        if (yearEnds.isDue(line)) {
            add(new YearEndPanel(yearEnds, failures, line.id(), () -> UI.getCurrent()
                    .getPage()
                    .reload()));
        }
        add(moves(line, figure, cursor));
    }

    private Button change(BudgetLine line, String what) {
        return new Button(getTranslation("funding." + what), click -> new BudgetChangeDialog(
                        failures,
                        what,
                        line,
                        "raise".equals(what) ? budgets::raise : budgets::cut,
                        () -> UI.getCurrent().getPage().reload())
                .open());
    }

    private Component figures(BudgetLine line, @Nullable LedgerMove.Figure shown) {
        Map<LedgerMove.Figure, Money> figures = new LinkedHashMap<>();
        figures.put(LedgerMove.Figure.TOTAL, line.total());
        figures.put(LedgerMove.Figure.RESERVED, line.reserved());
        figures.put(LedgerMove.Figure.COMMITTED, line.committed());
        figures.put(LedgerMove.Figure.PAID, line.paid());
        figures.put(LedgerMove.Figure.LEFT, line.left());
        if (!line.recovered().isZero()) {
            figures.put(LedgerMove.Figure.RECOVERED, line.recovered());
        }
        DescriptionList list = new DescriptionList();
        list.addClassName("kq-facts");
        figures.forEach((figure, amount) -> {
            Anchor link = new Anchor(path(line.id(), figure == shown ? null : figure), "");
            link.add(new MoneyText(amount));
            if (figure == shown) {
                link.getElement().setAttribute("aria-current", "true");
            }
            list.add(new DescriptionList.Term(getTranslation("funding.figure." + figure)));
            list.add(new DescriptionList.Description(link));
        });
        Div box = new Div(list);
        box.addClassName("kq-section");
        if (shown != null) {
            Span behind = new Span(getTranslation("funding.behind", getTranslation("funding.figure." + shown)));
            behind.addClassName("kq-quiet");
            box.add(behind);
        }
        return box;
    }

    private Component moves(BudgetLine line, @Nullable LedgerMove.Figure figure, @Nullable String cursor) {
        var page = entries.of(line.id(), figure, cursor, PAGE);
        Grid<LedgerEntry> grid = new Grid<>();
        grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT, GridVariant.LUMO_NO_BORDER);
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.setAllRowsVisible(true);
        grid.addColumn(entry -> DateText.minuteText(entry.move().at()))
                .setHeader(getTranslation("funding.at"))
                .setFlexGrow(0)
                .setWidth("10rem");
        grid.addColumn(LitRenderer.<LedgerEntry>of("<div>${item.kind}</div><div class=\"kq-quiet\">${item.way}</div>")
                        .withProperty("kind", entry -> kind(entry.move()))
                        .withProperty("way", entry -> way(entry.move())))
                .setHeader(getTranslation("funding.booking"))
                .setFlexGrow(1)
                .setWidth("9rem");
        grid.addColumn(entry -> amount(entry.move()))
                .setHeader(getTranslation("funding.amount"))
                .setTextAlign(ColumnTextAlign.END)
                .setFlexGrow(0)
                .setWidth("9rem");
        grid.addColumn(LitRenderer.<LedgerEntry>of("<a class=\"kq-case-link\" href=\"${item.path}\">${item.number}</a>"
                                + "<div class=\"kq-quiet\">${item.act}</div>")
                        .withProperty("path", entry -> "cases?q=" + caseNumber(entry))
                        .withProperty("number", BudgetView::caseNumber)
                        .withProperty("act", this::act))
                .setHeader(getTranslation("funding.caseAndAct"))
                .setFlexGrow(2)
                .setWidth("15.5rem");
        grid.addColumn(LitRenderer.<LedgerEntry>of("<div>${item.paper}</div><div class=\"kq-quiet\">${item.paid}</div>")
                        .withProperty("paper", this::paper)
                        .withProperty("paid", this::paid))
                .setHeader(getTranslation("funding.reference"))
                .setFlexGrow(2)
                .setWidth("11.5rem");
        grid.addColumn(LitRenderer.<LedgerEntry>of(
                                "<div>${item.name}</div><div class=\"kq-quiet\">${item.account}</div>")
                        .withProperty("name", entry -> name(entry.move(), this))
                        .withProperty("account", entry -> account(entry.move())))
                .setHeader(getTranslation("funding.by"))
                .setFlexGrow(0)
                .setWidth("8rem");
        PhoneCards.of(grid, getTranslation("funding.booking"), this::card);
        grid.setItems(page.items());
        grid.setEmptyStateComponent(new EmptyState(
                VaadinIcon.LIST, getTranslation("funding.noMoves"), getTranslation("funding.noMoves.hint")));
        address = path(line.id(), figure);
        pager.show(cursor, page);
        return new Div(grid, pager);
    }

    private PhoneCard card(LedgerEntry entry) {
        PhoneCard card = new PhoneCard(new Span(kind(entry.move())))
                .line(
                        getTranslation("shell.money.yuan", amount(entry.move())),
                        DateText.minuteText(entry.move().at()));
        if (!caseNumber(entry).isEmpty()) {
            card.line(new Anchor("cases?q=" + caseNumber(entry), caseNumber(entry)), new Span(act(entry)));
        }
        return card.line(paper(entry), paid(entry)).line(name(entry.move(), this), account(entry.move()));
    }

    /** Under a figure what it adds to it or takes from it, so that the list adds up to the figure. */
    private static String amount(LedgerMove move) {
        return (move.effect() == null ? move.amount() : move.effect()).text();
    }

    /** Whoever booked it, or the product itself. */
    static String name(LedgerMove move, Component reader) {
        return move.by().equals(Actor.SYSTEM.username())
                ? reader.getTranslation("casefile.timeline.bySystem")
                : move.byName();
    }

    /** The account of whoever booked, beside the name; empty where the name says the same. */
    static String account(LedgerMove move) {
        return move.by().equals(move.byName()) || move.by().equals(Actor.SYSTEM.username()) ? "" : move.by();
    }

    private String address() {
        return address;
    }

    private String kind(LedgerMove move) {
        return getTranslation("funding.kind." + move.kind());
    }

    private static String caseNumber(LedgerEntry entry) {
        return entry.move().caseNumber() == null
                ? ""
                : entry.move().caseNumber().value();
    }

    private String act(LedgerEntry entry) {
        return entry.act() == null
                ? ""
                : getTranslation(
                        "funding.act", entry.act().number(), actName(entry.act().name()));
    }

    /** Steps are recorded by their names, what the product did by a key that the case's record has words for. */
    private String actName(String name) {
        return Stream.of("casefile.timeline.", "casefile.record.")
                .map(prefix -> prefix + name)
                .filter(key -> texts.has(key, getLocale()))
                .map(key -> texts.get(key, getLocale()))
                .filter(text -> text.indexOf('{') < 0)
                .findFirst()
                .orElse(name);
    }

    /** Nothing where it is the case, which stands beside it. */
    private String paper(LedgerEntry entry) {
        if (entry.payment() != null) {
            return getTranslation("funding.receipt", entry.move().reference());
        }
        return entry.move().reference().equals(caseNumber(entry))
                ? ""
                : entry.move().reference();
    }

    private String paid(LedgerEntry entry) {
        return entry.payment() == null
                ? ""
                : getTranslation(
                        "funding.order",
                        entry.payment().order(),
                        entry.payment().payee(),
                        String.valueOf(entry.payment().paidOn()));
    }

    private String way(LedgerMove move) {
        return getTranslation(
                "funding.way",
                getTranslation("funding.place." + move.source()),
                getTranslation("funding.place." + move.target()));
    }
}
