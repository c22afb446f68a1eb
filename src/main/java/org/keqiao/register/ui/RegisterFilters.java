package org.keqiao.register.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.keqiao.form.CodeTables;
import org.keqiao.organization.CityProfiles;
import org.keqiao.organization.Station;
import org.keqiao.register.Certificate.State;
import org.keqiao.register.RegisterQuery;
import org.keqiao.shared.ui.FilterChips;
import org.keqiao.shared.ui.Icons;
import org.springframework.lang.Nullable;

/** The register's filters: fields, chips and parameters of the address, which is what the page goes by. */
class RegisterFilters extends Div {

    private static final long serialVersionUID = 1L;
    private static final String CATEGORIES = "contract-category";

    private final transient CityProfiles cities;
    private final transient CodeTables codes = CodeTables.shipped();
    private final transient Consumer<RegisterQuery> changed;
    private final TextField search = new TextField();
    private final Select<Integer> year = new Select<>();
    private final Select<String> station = new Select<>();
    private final Select<String> category = new Select<>();
    private final Select<State> state = new Select<>();
    private final FilterChips chips;

    RegisterFilters(CityProfiles cities, List<Integer> years, LocalDate today, Consumer<RegisterQuery> changed) {
        this.cities = cities;
        this.changed = changed;
        chips = new FilterChips(() -> changed.accept(RegisterQuery.ALL));
        search.setPlaceholder(getTranslation("register.search"));
        search.setAriaLabel(getTranslation("register.search"));
        search.setPrefixComponent(Icons.decorative(VaadinIcon.SEARCH));
        search.setClearButtonVisible(true);
        search.setMaxLength(100);
        search.addClassName("grow");
        search.addValueChangeListener(change -> byReader(change.isFromClient()));
        prepare(year, "register.year", years, String::valueOf);
        prepare(
                station,
                "register.station",
                cities.current().stations().stream().map(Station::code).toList(),
                this::stationName);
        prepare(
                category,
                "register.category",
                codes.options(CATEGORIES, today).stream()
                        .map(CodeTables.Code::code)
                        .toList(),
                this::categoryName);
        prepare(state, "register.state", Arrays.asList(State.values()), this::stateName);
        Div fields = new Div(search, year, station, category, state);
        fields.addClassName("kq-toolbar");
        add(fields, chips);
    }

    private <T> void prepare(Select<T> field, String key, List<T> items, Function<T, String> name) {
        String any = getTranslation("register.any", getTranslation(key));
        field.setAriaLabel(getTranslation(key));
        field.setPlaceholder(any);
        field.setEmptySelectionAllowed(true);
        field.setEmptySelectionCaption(any);
        field.setItems(items);
        field.setItemLabelGenerator(item -> item == null ? any : name.apply(item));
        field.addValueChangeListener(change -> byReader(change.isFromClient()));
    }

    private void byReader(boolean is) {
        if (is) {
            changed.accept(query());
        }
    }

    RegisterQuery query() {
        String q = search.getValue().isBlank() ? null : search.getValue().strip();
        return new RegisterQuery(year.getValue(), station.getValue(), category.getValue(), state.getValue(), q);
    }

    /** Takes the filters from the address; what makes no sense there is left out. */
    void read(QueryParameters parameters) {
        search.setValue(parameters.getSingleParameter("q").orElse(""));
        year.setValue(parameters
                .getSingleParameter("year")
                .filter(text -> text.matches("20\\d\\d"))
                .map(Integer::valueOf)
                .filter(known -> year.getListDataView().contains(known))
                .orElse(null));
        station.setValue(known(parameters, "station", station));
        category.setValue(known(parameters, "category", category));
        state.setValue(parameters
                .getSingleParameter("state")
                .flatMap(text -> Arrays.stream(State.values())
                        .filter(one -> one.name().equalsIgnoreCase(text))
                        .findFirst())
                .orElse(null));
        show(query());
    }

    @Nullable
    private static String known(QueryParameters parameters, String name, Select<String> field) {
        Optional<String> asked = parameters.getSingleParameter(name);
        return asked.filter(code -> field.getListDataView().contains(code)).orElse(null);
    }

    /** The same filters as parameters of an address. */
    static Map<String, List<String>> parameters(RegisterQuery query) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        put(all, "q", query.q());
        put(all, "year", query.year());
        put(all, "station", query.station());
        put(all, "category", query.category());
        put(all, "state", query.state());
        return all;
    }

    private static void put(Map<String, List<String>> all, String key, @Nullable Object value) {
        if (value != null) {
            all.put(key, List.of(value.toString()));
        }
    }

    private void show(RegisterQuery now) {
        chips.reset();
        chip(
                "register.contains",
                now.q(),
                new RegisterQuery(now.year(), now.station(), now.category(), now.state(), null));
        chip(
                "register.year",
                now.year() == null ? null : String.valueOf(now.year()),
                new RegisterQuery(null, now.station(), now.category(), now.state(), now.q()));
        chip(
                "register.station",
                now.station() == null ? null : stationName(now.station()),
                new RegisterQuery(now.year(), null, now.category(), now.state(), now.q()));
        chip(
                "register.category",
                now.category() == null ? null : categoryName(now.category()),
                new RegisterQuery(now.year(), now.station(), null, now.state(), now.q()));
        chip(
                "register.state",
                now.state() == null ? null : stateName(now.state()),
                new RegisterQuery(now.year(), now.station(), now.category(), null, now.q()));
    }

    private void chip(String key, @Nullable String value, RegisterQuery without) {
        if (value != null) {
            chips.chip(getTranslation("register.chip", getTranslation(key), value), () -> changed.accept(without));
        }
    }

    String stationName(String code) {
        return cities.officeName(code, getLocale());
    }

    String categoryName(String code) {
        return codes.label(CATEGORIES, code, getLocale());
    }

    private String stateName(State one) {
        return getTranslation("register.state." + one);
    }
}
