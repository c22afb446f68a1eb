package org.keqiao.intermediary.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.keqiao.intermediary.Intermediaries;
import org.keqiao.intermediary.Intermediary;
import org.keqiao.intermediary.IntermediaryDeals;
import org.keqiao.intermediary.IntermediaryKind;
import org.keqiao.intermediary.IntermediaryQuery;
import org.keqiao.organization.CityProfiles;
import org.keqiao.organization.CountyUnit;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.ui.EmptyState;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.Icons;
import org.keqiao.shared.ui.MainLayout;
import org.keqiao.shared.ui.Page;
import org.keqiao.shared.ui.PageHeader;
import org.keqiao.shared.ui.Pager;
import org.keqiao.shared.ui.PhoneCard;
import org.keqiao.shared.ui.PhoneCards;
import org.springframework.lang.Nullable;

/** 中介服务机构名录: agencies, brokers and providers, last listed first, for everybody. */
@Route(value = IntermediariesView.ROUTE, layout = MainLayout.class)
@AnonymousAllowed
public class IntermediariesView extends Page implements BeforeEnterObserver {

    static final String ROUTE = "intermediaries";

    private static final long serialVersionUID = 1L;
    private static final int PAGE = 50;

    private final transient Intermediaries intermediaries;
    private final transient CityProfiles cities;
    private final Grid<Intermediary> grid = new Grid<>();
    private final TextField search = new TextField();
    private final Select<IntermediaryKind> kind = new Select<>();
    private final Select<Intermediary.State> state = new Select<>();
    private final Select<String> county = new Select<>();
    private final Checkbox mine = new Checkbox();
    private final Pager pager = new Pager(after -> go(after));

    @Nullable
    private String cursor;

    IntermediariesView(Intermediaries intermediaries, IntermediaryDeals deals, CityProfiles cities, Failures failures) {
        super("intermediary.title");
        this.intermediaries = intermediaries;
        this.cities = cities;
        full();
        PageHeader header = new PageHeader(getTranslation("intermediary.title"))
                .below(new Paragraph(getTranslation("intermediary.intro")));
        if (intermediaries.isKept()) {
            Button credit = new Button(
                    getTranslation("intermediary.credit"),
                    click -> new DealDialog(intermediaries, deals, failures, this::show).open());
            credit.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            header.actions(credit);
        } else if (intermediaries.mayBeListed()) {
            Anchor apply = new Anchor("apply/intermediary-listing", getTranslation("intermediary.apply"));
            apply.addClassName("kq-button-link");
            header.actions(apply);
        }
        columns();
        add(header, filters(), grid, pager);
    }

    private Div filters() {
        search.setPlaceholder(getTranslation("intermediary.search"));
        search.setAriaLabel(getTranslation("intermediary.search"));
        search.setPrefixComponent(Icons.decorative(VaadinIcon.SEARCH));
        search.setClearButtonVisible(true);
        search.setMaxLength(100);
        search.addClassName("grow");
        search.addValueChangeListener(change -> byReader(change.isFromClient()));
        prepare(
                kind,
                "intermediary.kind",
                Arrays.asList(IntermediaryKind.values()),
                each -> getTranslation("intermediary.kind." + each));
        prepare(
                state,
                "intermediary.state",
                Arrays.asList(Intermediary.State.values()),
                each -> getTranslation("intermediary.state." + each));
        prepare(
                county,
                "intermediary.county",
                cities.current().counties().stream().map(CountyUnit::code).toList(),
                each -> IntermediaryParts.county(each, cities, getLocale()));
        mine.setLabel(getTranslation("intermediary.mine"));
        mine.setVisible(intermediaries.mayBeListed());
        mine.addValueChangeListener(change -> byReader(change.isFromClient()));
        Div fields = new Div(search, kind, state, county, mine);
        fields.addClassName("kq-toolbar");
        return fields;
    }

    private <T> void prepare(Select<T> field, String key, List<T> items, Function<T, String> name) {
        String any = getTranslation("intermediary.any", getTranslation(key));
        field.setAriaLabel(getTranslation(key));
        field.setPlaceholder(any);
        field.setEmptySelectionAllowed(true);
        field.setEmptySelectionCaption(any);
        field.setItems(items);
        field.setItemLabelGenerator(item -> item == null ? any : name.apply(item));
        field.addValueChangeListener(change -> byReader(change.isFromClient()));
    }

