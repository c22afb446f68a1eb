package org.keqiao.process.difference;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.keqiao.process.Bundle;
import org.keqiao.process.BundleComparison;
import org.keqiao.process.BundleDifference;
import org.keqiao.process.BundleDifference.ChangedFile;
import org.keqiao.process.BundleDifference.ChangedThing;
import org.keqiao.process.BundleDifference.How;
import org.keqiao.process.Catalogue;
import org.keqiao.process.Vocabularies;
import org.keqiao.process.Vocabulary;
import org.keqiao.process.validation.files.Findings;
import org.keqiao.process.validation.files.JsonGuard;
import org.keqiao.process.validation.files.XmlNode;
import org.keqiao.process.validation.files.XmlReading;
import org.keqiao.shared.Texts;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/** {@link BundleComparison}: every file by its kind; what comes from elsewhere is read through the validator's guard. */
@Component
class FileComparison implements BundleComparison {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Catalogue catalogue;
    private final Vocabularies vocabularies;
    private final Texts texts;

    FileComparison(Catalogue catalogue, Vocabularies vocabularies, Texts texts) {
        this.catalogue = catalogue;
        this.vocabularies = vocabularies;
        this.texts = texts;
    }

    @Override
    public BundleDifference compare(Bundle before, Bundle after, Locale locale) {
        // What a condition asks for is named by the forms; nobody need read these where no table differs.
        boolean tables = !before.folder(Bundle.DECISIONS).equals(after.folder(Bundle.DECISIONS));
        return compare(before, after, tables ? vocabularies.of(after).names() : List.of(), locale);
    }

    @Override
    public BundleDifference compare(Bundle before, Bundle after, List<Vocabulary.Name> names, Locale locale) {
        Words words = new Words(texts, names, locale);
        Set<String> paths = new TreeSet<>(before.files().keySet());
        paths.addAll(after.files().keySet());
        // The flow first: it is what the rest serves.
        List<String> order = new ArrayList<>(paths);
        if (order.remove(Bundle.PROCESS)) {
            order.add(0, Bundle.PROCESS);
        }
        List<ChangedFile> parts = new ArrayList<>();
        for (String path : order) {
            part(path, before.files().get(path), after.files().get(path), words).ifPresent(parts::add);
        }
        return new BundleDifference(parts);
    }

    private Optional<ChangedFile> part(String path, @Nullable String before, @Nullable String after, Words words) {
        if (before == null || after == null) {
            How how = before == null ? How.ADDED : How.REMOVED;
            return Optional.of(new ChangedFile(path, how, items(path, before, after, words)));
        }
        List<ChangedThing> items = before.equals(after) ? List.of() : items(path, before, after, words);
        return items.isEmpty() ? Optional.empty() : Optional.of(new ChangedFile(path, How.CHANGED, items));
    }

    private List<ChangedThing> items(String path, @Nullable String before, @Nullable String after, Words words) {
        if (path.equals(Bundle.PROCESS)) {
            return xml(path, before, after, words, (node, w) -> ModelThings.of(node, catalogue, w));
        }
        if (path.startsWith(Bundle.DECISIONS)) {
            return xml(path, before, after, words, TableThings::of);
        }
        if (path.startsWith(Bundle.FORMS)) {
            return json(path, before, after, words, FormThings::of);
        }
        if (path.equals(Bundle.SETTINGS)) {
            return json(path, before, after, words, SettingsThings::of);
        }
        return Lines.compare(text(before), text(after), words);
    }

    private static List<ChangedThing> xml(
            String path,
            @Nullable String before,
            @Nullable String after,
            Words words,
            BiFunction<XmlNode, Words, Things> reading) {
        Optional<XmlNode> old = xml(path, before);
        Optional<XmlNode> now = xml(path, after);
        if (before != null && old.isEmpty() || after != null && now.isEmpty()) {
            return Lines.compare(text(before), text(after), words);
        }
        List<ChangedThing> items = new ArrayList<>(Things.compare(
                old.map(node -> reading.apply(node, words)).orElseGet(Things::new),
                now.map(node -> reading.apply(node, words)).orElseGet(Things::new),
                words));
        if (old.isPresent() && now.isPresent()) {
            moved(old.get(), now.get(), words).ifPresent(items::add);
        }
        return items;
    }

    private static Optional<ChangedThing> moved(XmlNode before, XmlNode after, Words words) {
        Map<String, String> old = ModelThings.places(before);
        Map<String, String> now = ModelThings.places(after);
        long moved = now.entrySet().stream()
                .filter(place -> old.containsKey(place.getKey())
                        && !old.get(place.getKey()).equals(place.getValue()))
                .count();
        return moved == 0
                ? Optional.empty()
                : Optional.of(new ChangedThing(
                        How.CHANGED,
                        null,
                        words.get("difference.kind.drawing"),
                        words.get("difference.moved", String.valueOf(moved)),
                        List.of()));
    }

    private static List<ChangedThing> json(
            String path,
            @Nullable String before,
            @Nullable String after,
            Words words,
            BiFunction<JsonNode, Words, Things> reading) {
        Optional<JsonNode> old = json(path, before);
        Optional<JsonNode> now = json(path, after);
        if (before != null && old.isEmpty() || after != null && now.isEmpty()) {
            return Lines.compare(text(before), text(after), words);
        }
        return Things.compare(
                old.map(node -> reading.apply(node, words)).orElseGet(Things::new),
                now.map(node -> reading.apply(node, words)).orElseGet(Things::new),
                words);
    }

    private static Optional<XmlNode> xml(String path, @Nullable String text) {
        return text == null ? Optional.empty() : XmlReading.read(path, text, new Findings());
    }

    private static Optional<JsonNode> json(String path, @Nullable String text) {
        if (text == null || !JsonGuard.passes(path, text, new Findings())) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readTree(text));
        } catch (JsonProcessingException unreadable) {
            return Optional.empty();
        }
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
