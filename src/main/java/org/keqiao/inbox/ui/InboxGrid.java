package org.keqiao.inbox.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.keqiao.inbox.InboxRow;
import org.keqiao.inbox.Queue;
import org.keqiao.inbox.ui.file.CaseFileView;
import org.keqiao.shared.ui.EmptyState;
import org.springframework.lang.Nullable;

/** The rows of the inbox, two lines each, on a phone a card each; columns can be hidden and moved. */
@JsModule("./keqiao/inbox.ts")
public class InboxGrid extends Grid<InboxRow> {

    private static final long serialVersionUID = 1L;

    private final transient Runnable selectionChanged;
    private final InboxColumns columns;
    private transient List<InboxRow> rows = List.of();
    private int current = -1;
    private boolean selectable;

    /**
     * @param selectionChanged runs when rows are selected or no longer so
     * @param columnsChanged takes the keys in their order, and those that are hidden
     */
    InboxGrid(
            Function<String, String> matterName,
            Runnable selectionChanged,
            BiConsumer<List<String>, List<String>> columnsChanged) {
        this.selectionChanged = selectionChanged;
        addClassName("kq-inbox-grid");
        addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT, GridVariant.LUMO_NO_BORDER);
        setSizeFull();
        columns = new InboxColumns(this, getLocale(), matterName, columnsChanged);
        getElement()
                .addEventListener(
                        "kq-narrow", width -> setNarrow(width.getEventData().getBoolean("event.detail")))
                .addEventData("event.detail");
        addCellFocusListener(focus -> focus.getItem().ifPresent(row -> current = indexOf(row.id())));
        setPartNameGenerator(row -> indexOf(row.id()) == current ? "kq-current" : null);
    }

    /** The grid names its boxes in English, and does not know how wide the window is: the browser helps with both. */
    @Override
    protected void onAttach(AttachEvent attach) {
        super.onAttach(attach);
        getElement()
                .executeJs(
                        "window.keqiaoInbox?.grid(this, $0, $1)",
                        getTranslation("inbox.selectAll"),
                        getTranslation("inbox.selectRow"));
    }

    /** On a phone each row is one card, and the page scrolls instead of the list. */
    void setNarrow(boolean phone) {
        columns.setNarrow(phone);
        setAllRowsVisible(phone);
    }

    /** What the reader has not seen yet, in a word; empty for what they know. */
    static String newsText(InboxRow row, Component on) {
        return row.news() == null ? "" : on.getTranslation("inbox.news." + row.news());
    }

    /** A handled step is over: its row leads to the case alone. */
    public static String path(InboxRow row) {
        String path = CaseFileView.ROUTE + "/" + row.caseId();
        return row.outcome() == null ? path + "?task=" + row.id() : path;
    }

    /**
     * Shows a page. The current row stays current; where it is gone, the one that took its place. What was selected and is
     * still there stays selected.
     *
     * @param row id of the row to make current, null for the one that is
     */
    void show(List<InboxRow> page, Queue queue, EmptyState empty, @Nullable String row) {
        String wanted = row != null ? row : current().map(InboxRow::id).orElse(null);
        Set<String> selected = getSelectedItems().stream().map(InboxRow::id).collect(Collectors.toSet());
        int place = Math.max(0, current);
        rows = new ArrayList<>(page);
        int found = indexOf(wanted);
        current = found >= 0 ? found : Math.min(place, rows.size() - 1);
        boolean handled = queue == Queue.HANDLED;
        if (selectable == handled) {
            selectable = !handled;
            setSelectionMode(selectable ? SelectionMode.MULTI : SelectionMode.NONE);
            if (selectable) {
                // The listeners belong to the selection mode, which is new.
                addSelectionListener(change -> selectionChanged.run());
            }
        }
        setItems(rows).setIdentifierProvider(InboxRow::id);
        setEmptyStateComponent(empty);
        if (selectable) {
            rows.stream().filter(one -> selected.contains(one.id())).forEach(this::select);
        }
        if (current > 0) {
            reveal();
        }
        columns.setQueue(queue);
    }

    InboxColumns columns() {
        return columns;
    }

    /** For another list: its first row will be the current one. */
    void forgetPlace() {
        current = -1;
        if (selectable) {
            deselectAll();
        }
    }

    Set<String> ids() {
        return rows.stream().map(InboxRow::id).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Shows what became of the rows that are there; none moves, comes or goes. */
    void renew(List<InboxRow> now) {
        Map<String, InboxRow> fresh = now.stream().collect(Collectors.toMap(InboxRow::id, Function.identity()));
        for (int at = 0; at < rows.size(); at++) {
            InboxRow row = fresh.get(rows.get(at).id());
            if (row != null && !row.equals(rows.get(at))) {
                rows.set(at, row);
                getDataProvider().refreshItem(row);
            }
        }
    }

    private int indexOf(@Nullable String id) {
        for (int at = 0; at < rows.size(); at++) {
            if (rows.get(at).id().equals(id)) {
                return at;
            }
        }
        return -1;
    }

    Optional<InboxRow> current() {
        return current >= 0 && current < rows.size() ? Optional.of(rows.get(current)) : Optional.empty();
    }

    /** Moves the current row by so many places, within the page. */
    void move(int places) {
        if (!rows.isEmpty()) {
            int before = Math.max(0, current);
            current = Math.max(0, Math.min(rows.size() - 1, current + places));
            reveal();
            getDataProvider().refreshItem(rows.get(before));
            getDataProvider().refreshItem(rows.get(current));
        }
    }

    /** Scrolls only when the current row is out of sight. */
    private void reveal() {
        getElement().executeJs("window.keqiaoInbox?.reveal(this, $0)", current);
    }

    void toggleCurrent() {
        current().ifPresent(row -> {
            if (getSelectedItems().stream().anyMatch(one -> one.id().equals(row.id()))) {
                deselect(row);
            } else {
                select(row);
            }
        });
    }
}
