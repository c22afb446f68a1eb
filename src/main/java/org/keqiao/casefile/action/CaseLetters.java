package org.keqiao.casefile.action;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.keqiao.casefile.ActRecord;
import org.keqiao.casefile.CaseView;
import org.keqiao.casefile.LetterFacts;
import org.keqiao.casefile.clock.CaseDeadlines;
import org.keqiao.casefile.event.LetterIssued;
import org.keqiao.casefile.store.Acts;
import org.keqiao.casefile.store.CaseFile;
import org.keqiao.casefile.store.CaseFiles;
import org.keqiao.casefile.store.NewAct;
import org.keqiao.document.Letter;
import org.keqiao.document.LetterDraft;
import org.keqiao.document.Letters;
import org.keqiao.organization.CityProfiles;
import org.keqiao.organization.Issuer;
import org.keqiao.organization.OrganisationType;
import org.keqiao.organization.OrganisationView;
import org.keqiao.organization.Organisations;
import org.keqiao.process.Matter;
import org.keqiao.process.MatterSettings.LetterKind;
import org.keqiao.process.Matters;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.OfficeKind;
import org.keqiao.shared.Texts;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/**
 * Letters of a case, from the templates of the version it runs on. Their data are the case's facts and, on top of them:
 * {@code addressee}, {@code title}, {@code matterName}, {@code receivedOn}, {@code acceptedOn}, {@code deemed}, {@code
 * dueOn}, {@code legalDueOn}, {@code limitDueOn} (last day of the limit that the letter sets), {@code bureau}, {@code sealName}, {@code station}, {@code reconsiderationBody}, {@code
 * court}, {@code legalBasis} (its citation, null while unverified), what {@link LetterFacts} know and what the caller adds.
 * {@code bureau} and what belongs to it are those of the county's department in what the county decides. Every date {@code x} also
 * as {@code xText}.
 */
@Component
public class CaseLetters {

    public static final String ACCEPTANCE = "LT-01";
    public static final String CORRECTION = "LT-02";
    public static final String INTAKE_REFUSAL = "LT-03";
    public static final String EXTENSION = "LT-04";
    public static final String PAUSE = "LT-04P";
    public static final String WITHDRAWAL = "LT-05";
    public static final String DEEMED_WITHDRAWAL = "LT-05D";

    /** Keys that templates may ask for and that a case may not have. */
    private static final String[] OPTIONAL = {
        "reason", "reasonName", "competentBody", "items", "station", "legalBasis", "deemed"
    };

    private static final String[] DATES = {
        "receivedOn",
        "acceptedOn",
        "dueOn",
        "legalDueOn",
        "correctionDueOn",
        "limitDueOn",
        "previousDueOn",
        "pausedOn",
        "pausedUntil",
        "withdrawnOn"
    };

