package org.keqiao.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.organization.CityProfiles;
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
    private final Workflow workflow;
    private final Texts texts;

    InstallationWatch(
            List<TroubleSource> sources, CaseCommands cases, CityProfiles city, Workflow workflow, Texts texts) {
        this.sources = sources;
        this.cases = cases;
        this.city = city;
        this.workflow = workflow;
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

    static void require(Actor actor) {
        if (!actor.has(Role.SYSTEM_ADMIN)) {
            throw Refusal.forbidden("NOT_YOUR_ROLE");
        }
    }
}
