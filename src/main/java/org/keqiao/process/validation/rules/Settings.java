package org.keqiao.process.validation.rules;

import java.time.MonthDay;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.keqiao.process.Bundle;
import org.keqiao.process.MatterSettings;
import org.keqiao.process.validation.files.Findings;
import org.keqiao.process.validation.reading.Reading;
import org.keqiao.process.validation.reading.Rule;
import org.keqiao.security.Role;

/** The settings agree with the rest of the bundle. */
public final class Settings implements Rule {

    private static final Pattern NUMBER_KIND = Pattern.compile("[A-Z]{2,8}");
    private static final Pattern REMEDIES = Pattern.compile("\\{\\{>\\s*remedies\\s*}}");
    private static final Pattern KEY = Pattern.compile("[a-zA-Z][a-zA-Z0-9-]{0,59}");
    private static final Set<String> OFFICES = Set.of("STATION", "COUNTY", "CITY");
    private static final int LONGEST_LIMIT = 3650;

    @Override
    public void check(Reading reading, Findings findings) {
        MatterSettings settings = reading.settings();
        if (settings == null) {
            return;
        }
        if (!settings.key().equals(reading.bundle().matter())) {
            error(
                    findings,
                    "key",
                    "PROCESS_KEY",
                    settings.key(),
                    reading.bundle().matter());
        }
        if (!NUMBER_KIND.matcher(settings.numberKind()).matches()) {
            error(findings, "numberKind", "SETTING_VALUE", "numberKind", settings.numberKind());
        }
        if (!OFFICES.contains(settings.office())) {
            error(findings, "office", "SETTING_VALUE", "office", settings.office());
        }
        if (reading.startForm().isEmpty()) {
            error(findings, "startForm", "UNKNOWN_FORM", settings.startForm());
        }
        settings.limits().forEach((key, byBasis) -> {
            boolean tooLong = byBasis.values().stream().anyMatch(limit -> limit.days() > LONGEST_LIMIT);
            if (!KEY.matcher(key).matches() || tooLong) {
                error(findings, "limits." + key, "SETTING_VALUE", "limits", key);
            }
        });
        fromService(settings, findings);
        untilDay(settings, findings);
        following(settings, findings);
        unique(settings, findings);
        letters(reading, settings, findings);
    }

    /** A limit that waited for a letter that never goes out would never begin; the case's own clock waits for none. */
    private static void fromService(MatterSettings settings, Findings findings) {
        settings.fromService().forEach((limit, letter) -> {
            boolean known = settings.limits().containsKey(limit) && !ParallelPairs.CLOCK.contains(limit);
            if (!known) {
                error(findings, "fromService." + limit, "UNKNOWN_LIMIT", limit);
            }
            if (!settings.letters().containsKey(letter)) {
                error(findings, "fromService." + limit, "UNKNOWN_LETTER", letter);
            }
        });
    }

    /** The case's own clock counts days; a step may last until a day of the year. */
    private static void untilDay(MatterSettings settings, Findings findings) {
        settings.untilDay().forEach((limit, day) -> {
            boolean known = settings.limits().containsKey(limit) && !ParallelPairs.CLOCK.contains(limit);
            if (!known) {
                error(findings, "untilDay." + limit, "UNKNOWN_LIMIT", limit);
            }
            try {
                MonthDay.parse("--" + day);
            } catch (DateTimeParseException none) {
                error(findings, "untilDay." + limit, "SETTING_VALUE", "untilDay", day);
            }
        });
    }

    /** What nobody may begin would be a dead end. */
    private static void following(MatterSettings settings, Findings findings) {
        settings.follows().stream()
                .filter(matter -> !KEY.matcher(matter).matches() || matter.equals(settings.key()))
                .forEach(matter -> error(findings, "follows", "SETTING_VALUE", "follows", matter));
        settings.openedBy().stream()
                .filter(role -> Arrays.stream(Role.values())
                        .noneMatch(known -> known.name().equals(role)))
                .forEach(role -> error(findings, "openedBy", "SETTING_VALUE", "openedBy", role));
        // One that follows from another may be begun by an action of that one's flow.
        if (settings.startedBy().isEmpty()
                && settings.openedBy().isEmpty()
                && settings.follows().isEmpty()) {
            error(findings, "startedBy", "SETTING_VALUE", "startedBy", "");
        }
    }

    private static void unique(MatterSettings settings, Findings findings) {
        Set<String> seen = new HashSet<>();
        settings.stages().forEach(stage -> {
            if (!KEY.matcher(stage.key()).matches() || !seen.add(stage.key())) {
                error(findings, "stages." + stage.key(), "SETTING_VALUE", "stages", stage.key());
            }
        });
        seen.clear();
        settings.documents().forEach(document -> {
            boolean fits = KEY.matcher(document.kind()).matches() && document.most() > 0;
            if (!fits || !seen.add(document.kind())) {
                error(findings, "documents." + document.kind(), "SETTING_VALUE", "documents", document.kind());
            }
        });
    }

    private static void letters(Reading reading, MatterSettings settings, Findings findings) {
        Map<String, String> templates = reading.bundle().folder(Bundle.LETTERS);
        Set<String> files = templates.keySet();
        settings.letters().forEach((letter, kind) -> {
            if (kind.adverse()
                    && files.contains(letter)
                    && !REMEDIES.matcher(templates.get(letter)).find()) {
                findings.error(
                        Bundle.LETTERS + letter + ".html", null, "LETTER_WITHOUT_REMEDIES", letter, "{{>remedies}}");
            }
        });
        settings.letters().keySet().stream()
                .filter(letter -> !files.contains(letter))
                .forEach(letter ->
                        error(findings, "letters." + letter, "FILE_MISSING", Bundle.LETTERS + letter + ".html"));
        settings.letters().forEach((letter, kind) -> {
            if (kind.sets() != null && !settings.limits().containsKey(kind.sets())) {
                error(findings, "letters." + letter, "UNKNOWN_LIMIT", kind.sets());
            } else if (kind.sets() != null
                    && !MatterSettings.isSetBy(
                            letter, kind.sets(), settings.fromService().get(kind.sets()))) {
                error(findings, "letters." + letter, "LETTER_LIMIT", kind.sets());
            }
        });
        files.stream()
                .filter(letter -> !settings.letters().containsKey(letter))
                .forEach(
                        letter -> findings.error(Bundle.LETTERS + letter + ".html", null, "LETTER_NOT_LISTED", letter));
    }

    private static void error(Findings findings, String element, String code, Object... arguments) {
        findings.error(Bundle.SETTINGS, element, code, arguments);
    }
}
