package org.keqiao.subsidy.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import org.keqiao.casefile.batch.SheetFile;
import org.keqiao.funding.payment.PaymentOrder;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.ui.BoundedUpload;
import org.keqiao.shared.ui.EmptyState;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.MainLayout;
import org.keqiao.shared.ui.Page;
import org.keqiao.shared.ui.PageHeader;
import org.keqiao.shared.ui.Pager;
import org.keqiao.shared.ui.PhoneCard;
import org.keqiao.shared.ui.PhoneCards;
import org.keqiao.subsidy.payment.PaymentDesk;
import org.keqiao.subsidy.payment.PaymentResults;
import org.keqiao.subsidy.payment.ReturnedPayments;
import org.springframework.lang.Nullable;

/** 拨付: what waits for the bank, as a list and as the treasury's file, and the file with the bank's answers. */
@Route(value = PaymentsView.ROUTE, layout = MainLayout.class)
@RolesAllowed({"TREASURY", "FINANCE_OFFICER", "FINANCE_BUREAU", "DISCIPLINE", "COUNTY_FINANCE", "COUNTY_HEAD"})
public class PaymentsView extends Page implements BeforeEnterObserver {

    static final String ROUTE = "payments";

    private static final long serialVersionUID = 1L;
    private static final int PAGE = 100;

    private final transient PaymentDesk desk;
    private final transient ReturnedPayments returned;
    private final transient Failures failures;
    private final transient Clock clock;
    private final Grid<PaymentOrder> grid = new Grid<>();
    private final Div result = new Div();
    private final Pager pager = new Pager(this::go);

    @Nullable
    private String cursor;

    private Set<String> stopped = Set.of();

    PaymentsView(PaymentDesk desk, ReturnedPayments returned, Failures failures, Clock clock) {
        super("payments.title");
        this.desk = desk;
        this.returned = returned;
        this.failures = failures;
        this.clock = clock;
        full();
        PageHeader header =
                new PageHeader(getTranslation("payments.title")).below(new Paragraph(getTranslation("payments.intro")));
        if (desk.isReported()) {
            header.actions(
                    sentBack(),
                    file("payments.file.again", "?again=true", ""),
                    file("payments.file", "", "primary"),
                    upload());
        }
        result.getElement().setAttribute("aria-live", "polite");
        columns();
        add(header, result, grid, pager);
    }

