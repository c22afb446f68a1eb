package org.keqiao.studio.ui.workbench.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.keqiao.process.MatterSettings;
import org.keqiao.security.Role;
import org.keqiao.studio.ui.StudioParts;
import org.keqiao.studio.ui.workbench.FileEditor;
import org.keqiao.studio.ui.workbench.OpenFile;
import org.keqiao.studio.ui.workbench.step.StepWords;

/** The settings of a matter: names, who may apply, limits, stages, documents and letters. What it does not show it keeps. */
public final class SettingsEditor implements FileEditor {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> CATEGORIES =
            List.of("technology-market", "subsidy", "challenge", "commissioner", "other");
    private static final List<String> TYPES =
            List.of("ENTERPRISE", "UNIVERSITY", "INSTITUTION", "PROVIDER", "COOPERATIVE", "VILLAGE", "TEAM", "PERSON");
    private static final List<String> OFFICES = List.of("CITY", "COUNTY", "STATION");
    private static final List<String> UNITS = List.of("WORKING", "CALENDAR");
    private static final int LONGEST_LIMIT = 3650;
    private static final int MOST_FILES = 50;
    private static final String ALL = "*";

    private final Div place = new Div();
    private final Map<String, Component> sections = new LinkedHashMap<>();
    private final OpenFile file;
    private final StudioParts parts;
    private final StepWords words;
    private final ObjectNode settings;

    private SettingsEditor(OpenFile file, StudioParts parts, ObjectNode settings) {
        this.file = file;
        this.parts = parts;
        this.settings = settings;
        this.words = new StepWords(
                parts.outlining().vocabulary(parts.current().require(), file.matter()),
                parts.texts(),
                UI.getCurrent().getLocale());
        place.addClassName("kq-settings");
        show();
    }

    /** Empty when the file is no object: then it is mended as text. */
    public static Optional<FileEditor> of(OpenFile file, StudioParts parts) {
        try {
            JsonNode read = JSON.readTree(file.content());
            return read instanceof ObjectNode settings
                    ? Optional.of(new SettingsEditor(file, parts, settings))
                    : Optional.empty();
        } catch (JsonProcessingException | UnsupportedOperationException unreadable) {
            return Optional.empty();
        }
    }

    private String text(String key, Object... arguments) {
        return place.getTranslation("studio.settings." + key, arguments);
    }

    private void show() {
        place.removeAll();
        sections.clear();
        general();
        limits();
        rows("stages", "stage", settings.withArrayProperty("stages"), "key", this::stage);
        rows("documents", "document", settings.withArrayProperty("documents"), "kind", this::document);
        letters();
    }

    private Div section(String key) {
        Div section = new Div(new H2(text(key)), new Paragraph(text(key + ".about")));
        section.addClassName("kq-section");
        place.add(section);
        sections.put(key, section);
        return section;
    }

    private SettingsRow row() {
        return new SettingsRow(file.readOnly(), this::save);
    }

    private void general() {
        Div section = section("general");
        Map<String, String> others = others();
        section.add(
                row().both(settings, "name", text("name")),
                row().both(settings, "summary", text("summary")),
                row().choice(
                                settings,
                                "category",
                                text("category"),
                                CATEGORIES,
                                key -> place.getTranslation("applicant.category." + key))
                        .choice(settings, "office", text("office"), OFFICES, key -> text("office." + key))
                        .choice(settings, "startForm", text("startForm"), words.forms(), words::form)
                        .text(settings, "numberKind", text("numberKind")),
                row().choice(
                                settings.withObjectProperty("onCorrection"),
                                ALL,
                                text("onCorrection"),
                                List.of("PAUSE", "RESTART"),
                                key -> text("onCorrection." + key)),
                several("startedBy", TYPES, type -> place.getTranslation("applicant.type." + type)),
                new Paragraph(text("follows.about")),
                several("follows", List.copyOf(others.keySet()), key -> others.getOrDefault(key, key)),
                several("openedBy", officers(), role -> place.getTranslation("security.role." + role)));
    }

    /** Names of the other matters, and keys that only the file knows. */
    private Map<String, String> others() {
        Map<String, String> others = new LinkedHashMap<>();
        Locale locale = UI.getCurrent().getLocale();
        parts.matters()
                .all(parts.current().require())
                .forEach(matter -> others.put(matter.key(), matter.name().in(locale)));
        others.remove(file.matter());
        settings.path("follows").forEach(key -> others.putIfAbsent(key.asText(), key.asText()));
        return others;
    }

    private static List<String> officers() {
        return Role.caseReaders().stream().map(Role::name).toList();
    }

    /** A list of the file in which each of these may stand. */
    private CheckboxGroup<String> several(String key, List<String> all, UnaryOperator<String> words) {
        CheckboxGroup<String> some = new CheckboxGroup<>(text(key));
        some.setId("settings-" + key);
        some.setItems(all);
        some.setItemLabelGenerator(words::apply);
        List<String> now = new ArrayList<>();
        settings.path(key).forEach(each -> now.add(each.asText()));
        some.setValue(Set.copyOf(now));
        some.setReadOnly(file.readOnly());
        some.setVisible(!all.isEmpty());
        some.addValueChangeListener(change -> {
            ArrayNode chosen = settings.putArray(key);
            all.stream().filter(change.getValue()::contains).forEach(chosen::add);
            save();
        });
        return some;
    }

