package org.keqiao.funding.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.keqiao.funding.CapAccount;
import org.keqiao.funding.CapAccounts;
import org.keqiao.organization.Organisations;
import org.keqiao.policy.PolicyGroups;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.Money;
import org.keqiao.shared.ui.EmptyState;
import org.keqiao.shared.ui.MainLayout;
import org.keqiao.shared.ui.Page;
import org.keqiao.shared.ui.PageHeader;
import org.keqiao.shared.ui.Pager;
import org.keqiao.shared.ui.PhoneCard;
import org.keqiao.shared.ui.PhoneCards;
import org.springframework.lang.Nullable;

/** 累计上限台账: caps of holders with what is set aside, promised and left; each leads to its bookings. */
@Route(value = CapsView.ROUTE, layout = MainLayout.class)
@RolesAllowed({
    "PROGRAM_OFFICER",
    "RECHECKER",
    "FINANCE_OFFICER",
    "DEPUTY_DIRECTOR",
    "MEETING_SECRETARY",
    "DISCIPLINE",
    "FINANCE_BUREAU",
    "AUDITOR"
})
public class CapsView extends Page implements BeforeEnterObserver {

    static final String ROUTE = "caps";

    private static final long serialVersionUID = 1L;
    private static final int PAGE = 50;

    private final transient CapAccounts caps;
    private final transient Organisations organisations;
    private final transient PolicyGroups.Names groups;
    private final TextField holder = new TextField();
    private final TextField group = new TextField();
    private final IntegerField year = new IntegerField();
    private final Grid<CapAccount> grid = new Grid<>();
    private final Pager pager =
            Pager.at(() -> ROUTE + "?" + QueryParameters.simple(asked()).getQueryString());

    private Map<String, String> names = Map.of();

    CapsView(CapAccounts caps, Organisations organisations, PolicyGroups groups) {
        super("funding.caps");
        this.caps = caps;
        this.organisations = organisations;
        this.groups = groups.names(getLocale());
        full();
        holder.setPlaceholder(getTranslation("funding.cap.holder"));
        holder.setAriaLabel(getTranslation("funding.cap.holder"));
        group.setPlaceholder(getTranslation("funding.cap.group"));
        group.setAriaLabel(getTranslation("funding.cap.group"));
        year.setPlaceholder(getTranslation("funding.year"));
        year.setAriaLabel(getTranslation("funding.year"));
        Button find = new Button(getTranslation("funding.cap.find"), click -> UI.getCurrent()
                .navigate(CapsView.class, QueryParameters.simple(asked())));
        columns();
        add(new PageHeader(getTranslation("funding.caps")).actions(holder, group, year, find), grid, pager);
    }

    private Map<String, String> asked() {
        Map<String, String> asked = new HashMap<>();
        asked.put("holder", holder.getValue());
        asked.put("group", group.getValue());
        asked.put("year", year.getValue() == null ? "" : String.valueOf(year.getValue()));
        asked.values().removeIf(String::isBlank);
        return asked;
    }

    private void columns() {
        grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT, GridVariant.LUMO_NO_BORDER);
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.setSizeFull();
        grid.addColumn(LitRenderer.<CapAccount>of(
                                "<a class=\"kq-case-link name\" href=\"${item.path}\">${item.name}</a>"
                                        + "<div class=\"kq-quiet\">${item.holder}</div><div class=\"kq-quiet\">${item.what}</div>")
                        .withProperty("path", cap -> CapView.path(cap.id()))
                        .withProperty("name", this::name)
                        .withProperty("holder", cap -> names.containsKey(cap.holder()) ? cap.holder() : "")
                        .withProperty("what", this::what))
                .setHeader(getTranslation("funding.cap"))
                .setFlexGrow(3)
                .setWidth("14rem");
        figure("height", CapAccount::height);
        figure("reserved", CapAccount::reserved);
        figure("committed", CapAccount::committed);
        figure("left", CapAccount::left);
        figure("waiting", CapAccount::waiting);
        PhoneCards.of(grid, getTranslation("funding.cap"), cap -> new PhoneCard(name(cap), CapView.path(cap.id()))
                .line(names.containsKey(cap.holder()) ? cap.holder() : null)
                .line(what(cap))
                .line(new Span(getTranslation(
                        "funding.cap.card", cap.left().text(), cap.height().text()))));
    }

    private void figure(String key, Function<CapAccount, Money> of) {
        grid.addColumn(cap -> of.apply(cap).text())
                .setHeader(getTranslation("funding.cap." + key))
                .setTextAlign(ColumnTextAlign.END)
                .setFlexGrow(0)
                .setWidth("8.4rem");
    }

    /** The organisation’s, where the holder is one that is verified; else the holder as it is kept. */
    private String name(CapAccount cap) {
        return names.getOrDefault(cap.holder(), cap.holder());
    }

    private String what(CapAccount cap) {
        return CapView.what(this, cap, groups);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters parameters = event.getLocation().getQueryParameters();
        holder.setValue(parameters.getSingleParameter("holder").orElse(""));
        group.setValue(parameters.getSingleParameter("group").orElse(""));
        year.setValue(number(parameters.getSingleParameter("year").orElse("")));
        String cursor = parameters.getSingleParameter("cursor").orElse(null);
        CursorPage<CapAccount> page = caps.list(holder.getValue(), group.getValue(), year.getValue(), cursor, PAGE);
        names = CapView.names(page.items(), organisations);
        grid.setItems(page.items());
        grid.setEmptyStateComponent(new EmptyState(
                VaadinIcon.COINS, getTranslation("funding.noCaps"), getTranslation("funding.noCaps.hint")));
        pager.show(cursor, page);
    }

    /** Whatever stands in the address; null for what is no year. */
    @Nullable
    private static Integer number(String typed) {
        return typed.matches("\\d{1,4}") ? Integer.valueOf(typed) : null;
    }
}
