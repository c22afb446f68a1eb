package org.keqiao.inbox.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.QueryParameters;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.keqiao.inbox.InboxQuery;
import org.keqiao.inbox.Queue;
import org.keqiao.shared.ui.FilterChips;
import org.keqiao.shared.ui.Icons;

/** Search, filters and order of the inbox; the filters that apply stand below as chips, each removable. */
class FilterBar extends Div {

    private static final long serialVersionUID = 1L;

    private final transient Consumer<InboxState> go;
    private final Map<String, String> matters;
    private final TextField search = new TextField();
    private final Select<String> matter = new Select<>();
    private final Select<InboxQuery.Due> due = new Select<>();
    private final Select<InboxQuery.Order> order = new Select<>();
    private final FilterChips chips;

    private transient InboxState state = InboxState.of(QueryParameters.empty());

    /**
     * @param matters names of the matters by key, in the reader's language
     * @param go shows the inbox as the reader wants it now
     * @param sort shows the inbox in another order
     * @param tools further controls at the end of the bar
     */
    FilterBar(
            Map<String, String> matters, Consumer<InboxState> go, Consumer<InboxQuery.Order> sort, Component... tools) {
        this.matters = matters;
        this.go = go;
        chips = new FilterChips(() -> go.accept(state.all()));
        searchField();
        choice(matter, "inbox.column.matter", "inbox.anyMatter", this::matterName);
        matter.setItems(matters.keySet());
        matter.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                go.accept(state.ofMatter(change.getValue()));
            }
        });
        choice(due, "inbox.column.due", "inbox.anyDue", this::dueName);
        due.setItems(InboxQuery.Due.values());
        due.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                go.accept(state.due(change.getValue()));
            }
        });
        order.setItems(InboxQuery.Order.values());
        order.setAriaLabel(getTranslation("inbox.sort"));
        order.setItemLabelGenerator(o -> getTranslation("inbox.sort." + Words.lower(o)));
        order.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                sort.accept(change.getValue());
            }
        });
        Div bar = new Div(search, matter, due, order);
        bar.add(tools);
        bar.addClassName("kq-toolbar");
        add(bar, chips);
    }

    private void searchField() {
        search.setPlaceholder(getTranslation("inbox.search"));
        search.setAriaLabel(getTranslation("inbox.search"));
        search.setPrefixComponent(Icons.decorative(VaadinIcon.SEARCH));
        search.setClearButtonVisible(true);
        search.setMaxLength(100);
        search.addClassName("grow");
        search.setValueChangeMode(ValueChangeMode.ON_CHANGE);
        search.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                go.accept(state.matching(change.getValue()));
            }
        });
        search.addKeyDownListener(Key.ESCAPE, escape -> search.blur());
    }

    private <T> void choice(Select<T> select, String labelKey, String anyKey, Function<T, String> label) {
        select.setEmptySelectionAllowed(true);
        select.setEmptySelectionCaption(getTranslation(anyKey));
        select.setPlaceholder(getTranslation(anyKey));
        select.setAriaLabel(getTranslation(labelKey));
        select.setItemLabelGenerator(value -> value == null ? getTranslation(anyKey) : label.apply(value));
    }

    /**
     * @param usual the reader's order, where the address names none
     */
    void show(InboxState now, InboxQuery.Order usual) {
        state = now;
        search.setValue(now.q() == null ? "" : now.q());
        // A filter with one choice filters nothing.
        matter.setVisible(matters.size() > 1 || now.matter() != null);
        matter.setValue(now.matter());
        due.setValue(now.due());
        order.setValue(now.orderOr(usual));
        order.setVisible(now.queue() != Queue.HANDLED);
        due.setVisible(now.queue() != Queue.HANDLED);
        chips.reset();
        if (now.q() != null) {
            chip(getTranslation("inbox.contains"), now.q(), now.matching(null));
        }
        if (now.matter() != null) {
            chip(getTranslation("inbox.column.matter"), matterName(now.matter()), now.ofMatter(null));
        }
        if (now.due() != null && now.queue() != Queue.HANDLED) {
            chip(getTranslation("inbox.column.due"), dueName(now.due()), now.due(null));
        }
    }

    private void chip(String what, String value, InboxState without) {
        chips.chip(getTranslation("inbox.chip", what, value), () -> go.accept(without));
    }

    private String matterName(String key) {
        return matters.getOrDefault(key, key);
    }

    private String dueName(InboxQuery.Due value) {
        return getTranslation("inbox.due." + Words.lower(value));
    }
}
