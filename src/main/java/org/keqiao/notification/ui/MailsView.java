package org.keqiao.notification.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;
import org.keqiao.notification.MailView;
import org.keqiao.notification.MailView.State;
import org.keqiao.notification.Mails;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.ui.DateText;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.MainLayout;
import org.keqiao.shared.ui.Notices;
import org.keqiao.shared.ui.Page;
import org.keqiao.shared.ui.PageHeader;
import org.keqiao.shared.ui.PhoneCard;
import org.keqiao.shared.ui.PhoneCards;
import org.keqiao.shared.ui.StatusBadge;
import org.keqiao.shared.ui.Tone;
import org.springframework.lang.Nullable;

/** Which e-mails went out, which wait and why; what they say is not the administrator's to read. */
@Route(value = MailsView.ROUTE, layout = MainLayout.class)
@RolesAllowed("SYSTEM_ADMIN")
class MailsView extends Page {

    static final String ROUTE = "mails";

    private static final long serialVersionUID = 1L;
    private static final int LIMIT = 100;

    private final transient Mails mails;
    private final transient Failures failures;
    private final boolean server;
    private final ComboBox<State> state = new ComboBox<>();
    private final Grid<MailView> grid = new Grid<>();
    private final Button more = new Button();
    private final transient List<MailView> shown = new ArrayList<>();

    @Nullable
    private String next;

    MailsView(Mails mails, Failures failures) {
        super("notification.mails");
        this.mails = mails;
        this.failures = failures;
        server = mails.hasServer();
        full();
        Paragraph note =
                new Paragraph(getTranslation(server ? "notification.mails.text" : "notification.mails.noServer"));
        note.addClassName("kq-message");
        if (!server) {
            note.addClassName("tone-soon");
        }
        state.setPlaceholder(getTranslation("notification.mails.state"));
        state.setAriaLabel(getTranslation("notification.mails.state"));
        state.setItems(State.values());
        state.setItemLabelGenerator(this::label);
        state.setClearButtonVisible(true);
        state.addValueChangeListener(change -> reload());
        Div filter = new Div(state);
        filter.addClassName("kq-row");
        more.setText(getTranslation("notification.more"));
        more.addClickListener(click -> load());
        columns();
        add(new PageHeader(getTranslation("notification.mails")), note, filter, grid, more);
        reload();
    }

    private void columns() {
        grid.addComponentColumn(mail -> DateText.minute(mail.createdAt()))
                .setHeader(getTranslation("notification.mails.created"));
        Grid.Column<MailView> to =
                grid.addColumn(MailView::address).setHeader(getTranslation("notification.mails.address"));
        grid.addColumn(mail -> getTranslation("notification.kind." + mail.kind()))
                .setHeader(getTranslation("notification.choice.kind"));
        grid.addColumn(mail -> text(mail.caseNumber())).setHeader(getTranslation("notification.mails.case"));
        grid.addComponentColumn(mail -> new StatusBadge(label(mail), tone(mail.state())))
                .setHeader(getTranslation("notification.mails.state"));
        grid.addColumn(MailView::attempts).setHeader(getTranslation("notification.mails.attempts"));
        Grid.Column<MailView> error =
                grid.addColumn(mail -> text(mail.lastError())).setHeader(getTranslation("notification.mails.error"));
        grid.addComponentColumn(this::again);
        // As wide as what stands in them; addresses and the error share the rest and wrap.
        grid.getColumns().forEach(column -> column.setAutoWidth(true).setFlexGrow(0));
        to.setAutoWidth(false).setWidth("11rem").setFlexGrow(1);
        error.setAutoWidth(false).setWidth("7rem").setFlexGrow(1);
        PhoneCards.of(grid, getTranslation("notification.mails"), mail -> new PhoneCard(new Span(mail.address()))
                .line(getTranslation("notification.kind." + mail.kind()), mail.caseNumber())
                .line(DateText.minuteText(mail.createdAt()), mail.lastError())
                .line(new StatusBadge(label(mail), tone(mail.state())), again(mail)));
        grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT);
        grid.setEmptyStateText(getTranslation("notification.mails.none"));
    }

    private Button again(MailView mail) {
        Button again = new Button(getTranslation("notification.mails.again"), click -> {
            try {
                mails.again(mail.id());
                Notices.success(getTranslation("notification.mails.queued"));
            } catch (Refusal refusal) {
                failures.show(refusal, getLocale());
            }
            reload();
        });
        again.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        again.setVisible(
                server && (mail.state() == State.FAILED || mail.state() == State.WAITING && mail.attempts() > 0));
        return again;
    }

    private String label(MailView mail) {
        if (mail.state() == State.WAITING && !server) {
            return getTranslation("notification.mails.notSent");
        }
        if (mail.state() == State.WAITING && mail.attempts() > 0) {
            return getTranslation("notification.mails.retry", DateText.minuteText(mail.nextTry()));
        }
        return label(mail.state());
    }

    private String label(State of) {
        return getTranslation("notification.mail." + of);
    }

    private static Tone tone(State state) {
        return switch (state) {
            case WAITING -> Tone.ACTIVE;
            case SENT -> Tone.GOOD;
            case FAILED -> Tone.LATE;
            case EXPIRED -> Tone.PAUSED;
        };
    }

    private void reload() {
        shown.clear();
        next = null;
        load();
    }

    private void load() {
        CursorPage<MailView> page = mails.list(state.getValue(), next, LIMIT);
        shown.addAll(page.items());
        next = page.next();
        grid.setItems(List.copyOf(shown));
        more.setVisible(next != null);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
