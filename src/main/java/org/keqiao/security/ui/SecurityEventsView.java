package org.keqiao.security.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;
import org.keqiao.security.AccountAdministration;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.SecurityLog;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.ui.DateText;
import org.keqiao.shared.ui.MainLayout;
import org.keqiao.shared.ui.Page;
import org.keqiao.shared.ui.PageHeader;
import org.keqiao.shared.ui.PhoneCard;
import org.keqiao.shared.ui.PhoneCards;
import org.springframework.lang.Nullable;

/** Sign-ins, failures and grants, newest first. */
@Route(value = SecurityEventsView.ROUTE, layout = MainLayout.class)
@RolesAllowed({"AUDITOR", "SECURITY_ADMIN"})
class SecurityEventsView extends Page {

    static final String ROUTE = "security-events";

    private static final long serialVersionUID = 1L;
    private static final int LIMIT = 100;

    private final transient SecurityLog log;
    private final transient CurrentActor current;
    private final TextField username = new TextField();
    private final ComboBox<SecurityLog.Kind> kind = new ComboBox<>();
    private final Grid<SecurityLog.Event> grid = new Grid<>();
    private final Button more = new Button();
    private final transient List<SecurityLog.Event> shown = new ArrayList<>();

    @Nullable
    private String next;

    SecurityEventsView(SecurityLog log, AccountAdministration administration, CurrentActor current) {
        super("security.events");
        this.log = log;
        this.current = current;
        full();
        username.setPlaceholder(getTranslation("security.username"));
        username.setAriaLabel(getTranslation("security.username"));
        username.setClearButtonVisible(true);
        username.addValueChangeListener(change -> reload());
        username.addClassName("kq-search");
        kind.setPlaceholder(getTranslation("security.events.kind"));
        kind.setAriaLabel(getTranslation("security.events.kind"));
        kind.setItems(SecurityLog.Kind.values());
        kind.setItemLabelGenerator(this::label);
        kind.setClearButtonVisible(true);
        kind.addValueChangeListener(change -> reload());
        Div filter = new Div(username, kind);
        filter.addClassName("kq-row");
        grid.addComponentColumn(event -> DateText.minute(event.at())).setHeader(getTranslation("security.events.at"));
        // Kinds that come with later pages are longer than those of the first.
        Grid.Column<SecurityLog.Event> what =
                grid.addColumn(event -> label(event.kind())).setHeader(getTranslation("security.events.kind"));
        grid.addColumn(event -> text(event.username())).setHeader(getTranslation("security.username"));
        grid.addColumn(event -> text(event.actor())).setHeader(getTranslation("security.events.actor"));
        grid.addColumn(event -> text(event.address())).setHeader(getTranslation("security.address"));
        EventWords words = new EventWords(this, administration.offices());
        grid.addColumn(words::detail).setHeader(getTranslation("security.events.detail"));
        // As wide as what stands in them; the detail takes the rest and wraps.
        grid.getColumns().forEach(column -> column.setAutoWidth(true).setFlexGrow(0));
        what.setAutoWidth(false).setWidth("14rem");
        grid.getColumns().get(grid.getColumns().size() - 1).setFlexGrow(1);
        grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT);
        grid.setEmptyStateText(getTranslation("security.events.none"));
        PhoneCards.of(grid, getTranslation("security.events"), event -> new PhoneCard(new Span(label(event.kind())))
                .line(event.username(), event.actor(), words.detail(event))
                .line(DateText.minuteText(event.at()), event.address()));
        more.setText(getTranslation("security.more"));
        more.addClickListener(click -> load());
        add(new PageHeader(getTranslation("security.events")));
        long attacks = log.attacks(current.require());
        if (attacks > 0) {
            Paragraph alert = new Paragraph(getTranslation("security.events.attacks", attacks));
            alert.getElement().setAttribute("role", "status");
            add(alert);
        }
        add(filter, grid, more);
        reload();
    }

    private String label(SecurityLog.Kind of) {
        return getTranslation("security.event." + of.name());
    }

    private void reload() {
        shown.clear();
        next = null;
        load();
    }

    private void load() {
        String name = username.getValue().isBlank() ? null : username.getValue();
        CursorPage<SecurityLog.Event> page = log.list(current.require(), name, kind.getValue(), next, LIMIT);
        shown.addAll(page.items());
        next = page.next();
        grid.setItems(List.copyOf(shown));
        more.setVisible(next != null);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
