package org.keqiao.inbox.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.page.WebStorage;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.data.renderer.LitRenderer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.keqiao.inbox.InboxRow;
import org.keqiao.inbox.Queue;
import org.keqiao.shared.ui.DateText;
import org.keqiao.shared.ui.EmptyState;
import org.springframework.lang.Nullable;

/** The rows of the inbox, two lines each, on a phone a card each; the columns that a person hid stay hidden on this device. */
@JsModule("./keqiao/inbox.ts")
class InboxGrid extends Grid<InboxRow> {

    private static final long serialVersionUID = 1L;
    private static final String STORED_COLUMNS = "keqiao.inbox.hidden";

    private final Map<String, Column<InboxRow>> optional = new LinkedHashMap<>();
    private final transient Function<String, String> matterName;
    private final transient Runnable selectionChanged;
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
     */
    InboxGrid(Function<String, String> matterName, Runnable selectionChanged) {
        this.matterName = matterName;
        this.selectionChanged = selectionChanged;
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

    /** Asks the browser which columns were hidden, then runs. */
    void onColumnsKnown(Runnable then) {
        WebStorage.getItem(STORED_COLUMNS, stored -> {
            hide(stored);
            then.run();
        });
    }

    private void optional(String key, Column<InboxRow> column) {
        column.setKey(key).setResizable(true).setHeader(getTranslation("inbox.column." + key));
        optional.put(key, column);
    }

    private LitRenderer<InboxRow> caseCell() {
        return LitRenderer.<InboxRow>of("<a class=\"kq-case-link\" href=\"${item.path}\">${item.number}</a>"
                        + "<div class=\"kq-case-title\">${item.title}</div>")
                .withProperty("path", InboxGrid::path)
                .withProperty("number", InboxRow::caseNumber)
                .withProperty("title", InboxRow::title);
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

    Set<String> columns() {
        return optional.keySet();
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
        WebStorage.setItem(STORED_COLUMNS, String.join(",", hidden));
    }

    private void hide(@Nullable String stored) {
        if (stored != null) {
            Arrays.stream(stored.split(",")).filter(optional::containsKey).forEach(hidden::add);
            arrange();
        }
    }
}
