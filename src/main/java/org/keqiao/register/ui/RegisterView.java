package org.keqiao.register.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.function.ValueProvider;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.keqiao.organization.CityProfiles;
import org.keqiao.register.CertificateSummary;
import org.keqiao.register.RegisterQuery;
import org.keqiao.register.RegisterReading;
import org.keqiao.shared.Money;
import org.keqiao.shared.ui.EmptyState;
import org.keqiao.shared.ui.MainLayout;
import org.keqiao.shared.ui.Page;
import org.keqiao.shared.ui.PageHeader;
import org.keqiao.shared.ui.Pager;
import org.keqiao.shared.ui.PhoneCard;
import org.keqiao.shared.ui.PhoneCards;
import org.springframework.lang.Nullable;

/** 登记簿: the certificates of the officer's offices, newest first. */
@Route(value = RegisterView.ROUTE, layout = MainLayout.class)
@RolesAllowed({
    "INTAKE_CLERK",
    "REGISTRAR",
    "STATION_REVIEWER",
    "STATION_HEAD",
    "COUNTY_DEPT",
    "COUNTY_HEAD",
    "PROGRAM_OFFICER",
    "RECHECKER",
    "FINANCE_OFFICER",
    "DEPUTY_DIRECTOR",
    "OBJECTION_OFFICER",
    "MEETING_SECRETARY",
    "DISCIPLINE",
    "TAX_VIEWER"
})
public class RegisterView extends Page implements BeforeEnterObserver {

    static final String ROUTE = "certificates";

    private static final long serialVersionUID = 1L;
    private static final int PAGE = 50;

    private final transient RegisterReading register;
    private final RegisterFilters filters;
    private final Grid<CertificateSummary> grid = new Grid<>();
    private final Pager pager = new Pager(this::turn);

    @Nullable
    private String cursor;

    RegisterView(RegisterReading register, CityProfiles cities, Clock clock) {
        super("register.register");
        this.register = register;
        full();
        filters = new RegisterFilters(cities, register.years(), LocalDate.now(clock), query -> go(query, null));
        columns();
        add(new PageHeader(getTranslation("register.register")), filters, grid, pager);
    }

    private void columns() {
        grid.addClassName("kq-inbox-grid");
        grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT, GridVariant.LUMO_NO_BORDER);
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.setSizeFull();
        grid.addColumn(LitRenderer.<CertificateSummary>of(
                                "<a class=\"kq-case-link\" href=\"${item.path}\">${item.number}</a>"
                                        + "<div class=\"kq-case-title\">${item.title}</div>")
                        .withProperty("path", row -> CertificateView.path(row.id()))
                        .withProperty("number", CertificateSummary::number)
                        .withProperty("title", CertificateSummary::title))
                .setKey("certificate")
                .setHeader(getTranslation("register.certificate"))
                .setFlexGrow(3)
                .setWidth("12.5rem");
        grid.addColumn(LitRenderer.<CertificateSummary>of(
                                "<div>${item.seller}</div><div class=\"kq-quiet\">${item.buyers}</div>")
                        .withProperty("seller", CertificateSummary::seller)
                        .withProperty("buyers", CertificateSummary::buyers))
                .setKey("parties")
                .setHeader(getTranslation("register.parties"))
                .setFlexGrow(3)
                .setWidth("14rem");
        grid.addColumn(row -> filters.categoryName(row.category()))
                .setKey("category")
                .setHeader(getTranslation("register.category"))
                .setFlexGrow(0)
                .setWidth("8.5rem");
        amount("contractAmount", CertificateSummary::contractAmount);
        amount("technicalAmount", CertificateSummary::technicalAmount);
        grid.addColumn(row -> row.issuedOn().toString())
                .setKey("issuedOn")
                .setHeader(getTranslation("register.issuedOn"))
                .setFlexGrow(0)
                .setWidth("7rem");
        grid.addColumn(new ComponentRenderer<>(row -> States.badge(row.state(), this)))
                .setKey("state")
                .setHeader(getTranslation("register.state"))
                .setFlexGrow(0)
                .setWidth("7rem");
        PhoneCards.of(grid, getTranslation("register.certificate"), row -> new PhoneCard(
                        row.number(), CertificateView.path(row.id()))
                .line(new Span(row.title()))
                .line(row.seller(), row.buyers())
                .line(
                        filters.categoryName(row.category()),
                        getTranslation(
                                "register.card.technicalAmount",
                                row.technicalAmount().text()))
                .line(States.badge(row.state(), this), new Span(row.issuedOn().toString())));
    }

    private void amount(String key, ValueProvider<CertificateSummary, Money> of) {
        grid.addColumn(row -> of.apply(row).text())
                .setKey(key)
                .setHeader(getTranslation("register.inYuan", getTranslation("register." + key)))
                .setTextAlign(ColumnTextAlign.END)
                .setFlexGrow(0)
                .setWidth("8.5rem");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters parameters = event.getLocation().getQueryParameters();
        filters.read(parameters);
        cursor = parameters.getSingleParameter("cursor").orElse(null);
        var page = register.list(filters.query(), cursor, PAGE);
        grid.setItems(page.items());
        pager.show(cursor, page);
        grid.setEmptyStateComponent(
                filters.query().isNarrowed()
                        ? new EmptyState(
                                VaadinIcon.SEARCH,
                                getTranslation("register.noMatch"),
                                getTranslation("register.noMatch.hint"))
                        : new EmptyState(
                                VaadinIcon.BOOK,
                                getTranslation("register.none"),
                                getTranslation("register.none.hint")));
    }

    private void turn(@Nullable String after) {
        go(filters.query(), after);
    }

    private void go(RegisterQuery query, @Nullable String after) {
        Map<String, List<String>> all = RegisterFilters.parameters(query);
        if (after != null && !after.isEmpty()) {
            all.put("cursor", List.of(after));
        }
        UI.getCurrent().navigate(RegisterView.class, new QueryParameters(all));
    }
}
