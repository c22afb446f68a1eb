package org.keqiao.statistics.ui;

import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Function;
import org.keqiao.form.CodeTables;
import org.keqiao.organization.CityProfiles;
import org.keqiao.shared.Cursor;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.Money;
import org.keqiao.shared.ui.EmptyState;
import org.keqiao.shared.ui.MainLayout;
import org.keqiao.shared.ui.Page;
import org.keqiao.shared.ui.PageHeader;
import org.keqiao.shared.ui.Pager;
import org.keqiao.shared.ui.PhoneCard;
import org.keqiao.shared.ui.PhoneCards;
import org.keqiao.statistics.Basis;
import org.keqiao.statistics.Closings;
import org.keqiao.statistics.CountedEntry;
import org.keqiao.statistics.EntriesBehind;
import org.keqiao.statistics.EntryQuery;
import org.keqiao.statistics.Figures;
import org.keqiao.statistics.Measure;
import org.springframework.lang.Nullable;

/** The contracts behind a figure: what each adds or takes, what was recorded last first. */
@Route(value = EntriesView.ROUTE, layout = MainLayout.class)
@RolesAllowed({
    "PROGRAM_OFFICER",
    "RECHECKER",
    "FINANCE_OFFICER",
    "DEPUTY_DIRECTOR",
    "MEETING_SECRETARY",
    "DISCIPLINE",
    "AUDITOR",
    "COUNTY_DEPT",
    "COUNTY_HEAD"
})
public class EntriesView extends Page implements BeforeEnterObserver {

    static final String ROUTE = "reports/entries";

    private static final long serialVersionUID = 1L;

    private final Pager pager = Pager.at(this::address);
    private String behindNow = "";
    private static final int PAGE = 50;

    private final transient EntriesBehind behind;
    private final transient Closings closings;
    private final transient CityProfiles cities;
    private final transient Clock clock;

    EntriesView(EntriesBehind behind, Closings closings, CityProfiles cities, Clock clock) {
        super("statistics.entries");
        this.behind = behind;
        this.closings = closings;
        this.cities = cities;
        this.clock = clock;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters parameters = event.getLocation().getQueryParameters();
        EntryQuery query = query(parameters);
        removeAll();
        String back = ReportView.ROUTE + "?"
                + new Asked(
                                query.last(),
                                query.measure() == null ? Measure.REGISTERED : query.measure(),
                                query.basis(),
                                query.asOf())
                        .query();
        add(new PageHeader(getTranslation("statistics.entries"))
                .crumb(getTranslation("statistics.title"), back)
                .below(new Span(words(query))));
        figures(query);
        list(query, parameters.getSingleParameter("cursor").orElse(null));
    }

    private EntryQuery query(QueryParameters parameters) {
        LocalDate today = LocalDate.now(clock);
        YearMonth latest = YearMonth.from(today);
        YearMonth last = Asked.read(parameters, "last", YearMonth::parse)
                .filter(month -> !month.isAfter(latest) && month.getYear() >= 2000)
                .orElse(latest);
        YearMonth first = Asked.read(parameters, "first", YearMonth::parse)
                .filter(month -> !month.isAfter(last) && !month.plusMonths(240).isBefore(last))
                .orElse(last);
        Function<String, String> text =
                name -> parameters.getSingleParameter(name).orElse(null);
        return new EntryQuery(
                first,
                last,
                Asked.constant(parameters, "measure", Measure.values()).orElse(null),
                Asked.constant(parameters, "basis", Basis.values()).orElse(Basis.AS_REPORTED),
                Asked.read(parameters, "asOf", LocalDate::parse)
                        .filter(day -> !day.isAfter(today))
                        .orElse(null),
                text.apply("county"),
                text.apply("category"),
                text.apply("field"),
                text.apply("seller"),
                text.apply("buyer"),
                Asked.constant(parameters, "from", EntryQuery.Place.values()).orElse(null),
                Asked.constant(parameters, "to", EntryQuery.Place.values()).orElse(null));
    }

    private String words(EntryQuery query) {
        String months = query.first().equals(query.last())
                ? query.last().toString()
                : getTranslation(
                        "statistics.months",
                        query.first().toString(),
                        query.last().toString());
        String measure = getTranslation(
                query.measure() == null ? "statistics.measure.all" : "statistics.measure." + query.measure());
        String county = query.county() == null
                ? getTranslation("statistics.total")
                : query.county().isEmpty()
                        ? getTranslation("statistics.noCounty")
                        : cities.officeName(query.county(), getLocale());
        return getTranslation(
                "statistics.entries.about",
                months,
                measure,
                county,
                getTranslation("statistics.basis." + query.basis()));
    }

