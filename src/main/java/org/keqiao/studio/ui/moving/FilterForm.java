package org.keqiao.studio.ui.moving;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.keqiao.organization.CityProfiles;
import org.keqiao.organization.CountyUnit;
import org.keqiao.organization.Station;
import org.keqiao.process.moving.Place;
import org.keqiao.shared.ui.DayNames;
import org.keqiao.studio.moving.MoveFilter;
import org.springframework.lang.Nullable;

/** Which cases are meant: by office, county, step and receipt, or picked by number. */
class FilterForm extends Div {

    private static final long serialVersionUID = 1L;

    private static final int MOST_ROWS = 8;

    private final ComboBox<String> office = new ComboBox<>();
    private final ComboBox<String> county = new ComboBox<>();
    private final DatePicker from = new DatePicker();
    private final DatePicker to = new DatePicker();
    private final MultiSelectComboBox<Place> steps = new MultiSelectComboBox<>();
    private final TextArea cases = new TextArea();

    FilterForm(MoveFilter filter, List<Place> places, CityProfiles city, boolean editable) {
        List<String> offices = new ArrayList<>(
                city.current().stations().stream().map(Station::code).toList());
        offices.add(city.current().code());
        codes(office, "moving.filter.office", offices, city, filter.office(), editable);
        codes(
                county,
                "moving.filter.county",
                city.current().counties().stream().map(CountyUnit::code).toList(),
                city,
                filter.county(),
                editable);
        day(from, "moving.filter.from", filter.receivedFrom(), editable);
        day(to, "moving.filter.to", filter.receivedTo(), editable);
        steps.setLabel(getTranslation("moving.filter.steps"));
        steps.setItems(places);
        steps.setItemLabelGenerator(place -> place.name(getLocale().getLanguage()));
        steps.setValue(places.stream()
                .filter(place -> filter.steps().contains(place.id()))
                .collect(Collectors.toSet()));
        steps.setReadOnly(!editable);
        cases.setLabel(getTranslation("moving.filter.cases"));
        cases.setHelperText(getTranslation("moving.filter.cases.help"));
        cases.setValue(filter.cases().stream().sorted().collect(Collectors.joining("\n")));
        cases.setReadOnly(!editable);
        cases.setWidthFull();
        cases.setMaxRows(MOST_ROWS);
        Div row = new Div(office, county, from, to, steps);
        row.addClassNames("kq-row", "kq-row-wide");
        add(row, cases);
    }

    private void codes(
            ComboBox<String> box,
            String key,
            List<String> codes,
            CityProfiles city,
            @Nullable String value,
            boolean editable) {
        box.setLabel(getTranslation(key));
        box.setItems(codes);
        box.setItemLabelGenerator(code -> city.officeName(code, getLocale()));
        box.setClearButtonVisible(editable);
        box.setValue(value);
        box.setReadOnly(!editable);
    }

    private void day(DatePicker picker, String key, @Nullable LocalDate value, boolean editable) {
        picker.setLabel(getTranslation(key));
        DayNames.speak(picker, getLocale());
        picker.setValue(value);
        picker.setReadOnly(!editable);
    }

    MoveFilter value() {
        Set<String> numbers = new LinkedHashSet<>();
        for (String number : cases.getValue().split("[\\s,;，；、]+")) {
            if (!number.isBlank()) {
                numbers.add(number.strip().toUpperCase(Locale.ROOT));
            }
        }
        return new MoveFilter(
                office.getValue(),
                county.getValue(),
                from.getValue(),
                to.getValue(),
                steps.getValue().stream().map(Place::id).collect(Collectors.toSet()),
                numbers);
    }
}
