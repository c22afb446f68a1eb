package org.keqiao.inbox.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Span;
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
import org.keqiao.shared.Light;
import org.keqiao.shared.ui.DateText;
import org.keqiao.shared.ui.DueLight;
import org.keqiao.shared.ui.EmptyState;
import org.springframework.lang.Nullable;

/** The rows of the inbox, two lines each; the columns that a person hid stay hidden on this device. */
class InboxGrid extends Grid<InboxRow> {

    private static final long serialVersionUID = 1L;
    private static final String STORED_COLUMNS = "keqiao.inbox.hidden";

    private final Map<String, Column<InboxRow>> optional = new LinkedHashMap<>();
    private final transient Function<String, String> matterName;
    private final transient Runnable selectionChanged;
    private List<InboxRow> rows = List.of();
    private final Set<String> hidden = new TreeSet<>();
    private int current = -1;
    private boolean selectable;

    /**
     * @param selectionChanged runs when rows are selected or no longer so
     */
    InboxGrid(Function<String, String> matterName, Runnable selectionChanged) {
        this.matterName = matterName;
        this.selectionChanged = selectionChanged;
        addClassName("kq-inbox-grid");
        addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT, GridVariant.LUMO_NO_BORDER);
        setSizeFull();
        addColumn(caseCell())
                .setHeader(getTranslation("inbox.column.case"))
                .setFlexGrow(3)
                .setWidth("14.5rem")
                .setKey("case");
        optional("applicant", addColumn(InboxRow::applicant).setFlexGrow(2).setWidth("9.5rem"));
        optional(
                "matter",
                addColumn(row -> this.matterName.apply(row.matter()))
                        .setFlexGrow(1)
                        .setWidth("6rem"));
        optional("step", addColumn(row -> row.name(getLocale())).setFlexGrow(1).setWidth("7rem"));
        optional(
                "due",
                addColumn(new ComponentRenderer<>(InboxGrid::due))
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
        addCellFocusListener(focus -> focus.getItem().ifPresent(row -> current = rows.indexOf(row)));
        setPartNameGenerator(row -> rows.indexOf(row) == current ? "kq-current" : null);
    }

    /** The grid names its boxes in English, and where screen readers do not look: both is mended as rows appear. */
    @Override
    protected void onAttach(AttachEvent attach) {
        super.onAttach(attach);
        getElement()
                .executeJs(
                        """
                        const name = () => this.querySelectorAll('vaadin-checkbox[aria-label]').forEach(box => {
                          box.accessibleName = box.id === 'selectAllCheckbox' ? $0 : $1;
                          box.removeAttribute('aria-label');
                        });
                        this.kqNames?.disconnect();
                        this.kqNames = new MutationObserver(name);
                        this.kqNames.observe(this, {childList: true, subtree: true});
                        name();
                        """,
                        getTranslation("inbox.selectAll"),
                        getTranslation("inbox.selectRow"));
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

    private static Span due(InboxRow row) {
        Light light = row.light() == null ? Light.GREEN : row.light();
        return new DueLight(light, row.daysLeft(), row.dueOn(), false);
    }

    /** Shows a page; the first row becomes the current one. */
    void show(List<InboxRow> page, Queue queue, EmptyState empty) {
        rows = page;
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
        optional.get("due").setVisible(!handled && !hidden.contains("due"));
        optional.get("created").setHeader(getTranslation(handled ? "inbox.column.handled" : "inbox.column.created"));
    }

    Optional<InboxRow> current() {
        return current >= 0 && current < rows.size() ? Optional.of(rows.get(current)) : Optional.empty();
    }

    /** Moves the current row by so many places, within the page. */
    void move(int places) {
        if (!rows.isEmpty()) {
            current = Math.max(0, Math.min(rows.size() - 1, current + places));
            scrollToIndex(current);
            getDataProvider().refreshAll();
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
        optional.get(key).setVisible(shown);
        if (shown) {
            hidden.remove(key);
        } else {
            hidden.add(key);
        }
        WebStorage.setItem(STORED_COLUMNS, String.join(",", hidden));
    }

    private void hide(@Nullable String stored) {
        if (stored != null) {
            Arrays.stream(stored.split(",")).filter(optional::containsKey).forEach(key -> {
                hidden.add(key);
                optional.get(key).setVisible(false);
            });
        }
    }
}
