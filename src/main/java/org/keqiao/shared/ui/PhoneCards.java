package org.keqiao.shared.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.Grid.Column;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.function.SerializableFunction;
import java.io.Serializable;
import java.util.List;
import org.springframework.lang.Nullable;

/** On a phone each row of a grid is a card of its own, and the page scrolls instead of the list. */
public final class PhoneCards<T> implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Grid<T> grid;
    private final String header;
    private final SerializableFunction<T, Component> card;
    private final List<Column<T>> columns;
    private final boolean allRows;

    @Nullable
    private Column<T> cards;

    private PhoneCards(Grid<T> grid, String header, SerializableFunction<T, Component> card) {
        this.grid = grid;
        this.header = header;
        this.card = card;
        columns = List.copyOf(grid.getColumns());
        allRows = grid.isAllRowsVisible();
        grid.addAttachListener(
                attach -> grid.getElement().executeJs("window.keqiaoGrid && window.keqiaoGrid.narrow(this)"));
        grid.getElement()
                .addEventListener(
                        "kq-narrow", width -> narrow(width.getEventData().getBoolean("event.detail")))
                .addEventData("event.detail");
    }

    /**
     * Call it once the grid has its columns.
     *
     * @param header above the cards, in the reader's language
     * @param card what a row shows on a phone: everything that its columns show
     */
    public static <T> PhoneCards<T> of(Grid<T> grid, String header, SerializableFunction<T, Component> card) {
        return new PhoneCards<>(grid, header, card);
    }

    /** Shows cards, or the columns again. */
    public void narrow(boolean phone) {
        if (cards == null) {
            cards = grid.addColumn(new ComponentRenderer<>(card)).setHeader(header);
        }
        columns.forEach(column -> column.setVisible(!phone));
        cards.setVisible(phone);
        grid.setAllRowsVisible(phone || allRows);
    }
}