    private void columns() {
        grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT, GridVariant.LUMO_NO_BORDER);
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.setSizeFull();
        grid.addComponentColumn(this::name)
                .setKey("name")
                .setHeader(getTranslation("intermediary.name"))
                .setFlexGrow(3)
                .setWidth("14rem");
        grid.addColumn(entry -> IntermediaryParts.kind(entry, this))
                .setHeader(getTranslation("intermediary.kind"))
                .setFlexGrow(0)
                .setWidth("11rem");
        grid.addColumn(entry -> IntermediaryParts.fields(entry, getLocale()))
                .setHeader(getTranslation("intermediary.fields"))
                .setFlexGrow(3)
                .setWidth("12rem");
        grid.addColumn(entry -> IntermediaryParts.county(entry.county(), cities, getLocale()))
                .setHeader(getTranslation("intermediary.county"))
                .setFlexGrow(0)
                .setWidth("7rem");
        grid.addColumn(entry -> IntermediaryParts.period(entry, this))
                .setHeader(getTranslation("intermediary.period"))
                .setFlexGrow(1)
                .setWidth("9rem");
        grid.addComponentColumn(entry -> IntermediaryParts.badge(entry.state(), this))
                .setHeader(getTranslation("intermediary.state"))
                .setFlexGrow(0)
                .setWidth("8rem");
        PhoneCards.of(grid, getTranslation("intermediary.title"), entry -> new PhoneCard(
                        entry.name(), IntermediaryView.path(entry.id()))
                .line(entry.number(), IntermediaryParts.kind(entry, this))
                .line(IntermediaryParts.fields(entry, getLocale()))
                .line(IntermediaryParts.badge(entry.state(), this), new Span(IntermediaryParts.period(entry, this))));
    }

    private Div name(Intermediary entry) {
        Anchor link = new Anchor(IntermediaryView.path(entry.id()), entry.name());
        Div number = new Div(new Span(entry.number()));
        number.addClassName("kq-quiet");
        return new Div(link, number);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters asked = event.getLocation().getQueryParameters();
        search.setValue(asked.getSingleParameter("q").orElse(""));
        kind.setValue(known(asked, "kind", IntermediaryKind.values()));
        state.setValue(known(asked, "state", Intermediary.State.values()));
        Optional<String> code = asked.getSingleParameter("county");
        county.setValue(
                code.filter(each -> county.getListDataView().contains(each)).orElse(null));
        mine.setValue(asked.getSingleParameter("mine").isPresent() && mine.isVisible());
        cursor = asked.getSingleParameter("cursor").orElse(null);
        show();
    }

    @Nullable
    private static <T extends Enum<T>> T known(QueryParameters asked, String name, T[] values) {
        return asked.getSingleParameter(name)
                .flatMap(text -> Arrays.stream(values)
                        .filter(one -> one.name().equalsIgnoreCase(text))
                        .findFirst())
                .orElse(null);
    }

    private IntermediaryQuery query() {
        String words = search.getValue().isBlank() ? null : search.getValue().strip();
        return new IntermediaryQuery(kind.getValue(), state.getValue(), county.getValue(), words, mine.getValue());
    }

    private void show() {
        CursorPage<Intermediary> page = intermediaries.list(query(), cursor, PAGE);
        grid.setItems(page.items());
        pager.show(cursor, page);
        String none = query().isNarrowed() ? "intermediary.noMatch" : "intermediary.none";
        grid.setEmptyStateComponent(
                new EmptyState(VaadinIcon.HANDSHAKE, getTranslation(none), getTranslation("intermediary.none.hint")));
    }

    private void byReader(boolean is) {
        if (is) {
            go(null);
        }
    }

    private void go(@Nullable String after) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        IntermediaryQuery query = query();
        put(all, "q", query.q());
        put(all, "kind", query.kind());
        put(all, "state", query.state());
        put(all, "county", query.county());
        put(all, "mine", query.mine() ? "true" : null);
        put(all, "cursor", after == null || after.isEmpty() ? null : after);
        UI.getCurrent().navigate(IntermediariesView.class, new QueryParameters(all));
    }

    private static void put(Map<String, List<String>> all, String key, @Nullable Object value) {
        if (value != null) {
            all.put(key, List.of(value.toString()));
        }
    }
}
