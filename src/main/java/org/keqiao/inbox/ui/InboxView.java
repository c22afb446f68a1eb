package org.keqiao.inbox.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.keqiao.inbox.BulkReport;
import org.keqiao.inbox.Inbox;
import org.keqiao.inbox.InboxQuery;
import org.keqiao.inbox.InboxRow;
import org.keqiao.inbox.Queue;
import org.keqiao.inbox.QueueCounts;
import org.keqiao.process.Matter;
import org.keqiao.process.Matters;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.ui.DateText;
import org.keqiao.shared.ui.EmptyState;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.FilterChips;
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

    private final transient Inbox inbox;
    private final transient Matters matters;
    private final transient CaseWorkers workers;
    private final transient Failures failures;

    private final Nav queues = new Nav();
    private final Span refreshed = new Span();
    private final TextField search = new TextField();
    private final Select<String> matter = new Select<>();
    private final Select<InboxQuery.Due> due = new Select<>();
    private final Select<InboxQuery.Order> order = new Select<>();
    private final FilterChips chips;
    private final InboxGrid grid;
    private final Div bulk = new Div();
    private final Span selected = new Span();
    private final Button claim;
    private final Button release;
    private final Button previous;
    private final Button next;
    private final Span extent = new Span();
    private final Deque<String> trail = new ArrayDeque<>();

    private InboxState state = InboxState.of(QueryParameters.empty());

    @Nullable
    private String nextCursor;

    InboxView(Inbox inbox, Matters matters, CaseWorkers workers, Failures failures) {
        super("inbox.title");
        this.inbox = inbox;
        this.matters = matters;
        this.workers = workers;
        this.failures = failures;
        full();
        addClassName("kq-inbox");
        chips = new FilterChips(() -> go(state.all()));
        grid = new InboxGrid(this::matterName, this::showSelection);
        claim = new Button(getTranslation("inbox.claim"), click -> bulk(inbox::claimAll, "inbox.claimed"));
        claim.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        release = new Button(getTranslation("inbox.release"), click -> bulk(inbox::releaseAll, "inbox.released"));
        previous = new Button(getTranslation("inbox.previous"), click -> back());
        next = new Button(getTranslation("inbox.next"), click -> forward());
        grid.addItemDoubleClickListener(click -> open(click.getItem()));
        add(header(), queues, toolbar(), chips, grid, bulkBar(), pager());
        shortcuts();
    }

    private PageHeader header() {
        Button refresh =
                new Button(getTranslation("inbox.refresh"), Icons.decorative(VaadinIcon.REFRESH), click -> load());
        refresh.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        refreshed.addClassNames("kq-quiet", "kq-small");
        refreshed.getElement().setAttribute("role", "status");
        queues.addClassName("kq-queues");
        queues.setAriaLabel(getTranslation("inbox.queues"));
        return new PageHeader(getTranslation("inbox.title")).actions(refreshed, refresh);
    }

    private Div toolbar() {
        search.setPlaceholder(getTranslation("inbox.search"));
        search.setAriaLabel(getTranslation("inbox.search"));
        search.setPrefixComponent(Icons.decorative(VaadinIcon.SEARCH));
        search.setClearButtonVisible(true);
        search.setMaxLength(100);
        search.addClassName("grow");
        search.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                go(state.matching(change.getValue()));
            }
        });
        choice(matter, "inbox.column.matter", this::matterName);
        matter.setItems(matters.current().stream().map(Matter::key).toList());
        matter.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                go(state.ofMatter(change.getValue()));
            }
        });
        choice(due, "inbox.column.due", d -> getTranslation("inbox.due." + lower(d)));
        due.setItems(InboxQuery.Due.values());
        due.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                go(state.due(change.getValue()));
            }
        });
        order.setItems(InboxQuery.Order.values());
        order.setAriaLabel(getTranslation("inbox.sort"));
        order.setItemLabelGenerator(o -> getTranslation("inbox.sort." + lower(o)));
        order.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                go(state.sorted(change.getValue()));
            }
        });
        Div bar = new Div(search, matter, due, order, columnChooser());
        bar.addClassName("kq-toolbar");
        return bar;
    }

    private <T> void choice(Select<T> select, String labelKey, Function<T, String> label) {
        select.setEmptySelectionAllowed(true);
        select.setEmptySelectionCaption(getTranslation("inbox.any", getTranslation(labelKey)));
        select.setPlaceholder(getTranslation("inbox.any", getTranslation(labelKey)));
        select.setAriaLabel(getTranslation(labelKey));
        select.setItemLabelGenerator(
                value -> value == null ? getTranslation("inbox.any", getTranslation(labelKey)) : label.apply(value));
    }

    private MenuBar columnChooser() {
        MenuBar bar = new MenuBar();
        bar.addThemeVariants(MenuBarVariant.LUMO_TERTIARY);
        MenuItem root = bar.addItem(getTranslation("inbox.columns"));
        Map<String, MenuItem> items = new LinkedHashMap<>();
        for (String key : grid.columns()) {
            MenuItem item = root.getSubMenu().addItem(getTranslation("inbox.column." + key));
            item.setCheckable(true);
            item.setKeepOpen(true);
            item.setChecked(true);
            item.addClickListener(click -> grid.setShown(key, item.isChecked()));
            items.put(key, item);
        }
        grid.onColumnsKnown(() -> items.forEach((key, item) -> item.setChecked(grid.isShown(key))));
        return bar;
    }

    private Div bulkBar() {
        selected.getElement().setAttribute("role", "status");
        Button none = new Button(getTranslation("inbox.selectNone"), click -> grid.deselectAll());
        none.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        bulk.add(selected, claim, release, none);
        bulk.addClassName("kq-bulk");
        bulk.setVisible(false);
        return bulk;
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
                        .ifPresent(row -> report(inbox.claimAll(List.of(row.id())), "inbox.claimed")));
        search.addKeyDownListener(Key.ESCAPE, escape -> search.blur());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        workers.require();
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
        CursorPage<InboxRow> page = inbox.page(state.query(), state.cursor(), PAGE);
        nextCursor = page.next();
        showQueues(inbox.counts());
        showFilters();
        grid.show(page.items(), state.queue(), empty());
        previous.setVisible(state.cursor() != null);
        next.setVisible(nextCursor != null);
        extent.setText(getTranslation(
                nextCursor == null ? "inbox.extent" : "inbox.extentMore",
                page.items().size()));
        showSelection();
    }

    private void showQueues(QueueCounts counts) {
        queues.removeAll();
        for (Queue queue : Queue.values()) {
            Anchor link = new Anchor(state.in(queue).path(), new Span(getTranslation("inbox.queue." + lower(queue))));
            int count =
                    switch (queue) {
                        case MINE -> counts.mine();
                        case CLAIMABLE -> counts.claimable();
                        case ALL -> counts.all();
                        case HANDLED -> -1;
                    };
            if (count >= 0) {
                Span badge = new Span(count > QueueCounts.MOST ? QueueCounts.MOST + "+" : String.valueOf(count));
                badge.addClassName("kq-count");
                link.add(badge);
            }
            if (queue == state.queue()) {
                link.getElement().setAttribute("aria-current", "page");
            }
            queues.add(link);
        }
        if (counts.overdue() > 0) {
            Anchor late = new Anchor(
                    state.all().in(Queue.MINE).due(InboxQuery.Due.OVERDUE).path(),
                    Icons.decorative(VaadinIcon.EXCLAMATION_CIRCLE),
                    new Span(getTranslation("inbox.overdue", counts.overdue())));
            late.addClassNames("tone-late", "kq-queues-late");
            queues.add(late);
        }
        refreshed.setText(getTranslation("inbox.asOf", DateText.clock(counts.asOf())));
    }

    private void showFilters() {
        search.setValue(state.q() == null ? "" : state.q());
        matter.setValue(state.matter());
        due.setValue(state.due());
        order.setValue(state.order());
        order.setVisible(state.queue() != Queue.HANDLED);
        due.setVisible(state.queue() != Queue.HANDLED);
        chips.reset();
        if (state.q() != null) {
            chips.chip(
                    getTranslation("inbox.chip", getTranslation("inbox.contains"), state.q()),
                    () -> go(state.matching(null)));
        }
        if (state.matter() != null) {
            chips.chip(
                    getTranslation("inbox.chip", getTranslation("inbox.column.matter"), matterName(state.matter())),
                    () -> go(state.ofMatter(null)));
        }
        if (state.due() != null) {
            chips.chip(
                    getTranslation(
                            "inbox.chip",
                            getTranslation("inbox.column.due"),
                            getTranslation("inbox.due." + lower(state.due()))),
                    () -> go(state.due(null)));
        }
    }

    private EmptyState empty() {
        if (state.isNarrowed()) {
            return new EmptyState(
                    VaadinIcon.SEARCH,
                    getTranslation("inbox.noMatch"),
                    getTranslation("inbox.noMatch.hint"),
                    new Button(getTranslation("shell.filter.clear"), click -> go(state.all())));
        }
        String key = "inbox.empty." + lower(state.queue());
        return state.queue() == Queue.MINE
                ? new EmptyState(
                        VaadinIcon.CHECK_CIRCLE_O,
                        getTranslation(key),
                        getTranslation(key + ".hint"),
                        new Anchor(state.in(Queue.CLAIMABLE).path(), getTranslation("inbox.queue.claimable")))
                : new EmptyState(VaadinIcon.CHECK_CIRCLE_O, getTranslation(key), getTranslation(key + ".hint"));
    }

    private void showSelection() {
        var rows = grid.getSelectedItems();
        bulk.setVisible(!rows.isEmpty());
        long free = rows.stream().filter(row -> row.assignee() == null).count();
        selected.setText(getTranslation("inbox.selected", rows.size()));
        claim.setText(getTranslation("inbox.claimSome", free));
        claim.setVisible(free > 0);
        release.setText(getTranslation("inbox.releaseSome", rows.size() - free));
        release.setVisible(rows.size() > free);
    }

    private void bulk(Function<List<String>, BulkReport> act, String doneKey) {
        boolean claiming = doneKey.equals("inbox.claimed");
        List<String> ids = grid.getSelectedItems().stream()
                .filter(row -> (row.assignee() == null) == claiming)
                .map(InboxRow::id)
                .collect(Collectors.toCollection(ArrayList::new));
        report(act.apply(ids), doneKey);
    }

    private void report(BulkReport report, String doneKey) {
        var rows = grid.getListDataView().getItems().toList();
        load();
        BulkNotice.show(report, doneKey, rows, failures, done -> {
            inbox.releaseAll(done);
            load();
        });
        getParentLayout().ifPresent(MainLayout::refreshCounts);
    }

    private Optional<MainLayout> getParentLayout() {
        return getUI().flatMap(ui -> ui.getChildren()
                .filter(MainLayout.class::isInstance)
                .map(MainLayout.class::cast)
                .findFirst());
    }

    private String matterName(String key) {
        return matters.current(key)
                .map(m -> m.settings().name().in(getLocale()))
                .orElse(key);
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
