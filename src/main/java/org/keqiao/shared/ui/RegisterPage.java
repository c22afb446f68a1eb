package org.keqiao.shared.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import java.util.HashMap;
import java.util.Map;
import org.keqiao.shared.CursorPage;
import org.springframework.lang.Nullable;

/**
 * A register that one person enters into and another one confirms: its rows by page, a search, and in each row what its
 * reader may do about it. What is looked for and the page stand in the address.
 *
 * @param <T> a row
 */
public abstract class RegisterPage<T> extends Page implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;
    private static final int PAGE = 50;

    protected final PageHeader header;
    protected final Grid<T> grid = new Grid<>();
    private final TextField words = new TextField();
    private final Pager pager = new Pager(this::go);
    private final transient Wording wording;

    @Nullable
    private String cursor;

    /** As the rows that are shown were looked for; null while the address is read. */
    @Nullable
    private transient Map<String, String> shown;

    /**
     * Keys of texts.
     *
     * @param search what is looked for
     * @param none the register is empty
     * @param notFound nothing is as it was looked for
     * @param about what the register is for, below both
     */
    public record Wording(String title, String search, String none, String notFound, String about, VaadinIcon icon) {}

    protected RegisterPage(Wording wording) {
        super(wording.title());
        this.wording = wording;
        full();
        words.setPlaceholder(getTranslation(wording.search()));
        words.setAriaLabel(getTranslation(wording.search()));
        words.setClearButtonVisible(true);
        words.setPrefixComponent(VaadinIcon.SEARCH.create());
        words.setValueChangeMode(ValueChangeMode.LAZY);
        words.setWidth("21rem");
        words.setMaxWidth("100%");
        words.addValueChangeListener(change -> changed());
        grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT, GridVariant.LUMO_NO_BORDER);
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.setSizeFull();
        header = new PageHeader(getTranslation(wording.title())).actions(words);
        add(header, grid, pager);
    }

    /**
     * @param query what was typed; empty for all
     * @param after null for the first page
     */
    protected abstract CursorPage<T> page(String query, @Nullable String after, int limit);

    /** Further filters as they stand in the address; those that let everything through are left out. */
    protected Map<String, String> filters() {
        return Map.of();
    }

    /** Takes further filters from the address. */
    protected void read(QueryParameters asked) {}

    /** Shows the first page of what is looked for now; a filter that is set by the address changes nothing. */
    protected final void changed() {
        if (shown != null && !shown.equals(asked())) {
            go(null);
        }
    }

    /** The page as it is now. */
    protected final void show() {
        shown = asked();
        CursorPage<T> page = page(words.getValue(), cursor, PAGE);
        grid.setItems(page.items());
        pager.show(cursor, page);
        grid.setEmptyStateComponent(new EmptyState(
                wording.icon(),
                getTranslation(shown.isEmpty() ? wording.none() : wording.notFound()),
                getTranslation(wording.about())));
    }

    /** 录入: opens the dialog in which the first person enters. */
    protected final void enters(String label, Runnable opens) {
        Button enter = new Button(label, click -> opens.run());
        enter.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        header.actions(enter);
    }

    /** Something to do about a row. */
    protected static Button button(String label, Runnable work) {
        Button button = new Button(label, click -> work.run());
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        return button;
    }

    /** Two lines of a cell. */
    protected static Div lines(String above, String below) {
        Span quiet = new Span(below);
        quiet.addClassName("kq-quiet");
        return new Div(new Div(above), quiet);
    }

    /** State of a row, and below it who made it so. */
    protected static Component standing(StatusBadge state, String who) {
        Div quiet = new Div(who);
        quiet.addClassName("kq-quiet");
        return new Div(state, quiet);
    }

    @Override
    public final void beforeEnter(BeforeEnterEvent event) {
        QueryParameters asked = event.getLocation().getQueryParameters();
        shown = null;
        cursor = asked.getSingleParameter("cursor").orElse(null);
        words.setValue(asked.getSingleParameter("q").orElse(""));
        read(asked);
        show();
    }

    private Map<String, String> asked() {
        Map<String, String> asked = new HashMap<>(filters());
        if (!words.isEmpty()) {
            asked.put("q", words.getValue());
        }
        return asked;
    }

    private void go(@Nullable String after) {
        Map<String, String> asked = asked();
        if (after != null) {
            asked.put("cursor", after);
        }
        UI.getCurrent().navigate(getClass(), QueryParameters.simple(asked));
    }
}
