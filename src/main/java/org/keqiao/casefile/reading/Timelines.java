package org.keqiao.casefile.reading;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keqiao.casefile.ActRecord;
import org.keqiao.casefile.TimelineEntry;
import org.keqiao.casefile.store.ActRow;
import org.keqiao.casefile.store.Acts;
import org.keqiao.casefile.store.CaseFile;
import org.keqiao.process.ActionDescription;
import org.keqiao.process.Catalogue;
import org.keqiao.security.Duty;
import org.keqiao.shared.Texts;
import org.springframework.stereotype.Component;

/** Tells a case's acts as a story, in the reader's language. */
@Component
public class Timelines {

    private static final String OFFICE = "casefile.record.";

    /** Where acts on the clock keep the day that they came to. */
    private static final List<String> DAYS = List.of("pausedUntil", "changedDueOn", "correctionDueOn", "dueOn");

    private final Acts acts;
    private final Catalogue catalogue;
    private final OfficeLetters officeLetters;
    private final Texts texts;

    Timelines(Acts acts, Catalogue catalogue, OfficeLetters officeLetters, Texts texts) {
        this.acts = acts;
        this.catalogue = catalogue;
        this.officeLetters = officeLetters;
        this.texts = texts;
    }

    /** Oldest first; parties read neither names nor opinions of officers. */
    public List<TimelineEntry> of(CaseFile file, boolean officer, Locale locale) {
        List<TimelineEntry> entries = new ArrayList<>();
        Set<Integer> voided = acts.voided(file.id());
        Set<String> hidden = officer ? Set.of() : officeLetters.names(file);
        for (ActRow row : acts.of(file.id())) {
            if (officer || concernsParties(row, locale) && !isAbout(row.act(), hidden)) {
                boolean isVoid = voided.contains(row.act().seq());
                entries.add(entry(file, row, officer, isVoid, locale));
            }
        }
        return entries;
    }

    private static boolean isAbout(ActRecord act, Set<String> letters) {
        return act.output().values().stream().map(String::valueOf).anyMatch(letters::contains);
    }

    /** Claims, routing tables and technical actions are the office's own affair. */
    private boolean concernsParties(ActRow row, Locale locale) {
        if (row.act().name().equals("changeLimit") && day(row.act()).isEmpty()) {
            // It was the case's limit already.
            return false;
        }
        return row.act().kind() == ActRecord.Kind.STEP
                || texts.has("casefile.timeline." + row.act().name(), locale);
    }

    private TimelineEntry entry(CaseFile file, ActRow row, boolean officer, boolean isVoid, Locale locale) {
        ActRecord act = row.act();
        boolean ofParty = act.duty() == Duty.APPLICANT;
        boolean english = Texts.language(locale).equals(Locale.ENGLISH);
        boolean readable = officer || !row.internal();
        String outcome = english ? act.outcomeEn() : act.outcomeZh();
        return new TimelineEntry(
                act.at(),
                act.kind() == ActRecord.Kind.STEP || act.kind() == ActRecord.Kind.SEAT
                        ? act.kind().name()
                        : act.name(),
                isVoid
                        ? texts.get("casefile.timeline.void", locale, text(file, act, officer, locale))
                        : text(file, act, officer, locale),
                by(file, act, officer, ofParty, locale),
                officer || ofParty ? outcome : null,
                officer || ofParty ? act.outcomeKind() : null,
                readable ? act.opinion() : null,
                officer ? details(act) : publicDetails(act, told(act)));
    }

