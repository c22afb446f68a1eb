package org.keqiao.casefile.reading;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.keqiao.calendar.Deadline;
import org.keqiao.calendar.Limit;
import org.keqiao.calendar.WorkingCalendar;
import org.keqiao.casefile.CaseStatus;
import org.keqiao.casefile.clock.CaseDeadlines;
import org.keqiao.casefile.clock.LegalBases;
import org.keqiao.casefile.store.CaseFile;
import org.keqiao.casefile.store.CaseFiles;
import org.keqiao.casefile.store.Corrections;
import org.keqiao.organization.CityProfiles;
import org.keqiao.process.Matter;
import org.keqiao.process.MatterSettings.Stage;
import org.keqiao.process.Matters;
import org.keqiao.process.OpenTask;
import org.keqiao.process.Workflow;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.OfficeKind;
import org.keqiao.security.Role;
import org.keqiao.shared.Light;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.Texts;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells a party how far its case has come. */
@Service
@Transactional(readOnly = true)
public class CaseTracking {

    private final CaseFiles files;
    private final Corrections corrections;
    private final CaseDeadlines deadlines;
    private final LegalBases bases;
    private final CaseAccess access;
    private final Matters matters;
    private final Workflow workflow;
    private final CityProfiles cities;
    private final WorkingCalendar calendar;
    private final CurrentActor currentActor;
    private final Texts texts;
    private final Clock clock;

    CaseTracking(
            CaseFiles files,
            Corrections corrections,
            CaseDeadlines deadlines,
            LegalBases bases,
            CaseAccess access,
            Matters matters,
            Workflow workflow,
            CityProfiles cities,
            WorkingCalendar calendar,
            CurrentActor currentActor,
            Texts texts,
            Clock clock) {
        this.files = files;
        this.corrections = corrections;
        this.deadlines = deadlines;
        this.bases = bases;
        this.access = access;
        this.matters = matters;
        this.workflow = workflow;
        this.cities = cities;
        this.calendar = calendar;
        this.currentActor = currentActor;
        this.texts = texts;
        this.clock = clock;
    }

    /** @throws Refusal NOT_FOUND when unknown or not the actor's to know, conflict NOT_SUBMITTED for a draft */
    public CaseProgress of(UUID id, Locale locale) {
        CaseFile file = files.find(id).orElseThrow(Refusal::notFound);
        access.require(currentActor.require(), file);
        if (file.number() == null) {
            throw Refusal.conflict("NOT_SUBMITTED");
        }
        Matter matter = matters.version(file.matter(), file.matterVersion());
        Map<String, Instant> reached = files.stages(id);
        List<Stage> known = matter.settings().stages();
        int furthest = -1;
        int present = -1;
        for (int i = 0; i < known.size(); i++) {
            if (reached.containsKey(known.get(i).key())) {
                furthest = i;
            }
            if (known.get(i).key().equals(file.stage())) {
                present = i;
            }
        }
        boolean closed = file.status().isTerminal();
        String again = !closed && present >= 0 && present < furthest
                ? known.get(present).name().in(locale)
                : null;
        List<CaseProgress.Stage> stages = stages(file, known, reached, locale);
        // The submission is the first stage, and done as soon as the case exists.
        int current = closed ? stages.size() : Math.max(furthest, 0) + 1;
        String basis = file.legalBasis() == null ? bases.today() : file.legalBasis();
        return new CaseProgress(
                stages,
                current,
                again,
                closed ? List.of() : holders(file, locale),
                receiver(file, locale),
                limit(file, matter, CaseDeadlines.LEGAL, basis),
                limit(file, matter, CaseDeadlines.PROMISED, basis),
                closed ? null : light(file),
                daysToCorrect(file),
                closed || file.status() == CaseStatus.CORRECTION ? List.of() : ownSteps(file, locale));
    }

    private List<CaseProgress.OwnStep> ownSteps(CaseFile file, Locale locale) {
        return workflow.openTasks(file.number()).stream()
                .filter(task -> task.step().isParty())
                .map(task -> new CaseProgress.OwnStep(
                        task.taskId(),
                        Locale.ENGLISH.getLanguage().equals(locale.getLanguage())
                                ? task.step().en()
                                : task.step().zh(),
                        lastDay(task.dueOn())))
                .toList();
    }

    /** The limit ends with its last day, at midnight of the next. */
    @Nullable
    private LocalDate lastDay(@Nullable Instant end) {
        return end == null ? null : LocalDate.ofInstant(end.minusMillis(1), clock.getZone());
    }

    /** The one that runs, which a large case may have got longer, or else the matter's. */
    @Nullable
    private Limit limit(CaseFile file, Matter matter, String key, String basis) {
        return deadlines
                .current(file, key)
                .map(Deadline::limit)
                .or(() -> matter.limit(key, basis))
                .orElse(null);
    }

    private List<CaseProgress.Stage> stages(
            CaseFile file, List<Stage> known, Map<String, Instant> reached, Locale locale) {
        List<CaseProgress.Stage> stages = new ArrayList<>();
        Instant received = file.receivedOn() == null
                ? file.createdAt()
                : file.receivedOn().atStartOfDay(clock.getZone()).toInstant();
        stages.add(new CaseProgress.Stage(texts.get("casefile.stage.submission", locale), received));
        known.forEach(stage -> stages.add(new CaseProgress.Stage(stage.name().in(locale), reached.get(stage.key()))));
        stages.add(new CaseProgress.Stage(texts.get("casefile.stage.decision", locale), file.decidedAt()));
        return stages;
    }

    @Nullable
    private Light light(CaseFile file) {
        return deadlines
                .current(file, CaseDeadlines.PROMISED)
                .or(() -> deadlines.current(file, CaseDeadlines.LEGAL))
                .map((Deadline running) -> deadlines.standing(running).light())
                .orElse(null);
    }

    private List<String> holders(CaseFile file, Locale locale) {
        return workflow.openTasks(file.number()).stream()
                .map(OpenTask::step)
                .flatMap(step -> step.isParty()
                        ? Stream.of(texts.get("casefile.holder.party", locale))
                        : step.roles().stream().sorted().map(role -> office(file, role, locale)))
                .distinct()
                .toList();
    }

    private String office(CaseFile file, Role role, Locale locale) {
        if (role.officeKind() == OfficeKind.NONE) {
            return texts.get("casefile.holder.experts", locale);
        }
        if (role.officeKind() == OfficeKind.FIRM) {
            return texts.get("casefile.holder.firm", locale);
        }
        String group = file.scope().group(role);
        return officeName(group.substring(group.indexOf('@') + 1), locale);
    }

    private String receiver(CaseFile file, Locale locale) {
        return officeName(
                file.scope().station() == null
                        ? file.scope().city()
                        : file.scope().station(),
                locale);
    }

    /** The city's office is the bureau. */
    private String officeName(String code, Locale locale) {
        return code.equals(cities.current().code())
                ? cities.bureauOn(LocalDate.now(clock)).name().in(locale)
                : cities.officeName(code, locale);
    }

    @Nullable
    private Integer daysToCorrect(CaseFile file) {
        if (file.status() != CaseStatus.CORRECTION) {
            return null;
        }
        LocalDate dueOn =
                corrections.open(file.id()).map(Corrections.Notice::dueOn).orElse(null);
        return dueOn == null ? null : calendar.workingDaysBetween(LocalDate.now(clock), dueOn);
    }
}
