package org.keqiao.voucher.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import org.keqiao.intermediary.Intermediaries;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.ui.EmptyState;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.MainLayout;
import org.keqiao.shared.ui.Notices;
import org.keqiao.shared.ui.Page;
import org.keqiao.shared.ui.PageHeader;
import org.keqiao.shared.ui.Pager;
import org.keqiao.shared.ui.PhoneCard;
import org.keqiao.shared.ui.PhoneCards;
import org.keqiao.shared.ui.StatusBadge;
import org.keqiao.shared.ui.Tone;
import org.keqiao.voucher.Voucher;
import org.keqiao.voucher.Vouchers;
import org.springframework.lang.Nullable;

/** 创新券: what its holder and its provider have to do about each; all of them for the bureau. */
@Route(value = VouchersView.ROUTE, layout = MainLayout.class)
@PermitAll
public class VouchersView extends Page implements BeforeEnterObserver {

    static final String ROUTE = "vouchers";

    private static final long serialVersionUID = 1L;
    private static final int PAGE = 50;

    private final transient Vouchers vouchers;
    private final transient Intermediaries intermediaries;
    private final transient Failures failures;
    private final Grid<Voucher> grid = new Grid<>();
    private final Pager pager = Pager.at(() -> ROUTE);

    @Nullable
    private String cursor;

    VouchersView(Vouchers vouchers, Intermediaries intermediaries, Failures failures) {
        super("voucher.title");
        this.vouchers = vouchers;
        this.intermediaries = intermediaries;
        this.failures = failures;
        full();
        PageHeader header =
                new PageHeader(getTranslation("voucher.title")).below(new Paragraph(getTranslation("voucher.intro")));
        if (vouchers.areGiven() && !vouchers.readsAll() && intermediaries.mayBeListed()) {
            Anchor claim = new Anchor("apply/voucher-claim", getTranslation("voucher.claim"));
            claim.addClassName("kq-button-link");
            header.actions(claim);
        }
        columns();
        add(header, grid, pager);
    }

    private void columns() {
        grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT, GridVariant.LUMO_NO_BORDER);
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.setSizeFull();
        grid.addComponentColumn(voucher -> lines(voucher.number(), voucher.applicant()))
                .setHeader(getTranslation("voucher.voucher"))
                .setFlexGrow(2)
                .setWidth("15rem");
        grid.addColumn(voucher -> voucher.amount().text())
                .setHeader(getTranslation("voucher.amount"))
                .setTextAlign(ColumnTextAlign.END)
                .setFlexGrow(0)
                .setWidth("8rem");
        grid.addColumn(voucher -> voucher.validTo().toString())
                .setHeader(getTranslation("voucher.validTo"))
                .setFlexGrow(0)
                .setWidth("8rem");
        grid.addComponentColumn(this::use)
                .setHeader(getTranslation("voucher.use"))
                .setFlexGrow(3)
                .setWidth("11.5rem");
        grid.addComponentColumn(voucher -> new Div(standing(voucher), doing(voucher)))
                .setKey("doing")
                .setHeader(getTranslation("voucher.state"))
                .setFlexGrow(1)
                .setWidth("14rem");
        PhoneCards.of(grid, getTranslation("voucher.title"), voucher -> new PhoneCard(new Span(voucher.number()))
                .line(voucher.applicant())
                .line(new Span(getTranslation(
                        "voucher.card",
                        voucher.amount().text(),
                        voucher.validTo().toString())))
                .line(use(voucher))
                .line(standing(voucher))
                .line(doing(voucher)));
    }

    private static Component lines(String above, String below) {
        Span quiet = new Span(below);
        quiet.addClassName("kq-quiet");
        return new Div(new Div(above), quiet);
    }

    private Component use(Voucher voucher) {
        return voucher.providerName() == null
                ? new Span(getTranslation("voucher.unused"))
                : lines(
                        voucher.providerName(),
                        getTranslation(
                                "voucher.contract",
                                voucher.contractTitle(),
                                voucher.contractAmount().text()));
    }

    private Component standing(Voucher voucher) {
        Tone tone =
                switch (voucher.state()) {
                    case GRANTED, AGREED -> Tone.GOOD;
                    case PROPOSED, REDEEMING -> Tone.ACTIVE;
                    case REDEEMED -> Tone.NEUTRAL;
                    case LAPSED -> Tone.PAUSED;
                };
        Div state = new Div(new StatusBadge(getTranslation("voucher.state." + voucher.state()), tone));
        if (voucher.redeemed() != null) {
            state.add(new Div(new Span(
                    getTranslation("voucher.redeemed", voucher.redeemed().text()))));
        }
        return state;
    }

    private Component doing(Voucher voucher) {
        Div buttons = new Div();
        if (vouchers.mayPropose(voucher)) {
            buttons.add(button(
                    "voucher.propose",
                    () -> new VoucherUseDialog(voucher, vouchers, intermediaries, failures, this::show).open()));
        }
        if (vouchers.mayAgree(voucher)) {
            buttons.add(
                    button("voucher.agree", () -> agree(voucher, true)),
                    button("voucher.decline", () -> agree(voucher, false)));
        }
        if (vouchers.mayRedeem(voucher)) {
            buttons.add(button(
                    "voucher.redeem", () -> UI.getCurrent().navigate("applications/" + vouchers.redeem(voucher.id()))));
        }
        return buttons;
    }

    private Button button(String key, Runnable work) {
        Button button = new Button(getTranslation(key), click -> work.run());
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        return button;
    }

    private void agree(Voucher voucher, boolean agreed) {
        vouchers.agree(voucher.id(), agreed);
        Notices.success(getTranslation(agreed ? "voucher.agreed" : "voucher.declined", voucher.number()));
        show();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        cursor = event.getLocation()
                .getQueryParameters()
                .getSingleParameter("cursor")
                .orElse(null);
        show();
    }

    private void show() {
        CursorPage<Voucher> page = vouchers.list(cursor, PAGE);
        grid.setItems(page.items());
        pager.show(cursor, page);
        grid.setEmptyStateComponent(
                vouchers.areGiven()
                        ? new EmptyState(
                                VaadinIcon.TICKET, getTranslation("voucher.none"), getTranslation("voucher.none.hint"))
                        : new EmptyState(
                                VaadinIcon.TICKET,
                                getTranslation("voucher.notHere"),
                                getTranslation("voucher.notHere.hint")));
    }
}
