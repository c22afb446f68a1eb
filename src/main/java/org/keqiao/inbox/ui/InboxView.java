package org.keqiao.inbox.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keqiao.inbox.InboxQuery;
import org.keqiao.inbox.InboxRow;
import org.keqiao.inbox.Queue;
import org.keqiao.inbox.QueueCounts;
import org.keqiao.inbox.SavedFilter;
import org.keqiao.inbox.WorkPreference;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.ui.DateText;
import org.keqiao.shared.ui.EmptyState;
import org.keqiao.shared.ui.Icons;
import org.keqiao.shared.ui.KeyboardShortcuts;
import org.keqiao.shared.ui.MainLayout;
import org.keqiao.shared.ui.Page;
import org.keqiao.shared.ui.PageHeader;
import org.keqiao.shared.ui.Paths;
import org.springframework.lang.Nullable;

/** 待办: what waits for me and my group, dense, sorted by what is due, worked by keyboard. */
@Route(value = "inbox", layout = MainLayout.class)
@PermitAll
public class InboxView extends Page implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;
    private static final int PAGE = 50;

    private final transient InboxParts parts;

    private final QueueTabs queues = new QueueTabs();
    private final Span refreshed = new Span();
    private final InboxGrid grid;
    private final FilterMenu savedMenu;
    private final FilterBar filters;
    private final BulkBar bulk;
    private final Button previous;
    private final Button next;
    private final Span extent = new Span();
    private final Deque<String> trail = new ArrayDeque<>();

    private transient List<SavedFilter> saved;
    private InboxQuery.Order usual;
    private InboxState state = InboxState.of(QueryParameters.empty());

    @Nullable
    private String nextCursor;

    InboxView(InboxParts parts) {
        super("inbox.title");
        this.parts = parts;
        WorkPreference preference = parts.preferences().mine();
        usual = preference.ordered();
        full();
        addClassName("kq-inbox");
        Map<String, String> names = new LinkedHashMap<>();
        parts.matters()
                .current()
                .forEach(m -> names.put(m.key(), m.settings().name().in(getLocale())));
        grid = new InboxGrid(
                key -> names.getOrDefault(key, key), this::showSelection, (order, hidden) -> parts.preferences()
                        .columns(order, hidden));
        grid.restore(
                preference.columns() == null ? List.of() : preference.columns(),
                // Where there is one matter only, its column says nothing.
                preference.hidden() != null ? preference.hidden() : names.size() > 1 ? List.of() : List.of("matter"));
        Button columns = new Button(getTranslation("inbox.columns"), click -> new ColumnDialog(grid).open());
        columns.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        columns.addClassName("kq-column-menu");
        savedMenu = new FilterMenu(parts.savedFilters(), parts.failures(), this::go, this::filtersChanged);
        filters = new FilterBar(names, this::go, this::sort, savedMenu, columns);
        saved = parts.savedFilters().list();
        bulk = new BulkBar(parts.inbox(), parts.failures(), grid::deselectAll, this::reload);
        previous = new Button(getTranslation("inbox.previous"), click -> back());
        next = new Button(getTranslation("inbox.next"), click -> forward());
        grid.addItemDoubleClickListener(click -> open(click.getItem()));
        add(header(), queues, filters, grid, bulk, pager());
        shortcuts();
    }

    private PageHeader header() {
        Button refresh =
                new Button(getTranslation("inbox.refresh"), Icons.decorative(VaadinIcon.REFRESH), click -> load());
        refresh.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        refreshed.addClassNames("kq-quiet", "kq-small");
        refreshed.getElement().setAttribute("role", "status");
        return new PageHeader(getTranslation("inbox.title")).actions(refreshed, refresh);
    }

    private Div pager() {
        extent.addClassNames("kq-quiet", "kq-small");
        Div pager = new Div(extent, previous, next);
        pager.addClassName("kq-pager");
        return pager;
    }

    private void shortcuts() {
        KeyboardShortcuts.of(this)
                .on("j", "shell.key.down", () -> grid.move(1))
                .on("k", "shell.key.up", () -> grid.move(-1))
                .on("Enter", "shell.key.open", () -> grid.current().ifPresent(this::open))
                .on("x", "shell.key.select", grid::toggleCurrent)
                .on("c", "shell.key.claim", () -> grid.current()
                        .filter(row -> row.assignee() == null && row.outcome() == null)
                        .ifPresent(row -> bulk.claim(List.of(row))));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        parts.workers().require();
        InboxState wanted = InboxState.of(event.getLocation().getQueryParameters());
        if (wanted.cursor() == null) {
            trail.clear();
        }
        state = wanted;
        load();
    }

    private void go(InboxState other) {
        UI.getCurrent().navigate(InboxView.class, other.parameters());
    }

    /** The order that somebody chooses is from now on theirs; one that came with an address is not. */
    private void sort(InboxQuery.Order order) {
        usual = order;
        parts.preferences().order(order);
        go(state.sorted(order));
    }

    private void filtersChanged() {
        saved = parts.savedFilters().list();
        load();
    }

    private void forward() {
        if (nextCursor != null) {
            trail.push(state.cursor() == null ? "" : state.cursor());
            go(state.after(nextCursor));
        }
    }

    private void back() {
        String cursor = trail.isEmpty() ? "" : trail.pop();
        go(state.after(cursor.isEmpty() ? null : cursor));
    }

    private void open(InboxRow row) {
        Paths.open(InboxGrid.path(row));
    }

    private void load() {
        CursorPage<InboxRow> page = parts.inbox().page(state.query(usual), state.cursor(), PAGE);
        nextCursor = page.next();
        QueueCounts counts = parts.inbox().counts();
        queues.show(state, counts, saved);
        savedMenu.show(state, saved);
        refreshed.setText(getTranslation("inbox.asOf", DateText.clock(counts.asOf())));
        filters.show(state, usual);
        grid.show(page.items(), state.queue(), empty());
        previous.setVisible(state.cursor() != null);
        next.setVisible(nextCursor != null);
        extent.setText(getTranslation(
                nextCursor == null ? "inbox.extent" : "inbox.extentMore",
                page.items().size()));
        showSelection();
    }

    private EmptyState empty() {
        if (state.isNarrowed()) {
            return new EmptyState(
                    VaadinIcon.SEARCH,
                    getTranslation("inbox.noMatch"),
                    getTranslation("inbox.noMatch.hint"),
                    new Button(getTranslation("shell.filter.clear"), click -> go(state.all())));
        }
        String key = "inbox.empty." + Words.lower(state.queue());
        return state.queue() == Queue.MINE
                ? new EmptyState(
                        VaadinIcon.CHECK_CIRCLE_O,
                        getTranslation(key),
                        getTranslation(key + ".hint"),
                        new Anchor(state.in(Queue.CLAIMABLE).path(), getTranslation("inbox.queue.claimable")))
                : new EmptyState(VaadinIcon.CHECK_CIRCLE_O, getTranslation(key), getTranslation(key + ".hint"));
    }

    private void showSelection() {
        bulk.show(grid.getSelectedItems());
    }

    /** After an act that moved something. */
    private void reload() {
        load();
        getParentLayout().ifPresent(MainLayout::refreshCounts);
    }

    private Optional<MainLayout> getParentLayout() {
        return getUI().flatMap(ui -> ui.getChildren()
                .filter(MainLayout.class::isInstance)
                .map(MainLayout.class::cast)
                .findFirst());
    }
}
