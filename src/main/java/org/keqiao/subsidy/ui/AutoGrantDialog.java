package org.keqiao.subsidy.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import org.keqiao.policy.PolicyItem;
import org.keqiao.shared.ui.ErrorSummary;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.FieldMistakes;
import org.keqiao.shared.ui.Notices;
import org.keqiao.subsidy.grant.AutoGrantDraft;
import org.keqiao.subsidy.grant.AutoGrants;

/** Has the product list who qualifies by contracts of some days. */
class AutoGrantDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    AutoGrantDialog(AutoGrants grants, Failures failures, Runnable prepared) {
        setHeaderTitle(getTranslation("autogrant.prepare"));
        setCloseOnOutsideClick(false);
        ErrorSummary summary = new ErrorSummary();
        FieldMistakes mistakes = new FieldMistakes(summary, failures);
        Select<PolicyItem> item = mistakes.field("item", new Select<>());
        item.setLabel(getTranslation("autogrant.item"));
        item.setItems(grants.items());
        item.setItemLabelGenerator(each -> each.title().in(getLocale()));
        if (grants.items().size() == 1) {
            item.setValue(grants.items().get(0));
        }
        DatePicker first = mistakes.field("first", new DatePicker(getTranslation("autogrant.first")));
        DatePicker last = mistakes.field("last", new DatePicker(getTranslation("autogrant.last")));
        Div form = new Div(summary, item, first, last);
        form.addClassNames("kq-form", "kq-form-dialog");
        add(form);
        Button prepare = new Button(getTranslation("autogrant.prepare.do"), click -> {
            boolean done = mistakes.attempt(getLocale(), () -> {
                String key = item.getValue() == null ? null : item.getValue().key();
                grants.prepare(new AutoGrantDraft(key, first.getValue(), last.getValue()));
                Notices.success(getTranslation("autogrant.prepared"));
            });
            if (done) {
                close();
                prepared.run();
            }
        });
        prepare.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(getTranslation("shell.cancel"), click -> close()), prepare);
    }
}
