package org.keqiao.inbox.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.data.renderer.LitRenderer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.keqiao.inbox.InboxRow;
import org.keqiao.inbox.Queue;
import org.keqiao.shared.ui.DateText;
import org.keqiao.shared.ui.EmptyState;
import org.springframework.lang.Nullable;

/** The rows of the inbox, two lines each, on a phone a card each; columns can be hidden and moved. */
@JsModule("./keqiao/inbox.ts")
class InboxGrid extends Grid<InboxRow> {

    private static final long serialVersionUID = 1L;

    private final Map<String, Column<InboxRow>> optional = new LinkedHashMap<>();
    private final transient Function<String, String> matterName;
    private final transient Runnable selectionChanged;
    private final transient BiConsumer<List<String>, List<String>> columnsChanged;
    private final Column<InboxRow> caseColumn;
    private final Column<InboxRow> result;
    private transient List<InboxRow> rows = List.of();
    private final Set<String> hidden = new TreeSet<>();
    private int current = -1;
    private boolean selectable;
    private boolean narrow;
    private Queue queue = Queue.MINE;

    @Nullable
    private Column<InboxRow> card;

    /**
     * @param selectionChanged runs when rows are selected or no longer so
     * @param columnsChanged takes the keys in their order, and those that are hidden
     */
    InboxGrid(
            Function<String, String> matterName,
            Runnable selectionChanged,
            BiConsumer<List<String>, List<String>> columnsChanged) {
        this.matterName = matterName;
        this.selectionChanged = selectionChanged;
        this.columnsChanged = columnsChanged;
        setColumnReorderingAllowed(true);
        addColumnReorderListener(dragged -> {
            if (dragged.isFromClient()) {
                tellColumns();
            }
        });
        addClassName("kq-inbox-grid");
        addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT, GridVariant.LUMO_NO_BORDER);
        setSizeFull();
        caseColumn = addColumn(caseCell())
                .setHeader(getTranslation("inbox.column.case"))
                .setFlexGrow(3)
                .setWidth("14.5rem")
                .setKey("case");
        optional("applicant", addColumn(InboxRow::applicant).setFlexGrow(2).setWidth("9.5rem"));
        optional(
                "matter",
                addColumn(row -> this.matterName.apply(row.matter()))
                        .setFlexGrow(1)
                        .setWidth("8.5rem"));
        optional("step", addColumn(row -> row.name(getLocale())).setFlexGrow(1).setWidth("7rem"));
        optional(
                "due",
                addColumn(new ComponentRenderer<>(InboxCard::light))
                        .setFlexGrow(1)
                        .setWidth("10rem"));
        optional(
                "created",
                addColumn(row -> DateText.minuteText(row.createdAt()))
                        .setFlexGrow(0)
                        .setWidth("7rem"));
        optional(
                "assignee",
                addColumn(row -> row.assigneeName() == null ? "" : row.assigneeName())
                        .setFlexGrow(0)
                        .setWidth("6rem"));
        result = addColumn(row -> row.result() == null ? "" : row.result().in(getLocale()))
                .setHeader(getTranslation("inbox.column.result"))
                .setFlexGrow(0)
                .setWidth("9rem")
                .setKey("result");
        getElement()
                .addEventListener(
                        "kq-narrow", width -> setNarrow(width.getEventData().getBoolean("event.detail")))
                .addEventData("event.detail");
        addCellFocusListener(focus -> focus.getItem().ifPresent(row -> current = rows.indexOf(row)));
        setPartNameGenerator(row -> rows.indexOf(row) == current ? "kq-current" : null);
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
        narrow = phone;
        if (card == null) {
            card = addColumn(new ComponentRenderer<>(InboxCard::new))
                    .setHeader(getTranslation("inbox.column.case"))
                    .setKey("card");
        }
        setAllRowsVisible(phone);
        arrange();
    }

    private void arrange() {
        boolean handled = queue == Queue.HANDLED;
        caseColumn.setVisible(!narrow);
        optional.forEach((key, column) -> column.setVisible(!narrow && !hidden.contains(key)));
        if (handled) {
            optional.get("due").setVisible(false);
            optional.get("assignee").setVisible(false);
        }
        result.setVisible(handled && !narrow);
        optional.get("created").setHeader(getTranslation(handled ? "inbox.column.handled" : "inbox.column.created"));
        if (card != null) {
            card.setVisible(narrow);
        }
    }

    private void optional(String key, Column<InboxRow> column) {
        column.setKey(key).setResizable(true).setHeader(getTranslation("inbox.column." + key));
        optional.put(key, column);
    }

    private LitRenderer<InboxRow> caseCell() {
        return LitRenderer.<InboxRow>of("<a class=\"kq-case-link\" href=\"${item.path}\">${item.number}</a>"
                        + "<div class=\"kq-case-title\"><span class=\"kq-news\" ?hidden=${!item.news}>${item.news}</span>"
                        + "${item.title}</div>")
                .withProperty("path", InboxGrid::path)
                .withProperty("number", InboxRow::caseNumber)
                .withProperty("news", row -> newsText(row, this))
                .withProperty("title", InboxRow::title);
    }

    /** What the reader has not seen yet, in a word; empty for what they know. */
    static String newsText(InboxRow row, Component on) {
        return row.news() == null ? "" : on.getTranslation("inbox.news." + row.news());
    }

    /** A handled step is over: its row leads to the case alone. */
    static String path(InboxRow row) {
        String path = CaseFileView.ROUTE + "/" + row.caseId();
        return row.outcome() == null ? path + "?task=" + row.id() : path;
    }

    /** Shows a page; the first row becomes the current one. */
    void show(List<InboxRow> page, Queue of, EmptyState empty) {
        rows = page;
        queue = of;
        current = page.isEmpty() ? -1 : 0;
        boolean handled = queue == Queue.HANDLED;
        if (selectable == handled) {
            selectable = !handled;
            setSelectionMode(selectable ? SelectionMode.MULTI : SelectionMode.NONE);
            if (selectable) {
                // The listeners belong to the selection mode, which is new.
                addSelectionListener(change -> selectionChanged.run());
            }
        }
        setItems(page);
        setEmptyStateComponent(empty);
        arrange();
    }

    Optional<InboxRow> current() {
        return current >= 0 && current < rows.size() ? Optional.of(rows.get(current)) : Optional.empty();
    }

    /** Moves the current row by so many places, within the page. */
    void move(int places) {
        if (!rows.isEmpty()) {
            int before = Math.max(0, current);
            current = Math.max(0, Math.min(rows.size() - 1, current + places));
            scrollToIndex(current);
            getDataProvider().refreshItem(rows.get(before));
            getDataProvider().refreshItem(rows.get(current));
        }
    }

    void toggleCurrent() {
        current().ifPresent(row -> {
            if (getSelectedItems().contains(row)) {
                deselect(row);
            } else {
                select(row);
            }
        });
    }

    /** Keys of the columns that a person may hide, in their order. */
    List<String> columns() {
        return getColumns().stream()
                .map(Column::getKey)
                .filter(optional::containsKey)
                .toList();
    }

    boolean isShown(String key) {
        return !hidden.contains(key);
    }

    void setShown(String key, boolean shown) {
        if (shown) {
            hidden.remove(key);
        } else {
            hidden.add(key);
        }
        arrange();
        tellColumns();
    }

    /** Moves a column by so many places among those that may be hidden. */
    void moveColumn(String key, int places) {
        List<String> keys = new ArrayList<>(columns());
        int at = keys.indexOf(key);
        keys.add(Math.max(0, Math.min(keys.size() - 1, at + places)), keys.remove(at));
        order(keys);
        tellColumns();
    }

    /** Shows the columns as they were left; unknown keys are passed over, new columns stand last. */
    void restore(List<String> order, List<String> without) {
        List<String> keys = new ArrayList<>(columns());
        keys.removeAll(order);
        keys.addAll(0, order.stream().filter(optional::containsKey).toList());
        order(keys);
        hidden.clear();
        without.stream().filter(optional::containsKey).forEach(hidden::add);
        arrange();
    }

    private void order(List<String> keys) {
        List<Column<InboxRow>> all = new ArrayList<>(getColumns());
        all.removeAll(optional.values());
        all.addAll(all.indexOf(caseColumn) + 1, keys.stream().map(optional::get).toList());
        setColumnOrder(all);
    }

    private void tellColumns() {
        columnsChanged.accept(columns(), List.copyOf(hidden));
    }
}
