package org.keqiao.casefile.reading;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.keqiao.casefile.store.CaseFile;
import org.keqiao.document.Letter;
import org.keqiao.document.Letters;
import org.keqiao.process.MatterSettings.LetterKind;
import org.keqiao.process.Matters;
import org.springframework.stereotype.Component;

/** 内部函件: letters to another authority. They stand in the case for its office; its parties neither see nor hear of them. */
@Component
public class OfficeLetters {

    private final Matters matters;
    private final Letters letters;

    OfficeLetters(Matters matters, Letters letters) {
        this.matters = matters;
        this.letters = letters;
    }

    /** The letters of a case that its parties read. */
    public List<Letter> forParties(CaseFile file) {
        Set<String> kinds = kinds(file);
        return letters.of(file.id()).stream()
                .filter(letter -> !kinds.contains(letter.kind()))
                .toList();
    }

    public boolean isForOffice(CaseFile file, String kind) {
        return kinds(file).contains(kind);
    }

    /** What names such a letter in an act: its kind or its id. Empty for most matters, without asking for the letters. */
    Set<String> names(CaseFile file) {
        Set<String> kinds = kinds(file);
        Set<String> names = new HashSet<>(kinds);
        if (!kinds.isEmpty()) {
            letters.of(file.id()).stream()
                    .filter(letter -> kinds.contains(letter.kind()))
                    .forEach(letter -> names.add(letter.id().toString()));
        }
        return names;
    }

    private Set<String> kinds(CaseFile file) {
        Map<String, LetterKind> all =
                matters.version(file.matter(), file.matterVersion()).settings().letters();
        return all.entrySet().stream()
                .filter(each -> each.getValue().internal())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
