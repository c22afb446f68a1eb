package org.keqiao.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.organization.CityProfiles;
import org.keqiao.process.Matter;
import org.keqiao.process.MatterSettings;
import org.keqiao.process.Matters;
import org.keqiao.process.Publishing;
import org.keqiao.process.Workflow;
import org.keqiao.security.Actor;
import org.keqiao.security.CaseScope;
import org.keqiao.security.Role;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.Texts;
import org.keqiao.shared.Trouble;
import org.keqiao.shared.TroubleSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The running of the installation, for the system administrator, who has no right on any case by it: numbers, places and
 * reasons, never answers, files or people.
 */
@Service
public class InstallationWatch {

    private static final Logger LOG = LoggerFactory.getLogger(InstallationWatch.class);
    private static final int MOST = 200;

    private final List<TroubleSource> sources;
    private final CaseCommands cases;
    private final CityProfiles city;
    private final Matters matters;
    private final Publishing publishing;
    private final Workflow workflow;
    private final JdbcClient jdbc;
    private final Texts texts;

    InstallationWatch(
            List<TroubleSource> sources,
            CaseCommands cases,
            CityProfiles city,
            Matters matters,
            Publishing publishing,
            Workflow workflow,
            JdbcClient jdbc,
            Texts texts) {
        this.sources = sources;
        this.cases = cases;
        this.city = city;
        this.matters = matters;
        this.publishing = publishing;
        this.workflow = workflow;
        this.jdbc = jdbc;
        this.texts = texts;
    }

    /**
     * Something that waits for somebody.
     *
     * @param office whose case it is, by name; null when it belongs to no case
     * @param since when it should have gone, or was found
     * @param what what was to be done
     * @param reason why it was not
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Incident(
            Trouble.Kind kind,
            String id,
            @Nullable String caseNumber,
            @Nullable String office,
            Instant since,
            String what,
            String reason,
            boolean canRetry) {}

    /** One incident by kind and id. */
    public record IncidentChoice(Trouble.Kind kind, String id) {}

    /** How many were tried again, and how many waited no longer. */
    public record IncidentsRetried(int again, int gone) {}

    /** A version of a matter that is in force or has cases. */
    public record VersionRunning(
            String matter,
            MatterSettings.Text name,
            int version,
            Instant publishedAt,
            boolean inForce,
            boolean withdrawn,
            int underWay) {}

    /**
     * A job that runs on one node at a time.
     *
     * @param name of its lock
     * @param title what it does
     * @param lastRun when it began last
     */
    public record UpkeepJob(String name, String title, Instant lastRun, boolean running) {}

    /**
     * Where a case stands.
     *
     * @param diagram the model that it runs on
     */
    public record CasePosition(String caseNumber, String diagram, List<Workflow.Passage> passages) {}

    /** By kind, oldest first; at most two hundred of each. */
    @Transactional(readOnly = true)
    public List<Incident> incidents(Actor actor, Locale locale) {
        require(actor);
        List<Incident> all = new ArrayList<>();
        for (TroubleSource source : sources) {
            source.troubles(MOST).stream()
                    .map(trouble -> incident(trouble, source.canRetry(), locale))
                    .forEach(all::add);
        }
        all.sort(Comparator.comparing(Incident::kind).thenComparing(Incident::since));
        return all;
    }

    private Incident incident(Trouble trouble, boolean canRetry, Locale locale) {
        return new Incident(
                trouble.kind(),
                trouble.id(),
                trouble.caseNumber(),
                office(trouble.caseNumber(), locale),
                trouble.since(),
                texts.get(trouble.what(), locale),
                texts.has(trouble.reason(), locale)
                        ? texts.get(
                                trouble.reason(), locale, trouble.arguments().toArray())
                        : texts.get("operations.reason.technical", locale, trouble.reason()),
                canRetry);
    }

    @Nullable
    private String office(@Nullable String caseNumber, Locale locale) {
        return CaseNumber.parse(caseNumber)
                .flatMap(cases::find)
                .map(found -> {
                    CaseScope scope = found.scope();
                    return city.officeName(scope.station() != null ? scope.station() : scope.city(), locale);
                })
                .orElse(null);
    }

    /** Tries some again; each by itself, so that one's failure keeps no other back. */
    public IncidentsRetried retry(Actor actor, List<IncidentChoice> chosen) {
        require(actor);
        int again = 0;
        for (IncidentChoice one : chosen) {
            TroubleSource source = sources.stream()
                    .filter(found -> found.kind() == one.kind() && found.canRetry())
                    .findFirst()
                    .orElseThrow(() -> Refusal.invalid("NO_RETRY"));
            try {
                again += source.retry(one.id()) ? 1 : 0;
            } catch (IllegalArgumentException noId) {
                LOG.info("{} asked to retry {}, which is no id", actor.username(), one.kind());
            }
        }
        LOG.info("{} tried {} of {} incidents again", actor.username(), again, chosen.size());
        return new IncidentsRetried(again, chosen.size() - again);
    }

    /** @throws Refusal NOT_FOUND when no such case ever ran */
    @Transactional(readOnly = true)
    public CasePosition position(Actor actor, String caseNumber) {
        require(actor);
        CaseNumber number = CaseNumber.parse(caseNumber).orElseThrow(Refusal::notFound);
        return new CasePosition(number.value(), workflow.diagram(number), workflow.passages(number));
    }

    /** Versions in force, and older ones that cases still run on; by matter, newest first. */
    @Transactional(readOnly = true)
    public List<VersionRunning> versions(Actor actor) {
        require(actor);
        List<VersionRunning> all = new ArrayList<>();
        for (Matter matter : matters.current()) {
            Map<Integer, Integer> underWay = publishing.casesUnderWay(matter.key());
            for (Publishing.Publication publication : publishing.publications(matter.key())) {
                boolean inForce = publication.version() == matter.version();
                int running = underWay.getOrDefault(publication.version(), 0);
                if (inForce || running > 0) {
                    all.add(new VersionRunning(
                            matter.key(),
                            matter.settings().name(),
                            publication.version(),
                            publication.publishedAt(),
                            inForce,
                            publication.withdrawn(),
                            running));
                }
            }
        }
        return all;
    }

    /** Jobs by name, with when they ran last; one that never ran is not among them. */
    @Transactional(readOnly = true)
    public List<UpkeepJob> jobs(Actor actor, Locale locale) {
        require(actor);
        return jdbc.sql(
                        """
                        select name, locked_at at time zone 'UTC' as began, lock_until > (now() at time zone 'UTC') as running
                        from shedlock order by name
                        """)
                .query((row, n) -> new UpkeepJob(
                        row.getString("name"),
                        title(row.getString("name"), locale),
                        row.getTimestamp("began").toInstant(),
                        row.getBoolean("running")))
                .list();
    }

    private String title(String job, Locale locale) {
        String key = "operations.job.is." + job.replace(' ', '-');
        return texts.has(key, locale) ? texts.get(key, locale) : job;
    }

    private static void require(Actor actor) {
        if (!actor.has(Role.SYSTEM_ADMIN)) {
            throw Refusal.forbidden("NOT_YOUR_ROLE");
        }
    }
}
