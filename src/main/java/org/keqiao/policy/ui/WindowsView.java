package org.keqiao.policy.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.keqiao.policy.Policies;
import org.keqiao.policy.PolicyItem;
import org.keqiao.policy.window.ApplicationWindow;
import org.keqiao.policy.window.WindowKeeping;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.ui.EmptyState;
import org.keqiao.shared.ui.ErrorSummary;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.FieldMistakes;
import org.keqiao.shared.ui.MainLayout;
import org.keqiao.shared.ui.Notices;
import org.keqiao.shared.ui.Page;
import org.keqiao.shared.ui.PageHeader;
import org.keqiao.shared.ui.Pager;
import org.keqiao.shared.ui.PhoneCard;
import org.keqiao.shared.ui.PhoneCards;
import org.keqiao.shared.ui.StatusBadge;
import org.keqiao.shared.ui.Tone;
import org.springframework.lang.Nullable;

/** 申报时间: the windows of the city's items, what waits for a second person first. */
@Route(value = WindowsView.ROUTE, layout = MainLayout.class)
@RolesAllowed({"PROGRAM_OFFICER", "DEPUTY_DIRECTOR", "AUDITOR"})
public class WindowsView extends Page implements BeforeEnterObserver {

    static final String ROUTE = "application-windows";

    private static final long serialVersionUID = 1L;
    private static final int PAGE = 50;

    private final transient WindowKeeping windows;
    private final transient List<PolicyItem> items;
    private final transient Failures failures;
    private final Grid<ApplicationWindow> grid = new Grid<>();
    private final Pager pager = new Pager(this::go);

    @Nullable
    private String cursor;

    WindowsView(WindowKeeping windows, Policies policies, Failures failures) {
        super("windows.title");
        this.windows = windows;
        this.failures = failures;
        this.items = policies.items().stream()
                .filter(item -> item.mode() != PolicyItem.Mode.NONE && item.share() == PolicyItem.Share.CITY)
                .toList();
        full();
        PageHeader header =
                new PageHeader(getTranslation("windows.title")).below(new Paragraph(getTranslation("windows.intro")));
        if (windows.isKept()) {
            Button enter = new Button(
                    getTranslation("windows.enter"),
                    click -> new WindowDialog(windows, items, failures, this::show).open());
            enter.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            header.actions(enter);
        }
        columns();
        add(header, grid, pager);
    }

    private void columns() {
        grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT, GridVariant.LUMO_NO_BORDER);
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.setSizeFull();
        grid.addComponentColumn(window -> lines(name(window), window.reference()))
                .setKey("item")
                .setHeader(getTranslation("windows.item"))
                .setFlexGrow(3)
                .setWidth("14rem");
        grid.addComponentColumn(window -> lines(days(window), length(window)))
                .setKey("days")
                .setHeader(getTranslation("windows.days"))
                .setFlexGrow(2)
                .setWidth("13rem");
        grid.addComponentColumn(this::standing)
                .setKey("state")
                .setHeader(getTranslation("windows.state"))
                .setFlexGrow(2)
                .setWidth("12rem");
        grid.addComponentColumn(this::doing).setKey("doing").setFlexGrow(0).setWidth("13rem");
        PhoneCards.of(grid, getTranslation("windows.title"), window -> new PhoneCard(new Span(name(window)))
                .line(days(window), length(window))
                .line(window.reference())
                .line(standing(window))
                .line(doing(window)));
        grid.setEmptyStateComponent(new EmptyState(
                VaadinIcon.CALENDAR_CLOCK, getTranslation("windows.none"), getTranslation("windows.none.about")));
    }

    private String name(ApplicationWindow window) {
        return items.stream()
                .filter(item -> item.key().equals(window.item()))
                .findFirst()
                .map(item -> item.title().in(getLocale()))
                .orElse(window.item());
    }

    private String days(ApplicationWindow window) {
        return getTranslation(
                "windows.fromTo", window.first().toString(), window.last().toString());
    }

    private String length(ApplicationWindow window) {
        return getTranslation(
                window.shortOfUsual() ? "windows.length.short" : "windows.length",
                window.workingDays(),
                String.valueOf(WindowKeeping.USUAL));
    }

    private Component lines(String first, String second) {
        Span quiet = new Span(second);
        quiet.addClassName("kq-quiet");
        return new Div(new Div(first), quiet);
    }

    private Component standing(ApplicationWindow window) {
        Tone tone =
                switch (window.state()) {
                    case ENTERED -> Tone.ACTIVE;
                    case IN_FORCE -> Tone.GOOD;
                    case REJECTED -> Tone.NEUTRAL;
                };
        String who =
                switch (window.state()) {
                    case ENTERED -> getTranslation("windows.by.ENTERED", window.enteredBy());
                    case IN_FORCE -> getTranslation("windows.by.IN_FORCE", window.enteredBy(), window.decidedBy());
                    case REJECTED -> getTranslation("windows.by.REJECTED", window.decidedBy(), window.note());
                };
        Span quiet = new Span(who);
        quiet.addClassName("kq-quiet");
        return new Div(new Div(new StatusBadge(getTranslation("windows.state." + window.state()), tone)), quiet);
    }

    private Component doing(ApplicationWindow window) {
        Div buttons = new Div();
        if (window.awaitsReader()) {
            buttons.add(
                    button("windows.confirm", () -> {
                        windows.confirm(window.id());
                        Notices.success(getTranslation("windows.confirmed", name(window)));
                        show();
                    }),
                    button("windows.reject", () -> reject(window)));
        }
        return buttons;
    }

    private Button button(String key, Runnable work) {
        Button button = new Button(getTranslation(key), click -> work.run());
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        return button;
    }

    private void reject(ApplicationWindow window) {
        Dialog dialog = new Dialog();
        dialog.setHeaderTitle(getTranslation("windows.reject"));
        ErrorSummary summary = new ErrorSummary();
        FieldMistakes mistakes = new FieldMistakes(summary, failures);
        TextArea reason = mistakes.field("reason", new TextArea(getTranslation("windows.reason")));
        Div form = new Div(summary, new Paragraph(name(window) + " " + days(window)), reason);
        form.addClassNames("kq-form", "kq-form-dialog");
        dialog.add(form);
        Button save = new Button(getTranslation("windows.reject"), click -> {
            if (mistakes.attempt(getLocale(), () -> windows.reject(window.id(), reason.getValue()))) {
                dialog.close();
                show();
            }
        });
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        dialog.getFooter().add(new Button(getTranslation("shell.cancel"), click -> dialog.close()), save);
        dialog.open();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show();
    }

    private void go(@Nullable String after) {
        cursor = after;
        show();
    }

    private void show() {
        CursorPage<ApplicationWindow> page = windows.list(cursor, PAGE);
        grid.setItems(page.items());
        pager.show(cursor, page);
    }
}