    private final Letters letters;
    private final Matters matters;
    private final CaseFiles files;
    private final Acts acts;
    private final CurrentActor currentActor;
    private final CaseDeadlines deadlines;
    private final CityProfiles cities;
    private final Organisations organisations;
    private final Texts texts;
    private final List<LetterFacts> more;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CaseLetters(
            Letters letters,
            Matters matters,
            CaseFiles files,
            Acts acts,
            CurrentActor currentActor,
            CaseDeadlines deadlines,
            CityProfiles cities,
            Organisations organisations,
            Texts texts,
            List<LetterFacts> more,
            ApplicationEventPublisher events,
            Clock clock) {
        this.letters = letters;
        this.matters = matters;
        this.files = files;
        this.acts = acts;
        this.currentActor = currentActor;
        this.deadlines = deadlines;
        this.cities = cities;
        this.organisations = organisations;
        this.texts = texts;
        this.more = more;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Issues a letter in the caller's transaction.
     *
     * @param extra lies over the case's own data
     * @throws IllegalStateException when the matter's version has no such letter
     */
    public Letter issue(CaseFile file, String kind, Map<String, ?> extra) {
        return issue(file, kind, extra, draft -> draft);
    }

    /** The same, with what only the caller knows of the letter itself. */
    public Letter issue(CaseFile file, String kind, Map<String, ?> extra, UnaryOperator<LetterDraft> finish) {
        Matter matter = matters.version(file.matter(), file.matterVersion());
        return issue(matter, file, kind, decider(file), extra, finish);
    }

    private Letter issue(
            Matter matter,
            CaseFile file,
            String kind,
            Issuer issuer,
            Map<String, ?> extra,
            UnaryOperator<LetterDraft> finish) {
        String template = matter.letters().get(kind);
        LetterKind settings = matter.settings().letters().get(kind);
        if (template == null || settings == null) {
            throw new IllegalStateException(matter.key() + " has no letter " + kind);
        }
        Map<String, Object> all = new LinkedHashMap<>(extra);
        if (settings.sets() != null) {
            all.put("limitDueOn", deadlines.get(file, settings.sets()).dueOn());
        }
        LetterDraft draft = LetterDraft.plain(
                file.id(),
                file.number(),
                kind,
                settings.name().zh(),
                matter.version(),
                template,
                data(file, issuer, all));
        if (settings.series() != null && !settings.series().isEmpty()) {
            draft = draft.numbered(issuer.documentPrefix(), settings.series());
        }
        Letter letter = letters.draft(finish.apply(draft));
        acts.append(
                file.id(),
                NewAct.of(
                        ActRecord.Kind.SYSTEM,
                        ActRecord.LETTER,
                        currentActor.orSystem(),
                        file.submission(),
                        Map.of("letter", letter.id(), "kind", kind, "sha256", letter.textSha256())));
        events.publishEvent(new LetterIssued(file.ref(), letter.id(), kind, letter.isSealed(), !settings.internal()));
        return letter;
    }

    /**
     * Issues a letter of one case to the parties of another, among whose letters it stands. Nothing of the first case
     * goes into it but what the caller adds.
     *
     * @param county whose department issues it; null for the bureau
     * @return empty when the matter of the first case has no such letter
     */
    public Optional<Letter> issueTo(
            CaseFile to, CaseFile from, String kind, @Nullable String county, Map<String, ?> extra) {
        Matter matter = matters.version(from.matter(), from.matterVersion());
        return matter.letters().containsKey(kind)
                ? Optional.of(issue(matter, to, kind, department(county), extra, draft -> draft))
                : Optional.empty();
    }

    /** Issues a letter of the bureau when the matter has it: a drawn matter need not have all. */
    public Optional<UUID> issueIfPresent(CaseFile file, String kind, Map<String, ?> extra) {
        return issueIfPresent(file, kind, bureau(), extra);
    }

    /** The same, of whoever ended the last step: what a county decides it says in its own name. */
    public Optional<UUID> issueByDecider(CaseFile file, String kind, Map<String, ?> extra) {
        return issueIfPresent(file, kind, decider(file), extra);
    }

    private Optional<UUID> issueIfPresent(CaseFile file, String kind, Issuer issuer, Map<String, ?> extra) {
        Matter matter = matters.version(file.matter(), file.matterVersion());
        return matter.letters().containsKey(kind)
                ? Optional.of(
                        issue(matter, file, kind, issuer, extra, draft -> draft).id())
                : Optional.empty();
    }

    /** What every letter of the bureau on the case may say. */
    public Map<String, Object> data(CaseFile file, Map<String, ?> extra) {
        return data(file, bureau(), extra);
    }

    private Map<String, Object> data(CaseFile file, Issuer issuer, Map<String, ?> extra) {
        Matter matter = matters.version(file.matter(), file.matterVersion());
        // The action before this one may have moved the clock.
        CaseFile now = files.find(file.id()).orElse(file);
        CaseView.ClockView limits = deadlines.clock(now);
        Map<String, Object> data = new LinkedHashMap<>();
        // What a form asks for and nobody answered is empty; a name that no form knows stays a mistake of the template.
        matter.forms().values().forEach(form -> form.keys().stream()
                .filter(key -> key.matches("\\w+"))
                .forEach(key -> data.put(key, null)));
        for (String key : OPTIONAL) {
            data.put(key, null);
        }
        for (String key : DATES) {
            data.put(key, null);
        }
        data.putAll(now.facts());
        data.put("addressee", addressee(matter, now));
        data.put("title", now.title());
        data.put("matterName", matter.settings().name().zh());
        data.put("receivedOn", now.receivedOn());
        data.put("acceptedOn", now.acceptedOn());
        data.put("deemed", now.acceptedDeemed());
        data.put("dueOn", limits.legalDueOn() != null ? limits.legalDueOn() : limits.dueOn());
        data.put("legalDueOn", limits.legalDueOn());
        data.put("bureau", issuer.name());
        data.put("sealName", issuer.sealName());
        data.put("station", issuer.equals(bureau()) ? station(now) : null);
        data.put("reconsiderationBody", issuer.government());
        data.put("court", texts.get("casefile.letter.court", Locale.SIMPLIFIED_CHINESE));
        data.put("legalBasis", citation(now));
        for (LetterFacts known : more) {
            data.putAll(known.of(now.ref(), now.facts(), now.rulesAsOf()));
        }
        data.putAll(extra);
        for (String key : DATES) {
            if (data.get(key) == null) {
                data.put(key + "Text", null);
            }
        }
        return data;
    }

    /** A team answers by its leader, who is named with it. Where no team begins a case nobody asks. */
    private String addressee(Matter matter, CaseFile file) {
        List<String> startedBy = matter.settings().startedBy();
        if (!startedBy.isEmpty() && !startedBy.contains(OrganisationType.TEAM.name())) {
            return file.applicantName();
        }
        return organisations.all(List.of(file.applicant())).stream()
                .filter(applicant -> applicant.type() == OrganisationType.TEAM)
                .map(OrganisationView::addressee)
                .findFirst()
                .orElse(file.applicantName());
    }

    @Nullable
    private String station(CaseFile file) {
        String code = file.scope().station();
        return code == null
                ? null
                : cities.stationByCode(code).map(s -> s.name().zh()).orElse(null);
    }

    @Nullable
    private String citation(CaseFile file) {
        return file.legalBasis() == null
                ? null
                : cities.legalBasis(file.legalBasis())
                        .flatMap(basis -> basis.citationFor(Locale.SIMPLIFIED_CHINESE))
                        .orElse(null);
    }

    /** Who decides: the county's department after a step of the county, or in a case that is the county's, else the bureau. */
    private Issuer decider(CaseFile file) {
        String county = file.scope().county();
        Matter matter = matters.version(file.matter(), file.matterVersion());
        boolean counties = matter.roles().stream().anyMatch(role -> role.officeKind() == OfficeKind.COUNTY);
        return county != null && counties && isCountys(file) ? department(county) : bureau();
    }

    private boolean isCountys(CaseFile file) {
        return acts.lastOffice(file.id())
                .or(() -> more.stream()
                        .flatMap(known -> known.office(file.ref(), file.facts()).stream())
                        .findFirst())
                .equals(Optional.of(OfficeKind.COUNTY));
    }

    private Issuer department(@Nullable String county) {
        return county == null ? bureau() : cities.departmentAsIssuer(county).orElseGet(this::bureau);
    }

    private Issuer bureau() {
        return cities.bureauAsIssuer(LocalDate.now(clock));
    }
}