    private String text(CaseFile file, ActRecord act, boolean officer, Locale locale) {
        if (officer && act.output().get("correctionRepeats") instanceof Number late && late.intValue() > 0) {
            return texts.get("casefile.timeline.toldLate", locale, act.output().get("correctionRound"), late);
        }
        boolean english = Texts.language(locale).equals(Locale.ENGLISH);
        String key = "casefile.timeline." + act.name();
        Optional<LocalDate> day = day(act);
        if (day.isPresent() && texts.has(key + ".day", locale)) {
            return texts.get(key + ".day", locale, texts.longDate(day.get(), locale));
        }
        if (file.byOffice() && texts.has(key + ".byOffice", locale)) {
            return texts.get(key + ".byOffice", locale);
        }
        if (texts.has(key, locale)) {
            return texts.get(key, locale);
        }
        // The office's own affairs have their words under another name: what stands above is told to parties too.
        String own = OFFICE + act.name();
        if (texts.has(own, locale)) {
            return texts.get(own, locale);
        }
        if (act.kind() == ActRecord.Kind.SYSTEM && !act.rules().isEmpty()) {
            return texts.get(OFFICE + "table", locale, act.name());
        }
        if (act.kind() == ActRecord.Kind.ACTION) {
            return catalogue
                    .action(act.name())
                    .map(action -> english ? action.en() : action.zh())
                    .orElse(act.name());
        }
        String name = english && act.nameEn() != null ? act.nameEn() : act.name();
        return act.kind() == ActRecord.Kind.SEAT
                ? texts.get(
                        "casefile.timeline.ofSeat", locale, name, act.output().get("seat"))
                : officer && !act.seats().isEmpty()
                        ? texts.get(
                                "casefile.timeline.ofSeats",
                                locale,
                                name,
                                decided(act.seats()),
                                act.seats().size())
                        : name;
    }

    private String signers(List<?> seats, Locale locale) {
        return seats.stream()
                .filter(seat -> seat instanceof Map<?, ?> map && map.containsKey("outcome"))
                .map(seat -> String.valueOf(((Map<?, ?>) seat).get("person")))
                .collect(Collectors.joining(texts.get("casefile.timeline.and", locale)));
    }

    private static long decided(List<?> seats) {
        return seats.stream()
                .filter(seat -> seat instanceof Map<?, ?> map && map.containsKey("outcome"))
                .count();
    }

    /** The day that an act on the clock came to. */
    private static Optional<LocalDate> day(ActRecord act) {
        return DAYS.stream()
                .map(act.output()::get)
                .filter(Objects::nonNull)
                .findFirst()
                .map(day -> LocalDate.parse(day.toString()));
    }

    private String by(CaseFile file, ActRecord act, boolean officer, boolean ofParty, Locale locale) {
        if (!act.seats().isEmpty()) {
            return officer ? signers(act.seats(), locale) : texts.get("casefile.timeline.byOffice", locale);
        }
        if (act.accountId() == null) {
            return texts.get("casefile.timeline.bySystem", locale);
        }
        if (officer) {
            return act.onBehalfOf() == null
                    ? act.actorName()
                    : texts.get("casefile.timeline.onBehalf", locale, act.actorName(), act.onBehalfOf());
        }
        return ofParty ? file.applicantName() : texts.get("casefile.timeline.byOffice", locale);
    }

    private static Map<String, Object> details(ActRecord act) {
        Map<String, Object> details = new LinkedHashMap<>(act.output());
        if (act.round() > 1) {
            details.put("round", act.round());
        }
        return details;
    }

    /** What an action itself declares to be the parties' to know. */
    private Set<String> told(ActRecord act) {
        return act.kind() == ActRecord.Kind.ACTION
                ? catalogue
                        .action(act.name())
                        .map(ActionDescription::forParties)
                        .orElse(Set.of())
                : Set.of();
    }

    private static Map<String, Object> publicDetails(ActRecord act, Set<String> told) {
        Map<String, Object> details = new LinkedHashMap<>();
        act.output().forEach((key, value) -> {
            if (told.contains(key) && value != null) {
                details.put(key, value);
            }
        });
        for (String key :
                List.of("letter", "letterNumber", "dueOn", "changedDueOn", "pausedUntil", "acceptedOn", "submission")) {
            if (act.output().get(key) != null) {
                details.put(key, act.output().get(key));
            }
        }
        return details;
    }
}
