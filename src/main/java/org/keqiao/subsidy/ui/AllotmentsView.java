package org.keqiao.subsidy.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Map;
import org.keqiao.policy.ItemTitles;
import org.keqiao.shared.Bilingual;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.ui.EmptyState;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.MainLayout;
import org.keqiao.shared.ui.Notices;
import org.keqiao.shared.ui.Page;
import org.keqiao.shared.ui.PageHeader;
import org.keqiao.shared.ui.Pager;
import org.keqiao.shared.ui.StatusBadge;
import org.keqiao.shared.ui.Tone;
import org.keqiao.subsidy.allotment.Allotment;
import org.keqiao.subsidy.allotment.AllotmentHead;
import org.keqiao.subsidy.allotment.Allotments;
import org.springframework.lang.Nullable;

/** 预算分配: which lines do not suffice for what waits, how they would be shared out, and what waits for a second person. */
@Route(value = AllotmentsView.ROUTE, layout = MainLayout.class)
@RolesAllowed({"FINANCE_OFFICER", "DEPUTY_DIRECTOR", "DISCIPLINE", "AUDITOR"})
public class AllotmentsView extends Page implements BeforeEnterObserver {

    static final String ROUTE = "allotments";

    private static final int PAGE = 20;
    private static final int CLAIMS = 50;

    private static final long serialVersionUID = 1L;

    private final transient Allotments allotments;
    private final transient ItemTitles items;
    private final transient Failures failures;
    private final Div list = new Div();
    private final Button more = new Button(getTranslation("allotment.more"), click -> older());

    private transient Map<String, Bilingual> titles = Map.of();

    @Nullable
    private String next;

    @Nullable
    private String cursor;

    AllotmentsView(Allotments allotments, ItemTitles items, Failures failures) {
        super("allotment.title");
        this.allotments = allotments;
        this.items = items;
        this.failures = failures;
        narrow();
        add(
                new PageHeader(getTranslation("allotment.title"))
                        .below(new Paragraph(getTranslation("allotment.intro"))),
                list,
                more);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show();
    }

    /** Another page of what waits. */
    private void go(@Nullable String after) {
        cursor = after;
        show();
    }

    private void show() {
        list.removeAll();
        titles = items.all();
        if (allotments.isKept()) {
            CursorPage<Allotments.Waiting> waiting = allotments.waiting(cursor, PAGE);
            waiting.items().forEach(each -> list.add(section(each)));
            Pager pager = new Pager(this::go);
            pager.show(cursor, waiting);
            if (cursor != null || waiting.next() != null) {
                list.add(pager);
            }
        }
        next = null;
        older();
        if (list.getComponentCount() == 0) {
            list.add(new EmptyState(
                    VaadinIcon.PIE_CHART, getTranslation("allotment.none"), getTranslation("allotment.none.about")));
        }
    }

    /** The next page below those that are shown. */
    private void older() {
        CursorPage<AllotmentHead> page = allotments.list(next, PAGE);
        page.items().forEach(each -> list.add(section(each)));
        next = page.next();
        more.setVisible(next != null);
    }

    private Component section(Allotments.Waiting waiting) {
        String name = getTranslation(
                "allotment.of",
                titles.getOrDefault(waiting.item(), waiting.title()).in(getLocale()),
                waiting.documentNumber());
        boolean scarce = waiting.asked().isMoreThan(waiting.left());
        Div standing = new Div(
                new StatusBadge(
                        getTranslation(scarce ? "allotment.short" : "allotment.enough"),
                        scarce ? Tone.SOON : Tone.NEUTRAL),
                new Span(getTranslation(
                        "allotment.waiting",
                        waiting.claims(),
                        waiting.asked().text(),
                        waiting.left().text())));
        standing.addClassName("kq-row");
        Div box = box(name, standing);
        if (scarce) {
            Button preview = new Button(getTranslation("allotment.preview"), click -> preview(waiting, name));
            preview.setAriaLabel(getTranslation("allotment.preview.of", name));
            preview.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            box.add(preview);
        }
        return box;
    }

    private Div box(String name, Component standing) {
        Div box = new Div(new H2(name), standing);
        box.addClassName("kq-section");
        box.getElement().setAttribute("role", "group");
        box.getElement().setAttribute("aria-label", name);
        return box;
    }

