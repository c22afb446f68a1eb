package org.keqiao.studio.ui.policy;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.keqiao.policy.PolicyItem;
import org.keqiao.policy.table.NewPolicy;
import org.keqiao.shared.Bilingual;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.ui.Paths;

/** Asks for what a policy table needs to begin with. */
class NewPolicyDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    private final Map<String, TextField> fields = new LinkedHashMap<>();
    private final Select<PolicyItem.Mode> mode = new Select<>();
    private final Select<PolicyItem.Share> share = new Select<>();
    private final transient PolicyParts parts;

    NewPolicyDialog(PolicyParts parts) {
        this.parts = parts;
        setHeaderTitle(getTranslation("policies.begin"));
        setCloseOnOutsideClick(false);
        add(new Paragraph(getTranslation("policies.begin.about")));
        field("titleZh");
        field("titleEn");
        field("key");
        field("group");
        choice(mode, "mode", PolicyItem.Mode.APPLY, List.of(PolicyItem.Mode.values()));
        choice(share, "share", PolicyItem.Share.CITY, List.of(PolicyItem.Share.values()));
        Button begin = new Button(getTranslation("policies.begin"), click -> begin());
        begin.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(getTranslation("shell.cancel"), click -> close()), begin);
    }

    private void field(String name) {
        TextField field = new TextField(getTranslation("policies.field." + name));
        field.setHelperText(getTranslation("policies.field." + name + ".help"));
        field.setRequired(true);
        field.setWidthFull();
        field.setId("policy-" + name);
        fields.put(name, field);
        add(field);
    }

    private <T extends Enum<T>> void choice(Select<T> select, String name, T usual, List<T> all) {
        select.setLabel(getTranslation("policies." + name));
        select.setItems(all);
        select.setItemLabelGenerator(each -> getTranslation("policies." + name + "." + each));
        select.setValue(usual);
        select.setWidthFull();
        add(select);
    }

    private String value(String name) {
        return fields.get(name).getValue().strip();
    }

    private void begin() {
        fields.values().forEach(field -> field.setInvalid(false));
        try {
            parts.drafting()
                    .begin(
                            parts.current().require(),
                            new NewPolicy(
                                    value("key"),
                                    new Bilingual(value("titleZh"), value("titleEn")),
                                    value("group"),
                                    mode.getValue(),
                                    share.getValue()));
            close();
            Paths.open(PolicyView.path(value("key")));
        } catch (Refusal refusal) {
            refusal.errors().forEach(this::wrong);
            if (refusal.errors().isEmpty()) {
                wrong("key", parts.failures().text(refusal, getLocale()));
            }
        }
    }

    private void wrong(FieldError error) {
        wrong(error.field(), parts.texts().field(error, getLocale()));
    }

    private void wrong(String name, String message) {
        TextField field = fields.get(name);
        field.setErrorMessage(message);
        field.setInvalid(true);
    }
}
