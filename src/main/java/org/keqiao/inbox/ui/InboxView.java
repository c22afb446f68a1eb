package org.keqiao.inbox.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.lang.Nullable;

/** 待办: what waits for me and my group, dense, sorted by what is due, worked by keyboard. */
@Route(value = "inbox", layout = MainLayout.class)
@PermitAll
public class InboxView extends Page implements BeforeEnterObserver, BeforeLeaveObserver {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(InboxView.class);
    private static final int PAGE = 50;

    private final transient InboxParts parts;

    private final QueueTabs queues = new QueueTabs();
    private final Span refreshed = new Span();
    private final InboxGrid grid;
    private final FilterMenu savedMenu;
    private final FilterBar filters;
    private final BulkBar bulk;
    private final Arrivals arrivals;
    private final InboxPager pager;

    private transient List<SavedFilter> saved;
    private String me = "";
    private InboxQuery.Order usual;
    private InboxState state = InboxState.of(QueryParameters.empty());

    @Nullable
    private transient QueueCounts shown;

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
        grid.columns()
                .restore(
                        preference.columns() == null ? List.of() : preference.columns(),
                        // Where there is one matter only, its column says nothing.
                        preference.hidden() != null
                                ? preference.hidden()
                                : names.size() > 1 ? List.of() : List.of("matter"));
        Button columns = new Button(getTranslation("inbox.columns"), click -> new ColumnDialog(grid.columns()).open());
        columns.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        columns.addClassName("kq-column-menu");
        savedMenu = new FilterMenu(parts.savedFilters(), parts.failures(), this::go, this::filtersChanged);
        filters = new FilterBar(names, this::go, this::sort, savedMenu, columns);
        saved = parts.savedFilters().list();
        bulk = new BulkBar(parts, grid::deselectAll, this::reload);
        arrivals = new Arrivals(this::reload);
        pager = new InboxPager(this::go);
        grid.addItemDoubleClickListener(click -> open(click.getItem()));
        add(header(), queues, filters, arrivals, grid, bulk, pager);
        shortcuts();
        getElement().addEventListener("kq-refresh", event -> refresh());
    }

    private PageHeader header() {
        Button refresh =
                new Button(getTranslation("inbox.refresh"), Icons.decorative(VaadinIcon.REFRESH), click -> reload());
        refresh.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        refreshed.addClassNames("kq-quiet", "kq-small");
        return new PageHeader(getTranslation("inbox.title")).actions(refreshed, refresh);
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
        me = parts.workers().require().username();
        InboxState wanted = InboxState.of(event.getLocation().getQueryParameters());
        if (!wanted.equals(state)) {
            grid.forgetPlace();
        }
        state = wanted;
        load(WayBack.of(event.getUI())
                .filter(way -> way.path().equals(wanted.path()))
                .map(WayBack::row)
                .orElse(null));
    }

    @Override
    public void beforeLeave(BeforeLeaveEvent event) {
        WayBack.keep(
                event.getUI(),
                new WayBack(state.path(), grid.current().map(InboxRow::id).orElse(null)));
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        super.onAttach(attach);
        getElement().executeJs("window.keqiaoInbox?.watch(this, $0)", (int)
                parts.refresh().toSeconds());
    }

    /** Looks again without moving anything under the reader's hands. */
    void refresh() {
        QueueCounts counts;
        CursorPage<InboxRow> page;
        try {
            counts = parts.inbox().counts();
            page = parts.inbox().page(state.query(usual), state.cursor(), PAGE);
        } catch (DataAccessException failed) {
            // Nobody asked: the list stays, and says that it is old.
            LOG.warn("the inbox could not be refreshed", failed);
            refreshed.setText(getTranslation("inbox.asOf.failed"));
            return;
        }
        showCounts(counts);
        getParentLayout().ifPresent(MainLayout::refreshCounts);
        if (state.queue() != Queue.HANDLED) {
            tellArrivals(counts, page);
            grid.renew(page.items());
        }
    }

    private void tellArrivals(QueueCounts counts, CursorPage<InboxRow> page) {
        Set<String> now = page.items().stream().map(InboxRow::id).collect(Collectors.toSet());
        Set<String> before = grid.ids();
        int come = (int) now.stream().filter(id -> !before.contains(id)).count();
        boolean more = page.next() != null;
        if (more && !state.isNarrowed() && shown != null) {
            // What comes behind the page's end is seen in the count alone.
            come = Math.max(come, counts.of(state.queue()) - shown.of(state.queue()));
        }
        int gone =
                more ? 0 : (int) before.stream().filter(id -> !now.contains(id)).count();
        arrivals.tell(come, gone);
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
        load(null);
    }

    private void open(InboxRow row) {
        Paths.open(InboxGrid.path(row));
    }

    private void load(@Nullable String row) {
        CursorPage<InboxRow> page = parts.inbox().page(state.query(usual), state.cursor(), PAGE);
        QueueCounts counts = parts.inbox().counts();
        shown = counts;
        showCounts(counts);
        savedMenu.show(state, saved);
        filters.show(state, usual);
        arrivals.clear();
        grid.show(page.items(), state.queue(), empty(), row);
        pager.show(state, page);
        showSelection();
    }

    private void showCounts(QueueCounts counts) {
        queues.show(state, counts, saved);
        refreshed.setText(getTranslation("inbox.asOf", DateText.clock(counts.asOf())));
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
        boolean more = shown != null && shown.of(Queue.CLAIMABLE) > 0;
        return state.queue() == Queue.MINE && more
                ? new EmptyState(
                        VaadinIcon.CHECK_CIRCLE_O,
                        getTranslation(key),
                        getTranslation(key + ".hint"),
                        new Anchor(state.in(Queue.CLAIMABLE).path(), getTranslation("inbox.queue.claimable")))
                : new EmptyState(
                        VaadinIcon.CHECK_CIRCLE_O,
                        getTranslation(key),
                        getTranslation(state.queue() == Queue.MINE ? "inbox.empty.mine.none" : key + ".hint"));
    }

    private void showSelection() {
        bulk.show(grid.getSelectedItems(), me, state.queue() == Queue.OFFICE);
    }

    /** After an act that moved something. */
    private void reload() {
        load(null);
        getParentLayout().ifPresent(MainLayout::refreshCounts);
    }

    private Optional<MainLayout> getParentLayout() {
        return getUI().flatMap(ui -> ui.getChildren()
                .filter(MainLayout.class::isInstance)
                .map(MainLayout.class::cast)
                .findFirst());
    }
}
