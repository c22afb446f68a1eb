package org.keqiao.form;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A parsed form: the supported subset of form-js JSON, described in {@code docs/forms.md}. */
public final class FormSchema {

    private final String id;
    private final String source;
    private final FormText name;
    private final Set<String> facts;
    private final List<FormSection> sections;
    private final Map<String, FormElement> byPath;

    FormSchema(String id, String source, FormText name, Set<String> facts, List<FormSection> sections) {
        this.id = id;
        this.source = source;
        this.name = name;
        this.facts = Set.copyOf(facts);
        this.sections = List.copyOf(sections);
        Map<String, FormElement> index = new LinkedHashMap<>();
        sections.forEach(section -> walk(section, element -> {
            if (!element.path().isEmpty()) {
                index.put(element.path(), element);
            }
        }));
        this.byPath = index;
    }

    /**
     * Reads a form.
     *
     * @throws FormProblem with all findings when it is not of the supported subset
     */
    public static FormSchema parse(String json) {
        return new FormParser().parse(json);
    }

    /** Unique over all matters, the file's name. */
    public String id() {
        return id;
    }

    /** The JSON as published. */
    public String source() {
        return source;
    }

    /** The form's title; empty where the designer gave none. */
    public FormText name() {
        return name;
    }

    /** Values of the case, outside this form, that its expressions name. */
    public Set<String> facts() {
        return facts;
    }

    /** The groups at the top, in order. Fields that stand in none are in a section without a label. */
    public List<FormSection> sections() {
        return sections;
    }

    /** All fields in the form's order, those of groups and lists included. */
    public List<FormField> fields() {
        return byPath.values().stream()
                .filter(FormField.class::isInstance)
                .map(FormField.class::cast)
                .toList();
    }

    /** Every answer key: fields, groups with an own object ({@code seller}) and lists ({@code buyers[]}). */
    public Set<String> keys() {
        return byPath.keySet();
    }

    /**
     * The element of a key.
     *
     * @param path with indexes or without: {@code buyers[0].name}, {@code buyers[].name}; a list also as {@code buyers}
     */
    public Optional<FormElement> element(String path) {
        String plain = path.replaceAll("\\[\\d*]", "[]");
        FormElement found = byPath.get(plain);
        return Optional.ofNullable(found != null ? found : byPath.get(plain + "[]"));
    }

    /** The field of a key, see {@link #element}. */
    public Optional<FormField> field(String path) {
        return element(path).filter(FormField.class::isInstance).map(FormField.class::cast);
    }

    /**
     * The section that an answer, a document's slot or a rule of the section itself belongs to.
     *
     * @param path the field of an error, {@code buyers[0].name} or {@code documents.contract}
     */
    public Optional<FormSection> sectionOf(String path) {
        Optional<FormElement> wanted = element(path);
        return sections.stream()
                .filter(section -> section.id().equals(path) || wanted.isPresent() && holds(section, wanted.get()))
                .findFirst();
    }

    private static boolean holds(FormElement element, FormElement wanted) {
        boolean[] found = {false};
        walk(element, inner -> found[0] |= inner == wanted);
        return found[0];
    }

    /**
     * What the form starts with: the values that it has already, and where a field or a list has none, those that it is said
     * to start from. An officer mends what the applicant declared, and does not type it again.
     *
     * @param known facts of the case by key
     */
    public Map<String, Object> startingWith(Map<String, Object> known) {
        Map<String, Object> start = new LinkedHashMap<>(known);
        for (FormElement element : byPath.values()) {
            if (element instanceof FormField field
                    && field.startsFrom() != null
                    && field.path().equals(field.key())
                    && known.get(field.startsFrom()) != null) {
                start.putIfAbsent(field.key(), known.get(field.startsFrom()));
            }
            if (element instanceof FormList list && list.rows() != FormList.Rows.FREE) {
                GivenRows.of(list, known)
                        .ifPresent(given -> start.put(list.key(), given.startingWith(known.get(list.key()))));
            } else if (element instanceof FormList list
                    && list.startsFrom() != null
                    && known.get(list.startsFrom()) instanceof List<?> rows) {
                start.putIfAbsent(
                        list.key(),
                        rows.stream().map(row -> startingRow(list, row)).toList());
            }
        }
        return start;
    }

    /** The columns that both lists have, and those that say from which other one they start. */
    static Map<String, Object> startingRow(FormList list, Object declared) {
        Map<String, Object> row = new LinkedHashMap<>();
        if (declared instanceof Map<?, ?> values) {
            for (FormElement element : list.elements()) {
                if (element instanceof FormField field) {
                    Object value = values.get(field.startsFrom() != null ? field.startsFrom() : field.key());
                    if (value != null) {
                        row.put(field.key(), value);
                    }
                }
            }
        }
        return row;
    }

    /**
     * Keys that the form asks for and that have no answer: what an earlier answer to the form said there holds no more. A
     * list is one answer; fields that were closed to the person are not theirs to clear.
     *
     * @param answers cleaned, without hidden ones
     */
    public Set<String> unanswered(Map<String, Object> answers, FormContext context) {
        Set<String> empty = new LinkedHashSet<>();
        byPath.forEach((path, element) -> {
            boolean list = element instanceof FormList;
            String key = list ? path.substring(0, path.length() - 2) : path;
            boolean asked = list
                    || element instanceof FormField field
                            && field.kind() != FieldKind.FILE
                            && !field.readonlyFor().contains(context.mode());
            if (asked
                    && !key.contains("[]")
                    && context.permission(key) == FormContext.Permission.EDIT
                    && answerAt(answers, key) == null) {
                empty.add(key);
            }
        });
        return empty;
    }

    private static Object answerAt(Map<String, Object> answers, String key) {
        Object found = answers;
        for (String name : key.split("\\.")) {
            found = FormScope.map(found).get(name);
        }
        return found;
    }

    /** Code tables that the form uses. */
    public Set<String> codeTables() {
        Set<String> tables = new LinkedHashSet<>();
        fields().stream().map(FormField::table).filter(Objects::nonNull).forEach(tables::add);
        return tables;
    }

    /** Slots for documents. */
    public List<FormField> documents() {
        return fields().stream().filter(f -> f.kind() == FieldKind.FILE).toList();
    }

    static void walk(FormElement element, Consumer<FormElement> visitor) {
        visitor.accept(element);
        if (element instanceof FormSection section) {
            section.elements().forEach(child -> walk(child, visitor));
        } else if (element instanceof FormList list) {
            list.elements().forEach(child -> walk(child, visitor));
        }
    }

    @Override
    public String toString() {
        return "form " + id;
    }
}
