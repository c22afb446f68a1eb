package org.keqiao.studio.ui;

import java.util.Locale;
import java.util.Map;
import org.keqiao.process.Bundle;
import org.keqiao.process.Finding;
import org.keqiao.process.MatterSettings.Text;
import org.keqiao.shared.Texts;

/** Files of a bundle and what stands in them, by the names that people gave them. */
public final class Places {

    private final FileTitles titles;
    private final Map<String, Text> elements;
    private final Texts texts;
    private final Locale locale;

    /** @param elements id of everything drawn, and of rows, to what people call it */
    public Places(Bundle bundle, Map<String, Text> elements, Texts texts, Locale locale) {
        this.titles = new FileTitles(bundle, locale);
        this.elements = elements;
        this.texts = texts;
        this.locale = locale;
    }

    /** The matter's draft, or its version in force where nobody changes it. */
    public static Places of(String matter, StudioParts parts, Locale locale) {
        Bundle bundle = parts.drafting().bundle(parts.current().require(), matter);
        return new Places(bundle, parts.vocabularies().of(bundle).elements(), parts.texts(), locale);
    }

    /** Which kind of file, and its name where there are more of the kind. */
    public String file(String path) {
        int slash = path.indexOf('/');
        String kind = "difference.file." + (slash < 0 ? path.replaceFirst("\\..*", "") : path.substring(0, slash));
        if (!texts.has(kind, locale)) {
            return path;
        }
        String word = texts.get(kind, locale);
        return slash < 0 ? word : texts.get("studio.place.file", locale, word, titles.of(path));
    }

    /** Where a finding is. */
    public String of(Finding finding) {
        String file = file(finding.file());
        if (finding.element() == null) {
            return file;
        }
        Text named = elements.get(finding.element());
        String element = named == null ? titles.field(finding.file(), finding.element()) : named.in(locale);
        return texts.get("studio.finding.at", locale, file, element);
    }
}
