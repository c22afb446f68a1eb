package org.keqiao.security.ui;

import com.vaadin.flow.component.button.Button;
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
import org.keqiao.security.AccessLog;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.ui.DateText;
import org.keqiao.shared.ui.MainLayout;
import org.keqiao.shared.ui.Page;
import org.keqiao.shared.ui.PageHeader;
import org.keqiao.shared.ui.PhoneCard;
import org.keqiao.shared.ui.PhoneCards;
import org.springframework.lang.Nullable;

/** Which officers read which case, document, letter; newest first. */
@Route(value = AccessLogView.ROUTE, layout = MainLayout.class)
@RolesAllowed("AUDITOR")
class AccessLogView extends Page {

    static final String ROUTE = "access-log";

    private static final long serialVersionUID = 1L;
    private static final int LIMIT = 100;

    private final transient AccessLog log;
    private final transient CurrentActor current;
    private final TextField reader;
    private final TextField label;
    private final Grid<AccessLog.Reading> grid = new Grid<>();
    private final Button more = new Button();
    private final transient List<AccessLog.Reading> shown = new ArrayList<>();

    @Nullable
    private String next;

    AccessLogView(AccessLog log, CurrentActor current) {
        super("security.readings");
        this.log = log;
        this.current = current;
        full();
        reader = filter("security.readings.reader");
        label = filter("security.readings.label");
        Div filters = new Div(reader, label);
        filters.addClassName("kq-row");
        grid.addComponentColumn(reading -> DateText.minute(reading.at()))
                .setHeader(getTranslation("security.events.at"));
        grid.addColumn(AccessLog.Reading::reader).setHeader(getTranslation("security.readings.reader"));
        grid.addColumn(reading -> getTranslation("security.readings.what." + reading.what()))
                .setHeader(getTranslation("security.readings.what"));
        grid.addColumn(AccessLog.Reading::label).setHeader(getTranslation("security.readings.label"));
        grid.addColumn(reading -> reading.address() == null ? "" : reading.address())
                .setHeader(getTranslation("security.address"));
        grid.getColumns().forEach(column -> column.setAutoWidth(true));
        grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT);
        grid.setEmptyStateText(getTranslation("security.readings.none"));
        PhoneCards.of(grid, getTranslation("security.readings"), reading -> new PhoneCard(new Span(reading.label()))
                .line(reading.reader(), getTranslation("security.readings.what." + reading.what()))
                .line(DateText.minuteText(reading.at()), reading.address()));
        more.setText(getTranslation("security.more"));
        more.addClickListener(click -> load());
        add(
                new PageHeader(getTranslation("security.readings"))
                        .below(new Paragraph(getTranslation("security.readings.text"))),
                filters,
                grid,
                more);
        reload();
    }

    private TextField filter(String key) {
        TextField field = new TextField();
        field.setPlaceholder(getTranslation(key));
        field.setAriaLabel(getTranslation(key));
        field.setClearButtonVisible(true);
        field.addClassName("kq-search");
        field.addValueChangeListener(change -> reload());
        return field;
    }

    private void reload() {
        shown.clear();
        next = null;
        load();
    }

    private void load() {
        CursorPage<AccessLog.Reading> page =
                log.list(current.require(), reader.getValue(), label.getValue(), next, LIMIT);
        shown.addAll(page.items());
        next = page.next();
        grid.setItems(List.copyOf(shown));
        more.setVisible(next != null);
    }
}
