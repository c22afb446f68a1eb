package org.keqiao.studio.ui.replay;

import com.vaadin.flow.component.Component;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.keqiao.shared.Money;
import org.keqiao.studio.replay.Unjudged;
import org.keqiao.studio.way.WayStep;

/** A step of a way in the reader's language. */
public final class WayWords {

    private static final String PARTY = "PARTY:";

    private final Component on;
    private final boolean english;

    /**
     * @param on whose texts are used
     * @param locale the reader's
     */
    public WayWords(Component on, Locale locale) {
        this.on = on;
        this.english = Locale.ENGLISH.getLanguage().equals(locale.getLanguage());
    }

    /** What happened, in a few words. */
    public String title(WayStep step) {
        String name = name(step);
        return switch (step.kind()) {
            case STEP -> step.round() > 1 ? on.getTranslation("studio.way.again", name, step.round()) : name;
            case WAITS -> on.getTranslation("studio.way.waits", name);
            case ACTION -> name;
            case DECISION -> on.getTranslation("studio.way.decision", name);
            case OVER -> on.getTranslation("studio.way.over", limit(step.key()));
            case MESSAGE -> on.getTranslation("studio.way.message." + step.key());
        };
    }

    private String name(WayStep step) {
        return english ? step.en() : step.zh();
    }

    /** What there is to say beside it, a line each. */
    public List<String> details(WayStep step) {
        List<String> lines = new ArrayList<>();
        if (step.people() != null) {
            lines.add(people(step.people()));
        }
        if (step.outcome() != null) {
            lines.add(on.getTranslation(
                    "studio.way.outcome",
                    english ? step.outcome().en() : step.outcome().zh()));
        }
        if (step.due() != null) {
            lines.add(due("studio.way.due", step.due()));
        }
        step.amounts().forEach((label, yuan) -> lines.add(on.getTranslation("studio.way.amount", label, yuan(yuan))));
        step.rows()
                .forEach(row -> lines.add(
                        row.text().isEmpty()
                                ? on.getTranslation("studio.way.row", row.number())
                                : on.getTranslation("studio.way.row.text", row.number(), row.text())));
        step.results().forEach((name, value) -> lines.add(on.getTranslation("studio.way.result", name, value)));
        step.clock().forEach(clock -> lines.add(due("studio.way.clock." + clock.key(), clock)));
        return lines;
    }

    /** The title with the first thing that matters, in one line. */
    public String brief(WayStep step) {
        List<String> rest = new ArrayList<>();
        if (step.outcome() != null) {
            rest.add(english ? step.outcome().en() : step.outcome().zh());
        }
        step.results().values().forEach(rest::add);
        return rest.isEmpty()
                ? title(step)
                : on.getTranslation(
                        "studio.way.brief",
                        step.kind() == WayStep.Kind.DECISION ? name(step) : title(step),
                        String.join(on.getTranslation("studio.way.comma"), rest));
    }

    /** Why nobody can tell. */
    public String unjudged(Unjudged why) {
        return on.getTranslation(
                "studio.unjudged." + why.reason(), why.arguments().toArray());
    }

    private String people(WayStep.StepPeople people) {
        String roles = people.roles().stream()
                .distinct()
                .map(this::role)
                .collect(Collectors.joining(on.getTranslation("studio.way.comma")));
        return people.seats() == null
                ? roles
                : on.getTranslation(
                        "studio.way.seats." + people.seats(),
                        roles,
                        people.roles().size(),
                        people.votes());
    }

    private String role(String performer) {
        return performer.startsWith(PARTY)
                ? on.getTranslation("studio.way.party")
                : on.getTranslation("security.role." + performer);
    }

    private String due(String key, WayStep.StepLimit due) {
        return due.days() == 0
                ? on.getTranslation(key + ".on", due.on())
                : on.getTranslation(key, due.on(), due.days(), on.getTranslation("studio.way.days." + due.unit()));
    }

    private String limit(String key) {
        return "promised".equals(key) || "decision".equals(key) ? on.getTranslation("studio.way.limit." + key) : key;
    }

    private static String yuan(String amount) {
        try {
            return Money.of(amount).text();
        } catch (IllegalArgumentException notWholeFen) {
            return amount;
        }
    }
}