    private void preview(Allotments.Waiting waiting, String name) {
        Dialog dialog = new Dialog();
        dialog.setHeaderTitle(name);
        AllotmentTable table;
        try {
            table = new AllotmentTable(after -> allotments.preview(waiting.budget(), waiting.item(), after, CLAIMS));
        } catch (Refusal no) {
            failures.show(no, getLocale());
            return;
        }
        dialog.add(table);
        Button cancel = new Button(getTranslation("shell.cancel"), click -> dialog.close());
        Allotment now = table.allotment();
        if (now.rule().leavesAll(now.given())) {
            dialog.add(new Paragraph(getTranslation(
                    "allotment.nothing",
                    now.available().text(),
                    getTranslation("policy.allocation." + now.rule().strategy()))));
            dialog.getFooter().add(cancel);
            dialog.open();
            return;
        }
        Button propose = new Button(getTranslation("allotment.propose"), click -> {
            act(() -> allotments.propose(waiting.budget(), waiting.item()), "allotment.proposed");
            dialog.close();
        });
        propose.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        dialog.getFooter().add(cancel, propose);
        dialog.open();
    }

    private Component section(AllotmentHead of) {
        String name = getTranslation(
                "allotment.of", titles.getOrDefault(of.item(), of.title()).in(getLocale()), of.documentNumber());
        Span who = new Span(
                switch (of.state()) {
                    case PROPOSED, REPLACED -> getTranslation("allotment.by.PROPOSED", of.proposedBy());
                    case CONFIRMED -> getTranslation("allotment.by.CONFIRMED", of.proposedBy(), of.decidedBy());
                    case CONFIRMING ->
                        getTranslation("allotment.by.CONFIRMING", of.proposedBy(), of.decidedBy(), of.open());
                    case REJECTED -> getTranslation("allotment.by.REJECTED", of.decidedBy(), of.note());
                });
        who.addClassName("kq-quiet");
        Tone tone =
                switch (of.state()) {
                    case PROPOSED, CONFIRMING -> Tone.SOON;
                    case CONFIRMED -> Tone.GOOD;
                    case REJECTED, REPLACED -> Tone.NEUTRAL;
                };
        Div standing = new Div(new StatusBadge(getTranslation("allotment.state." + of.state()), tone), who);
        standing.addClassName("kq-row");
        Div box = box(name, standing);
        box.add(
                new Paragraph(getTranslation(
                        "allotment.sums",
                        of.available().text(),
                        of.claims(),
                        of.asked().text(),
                        of.given().text())),
                claims(of));
        if (of.skipped() > 0) {
            box.addComponentAtIndex(2, new Paragraph(getTranslation("allotment.skipped", of.skipped())));
        }
        if (of.awaitsReader()) {
            Button confirm = new Button(getTranslation("allotment.confirm"), click -> confirm(of, name));
            confirm.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            String reject = getTranslation("allotment.reject");
            Div doing = new Div(confirm, new Button(reject, click -> new ReasonDialog(
                            reject, name, failures, why -> allotments.reject(of.id(), why), this::show)
                    .open()));
            doing.addClassName("kq-row");
            box.add(doing);
        }
        return box;
    }

    /** Claims are read when somebody opens them. */
    private Details claims(AllotmentHead of) {
        Details claims = new Details(getTranslation("allotment.claims.of", of.claims()));
        claims.addOpenedChangeListener(change -> {
            if (change.isOpened() && claims.getContent().findAny().isEmpty()) {
                claims.add(new AllotmentTable(after -> allotments.get(of.id(), after, CLAIMS)));
            }
        });
        return claims;
    }

    /** Money is set aside and steps end for all of them at once: how many, and how much, is asked back. */
    private void confirm(AllotmentHead of, String name) {
        ConfirmDialog dialog = new ConfirmDialog(
                name,
                getTranslation(
                        "allotment.confirm.sure",
                        of.claims(),
                        of.served(),
                        of.given().text()),
                getTranslation("allotment.confirm"),
                confirmed -> act(() -> allotments.confirm(of.id()), "allotment.confirmed"));
        dialog.setCancelable(true);
        dialog.setCancelText(getTranslation("shell.cancel"));
        dialog.open();
    }

    private void act(Runnable what, String done) {
        try {
            what.run();
            Notices.success(getTranslation(done));
        } catch (Refusal no) {
            failures.show(no, getLocale());
        }
        show();
    }
}
