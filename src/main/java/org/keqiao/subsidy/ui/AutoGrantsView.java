package org.keqiao.subsidy.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
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
import org.keqiao.subsidy.grant.AutoGrantEntry;
import org.keqiao.subsidy.grant.AutoGrantList;
import org.keqiao.subsidy.grant.AutoGrants;
import org.springframework.lang.Nullable;

/** 免申即享: lists of who gets an item without applying, what waits for a second person first. */
@Route(value = AutoGrantsView.ROUTE, layout = MainLayout.class)
@RolesAllowed({"PROGRAM_OFFICER", "DEPUTY_DIRECTOR", "DISCIPLINE", "AUDITOR"})
public class AutoGrantsView extends Page implements BeforeEnterObserver {

    static final String ROUTE = "auto-grants";

    private static final long serialVersionUID = 1L;
    private static final int PAGE = 20;

    private final transient AutoGrants grants;
    private final transient ItemTitles items;
    private final transient Failures failures;
    private final Div list = new Div();
    private final Pager pager = new Pager(this::go);

    private transient Map<String, Bilingual> titles = Map.of();

    @Nullable
    private String cursor;

    AutoGrantsView(AutoGrants grants, ItemTitles items, Failures failures) {
        super("autogrant.title");
        this.grants = grants;
        this.items = items;
        this.failures = failures;
        narrow();
        PageHeader header = new PageHeader(getTranslation("autogrant.title"))
                .below(new Paragraph(getTranslation("autogrant.intro")));
        if (grants.isKept() && !grants.items().isEmpty()) {
            Button prepare = new Button(
                    getTranslation("autogrant.prepare"),
                    click -> new AutoGrantDialog(grants, items, failures, this::show).open());
            prepare.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            header.actions(prepare);
        }
        add(header, list, pager);
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
        list.removeAll();
        titles = items.all();
        CursorPage<AutoGrantList> page = grants.list(cursor, PAGE);
        List<AutoGrantList> found = page.items();
        pager.show(cursor, page);
        if (found.isEmpty()) {
            list.add(new EmptyState(
                    VaadinIcon.GIFT, getTranslation("autogrant.none"), getTranslation("autogrant.none.about")));
        }
        found.forEach(each -> list.add(section(each)));
    }

    private String name(AutoGrantList of) {
        Bilingual title = titles.get(of.item());
        String item = title == null ? of.item() : title.in(getLocale());
        return getTranslation(
                "autogrant.of", item, of.first().toString(), of.last().toString());
    }

    private Component section(AutoGrantList of) {
        Span who = new Span(
                switch (of.state()) {
                    case PREPARED -> getTranslation("autogrant.by.PREPARED", of.preparedBy());
                    case CONFIRMED -> getTranslation("autogrant.by.CONFIRMED", of.preparedBy(), of.decidedBy());
                    case REJECTED -> getTranslation("autogrant.by.REJECTED", of.decidedBy(), of.note());
                });
        who.addClassName("kq-quiet");
        Tone tone =
                switch (of.state()) {
                    case PREPARED -> Tone.SOON;
                    case CONFIRMED -> Tone.GOOD;
                    case REJECTED -> Tone.NEUTRAL;
                };
        Div standing = new Div(new StatusBadge(getTranslation("autogrant.state." + of.state()), tone), who);
        standing.addClassName("kq-row");
        UnorderedList entries = new UnorderedList();
        of.entries().forEach(entry -> entries.add(entry(of, entry)));
        Div box = new Div(new H2(name(of)), standing, entries, doing(of));
        box.addClassName("kq-section");
        box.getElement().setAttribute("role", "group");
        box.getElement().setAttribute("aria-label", name(of));
        return box;
    }

    private ListItem entry(AutoGrantList of, AutoGrantEntry entry) {
        Div what = new Div(
                entry.estimate().isPositive()
                        ? getTranslation(
                                "autogrant.entry",
                                entry.certificateNo(),
                                entry.title(),
                                entry.estimate().text())
                        : getTranslation("autogrant.contract", entry.certificateNo(), entry.title()));
        what.addClassNames("kq-quiet", "kq-small");
        ListItem item = new ListItem(new Span(entry.holder()), what);
        if (entry.leftOut() != null) {
            String why = getTranslation("autogrant.left." + entry.leftOut());
            item.add(new Div(entry.note() == null ? why : getTranslation("autogrant.left.note", why, entry.note())));
        } else if (entry.caseNumber() != null) {
            item.add(new Div(getTranslation("autogrant.case", entry.caseNumber())));
        } else if (of.awaitsReader() || grants.isKept()) {
            Button strike = new Button(
                    getTranslation("autogrant.strike"),
                    click -> ask(
                            "autogrant.strike",
                            entry.holder(),
                            why -> grants.strike(of.id(), entry.certificateNo(), why)));
            strike.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
            strike.setAriaLabel(getTranslation("autogrant.strike.of", entry.holder()));
            if (of.state() == AutoGrantList.State.PREPARED) {
                item.add(strike);
            }
        }
        return item;
    }

    private Component doing(AutoGrantList of) {
        Div doing = new Div();
        doing.addClassName("kq-row");
        if (of.awaitsReader()) {
            Button confirm = new Button(getTranslation("autogrant.confirm"), click -> confirm(of));
            confirm.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            doing.add(
                    confirm,
                    new Button(
                            getTranslation("autogrant.reject"),
                            click -> ask("autogrant.reject", name(of), why -> grants.reject(of.id(), why))));
        }
        return doing;
    }

    private void confirm(AutoGrantList of) {
        try {
            long opened = grants.confirm(of.id()).entries().stream()
                    .filter(entry -> entry.caseNumber() != null)
                    .count();
            Notices.success(getTranslation("autogrant.confirmed", opened));
        } catch (Refusal no) {
            failures.show(no, getLocale());
        }
        show();
    }

    private void ask(String what, String about, Consumer<String> act) {
        new ReasonDialog(getTranslation(what), about, failures, act, this::show).open();
    }
}
