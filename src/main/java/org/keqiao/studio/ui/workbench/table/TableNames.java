package org.keqiao.studio.ui.workbench.table;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.keqiao.process.Vocabulary.Name;
import org.keqiao.process.Vocabulary.Type;
import org.keqiao.process.Vocabulary.Value;
import org.keqiao.process.table.DecisionTable.Kind;
import org.keqiao.shared.Texts;

/**
 * The words for what stands in a table, in one language.
 *
 * @param facts that a condition may ask for
 * @param results words of results that are known
 */
record TableNames(List<Name> facts, List<Name> results, Texts texts, Locale locale) {

    /** The fact that holds the key of the rules that a case falls under. */
    private static final String LEGAL_BASIS = "legalBasis";

    private static final String BASIS_NAMED = "organization.basis.";

    /**
     * What fields need to know of a column.
     *
     * @param offered texts to choose from
     * @param closed true when there are no others
     */
    record Column(Kind kind, boolean money, List<String> offered, boolean closed, List<Value> words, TableNames names) {

        String word(String value) {
            if (kind == Kind.BOOLEAN && (value.equals("true") || value.equals("false"))) {
                return names.texts.get("studio.table." + value, names.locale);
            }
            return words.stream()
                    .filter(each -> each.value().equals(value))
                    .map(each -> each.label().in(names.locale))
                    .findFirst()
                    .orElseGet(() -> names.basis(value));
        }
    }

    Optional<Name> fact(String name) {
        return facts.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    private Optional<Name> result(String name) {
        return results.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    Column column(TableCanvas.Column column, boolean input) {
        Optional<Name> known = input ? fact(column.name()) : result(column.name());
        List<Value> words = known.map(Name::values).orElse(List.of());
        Set<String> offered = new LinkedHashSet<>();
        if (words.isEmpty()) {
            offered.addAll(column.allowed());
        } else {
            words.forEach(value -> offered.add(value.value()));
        }
        boolean closed = !offered.isEmpty();
        offered.addAll(column.used());
        return new Column(
                Kind.of(column.typeRef()),
                known.filter(Name::money).isPresent(),
                new ArrayList<>(offered),
                closed,
                words,
                this);
    }

    /** What a column is called. */
    String label(TableCanvas.Column column, boolean input) {
        Optional<Name> known = input ? fact(column.name()) : result(column.name());
        String label = known.map(name -> name.label().in(locale))
                .filter(words -> !words.equals(column.name()))
                .orElse(column.label());
        return label.isBlank() ? column.name() : label;
    }

    String label(String fact) {
        return fact(fact).map(name -> name.label().in(locale)).orElse(fact);
    }

    /** How a table's file names the type of a fact. */
    static String typeRef(Type type) {
        return switch (type) {
            case TEXT, OUTCOME -> "string";
            case NUMBER -> "double";
            case BOOLEAN -> "boolean";
            case DATE -> "date";
        };
    }

    List<TableCanvas.Spoken> spokenFacts() {
        return facts.stream().map(this::spoken).toList();
    }

    List<TableCanvas.Spoken> spokenResults() {
        return results.stream().map(this::spoken).toList();
    }

    private TableCanvas.Spoken spoken(Name name) {
        return new TableCanvas.Spoken(
                name.name(), name.label().in(locale), name.type().name(), name.money(), words(name));
    }

    private List<TableCanvas.Word> words(Name name) {
        if (name.name().equals(LEGAL_BASIS) && name.values().isEmpty()) {
            return texts.keys(locale).stream()
                    .filter(key -> key.startsWith(BASIS_NAMED))
                    .map(key -> new TableCanvas.Word(key.substring(BASIS_NAMED.length()), texts.get(key, locale)))
                    .toList();
        }
        return name.values().stream()
                .map(value -> new TableCanvas.Word(value.value(), value.label().in(locale)))
                .toList();
    }

    private String basis(String value) {
        return texts.has(BASIS_NAMED + value, locale) ? texts.get(BASIS_NAMED + value, locale) : value;
    }
}