    private void limits() {
        Div section = section("limits");
        ObjectNode limits = settings.withObjectProperty("limits");
        List<String> letters = words.letters();
        names(limits).forEach(key -> names(limits.withObjectProperty(key)).forEach(basis -> {
            String name = ALL.equals(basis) ? limitName(key) : text("limit.of", limitName(key), words.basis(basis));
            ObjectNode limit = limits.withObjectProperty(key).withObjectProperty(basis);
            SettingsRow row = row().number(limit, "days", name, LONGEST_LIMIT)
                    .choice(limit, "unit", text("unit"), UNITS, unit -> text("unit." + unit));
            // The case's own clock begins with acceptance and counts days.
            if (!MatterSettings.CLOCK.contains(key)) {
                row.optional(settings, "fromService", key, text("fromService"), letters, words::letter)
                        .dayOfYear(settings, "untilDay", key, text("untilDay"));
            }
            section.add(row.removable(name, () -> {
                limits.withObjectProperty(key).remove(basis);
                if (limits.path(key).isEmpty()) {
                    limits.remove(key);
                    SettingsRow.without(settings, "fromService", key);
                    SettingsRow.without(settings, "untilDay", key);
                }
                again();
            }));
        }));
        if (!file.readOnly()) {
            TextField key = new TextField(text("limit.key"));
            key.setAllowedCharPattern("[a-zA-Z0-9]");
            key.setMaxLength(40);
            section.add(added(key, "limit.add", () -> {
                String name = key.getValue().strip();
                if (name.matches("[a-zA-Z][a-zA-Z0-9]*") && !limits.has(name)) {
                    limits.putObject(name).putObject(ALL).put("days", 5).put("unit", "WORKING");
                    again();
                }
            }));
        }
    }

    private static List<String> names(ObjectNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private String limitName(String key) {
        String named = "studio.limit." + key;
        Locale locale = UI.getCurrent().getLocale();
        return parts.texts().has(named, locale) ? parts.texts().get(named, locale) : key;
    }

    private Div added(TextField key, String buttonKey, Runnable add) {
        Button button = new Button(text(buttonKey), VaadinIcon.PLUS.create(), click -> add.run());
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        Div row = new Div(key, button);
        row.addClassName("kq-settings-row");
        return row;
    }

    private interface Shown {
        SettingsRow row(ObjectNode entry);
    }

    private void rows(String key, String prefix, ArrayNode entries, String id, Shown shown) {
        Div section = section(key);
        for (int i = 0; i < entries.size(); i++) {
            int at = i;
            if (entries.get(i) instanceof ObjectNode entry) {
                section.add(shown.row(entry).removable(entry.at("/name/zh").asText(), () -> {
                    entries.remove(at);
                    again();
                }));
            }
        }
        if (!file.readOnly()) {
            Button button = new Button(text(prefix + ".add"), VaadinIcon.PLUS.create(), click -> {
                ObjectNode entry = entries.addObject().put(id, free(entries, id, prefix));
                entry.putObject("name").put("zh", "").put("en", "");
                if (prefix.equals("document")) {
                    entry.put("mandatory", true).putNull("condition").put("most", 1);
                    entry.putObject("help").put("zh", "").put("en", "");
                }
                again();
            });
            button.addThemeVariants(ButtonVariant.LUMO_SMALL);
            section.add(button);
        }
    }

    private static String free(ArrayNode entries, String id, String prefix) {
        List<String> taken = new ArrayList<>();
        entries.forEach(entry -> taken.add(entry.path(id).asText()));
        int number = 1;
        while (taken.contains(prefix + number)) {
            number++;
        }
        return prefix + number;
    }

    private SettingsRow stage(ObjectNode stage) {
        return row().both(stage, "name", text("stage.name"));
    }

    private SettingsRow document(ObjectNode document) {
        SettingsRow row = row().both(document, "name", text("document.name"))
                .both(document, "help", text("document.help"))
                .number(document, "most", text("document.most"), MOST_FILES)
                .yes(document, "mandatory", text("document.mandatory"));
        return document.path("condition").isTextual()
                ? row.text(document, "condition", text("document.condition"))
                : row;
    }

    private void letters() {
        Div section = section("letters");
        ObjectNode letters = settings.withObjectProperty("letters");
        List<String> limits = names(settings.withObjectProperty("limits"));
        names(letters).forEach(id -> {
            ObjectNode letter = letters.withObjectProperty(id);
            section.add(row().both(letter, "name", text("letter.name", id))
                    .text(letter, "series", text("letter.series"))
                    .yes(letter, "adverse", text("letter.adverse"))
                    .yes(letter, "internal", text("letter.internal"))
                    .optional(letters, id, "sets", text("letter.sets"), setBy(id, limits), this::limitName));
        });
    }

    private List<String> setBy(String letter, List<String> limits) {
        return limits.stream()
                .filter(limit -> MatterSettings.isSetBy(
                        letter, limit, settings.path("fromService").path(limit).asText(null)))
                .toList();
    }

    /** The rows have changed, not only a value. */
    private void again() {
        save();
        show();
    }

    private void save() {
        try {
            file.save(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(settings) + "\n");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Component component() {
        return place;
    }

    @Override
    public void jump(String element) {
        Component section = sections.getOrDefault(element.split("\\.", 2)[0], sections.get("general"));
        section.getElement().callJsFunction("scrollIntoView");
    }

    @Override
    public void flush() {
        // Every change is saved when its field is left.
    }
}
