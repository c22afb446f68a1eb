package org.keqiao.studio.ui.workbench.step;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.keqiao.process.MatterSettings;
import org.keqiao.process.Outcome;
import org.keqiao.process.Outcome.Kind;
import org.keqiao.process.SeatRule;
import org.keqiao.security.Role;
import org.keqiao.shared.Texts;
import org.springframework.lang.Nullable;

/** Steps that most matters have, described as far as they are the same everywhere. */
public enum StepPreset {
    INTAKE("accept", Kind.ADVANCE, "correct", Kind.RETURN, "refuse", Kind.REFUSE),
    CORRECTION("submitted", Kind.ADVANCE),
    REVIEW("agree", Kind.ADVANCE, "return", Kind.RETURN, "refuse", Kind.REFUSE),
    RECHECK("agree", Kind.ADVANCE, "return", Kind.RETURN),
    DECISION("grant", Kind.ADVANCE, "return", Kind.RETURN, "refuse", Kind.REFUSE),
    COUNTERSIGN("agree", Kind.ADVANCE, "refuse", Kind.REFUSE),
    OTHER("agree", Kind.ADVANCE, "return", Kind.RETURN);

    private final List<Object> outcomes;

    StepPreset(Object... outcomes) {
        this.outcomes = List.of(outcomes);
    }

    /** What a designer reads in a list of steps. */
    public String label(Texts texts, Locale locale) {
        return texts.get("studio.preset." + name(), locale);
    }

    /** When to take it. */
    public String about(Texts texts, Locale locale) {
        return texts.get("studio.preset.about." + name(), locale);
    }

    /**
     * The step to begin with.
     *
     * @param settings of the matter, null when they cannot be read: then the city's people do it
     */
    public StepFacts facts(@Nullable MatterSettings settings, Texts texts) {
        List<Outcome> ways = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i += 2) {
            String key = (String) outcomes.get(i);
            Kind kind = (Kind) outcomes.get(i + 1);
            String text = "studio.preset.outcome." + key;
            ways.add(new Outcome(
                    key,
                    kind,
                    texts.get(text, Locale.SIMPLIFIED_CHINESE),
                    texts.get(text, Locale.ENGLISH),
                    kind != Kind.ADVANCE));
        }
        return new StepFacts(
                label(texts, Locale.SIMPLIFIED_CHINESE),
                label(texts, Locale.ENGLISH),
                performer(settings != null && settings.office().equals("STATION")),
                this == CORRECTION && settings != null ? settings.startForm() : "",
                ways,
                Map.of(),
                "",
                deadline(settings),
                "",
                this == COUNTERSIGN
                        ? new SeatFacts(SeatRule.Mode.ALL.name(), String.valueOf(SeatRule.FEWEST), List.of(), "", false)
                        : SeatFacts.NONE);
    }

    private String performer(boolean station) {
        return switch (this) {
            case INTAKE -> Role.INTAKE_CLERK.name();
            case CORRECTION -> "PARTY:APPLICANT";
            case REVIEW, COUNTERSIGN, OTHER -> (station ? Role.REGISTRAR : Role.PROGRAM_OFFICER).name();
            case RECHECK -> (station ? Role.STATION_REVIEWER : Role.RECHECKER).name();
            case DECISION -> (station ? Role.STATION_HEAD : Role.DEPUTY_DIRECTOR).name();
        };
    }

    private String deadline(@Nullable MatterSettings settings) {
        String usual =
                switch (this) {
                    case INTAKE -> "intakeNotice";
                    case CORRECTION -> "correction";
                    default -> "";
                };
        return settings != null && settings.limits().containsKey(usual) ? usual : "";
    }
}