    private void columns() {
        grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT, GridVariant.LUMO_NO_BORDER);
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.setSizeFull();
        grid.addColumn(LitRenderer.<PaymentOrder>of("<span class=\"nb\">${item.number}</span>"
                                + "<div class=\"kq-quiet\">${item.purpose}</div>")
                        .withProperty("number", PaymentOrder::number)
                        .withProperty("purpose", PaymentOrder::purpose))
                .setKey("order")
                .setHeader(getTranslation("payments.order"))
                .setFlexGrow(2)
                .setWidth("15rem");
        grid.addColumn(LitRenderer.<PaymentOrder>of(
                                "${item.name}<div class=\"kq-quiet\">${item.bank} ${item.account}</div>"
                                        + "<div class=\"tone-late\" ?hidden=${!item.blocked}>${item.why}</div>")
                        .withProperty("name", order -> order.payee().name())
                        .withProperty("bank", order -> order.payee().bank())
                        .withProperty("account", order -> order.payee().account())
                        .withProperty("blocked", order -> stopped.contains(order.number()))
                        .withProperty("why", order -> getTranslation("payments.blocked")))
                .setKey("payee")
                .setHeader(getTranslation("payments.payee"))
                .setFlexGrow(3)
                .setWidth("16rem");
        grid.addColumn(order -> LocalDate.ofInstant(order.orderedAt(), clock.getZone()))
                .setKey("since")
                .setHeader(getTranslation("payments.since"))
                .setFlexGrow(0)
                .setWidth("8rem");
        grid.addColumn(order -> getTranslation(
                        order.handedOverAt() == null ? "payments.handedOver.no" : "payments.handedOver.yes"))
                .setKey("handed")
                .setHeader(getTranslation("payments.handedOver"))
                .setFlexGrow(0)
                .setWidth("7rem");
        grid.addColumn(order -> order.amount().text())
                .setKey("amount")
                .setHeader(getTranslation("payments.amount"))
                .setTextAlign(ColumnTextAlign.END)
                .setFlexGrow(0)
                .setWidth("9rem");
        PhoneCards.of(grid, getTranslation("payments.order"), order -> new PhoneCard(
                        order.payee().name(), "cases?q=" + order.caseNumber().value())
                .line(
                        order.number(),
                        getTranslation("shell.money.yuan", order.amount().text()))
                .line(new Span(order.payee().bank() + " " + order.payee().account()))
                .line(stopped.contains(order.number()) ? getTranslation("payments.blocked") : ""));
        grid.setEmptyStateComponent(new EmptyState(
                VaadinIcon.MONEY_EXCHANGE, getTranslation("payments.none"), getTranslation("payments.none.hint")));
    }

    private Button sentBack() {
        return new Button(getTranslation("payments.return"), click -> new PaymentReturnDialog(
                        returned, LocalDate.now(clock), failures, order -> {
                            String next =
                                    order.returned() == null || order.returned().goesOnIn() == null
                                            ? ""
                                            : order.returned().goesOnIn().value();
                            say("tone-good", getTranslation("payments.return.done", order.number(), next));
                            show();
                        })
                .open());
    }

    private Anchor file(String key, String query, String look) {
        Anchor file = new Anchor("api/v1/payment-orders/file" + query, getTranslation(key));
        file.setRouterIgnore(true);
        if (!look.isEmpty()) {
            file.addClassNames("kq-button-link", look);
        }
        return file;
    }

    private Upload upload() {
        Upload upload = new Upload(new BoundedUpload(SheetFile.LARGEST, (name, file) -> take(file)));
        upload.setAcceptedFileTypes(".xlsx", ".csv");
        upload.setMaxFileSize(SheetFile.LARGEST);
        upload.setUploadButton(new Button(getTranslation("payments.results")));
        upload.setDropAllowed(false);
        upload.addFileRejectedListener(rejected -> say("tone-late", getTranslation("payments.results.rejected")));
        upload.addAllFinishedListener(done -> upload.clearFileList());
        return upload;
    }

    private void take(Path file) {
        try {
            take(Files.readAllBytes(file));
        } catch (IOException unreadable) {
            failures.show(unreadable, getLocale());
        }
    }

    /** Books the bank's answers and tells what became of each. */
    void take(byte[] file) {
        try {
            show(desk.take(new ByteArrayInputStream(file)));
        } catch (Refusal no) {
            say("tone-late", failures.text(no, getLocale()));
        }
        show();
    }

    private void show(PaymentResults results) {
        long refused = results.count(PaymentResults.Outcome.REFUSED);
        Div box = say(
                refused == 0 ? "tone-good" : "tone-soon",
                getTranslation(
                        "payments.results.done",
                        results.count(PaymentResults.Outcome.PAID),
                        results.count(PaymentResults.Outcome.FAILED),
                        results.count(PaymentResults.Outcome.KNOWN),
                        refused,
                        results.count(PaymentResults.Outcome.RETURNED)));
        UnorderedList list = new UnorderedList();
        for (PaymentResults.Row row : results.rows()) {
            if (row.why() != null) {
                list.add(new ListItem(getTranslation(
                        "payments.results.row", row.row(), row.order(), failures.text(row.why(), getLocale()))));
            }
        }
        if (refused > 0) {
            box.add(new H2(getTranslation("payments.results.refused")), list);
        }
    }

    private Div say(String tone, String text) {
        Div box = new Div(new Span(text));
        box.addClassNames("kq-message", tone);
        result.removeAll();
        result.add(box);
        return box;
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
        CursorPage<PaymentOrder> page = desk.waiting(null, cursor, PAGE);
        stopped = desk.stopped(page.items());
        grid.setItems(page.items());
        pager.show(cursor, page);
        PaymentDesk.Payable all = desk.payable();
        boolean none = all.orders() == 0;
        grid.getColumnByKey("order").setFooter(none ? "" : getTranslation("payments.sum", all.orders()));
        grid.getColumnByKey("amount").setFooter(none ? "" : all.amount().text());
    }
}