    private void figures(EntryQuery query) {
        Figures sum = behind.sum(query);
        Paragraph line = new Paragraph(getTranslation(
                "statistics.entries.sum",
                sum.number(),
                sum.amount().text(),
                sum.technical().text()));
        add(line);
        List<Closings.Adjustment> adjustments = closings.adjustments(query);
        if (!adjustments.isEmpty()) {
            add(new AdjustmentTable(adjustments, cities, getLocale()));
        }
    }

    private void list(EntryQuery query, @Nullable String cursor) {
        CursorPage<CountedEntry> page = behind.list(query, cursor, Cursor.limit(PAGE));
        Grid<CountedEntry> grid = new Grid<>();
        grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT, GridVariant.LUMO_NO_BORDER);
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.setAllRowsVisible(true);
        grid.addColumn(LitRenderer.<CountedEntry>of("<a class=\"kq-case-link\" href=\"${item.path}\">${item.number}</a>"
                                + "<div class=\"kq-case-title\">${item.title}</div>")
                        .withProperty("path", EntriesView::path)
                        .withProperty("number", CountedEntry::registrationNumber)
                        .withProperty("title", CountedEntry::title))
                .setHeader(getTranslation("statistics.contract"))
                .setFlexGrow(3)
                .setWidth("12rem");
        grid.addColumn(LitRenderer.<CountedEntry>of(
                                "<div>${item.seller}</div><div class=\"kq-quiet\">${item.buyer}</div>")
                        .withProperty("seller", CountedEntry::seller)
                        .withProperty("buyer", CountedEntry::buyer))
                .setHeader(getTranslation("statistics.parties"))
                .setFlexGrow(3)
                .setWidth("12rem");
        grid.addColumn(LitRenderer.<CountedEntry>of(
                                "<div>${item.kind}</div><div class=\"kq-quiet\">${item.category}</div>")
                        .withProperty("kind", this::kind)
                        .withProperty("category", entry -> CodeTables.shipped()
                                .label("contract-category", entry.category(), getLocale())))
                .setHeader(getTranslation("statistics.entry"))
                .setFlexGrow(1)
                .setWidth("9rem");
        grid.addColumn(LitRenderer.<CountedEntry>of(
                                "<div>${item.counts}</div><div class=\"kq-quiet\">${item.recorded}</div>")
                        .withProperty("counts", entry -> entry.countsOn().toString())
                        .withProperty(
                                "recorded",
                                entry -> entry.recordedOn().equals(entry.countsOn())
                                        ? ""
                                        : getTranslation(
                                                "statistics.recorded",
                                                entry.recordedOn().toString())))
                .setHeader(getTranslation("statistics.countsOn"))
                .setFlexGrow(0)
                .setWidth("9rem");
        amount(grid, "amount", Figures::amount);
        amount(grid, "technical", Figures::technical);
        PhoneCards.of(grid, getTranslation("statistics.contract"), entry -> new PhoneCard(
                        entry.registrationNumber(), path(entry))
                .line(new Span(entry.title()))
                .line(entry.seller(), entry.buyer())
                .line(kind(entry), entry.countsOn().toString())
                .line(new Span(getTranslation(
                        "statistics.card.amounts",
                        entry.change().amount().text(),
                        entry.change().technical().text()))));
        grid.setItems(page.items());
        grid.setEmptyStateComponent(new EmptyState(
                VaadinIcon.LIST, getTranslation("statistics.noEntries"), getTranslation("statistics.noEntries.hint")));
        behindNow = Asked.behind(query);
        pager.show(cursor, page);
        add(new Div(grid), pager);
    }

    private String address() {
        return behindNow;
    }

    private static String path(CountedEntry entry) {
        return entry.origin() == CountedEntry.Origin.REGISTER
                ? "certificates/" + entry.page()
                : "external-contracts?q=" + entry.registrationNumber();
    }

    private String kind(CountedEntry entry) {
        return getTranslation(
                entry.origin() == CountedEntry.Origin.ELSEWHERE
                        ? "statistics.kind.elsewhere." + entry.kind()
                        : "statistics.kind." + entry.kind());
    }

    private void amount(Grid<CountedEntry> grid, String key, Function<Figures, Money> of) {
        grid.addColumn(entry -> of.apply(entry.change()).text())
                .setHeader(getTranslation("statistics." + key + ".yuan"))
                .setTextAlign(ColumnTextAlign.END)
                .setFlexGrow(0)
                .setWidth("9rem");
    }
}
