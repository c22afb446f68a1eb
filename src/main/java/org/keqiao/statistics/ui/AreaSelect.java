package org.keqiao.statistics.ui;

import com.vaadin.flow.component.select.Select;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.keqiao.organization.CityProfiles;
import org.keqiao.organization.CountyUnit;

/** Chooses a county unit, or what stands before all of them. */
class AreaSelect extends Select<String> {

    private static final long serialVersionUID = 1L;

    /** @param first the code of the city, or empty for what belongs to no county; chosen at first */
    AreaSelect(CityProfiles cities, Locale locale, String first) {
        setLabel(getTranslation("statistics.county"));
        List<String> areas = new ArrayList<>(List.of(first));
        cities.current().counties().stream().map(CountyUnit::code).forEach(areas::add);
        setItems(areas);
        setItemLabelGenerator(code -> code.isEmpty()
                ? getTranslation("statistics.noCounty")
                : code.equals(cities.current().code())
                        ? getTranslation("statistics.total")
                        : cities.officeName(code, locale));
        setValue(first);
    }
}
