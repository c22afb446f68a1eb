package org.keqiao.inbox.ui;

import com.vaadin.flow.component.Component;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.keqiao.casefile.CaseStatus;
import org.keqiao.casefile.CaseView;
import org.keqiao.process.Matter;
import org.keqiao.process.MatterSettings.Stage;
import org.keqiao.process.Matters;
import org.keqiao.shared.ui.StatusBadge;
import org.keqiao.shared.ui.Tone;
import org.springframework.lang.Nullable;

/** Status and stage of a case in words. */
public final class CaseStates {

    private CaseStates() {}

    /** The status in words and a colour that only repeats them. */
    public static StatusBadge badge(CaseStatus status, Component on) {
        return new StatusBadge(on.getTranslation("inbox.status." + status), tone(status));
    }

    private static Tone tone(CaseStatus status) {
        return switch (status) {
            case DRAFT, WITHDRAWN, DEEMED_WITHDRAWN, CLOSED -> Tone.NEUTRAL;
            case SUBMITTED, ACCEPTED -> Tone.ACTIVE;
            case CORRECTION -> Tone.SOON;
            case DECIDED_POSITIVE -> Tone.GOOD;
            case DECIDED_NEGATIVE, REFUSED_INTAKE -> Tone.LATE;
        };
    }

    /** Where the case stands now in the words of its matter; empty once nothing is open. */
    public static Optional<String> stage(CaseView view, Matters matters, Locale locale) {
        return matter(view, matters)
                .flatMap(matter -> stage(matter, view.stage()))
                .map(stage -> stage.name().in(locale));
    }

    private static Optional<Stage> stage(Matter matter, @Nullable String key) {
        return matter.settings().stages().stream()
                .filter(stage -> stage.key().equals(key))
                .findFirst();
    }

    /** Names of the matter's kinds of documents by key, in its order. */
    public static Map<String, String> documentNames(CaseView view, Matters matters, Locale locale) {
        Map<String, String> names = new LinkedHashMap<>();
        matter(view, matters).ifPresent(matter -> matter.documentKinds()
                .forEach(kind -> names.putIfAbsent(kind.kind(), kind.name().in(locale))));
        return names;
    }

    /** The version that the case runs on; the newest while it has none. */
    public static Optional<Matter> matter(CaseView view, Matters matters) {
        try {
            return view.definitionVersion() > 0
                    ? Optional.of(matters.version(view.matter(), view.definitionVersion()))
                    : matters.current(view.matter());
        } catch (NoSuchElementException unpublished) {
            return matters.current(view.matter());
        }
    }
}
