package org.keqiao.funding.ui;

import com.vaadin.flow.component.Component;
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
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.keqiao.funding.CapAccount;
import org.keqiao.funding.CapAccounts;
import org.keqiao.funding.LedgerMove;
import org.keqiao.organization.OrganisationView;
import org.keqiao.organization.Organisations;
import org.keqiao.policy.PolicyGroups;
import org.keqiao.policy.PolicyItem;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.ui.DateText;
import org.keqiao.shared.ui.EmptyState;
import org.keqiao.shared.ui.MainLayout;
import org.keqiao.shared.ui.MoneyText;
import org.keqiao.shared.ui.Page;
import org.keqiao.shared.ui.PageHeader;
import org.keqiao.shared.ui.Pager;
import org.keqiao.shared.ui.PhoneCard;
import org.keqiao.shared.ui.PhoneCards;
import org.springframework.lang.Nullable;

/** One cap: its figures, and the bookings behind them. */
@Route(value = "caps/:id", layout = MainLayout.class)
@RolesAllowed({
    "PROGRAM_OFFICER",
    "RECHECKER",
    "FINANCE_OFFICER",
    "DEPUTY_DIRECTOR",
    "MEETING_SECRETARY",
    "DISCIPLINE",
    "FINANCE_BUREAU",
    "AUDITOR"
})
public class CapView extends Page implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;
    private static final int PAGE = 50;

    private final transient CapAccounts caps;
    private final transient PolicyGroups groups;
    private final transient Organisations organisations;

    private UUID shown;
    private final Pager pager = Pager.at(() -> path(this.shown));

    CapView(CapAccounts caps, PolicyGroups groups, Organisations organisations) {
        super("funding.cap");
        this.caps = caps;
        this.groups = groups;
        this.organisations = organisations;
    }

    /** Names of the verified organisations among the holders, by credit code. */
    static Map<String, String> names(List<CapAccount> caps, Organisations organisations) {
        return organisations
                .verified(caps.stream().map(CapAccount::holder).distinct().toList())
                .stream()
                .collect(Collectors.toMap(OrganisationView::uscc, OrganisationView::name, (a, b) -> a));
    }

    static String path(UUID id) {
        return CapsView.ROUTE + "/" + id;
    }

    /** Whose use it counts, for what and when. */
    static String what(Component page, CapAccount cap, PolicyGroups.Names groups) {
        return page.getTranslation(
                "funding.cap.what",
                page.getTranslation("funding.scope." + cap.scope()),
                groups.of(cap.policyGroup(), PolicyItem.Share.CITY),
                cap.year() == null ? page.getTranslation("funding.cap.always") : String.valueOf(cap.year()));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        try {
            show(
                    caps.require(
                            UUID.fromString(event.getRouteParameters().get("id").orElse(""))),
                    event.getLocation()
                            .getQueryParameters()
                            .getSingleParameter("cursor")
                            .orElse(null));
        } catch (Refusal | IllegalArgumentException unknown) {
            throw new NotFoundException();
        }
    }

    private void show(CapAccount cap, @Nullable String cursor) {
        removeAll();
        shown = cap.id();
        String name = names(List.of(cap), organisations).get(cap.holder());
        String what = what(this, cap, groups.names(getLocale()));
        pageTitle(name == null ? cap.holder() : name);
        add(
                new PageHeader(name == null ? cap.holder() : name)
                        .crumb(getTranslation("funding.caps"), CapsView.ROUTE)
                        .below(new Span(name == null ? what : cap.holder() + " · " + what)),
                figures(cap),
                moves(cap, cursor));
    }

    private Component figures(CapAccount cap) {
        Map<String, Money> figures = new LinkedHashMap<>();
        figures.put("height", cap.height());
        figures.put("reserved", cap.reserved());
        figures.put("committed", cap.committed());
        figures.put("left", cap.left());
        figures.put("waiting", cap.waiting());
        DescriptionList list = new DescriptionList();
        list.addClassName("kq-facts");
        figures.forEach((key, amount) -> {
            list.add(new DescriptionList.Term(getTranslation("funding.cap.figure." + key)));
            list.add(new DescriptionList.Description(new MoneyText(amount)));
        });
        Div box = new Div(list);
        box.addClassName("kq-section");
        return box;
    }

    private Component moves(CapAccount cap, @Nullable String cursor) {
        var page = caps.entries(cap.id(), cursor, PAGE);
        Grid<LedgerMove> grid = new Grid<>();
        grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT, GridVariant.LUMO_NO_BORDER);
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.setAllRowsVisible(true);
        grid.addColumn(move -> DateText.minuteText(move.at()))
                .setHeader(getTranslation("funding.at"))
                .setFlexGrow(0)
                .setWidth("10rem");
        grid.addColumn(this::kind)
                .setHeader(getTranslation("funding.booking"))
                .setFlexGrow(1)
                .setWidth("8rem");
        grid.addColumn(move -> move.amount().text())
                .setHeader(getTranslation("funding.amount"))
                .setTextAlign(ColumnTextAlign.END)
                .setFlexGrow(0)
                .setWidth("9rem");
        grid.addColumn(LitRenderer.<LedgerMove>of("<a class=\"kq-case-link\" href=\"${item.path}\">${item.number}</a>")
                        .withProperty("path", move -> "cases?q=" + caseNumber(move))
                        .withProperty("number", CapView::caseNumber))
                .setHeader(getTranslation("funding.cap.case"))
                .setFlexGrow(2)
                .setWidth("14rem");
        grid.addColumn(CapView::reference)
                .setHeader(getTranslation("funding.reference"))
                .setFlexGrow(2)
                .setWidth("13rem");
        grid.addColumn(LitRenderer.<LedgerMove>of(
                                "<div>${item.name}</div><div class=\"kq-quiet\">${item.account}</div>")
                        .withProperty("name", move -> BudgetView.name(move, this))
                        .withProperty("account", BudgetView::account))
                .setHeader(getTranslation("funding.by"))
                .setFlexGrow(0)
                .setWidth("8rem");
        PhoneCards.of(grid, getTranslation("funding.booking"), this::card);
        grid.setItems(page.items());
        grid.setEmptyStateComponent(new EmptyState(
                VaadinIcon.LIST, getTranslation("funding.noMoves"), getTranslation("funding.noCaps.hint")));
        pager.show(cursor, page);
        return new Div(grid, pager);
    }

    private PhoneCard card(LedgerMove move) {
        PhoneCard card = new PhoneCard(new Span(kind(move)))
                .line(getTranslation("shell.money.yuan", move.amount().text()), DateText.minuteText(move.at()));
        if (!caseNumber(move).isEmpty()) {
            card.line(new Anchor("cases?q=" + caseNumber(move), caseNumber(move)));
        }
        return card.line(reference(move)).line(BudgetView.name(move, this), BudgetView.account(move));
    }

    private String kind(LedgerMove move) {
        return getTranslation("funding.kind." + move.kind());
    }

    /** Nothing where it is the case, which stands beside it. */
    private static String reference(LedgerMove move) {
        return move.reference().equals(caseNumber(move)) ? "" : move.reference();
    }

    private static String caseNumber(LedgerMove move) {
        return move.caseNumber() == null ? "" : move.caseNumber().value();
    }
}
