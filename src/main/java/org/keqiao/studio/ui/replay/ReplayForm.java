package org.keqiao.studio.ui.replay;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.keqiao.casefile.CaseStatus;
import org.keqiao.organization.CityProfile;
import org.keqiao.shared.ui.DayNames;
import org.keqiao.studio.replay.ReplayRequest;

/** Which ended cases are taken, and the button that begins. */
class ReplayForm extends Div {

    private static final long serialVersionUID = 1L;

    private static final int USUAL = 1000;
    private static final int STEP = 50;

    private final IntegerField most = new IntegerField();
    private final DatePicker from = new DatePicker();
    private final DatePicker to = new DatePicker();
    private final Select<String> office = new Select<>();
    private final Select<CaseStatus> outcome = new Select<>();
    private final Select<String> basis = new Select<>();

    ReplayForm(CityProfile city, Consumer<ReplayRequest> start) {
        addClassName("kq-row");
        setId("replay-form");
        most.setLabel(getTranslation("studio.replay.most"));
        most.setMin(STEP);
        most.setMax(ReplayRequest.MOST);
        most.setStepButtonsVisible(true);
        most.setStep(STEP);
        most.setValue(USUAL);
        from.setLabel(getTranslation("studio.replay.from"));
        to.setLabel(getTranslation("studio.replay.to"));
        List.of(from, to).forEach(picker -> picker.setI18n(DayNames.of(getLocale())));
        choice(office, "studio.replay.office", offices(city));
        choice(basis, "studio.replay.legalBasis", bases(city));
        outcome.setLabel(getTranslation("studio.replay.outcome"));
        outcome.setItems(Arrays.stream(CaseStatus.values())
                .filter(CaseStatus::isTerminal)
                .toList());
        outcome.setItemLabelGenerator(status ->
                status == null ? getTranslation("studio.replay.any") : getTranslation("inbox.status." + status));
        outcome.setEmptySelectionAllowed(true);
        outcome.setEmptySelectionCaption(getTranslation("studio.replay.any"));
        Button begin = new Button(getTranslation("studio.replay.start"), click -> start.accept(request()));
        begin.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        begin.setId("replay-start");
        begin.setDisableOnClick(true);
        add(most, from, to, office, outcome, basis, begin);
    }

    private void choice(Select<String> select, String label, Map<String, String> names) {
        select.setLabel(getTranslation(label));
        select.setItems(names.keySet());
        select.setItemLabelGenerator(
                key -> key == null ? getTranslation("studio.replay.any") : names.getOrDefault(key, key));
        select.setEmptySelectionAllowed(true);
        select.setEmptySelectionCaption(getTranslation("studio.replay.any"));
    }

    private Map<String, String> offices(CityProfile city) {
        Map<String, String> names = new LinkedHashMap<>();
        city.stations()
                .forEach(station -> names.put(station.code(), station.name().in(getLocale())));
        city.counties().forEach(county -> names.put(county.code(), county.name().in(getLocale())));
        names.put(city.code(), city.name().in(getLocale()));
        return names;
    }

    private Map<String, String> bases(CityProfile city) {
        Map<String, String> names = new LinkedHashMap<>();
        city.legalBases()
                .forEach(found -> names.put(found.key(), found.citation().in(getLocale())));
        return names;
    }

    private ReplayRequest request() {
        Integer many = most.getValue();
        return new ReplayRequest(
                many == null ? 0 : many,
                from.getValue(),
                to.getValue(),
                office.getValue(),
                outcome.getValue(),
                basis.getValue());
    }
}
