package org.keqiao.funding.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import org.keqiao.funding.BudgetLine;
import org.keqiao.funding.BudgetLineDraft;
import org.keqiao.funding.BudgetLines;
import org.keqiao.organization.CityProfiles;
import org.keqiao.policy.PolicyGroups;
import org.keqiao.policy.PolicyItem;
import org.keqiao.shared.ui.AmountField;
import org.keqiao.shared.ui.ErrorSummary;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.FieldMistakes;
import org.keqiao.shared.ui.Notices;
import org.springframework.lang.Nullable;

/** Opens a line as the finance document has it. */
class BudgetLineDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    private final transient BudgetLines budgets;
    private final transient CityProfiles cities;
    private final transient Runnable opened;
    private final transient FieldMistakes mistakes;
    private final IntegerField year;
    private final ComboBox<String> group;
    private final TextField number;
    private final TextField project;
    private final TextField functional;
    private final TextField economic;
    private final AmountField total;

    BudgetLineDialog(
            BudgetLines budgets,
            CityProfiles cities,
            PolicyGroups.Names groups,
            Failures failures,
            int ofYear,
            Runnable opened) {
        this.budgets = budgets;
        this.cities = cities;
        this.opened = opened;
        setHeaderTitle(getTranslation("funding.open"));
        setCloseOnOutsideClick(false);
        ErrorSummary summary = new ErrorSummary();
        mistakes = new FieldMistakes(summary, failures);
        year = mistakes.field("year", new IntegerField(getTranslation("funding.year")));
        year.setValue(ofYear);
        group = mistakes.field("policyGroup", new ComboBox<>(getTranslation("funding.policyGroup")));
        group.setHelperText(getTranslation("funding.policyGroup.hint"));
        PolicyItem.Share purse = BudgetNames.purse(budgets.ownCounty());
        group.setItems(groups.keys(purse));
        group.setItemLabelGenerator(key -> label(key, groups.of(key, purse)));
        group.addCustomValueSetListener(
                typed -> group.setValue(typed.getDetail().strip()));
        number = text("documentNumber");
        project = text("projectCode");
        functional = text("functionalCode");
        economic = text("economicCode");
        total = mistakes.field("total", new AmountField("total", getTranslation("funding.figure.TOTAL")));
        Div form = new Div(summary, year, group, number, total, project, functional, economic);
        form.addClassNames("kq-form", "kq-form-dialog");
        add(form);
        Button open =
                new Button(getTranslation("funding.open.do"), click -> mistakes.attempt(getLocale(), this::openLine));
        open.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(getTranslation("shell.cancel"), click -> close()), open);
    }

    private String label(String key, String name) {
        return name.equals(key) ? key : getTranslation("funding.policyGroup.choice", name, key);
    }

    private TextField text(String key) {
        return mistakes.field(key, new TextField(getTranslation("funding." + key)));
    }

    private void openLine() {
        BudgetLine line = budgets.open(new BudgetLineDraft(
                year.getValue(),
                group.getValue(),
                budgets.ownCounty(),
                empty(number),
                empty(project),
                empty(functional),
                empty(economic),
                total.amount()));
        close();
        Notices.success(getTranslation(
                "funding.opened",
                line.documentNumber(),
                BudgetNames.purse(line, cities, getLocale()),
                line.total().text()));
        opened.run();
    }

    @Nullable
    private static String empty(TextField field) {
        return field.getValue().isBlank() ? null : field.getValue().strip();
    }
}
