package org.keqiao.inbox.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.keqiao.casefile.CaseQuery;
import org.keqiao.casefile.CaseReading;
import org.keqiao.casefile.CaseStatus;
import org.keqiao.casefile.CaseSummary;
import org.keqiao.casefile.ui.extra.CaseExtra;
import org.keqiao.casefile.ui.extra.CaseStandings;
import org.keqiao.inbox.ui.file.CaseFileView;
import org.keqiao.process.Matter;
import org.keqiao.process.Matters;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.ui.EmptyState;
import org.keqiao.shared.ui.FilterChips;
import org.keqiao.shared.ui.Icons;
import org.keqiao.shared.ui.MainLayout;
import org.keqiao.shared.ui.Page;
import org.keqiao.shared.ui.PageHeader;
import org.keqiao.shared.ui.Pager;
import org.keqiao.shared.ui.PhoneCard;
import org.keqiao.shared.ui.PhoneCards;
import org.springframework.lang.Nullable;

/** 案件: every case of the officer's scope, newest first, open or closed. */
@Route(value = "cases", layout = MainLayout.class)
@PermitAll
public class CasesView extends Page implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;
    private static final int PAGE = 50;

    private final transient CaseReading reading;
    private final transient Matters matters;
    private final transient CaseWorkers workers;
    private final transient List<CaseExtra> extras;
    private final TextField search = new TextField();
    private final Select<String> matter = new Select<>();
    private final Select<CaseStatus> status = new Select<>();
    private final FilterChips chips;
    private final Grid<CaseSummary> grid = new Grid<>();
    private final Pager pager = new Pager(after -> go(search.getValue(), matter.getValue(), status.getValue(), after));

    private transient Map<UUID, String> standings = Map.of();

    @Nullable
    private String cursor;

    CasesView(CaseReading reading, Matters matters, CaseWorkers workers, List<CaseExtra> extras) {
        super("inbox.cases");
        this.reading = reading;
        this.matters = matters;
        this.workers = workers;
        this.extras = extras;
        full();
        chips = new FilterChips(() -> go(null, null, null, null));
        columns();
        add(new PageHeader(getTranslation("inbox.cases")), toolbar(), chips, grid, pager);
    }

    private Div toolbar() {
        search.setPlaceholder(getTranslation("inbox.search"));
        search.setAriaLabel(getTranslation("inbox.search"));
        search.setPrefixComponent(Icons.decorative(VaadinIcon.SEARCH));
        search.setClearButtonVisible(true);
        search.setMaxLength(100);
        search.addClassName("grow");
        search.addValueChangeListener(change -> changed(change.isFromClient()));
        matter.setAriaLabel(getTranslation("inbox.column.matter"));
        matter.setPlaceholder(getTranslation("inbox.anyMatter"));
        matter.setEmptySelectionAllowed(true);
        matter.setEmptySelectionCaption(getTranslation("inbox.anyMatter"));
        matter.setItems(matters.current().stream().map(Matter::key).toList());
        matter.setItemLabelGenerator(key -> key == null ? getTranslation("inbox.anyMatter") : name(key));
        matter.addValueChangeListener(change -> changed(change.isFromClient()));
        status.setAriaLabel(getTranslation("inbox.column.status"));
        status.setPlaceholder(getTranslation("inbox.anyStatus"));
        status.setEmptySelectionAllowed(true);
        status.setEmptySelectionCaption(getTranslation("inbox.anyStatus"));
        status.setItems(Arrays.stream(CaseStatus.values())
                .filter(s -> s != CaseStatus.DRAFT)
                .toList());
        status.setItemLabelGenerator(
                s -> s == null ? getTranslation("inbox.anyStatus") : getTranslation("inbox.status." + s));
        status.addValueChangeListener(change -> changed(change.isFromClient()));
        Div bar = new Div(search, matter, status);
        bar.addClassName("kq-toolbar");
        return bar;
    }

    private void columns() {
        grid.addClassName("kq-inbox-grid");
        grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT, GridVariant.LUMO_NO_BORDER);
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.setSizeFull();
        grid.addColumn(LitRenderer.<CaseSummary>of("<a class=\"kq-case-link\" href=\"${item.path}\">${item.number}</a>"
                                + "<div class=\"kq-case-title\">${item.title}</div>")
                        .withProperty("path", row -> CaseFileView.ROUTE + "/" + row.id())
                        .withProperty("number", row -> String.valueOf(row.caseNumber()))
                        .withProperty("title", CaseSummary::title))
                .setHeader(getTranslation("inbox.column.case"))
                .setFlexGrow(2)
                .setWidth("15rem");
        grid.addColumn(CaseSummary::applicant)
                .setHeader(getTranslation("inbox.column.applicant"))
                .setFlexGrow(2)
                .setWidth("11rem");
        grid.addColumn(row -> name(row.matter()))
                .setHeader(getTranslation("inbox.column.matter"))
                .setFlexGrow(1)
                .setWidth("11rem");
        grid.addColumn(row -> row.receivedOn() == null ? "" : row.receivedOn().toString())
                .setHeader(getTranslation("inbox.column.received"))
                .setFlexGrow(0)
                .setWidth("7rem");
        grid.addColumn(row -> row.dueOn() == null || row.status().isTerminal()
                        ? ""
                        : row.dueOn().toString())
                .setHeader(getTranslation("inbox.column.due"))
                .setFlexGrow(0)
                .setWidth("7rem");
        grid.addColumn(new ComponentRenderer<>(this::state))
                .setKey("status")
                .setHeader(getTranslation("inbox.column.status"))
                .setFlexGrow(0)
                .setWidth("9.5rem");
        PhoneCards.of(grid, getTranslation("inbox.column.case"), row -> new PhoneCard(
                        String.valueOf(row.caseNumber()), CaseFileView.ROUTE + "/" + row.id())
                .line(new Span(row.title()))
                .line(row.applicant(), name(row.matter()))
                .line(
                        state(row),
                        new Span(
                                row.dueOn() == null || row.status().isTerminal()
                                        ? ""
                                        : getTranslation("inbox.card.due", row.dueOn())),
                        new Span(
                                row.receivedOn() == null
                                        ? ""
                                        : getTranslation("inbox.card.received", row.receivedOn()))));
    }

    /** The status, and where the money stands once it is about that. */
    private Div state(CaseSummary row) {
        Div state = new Div(CaseStates.badge(row.status(), this));
        String standing = standings.get(row.id());
        if (standing != null) {
            Div about = new Div(standing);
            about.addClassNames("kq-quiet", "kq-small");
            state.add(about);
        }
        return state;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        workers.require();
        QueryParameters parameters = event.getLocation().getQueryParameters();
        search.setValue(parameters.getSingleParameter("q").orElse(""));
        matter.setValue(parameters.getSingleParameter("matter").orElse(null));
        status.setValue(parameters
                .getSingleParameter("status")
                .flatMap(text -> Arrays.stream(CaseStatus.values())
                        .filter(s -> s.name().equalsIgnoreCase(text))
                        .findFirst())
                .orElse(null));
        cursor = parameters.getSingleParameter("cursor").orElse(null);
        load();
    }

    private void changed(boolean byReader) {
        if (byReader) {
            go(search.getValue(), matter.getValue(), status.getValue(), null);
        }
    }

    private void go(@Nullable String q, @Nullable String ofMatter, @Nullable CaseStatus of, @Nullable String after) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        put(all, "q", q);
        put(all, "matter", ofMatter);
        put(all, "status", of == null ? null : of.name());
        put(all, "cursor", after);
        UI.getCurrent().navigate(CasesView.class, new QueryParameters(all));
    }

    private static void put(Map<String, List<String>> all, String key, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            all.put(key, List.of(value.strip()));
        }
    }

    private void load() {
        String q = search.getValue().isBlank() ? null : search.getValue().strip();
        CursorPage<CaseSummary> page =
                reading.list(new CaseQuery(matter.getValue(), status.getValue(), q), cursor, PAGE);
        standings = CaseStandings.of(extras, page.items(), getLocale());
        grid.setItems(page.items());
        pager.show(cursor, page);
        boolean narrowed = q != null || matter.getValue() != null || status.getValue() != null;
        grid.setEmptyStateComponent(
                narrowed
                        ? new EmptyState(
                                VaadinIcon.SEARCH,
                                getTranslation("inbox.noMatch"),
                                getTranslation("inbox.noMatch.hint"))
                        : new EmptyState(
                                VaadinIcon.ARCHIVES,
                                getTranslation("inbox.noCases"),
                                getTranslation("inbox.noCases.hint")));
        chips.reset();
        if (q != null) {
            chips.chip(
                    getTranslation("inbox.chip", getTranslation("inbox.contains"), q),
                    () -> go(null, matter.getValue(), status.getValue(), null));
        }
        if (matter.getValue() != null) {
            chips.chip(
                    getTranslation("inbox.chip", getTranslation("inbox.column.matter"), name(matter.getValue())),
                    () -> go(q, null, status.getValue(), null));
        }
        if (status.getValue() != null) {
            chips.chip(
                    getTranslation(
                            "inbox.chip",
                            getTranslation("inbox.column.status"),
                            getTranslation("inbox.status." + status.getValue())),
                    () -> go(q, matter.getValue(), null, null));
        }
    }

    private String name(String key) {
        return matters.current(key)
                .map(m -> m.settings().name().in(getLocale()))
                .orElse(key);
    }
}
