package org.keqiao.subsidy.ui;

import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.select.Select;
import org.keqiao.policy.ItemTitles;
import org.keqiao.policy.PolicyItem;
import org.keqiao.shared.ui.DayNames;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.FormDialog;
import org.keqiao.shared.ui.Notices;
import org.keqiao.subsidy.grant.AutoGrantDraft;
import org.keqiao.subsidy.grant.AutoGrants;

/** Has the product list who qualifies by contracts of some days. */
class AutoGrantDialog extends FormDialog {

    private static final long serialVersionUID = 1L;

    AutoGrantDialog(AutoGrants grants, ItemTitles titles, Failures failures, Runnable prepared) {
        super(failures);
        setHeaderTitle(getTranslation("autogrant.prepare"));
        Select<PolicyItem> item = field("item", new Select<>());
        item.setLabel(getTranslation("autogrant.item"));
        item.setItems(grants.items());
        item.setItemLabelGenerator(each -> titles.of(each).in(getLocale()));
        if (grants.items().size() == 1) {
            item.setValue(grants.items().get(0));
        }
        DatePicker first = field("first", DayNames.picker(getTranslation("autogrant.first")));
        DatePicker last = field("last", DayNames.picker(getTranslation("autogrant.last")));
        show(item, first, last);
        offer(
                getTranslation("autogrant.prepare.do"),
                () -> {
                    String key =
                            item.getValue() == null ? null : item.getValue().key();
                    grants.prepare(new AutoGrantDraft(key, first.getValue(), last.getValue()));
                    Notices.success(getTranslation("autogrant.prepared"));
                },
                prepared);
    }
}
