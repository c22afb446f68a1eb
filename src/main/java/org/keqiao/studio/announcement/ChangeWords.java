package org.keqiao.studio.announcement;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keqiao.process.BundleDifference;
import org.keqiao.process.BundleDifference.ChangedFile;
import org.keqiao.process.BundleDifference.ChangedThing;
import org.keqiao.process.BundleDifference.How;
import org.keqiao.shared.Texts;

/** A difference in one sentence: the first few things that an officer meets, and how many there are. */
final class ChangeWords {

    private static final int NAMED = 4;

    private final Texts texts;
    private final Locale locale;

    ChangeWords(Texts texts, Locale locale) {
        this.texts = texts;
        this.locale = locale;
    }

    /** @param difference in the same language */
    String of(BundleDifference difference) {
        List<ChangedThing> all =
                difference.parts().stream().flatMap(ChangeWords::things).toList();
        List<ChangedThing> met = all.stream().filter(this::isMet).toList();
        List<ChangedThing> named = met.isEmpty() ? all : met;
        if (named.isEmpty()) {
            return texts.get(
                    "announcement.files",
                    locale,
                    difference.parts().stream().map(ChangedFile::path).collect(Collectors.joining(", ")));
        }
        String words = named.stream()
                .limit(NAMED)
                .map(this::words)
                .collect(Collectors.joining(texts.get("announcement.comma", locale)));
        return named.size() <= NAMED ? words : texts.get("announcement.more", locale, words, named.size());
    }

    /** A file that is new or gone is one thing, whatever it holds. */
    private static Stream<ChangedThing> things(ChangedFile part) {
        return part.how() == How.CHANGED
                ? part.items().stream()
                : part.items().stream().limit(1);
    }

    /** Where a line runs, and where a shape stands, nobody meets at work. */
    private boolean isMet(ChangedThing thing) {
        return !thing.kind().equals(texts.get("difference.kind.drawing", locale))
                && !thing.kind().equals(texts.get("difference.element.sequenceFlow", locale));
    }

    private String words(ChangedThing thing) {
        return texts.get(
                "announcement." + thing.how(),
                locale,
                texts.get("difference.named", locale, thing.kind(), thing.name()));
    }
}
