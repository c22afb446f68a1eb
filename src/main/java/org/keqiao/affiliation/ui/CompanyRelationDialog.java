package org.keqiao.affiliation.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import org.keqiao.affiliation.CompanyRelation;
import org.keqiao.affiliation.CompanyRelationDraft;
import org.keqiao.affiliation.CompanyRelations;
import org.keqiao.affiliation.RelationKind;
import org.keqiao.shared.ui.DayNames;
import org.keqiao.shared.ui.ErrorSummary;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.FieldMistakes;
import org.keqiao.shared.ui.Notices;

/** Enters a relation, as the document has it; asks what its kind needs. */
class CompanyRelationDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    private final transient CompanyRelations relations;
    private final transient FieldMistakes mistakes;
    private final Select<RelationKind> kind;
    private final TextField uscc;
    private final TextField name;
    private final TextField otherUscc;
    private final TextField otherName;
    private final BigDecimalField percent;
    private final TextField group;
    private final TextField source;
    private final TextArea evidence;
    private final DatePicker from;
    private final DatePicker to;

    CompanyRelationDialog(CompanyRelations relations, Failures failures, Runnable entered) {
        this.relations = relations;
        setHeaderTitle(getTranslation("affiliation.enter"));
        setCloseOnOutsideClick(false);
        ErrorSummary summary = new ErrorSummary();
        mistakes = new FieldMistakes(summary, failures);
        kind = mistakes.field("kind", new Select<>());
        kind.setLabel(getTranslation("affiliation.kind"));
        kind.setItems(RelationKind.values());
        kind.setItemLabelGenerator(each -> getTranslation("affiliation.kind." + each));
        uscc = mistakes.field("uscc", new TextField(getTranslation("affiliation.uscc")));
        name = mistakes.field("name", new TextField(getTranslation("affiliation.name")));
        otherUscc = mistakes.field("otherUscc", new TextField(getTranslation("affiliation.otherUscc")));
        otherName = mistakes.field("otherName", new TextField(getTranslation("affiliation.otherName")));
        percent = mistakes.field("percent", new BigDecimalField(getTranslation("affiliation.percent")));
        percent.setHelperText(getTranslation("affiliation.percent.hint"));
        group = mistakes.field("group", new TextField(getTranslation("affiliation.group")));
        group.setHelperText(getTranslation("affiliation.group.hint"));
        source = mistakes.field("source", new TextField(getTranslation("affiliation.source")));
        source.setHelperText(getTranslation("affiliation.source.hint"));
        evidence = mistakes.field("evidence", new TextArea(getTranslation("affiliation.evidence")));
        evidence.setHelperText(getTranslation("affiliation.evidence.hint"));
        from = mistakes.field("from", DayNames.picker(getTranslation("affiliation.from")));
        to = mistakes.field("to", DayNames.picker(getTranslation("affiliation.to")));
        to.setHelperText(getTranslation("affiliation.to.hint"));
        kind.addValueChangeListener(change -> ask(change.getValue()));
        ask(null);
        Div form = new Div(summary, kind, uscc, name, otherUscc, otherName, percent, group, source, evidence, from, to);
        form.addClassNames("kq-form", "kq-form-dialog");
        add(form);
        Button enter = new Button(getTranslation("affiliation.enter.do"), click -> {
            if (mistakes.attempt(getLocale(), this::enter)) {
                close();
                entered.run();
            }
        });
        enter.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(getTranslation("shell.cancel"), click -> close()), enter);
    }

    private void ask(RelationKind asked) {
        otherUscc.setVisible(asked == RelationKind.SHAREHOLDING || asked == RelationKind.SPOUSES);
        otherName.setVisible(otherUscc.isVisible());
        percent.setVisible(asked == RelationKind.SHAREHOLDING);
        group.setVisible(asked == RelationKind.GROUP);
    }

    private void enter() {
        CompanyRelation relation = relations.enter(new CompanyRelationDraft(
                kind.getValue(),
                uscc.getValue(),
                name.getValue(),
                otherUscc.getValue(),
                otherName.getValue(),
                percent.getValue(),
                group.getValue(),
                source.getValue(),
                evidence.getValue(),
                from.getValue(),
                to.getValue()));
        Notices.success(getTranslation("affiliation.entered", relation.name()));
    }
}
