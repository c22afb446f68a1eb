package org.keqiao.studio.health;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.keqiao.calendar.CalendarYears;
import org.keqiao.organization.CityProfiles;
import org.keqiao.process.Bundle;
import org.keqiao.process.Finding;
import org.keqiao.process.Matter;
import org.keqiao.process.Matters;
import org.keqiao.process.Publishing;
import org.keqiao.security.Actor;
import org.keqiao.studio.StudioAccess;
import org.keqiao.studio.draft.DraftState;
import org.keqiao.studio.draft.OpenDrafts;
import org.keqiao.studio.draft.OpenDrafts.OpenDraft;
import org.keqiao.studio.health.Concern.Place;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whether a matter can do its work here today: its version in force and its draft by today's check, the people for its
 * steps in every office, the calendar that its limits count on, forms and tables that nobody uses.
 */
@Service
public class ConfigurationHealth {

    /** From here to the year's end the next year's calendar should be there: limits already reach into it. */
    private static final int NEXT_YEAR_WITHIN_DAYS = 45;

    private static final int WAITS_LONG_DAYS = 7;
    private static final int REMEMBERED = 64;

    private final Publishing publishing;
    private final OpenDrafts drafts;
    private final Matters matters;
    private final Usage usage;
    private final Staffing staffing;
    private final LocalNames names;
    private final CityProfiles cities;
    private final CalendarYears calendar;
    private final Clock clock;

    /** The check by the files' digest: the same files are judged once. */
    private final Map<String, List<Finding>> checked =
            Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, List<Finding>> eldest) {
                    return size() > REMEMBERED;
                }
            });

    ConfigurationHealth(
            Publishing publishing,
            OpenDrafts drafts,
            Matters matters,
            Usage usage,
            Staffing staffing,
            LocalNames names,
            CityProfiles cities,
            CalendarYears calendar,
            Clock clock) {
        this.publishing = publishing;
        this.drafts = drafts;
        this.matters = matters;
        this.usage = usage;
        this.staffing = staffing;
        this.names = names;
        this.cities = cities;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** What somebody should look at, the worst first; empty when all is well. */
    @Transactional(readOnly = true)
    public List<Concern> of(Actor actor, String matter) {
        StudioAccess.read(actor);
        List<Concern> concerns = new ArrayList<>();
        Optional<Matter> inForce = matters.current(matter);
        Optional<OpenDraft> draft = drafts.of(matter);
        inForce.ifPresent(version -> published(version, concerns));
        draft.ifPresent(open -> change(open, inForce.map(Matter::version).orElse(null), concerns));
        if (inForce.isEmpty()) {
            draft.ifPresent(open -> bundle(open.bundle(), concerns));
        }
        concerns.sort((one, other) -> Boolean.compare(other.isError(), one.isError()));
        return List.copyOf(concerns);
    }

    private void published(Matter matter, List<Concern> concerns) {
        Bundle bundle = publishing.bundle(matter.key(), matter.version());
        long errors = errors(bundle);
        if (errors > 0) {
            concerns.add(Concern.error(Place.CHANGE, "health.versionBroken", matter.version(), errors));
        }
        bundle(bundle, concerns);
        calendar(concerns);
        String basis = cities.legalBasisOn(LocalDate.now(clock)).key();
        if (matter.limit("decision", basis).isEmpty()) {
            concerns.add(Concern.inFile(Bundle.SETTINGS, "limits.decision", "health.noDecisionLimit", basis));
        }
        matters.current().stream()
                .filter(other -> !other.key().equals(matter.key()))
                .filter(other ->
                        other.settings().numberKind().equals(matter.settings().numberKind()))
                .forEach(other -> concerns.add(Concern.inFile(
                        Bundle.SETTINGS,
                        "numberKind",
                        "health.numberKind",
                        matter.settings().numberKind(),
                        Usage.bilingual(other.settings().name()))));
        if (publishing.hasShippedUpdate(matter.key())) {
            concerns.add(Concern.warning(Place.UPDATE, "health.shippedUpdate"));
        }
    }

    /** What is the same for a version and for a matter that has none yet. */
    private void bundle(Bundle bundle, List<Concern> concerns) {
        concerns.addAll(staffing.check(bundle));
        concerns.addAll(usage.check(bundle));
        names.check(bundle)
                .forEach(finding -> concerns.add(Concern.inFile(
                        finding.file(),
                        finding.element(),
                        "finding." + finding.code(),
                        finding.arguments().toArray())));
    }

    private void change(OpenDraft draft, Integer version, List<Concern> concerns) {
        List<Finding> findings = check(draft.bundle());
        long errors = findings.stream().filter(Finding::isError).count();
        if (errors > 0) {
            concerns.add(Concern.warning(Place.CHANGE, "health.draftBroken", errors));
        } else if (!findings.isEmpty()) {
            concerns.add(Concern.warning(Place.CHANGE, "health.draftWarned", findings.size()));
        }
        if (!Objects.equals(draft.view().basedOn(), version)) {
            concerns.add(Concern.warning(Place.CHANGE, "health.draftOutdated", version == null ? 0 : version));
        }
        var submitted = draft.view().submittedAt();
        if (draft.view().state() == DraftState.SUBMITTED
                && submitted != null
                && submitted.isBefore(clock.instant().minus(java.time.Duration.ofDays(WAITS_LONG_DAYS)))) {
            concerns.add(Concern.warning(
                    Place.CHANGE, "health.draftWaits", draft.view().author(), WAITS_LONG_DAYS));
        }
    }

    private void calendar(List<Concern> concerns) {
        LocalDate today = LocalDate.now(clock);
        if (calendar.year(today.getYear()).isEstimated()) {
            concerns.add(Concern.error(Place.CALENDAR, "health.calendar", String.valueOf(today.getYear())));
        }
        LocalDate soon = today.plusDays(NEXT_YEAR_WITHIN_DAYS);
        if (soon.getYear() != today.getYear() && calendar.year(soon.getYear()).isEstimated()) {
            concerns.add(Concern.warning(Place.CALENDAR, "health.calendar", String.valueOf(soon.getYear())));
        }
    }

    private long errors(Bundle bundle) {
        return check(bundle).stream().filter(Finding::isError).count();
    }

    private List<Finding> check(Bundle bundle) {
        return checked.computeIfAbsent(bundle.matter() + bundle.digest(), key -> publishing.check(bundle));
    }

    /** How many concerns each of some matters has; for lists. */
    @Transactional(readOnly = true)
    public Map<String, List<Concern>> of(Actor actor, List<String> keys) {
        Map<String, List<Concern>> all = new TreeMap<>();
        keys.forEach(key -> all.put(key, of(actor, key)));
        return all;
    }
}
