package org.keqiao.inbox.ui;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.Grid.Column;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.data.renderer.LitRenderer;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.keqiao.inbox.InboxRow;
import org.keqiao.inbox.Queue;
import org.keqiao.shared.ui.DateText;
import org.springframework.lang.Nullable;

/** The columns of the inbox: which there are, in which order, and which of them this reader sees where. */
class InboxColumns implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Grid<InboxRow> grid;
    private final transient BiConsumer<List<String>, List<String>> changed;
    private final Map<String, Column<InboxRow>> optional = new LinkedHashMap<>();
    private final Set<String> hidden = new TreeSet<>();
    private final Column<InboxRow> caseColumn;
    private final Column<InboxRow> result;
    private boolean narrow;
    private Queue queue = Queue.MINE;

    @Nullable
    private Column<InboxRow> card;

    /**
     * @param locale of the reader
     * @param changed takes the keys in their order, and those that are hidden
     */
    InboxColumns(
            Grid<InboxRow> grid,
            Locale locale,
            Function<String, String> matterName,
            BiConsumer<List<String>, List<String>> changed) {
        this.grid = grid;
        this.changed = changed;
        caseColumn = grid.addColumn(caseCell())
                .setHeader(grid.getTranslation("inbox.column.case"))
                .setFlexGrow(3)
                .setWidth("14.5rem")
                .setKey("case");
        optional("applicant", grid.addColumn(InboxRow::applicant), 2, "9.5rem");
        optional("matter", grid.addColumn(row -> matterName.apply(row.matter())), 1, "8.5rem");
        optional("step", grid.addColumn(row -> StepText.of(row, locale, grid)), 1, "7rem");
        optional("due", grid.addColumn(new ComponentRenderer<>(InboxCard::light)), 1, "10rem");
        optional("created", grid.addColumn(row -> DateText.minuteText(row.createdAt())), 0, "7rem");
        optional("assignee", grid.addColumn(InboxRow::assigneeName), 0, "6rem");
        result = grid.addColumn(row -> row.result() == null ? "" : row.result().in(locale))
                .setHeader(grid.getTranslation("inbox.column.result"))
                .setFlexGrow(0)
                .setWidth("9rem")
                .setKey("result");
        grid.setColumnReorderingAllowed(true);
        grid.addColumnReorderListener(dragged -> {
            if (dragged.isFromClient()) {
                tell();
            }
        });
    }

    private void optional(String key, Column<InboxRow> column, int grow, String width) {
        column.setKey(key)
                .setResizable(true)
                .setFlexGrow(grow)
                .setWidth(width)
                .setHeader(grid.getTranslation("inbox.column." + key));
        optional.put(key, column);
    }

    private LitRenderer<InboxRow> caseCell() {
        return LitRenderer.<InboxRow>of("<a class=\"kq-case-link\" href=\"${item.path}\">${item.number}</a>"
                        + "<div class=\"kq-case-title\"><span class=\"kq-news\" ?hidden=${!item.news}>${item.news}</span>"
                        + "${item.title}</div>")
                .withProperty("path", InboxGrid::path)
                .withProperty("number", InboxRow::caseNumber)
                .withProperty("news", row -> InboxGrid.newsText(row, grid))
                .withProperty("title", InboxRow::title);
    }

    /** On a phone one column of cards stands for all. */
    void setNarrow(boolean phone) {
        narrow = phone;
        if (card == null) {
            card = grid.addColumn(new ComponentRenderer<>(InboxCard::new))
                    .setHeader(grid.getTranslation("inbox.column.case"))
                    .setKey("card");
        }
        arrange();
    }

    /** What was handled has no deadline and no handler any more, but a result; what is free has no handler yet. */
    void setQueue(Queue list) {
        queue = list;
        arrange();
    }

    private void arrange() {
        caseColumn.setVisible(!narrow);
        optional.forEach((key, column) -> column.setVisible(!narrow && !hidden.contains(key)));
        boolean handled = queue == Queue.HANDLED;
        if (handled) {
            optional.get("due").setVisible(false);
        }
        if (handled || queue == Queue.CLAIMABLE) {
            optional.get("assignee").setVisible(false);
        }
        result.setVisible(handled && !narrow);
        optional.get("created")
                .setHeader(grid.getTranslation(handled ? "inbox.column.handled" : "inbox.column.created"));
        if (card != null) {
            card.setVisible(narrow);
        }
    }

    /** Keys of the columns that a person may hide, in their order. */
    List<String> keys() {
        return grid.getColumns().stream()
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
        tell();
    }

    /** Moves a column by so many places among those that may be hidden. */
    void move(String key, int places) {
        List<String> keys = new ArrayList<>(keys());
        int at = keys.indexOf(key);
        keys.add(Math.max(0, Math.min(keys.size() - 1, at + places)), keys.remove(at));
        order(keys);
        tell();
    }

    /** Shows the columns as they were left; unknown keys are passed over, new columns stand last. */
    void restore(List<String> order, List<String> without) {
        List<String> keys = new ArrayList<>(keys());
        keys.removeAll(order);
        keys.addAll(0, order.stream().filter(optional::containsKey).toList());
        order(keys);
        hidden.clear();
        without.stream().filter(optional::containsKey).forEach(hidden::add);
        arrange();
    }

    private void order(List<String> keys) {
        List<Column<InboxRow>> all = new ArrayList<>(grid.getColumns());
        all.removeAll(optional.values());
        all.addAll(all.indexOf(caseColumn) + 1, keys.stream().map(optional::get).toList());
        grid.setColumnOrder(all);
    }

    private void tell() {
        changed.accept(keys(), List.copyOf(hidden));
    }
}
