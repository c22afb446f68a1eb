package org.keqiao.organization.ui;

import com.vaadin.flow.component.HasValueAndElement;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Locale;
import org.keqiao.organization.CityProfiles;
import org.keqiao.organization.CountyUnit;
import org.keqiao.organization.OrganisationInput;
import org.keqiao.organization.OrganisationType;
import org.keqiao.organization.OrganisationView;
import org.keqiao.shared.ui.FieldMistakes;
import org.springframework.lang.Nullable;

/** The fields of an organisation, for registering and for keeping it. */
class OrganisationFields extends Div {

    private static final long serialVersionUID = 1L;

    private final Select<OrganisationType> type = new Select<>();
    private final TextField uscc;
    private final TextField residentId;
    private final TextField name;
    private final TextField legalRepresentative;
    private final TextField address;
    private final TextField contactName;
    private final TextField contactPhone;
    private final ComboBox<CountyUnit> county;
    private final Checkbox electronicService;
    private final Checkbox internalApproval;

    OrganisationFields(CityProfiles cities, FieldMistakes mistakes) {
        addClassName("kq-form");
        type.setLabel(getTranslation("organization.type"));
        type.setItems(OrganisationType.values());
        type.setItemLabelGenerator(item -> getTranslation("organization.type." + item.name()));
        mistakes.field("type", type);
        uscc = mistakes.field("uscc", text("organization.uscc"));
        uscc.setHelperText(getTranslation("organization.uscc.hint"));
        residentId = mistakes.field("residentId", text("organization.residentId"));
        name = mistakes.field("name", text("organization.name"));
        name.getElement().setAttribute("autocomplete", "organization");
        legalRepresentative = mistakes.field("legalRepresentative", text("organization.legalRepresentative"));
        address = mistakes.field("address", text("organization.address"));
        contactName = mistakes.field("contactName", text("organization.contactName"));
        contactPhone = mistakes.field("contactPhone", text("organization.contactPhone"));
        contactPhone.getElement().setAttribute("autocomplete", "tel");
        county = mistakes.field("county", new ComboBox<>(getTranslation("organization.county")));
        county.setItems(counties(cities));
        county.setItemLabelGenerator(unit -> unit.name().in(getLocale()));
        electronicService = new Checkbox(getTranslation("organization.electronicService"));
        internalApproval = new Checkbox(getTranslation("organization.internalApproval"));
        for (HasValueAndElement<?, ?> field : List.of(type, uscc, residentId, name, county)) {
            field.setRequiredIndicatorVisible(true);
        }
        type.addValueChangeListener(change -> dependOnType());
        type.setValue(OrganisationType.ENTERPRISE);
        add(
                type,
                uscc,
                residentId,
                name,
                legalRepresentative,
                county,
                address,
                contactName,
                contactPhone,
                electronicService,
                internalApproval);
    }

    static List<CountyUnit> counties(CityProfiles cities) {
        return cities.current().counties().stream()
                .filter(CountyUnit::reporting)
                .toList();
    }

    /** The county that an officer found out, with the given one chosen. */
    static ComboBox<CountyUnit> verifiedCounty(CityProfiles cities, @Nullable String code, Locale locale) {
        ComboBox<CountyUnit> county = new ComboBox<>();
        county.setLabel(county.getTranslation("organization.county.verified"));
        county.setItems(counties(cities));
        county.setItemLabelGenerator(unit -> unit.name().in(locale));
        county.setValue(counties(cities).stream()
                .filter(unit -> unit.code().equals(code))
                .findFirst()
                .orElse(null));
        return county;
    }

    private TextField text(String labelKey) {
        return new TextField(getTranslation(labelKey));
    }

    private void dependOnType() {
        OrganisationType chosen = type.getValue();
        boolean person = chosen == OrganisationType.PERSON;
        boolean team = chosen == OrganisationType.TEAM;
        uscc.setVisible(chosen != null && chosen.hasCreditCode());
        residentId.setVisible(person || team);
        residentId.setLabel(getTranslation(team ? "organization.leaderId" : "organization.residentId"));
        legalRepresentative.setVisible(!person);
        legalRepresentative.setLabel(getTranslation(team ? "organization.leader" : "organization.legalRepresentative"));
        legalRepresentative.setRequiredIndicatorVisible(team);
        internalApproval.setVisible(!person);
        internalApproval.setValue(chosen == OrganisationType.UNIVERSITY);
        name.setLabel(getTranslation(person ? "organization.personName" : "organization.name"));
    }

    /** Shows an organisation; what is fixed at registration cannot be changed. */
    void show(OrganisationView organisation, boolean editable) {
        type.setValue(organisation.type());
        uscc.setValue(orBlank(organisation.uscc()));
        residentId.setValue(orBlank(organisation.residentId()));
        name.setValue(organisation.name());
        legalRepresentative.setValue(orBlank(organisation.legalRepresentative()));
        address.setValue(orBlank(organisation.address()));
        contactName.setValue(orBlank(organisation.contactName()));
        contactPhone.setValue(orBlank(organisation.contactPhone()));
        county.getListDataView()
                .getItems()
                .filter(unit -> unit.code().equals(organisation.declaredCounty()))
                .findFirst()
                .ifPresent(county::setValue);
        electronicService.setValue(organisation.electronicService());
        internalApproval.setValue(organisation.internalApproval());
        type.setReadOnly(true);
        uscc.setReadOnly(true);
        residentId.setReadOnly(true);
        name.setReadOnly(!editable || organisation.verifiedAt() != null);
        for (TextField field : List.of(legalRepresentative, address, contactName, contactPhone)) {
            field.setReadOnly(!editable);
        }
        if (organisation.type() == OrganisationType.TEAM && organisation.verifiedAt() != null) {
            legalRepresentative.setReadOnly(true);
        }
        county.setReadOnly(!editable);
        electronicService.setReadOnly(!editable);
        internalApproval.setReadOnly(!editable);
    }

    OrganisationInput input() {
        CountyUnit unit = county.getValue();
        return new OrganisationInput(
                uscc.isVisible() ? uscc.getValue() : null,
                residentId.isVisible() ? residentId.getValue() : null,
                name.getValue(),
                type.getValue(),
                address.getValue(),
                legalRepresentative.isVisible() ? legalRepresentative.getValue() : null,
                contactName.getValue(),
                contactPhone.getValue(),
                unit == null ? null : unit.code(),
                electronicService.getValue(),
                internalApproval.isVisible() && internalApproval.getValue());
    }

    private static String orBlank(@Nullable String text) {
        return text == null ? "" : text;
    }
}
