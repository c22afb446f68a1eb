package org.keqiao.studio.ui.policy;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.keqiao.policy.change.PolicyTable;
import org.keqiao.policy.document.DocumentEntry;
import org.keqiao.policy.document.PolicyDocument;
import org.keqiao.policy.document.PolicyDocuments;
import org.keqiao.policy.document.Succession;
import org.keqiao.shared.ui.DayNames;
import org.keqiao.shared.ui.ErrorSummary;
import org.keqiao.shared.ui.FieldMistakes;
import org.springframework.lang.Nullable;

/** Enters a policy document, whole; what is left empty is not verified. */
class DocumentDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    private final String table;
    private final String path;
    private final transient PolicyParts parts;
    private final transient FieldMistakes mistakes;
    private final Div form;
    private final Map<String, TextField> words = new LinkedHashMap<>();
    private final Map<String, DatePicker> days = new LinkedHashMap<>();
    private final Map<String, ComboBox<String>> others = new LinkedHashMap<>();
    private final Select<PolicyDocument.Level> level = new Select<>();
    private final Checkbox lapsed = new Checkbox();
    private final Checkbox inPart = new Checkbox();
    private final MultiSelectComboBox<PolicyTable> replaces = new MultiSelectComboBox<>();

    @Nullable
    private final transient DocumentEntry before;

    /**
     * @param table key of the table with whose change it comes
     * @param at its place among the documents of the change
     * @param before null for a document of which nothing is known
     * @param write keeps it, or is refused
     */
    DocumentDialog(
            String table,
            int at,
            @Nullable DocumentEntry before,
            PolicyParts parts,
            Consumer<DocumentEntry> write,
            Runnable done) {
        this.table = table;
        this.path = "documents[" + at + "].";
        this.before = before;
        this.parts = parts;
        setHeaderTitle(getTranslation("policies.documents.begin"));
        setCloseOnOutsideClick(false);
        ErrorSummary summary = new ErrorSummary();
        mistakes = new FieldMistakes(summary, parts.failures());
        form = new Div(summary);
        form.addClassNames("kq-form", "kq-form-dialog");
        fields();
        add(form);
        Button keep = new Button(getTranslation("policies.documents.keep"), click -> {
            if (mistakes.attempt(getLocale(), () -> write.accept(entry()))) {
                close();
                done.run();
            }
        });
        keep.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(getTranslation("shell.cancel"), click -> close()), keep);
    }

    private void fields() {
        line("number", DocumentEntry::number);
        line("titleZh", DocumentEntry::titleZh);
        line("titleEn", DocumentEntry::titleEn);
        line("issuer", DocumentEntry::issuer);
        mistakes.field(path + "level", level);
        level.setLabel(getTranslation("documents.level"));
        level.setItems(PolicyDocument.Level.values());
        level.setItemLabelGenerator(each -> getTranslation("documents.level." + each));
        level.setValue(before == null ? PolicyDocument.Level.CITY : before.level());
        form.add(level);
        day("issuedOn", DocumentEntry::issuedOn);
        day("validFrom", DocumentEntry::validFrom);
        day("validTo", DocumentEntry::validTo);
        box("lapsed", lapsed, before != null && before.lapsed());
        other("supersedes", DocumentEntry::supersedes);
        box("inPart", inPart, before != null && before.inPart());
        day("abolishedOn", DocumentEntry::abolishedOn);
        other("abolishedBy", DocumentEntry::abolishedBy);
        mistakes.field(path + "successions", replaces);
        replaces.setLabel(getTranslation("policies.documents.replaces"));
        List<PolicyTable> tables = parts.tables().all(parts.current().require()).stream()
                .filter(each -> !each.key().equals(table))
                .toList();
        replaces.setItems(tables);
        replaces.setItemLabelGenerator(each -> each.title().in(getLocale()));
        replaces.setValue(tables.stream()
                .filter(each -> successions().contains(new Succession(table, each.key())))
                .collect(Collectors.toSet()));
        form.add(replaces);
        line("noteZh", DocumentEntry::noteZh);
        line("noteEn", DocumentEntry::noteEn);
    }

    private List<Succession> successions() {
        return before == null || before.successions() == null ? List.of() : before.successions();
    }

    @Nullable
    private <T> T known(Function<DocumentEntry, T> part) {
        return before == null ? null : part.apply(before);
    }

    private void line(String name, Function<DocumentEntry, String> part) {
        TextField field = mistakes.field(path + name, new TextField(getTranslation("policies.documents." + name)));
        String text = known(part);
        field.setValue(text == null ? "" : text);
        words.put(name, field);
        form.add(field);
    }

    private void day(String name, Function<DocumentEntry, LocalDate> part) {
        DatePicker field = mistakes.field(path + name, new DatePicker(getTranslation("policies.documents." + name)));
        DayNames.speak(field, getLocale());
        field.setValue(known(part));
        days.put(name, field);
        form.add(field);
    }

    /** Another document, one of those that come along included: by its number. */
    private void other(String name, Function<DocumentEntry, String> part) {
        ComboBox<String> field =
                mistakes.field(path + name, new ComboBox<>(getTranslation("policies.documents." + name)));
        // Rows alone know nothing of a document that could take another one's place.
        Map<String, String> names = new LinkedHashMap<>();
        String stored = known(part);
        parts.documents().all().stream()
                .map(PolicyDocuments.Standing::document)
                .filter(each -> each.version() > 0)
                .forEach(each -> names.put(
                        each.number() == null || each.key().equals(stored) ? each.key() : each.number(),
                        each.name().in(getLocale())));
        field.setItems(names.keySet());
        field.setItemLabelGenerator(each -> names.getOrDefault(each, each));
        field.setAllowCustomValue(true);
        field.addCustomValueSetListener(set -> field.setValue(set.getDetail()));
        field.setValue(stored);
        others.put(name, field);
        form.add(field);
    }

    private void box(String name, Checkbox box, boolean set) {
        mistakes.field(path + name, box);
        box.setLabel(getTranslation("policies.documents." + name));
        box.setValue(set);
        form.add(box);
    }

    private DocumentEntry entry() {
        List<Succession> successions = new ArrayList<>(successions());
        successions.removeIf(each -> each.item().equals(table));
        replaces.getValue().forEach(each -> successions.add(new Succession(table, each.key())));
        return new DocumentEntry(
                before == null ? null : before.key(),
                before == null ? null : before.version(),
                words.get("number").getValue(),
                words.get("titleZh").getValue(),
                words.get("titleEn").getValue(),
                words.get("issuer").getValue(),
                level.getValue(),
                days.get("issuedOn").getValue(),
                days.get("validFrom").getValue(),
                days.get("validTo").getValue(),
                lapsed.getValue(),
                others.get("supersedes").getValue(),
                inPart.getValue(),
                days.get("abolishedOn").getValue(),
                others.get("abolishedBy").getValue(),
                words.get("noteZh").getValue(),
                words.get("noteEn").getValue(),
                successions);
    }
}
