package org.keqiao.publicity;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.keqiao.casefile.application.CaseDraft;
import org.keqiao.casefile.application.ConfidentialCases;
import org.keqiao.organization.OrganisationView;
import org.keqiao.organization.Organisations;
import org.keqiao.publicity.NoticeView.LineView;
import org.keqiao.publicity.store.NoticeRow;
import org.keqiao.publicity.store.ObjectionRow;
import org.keqiao.publicity.store.ObjectionRows;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.Texts;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 提出异议: somebody who says who it is objects to a line of a notice. */
@Service
@Transactional
public class Objections {

    private final Notices all;
    private final NoticeReading notices;
    private final LineObjections lines;
    private final ObjectionRows rows;
    private final ConfidentialCases cases;
    private final Organisations organisations;
    private final CurrentActor currentActor;
    private final Texts texts;

    Objections(
            Notices all,
            NoticeReading notices,
            LineObjections lines,
            ObjectionRows rows,
            ConfidentialCases cases,
            Organisations organisations,
            CurrentActor currentActor,
            Texts texts) {
        this.all = all;
        this.notices = notices;
        this.lines = lines;
        this.rows = rows;
        this.cases = cases;
        this.organisations = organisations;
        this.currentActor = currentActor;
        this.texts = texts;
    }

    /**
     * A draft of an objection, which its people complete and submit like every application, before the notice ends.
     *
     * @param line its number in the notice, from 1
     * @param organisation for whom; null when the actor has just one, the natural person's own included
     * @throws Refusal NOT_FOUND for what is not shown; conflict OBJECTION_TOO_LATE, LINE_DECIDED, ORGANISATION_UNVERIFIED;
     *     forbidden NOT_YOUR_ORGANISATION
     */
    public CaseDraft begin(UUID notice, int line, @Nullable UUID organisation) {
        NoticeRow shown = notices.shown(notice);
        LineView contested = notices.line(notice, line);
        lines.requireOpen(shown, contested.reference());
        // Those who worked on the line's own case, and those who put it on the list, stand back.
        List<CaseNumber> about = Stream.of(contested.reference(), shown.caseNumber())
                .map(CaseNumber::parse)
                .flatMap(Optional::stream)
                .toList();
        String title =
                texts.get("publicity.objection.title", Locale.SIMPLIFIED_CHINESE, contested.name(), contested.item());
        CaseDraft draft =
                cases.begin(new ConfidentialCases.Begun(ObjectionFacts.MATTER, organisation, shortened(title), about));
        rows.insertDraft(draft.id(), notice, contested.reference(), draft.organisation());
        return draft;
    }

    /**
     * Refuses unless somebody may object to the line now.
     *
     * @throws Refusal NOT_FOUND; conflict OBJECTION_TOO_LATE, LINE_DECIDED
     */
    @Transactional(readOnly = true)
    public void requireOpen(UUID notice, int line) {
        lines.requireOpen(notices.shown(notice), notices.line(notice, line).reference());
    }

    /** Whether a matter is the one in which objections are dealt with. */
    public static boolean isOne(String matter) {
        return matter.equals(ObjectionFacts.MATTER);
    }

    /** In whose name the current actor may object: organisations, or the person, whose identity is verified. */
    @Transactional(readOnly = true)
    public List<OrganisationView> objectors() {
        Actor actor = currentActor.require();
        return organisations.of(actor).stream()
                .filter(OrganisationView::isVerified)
                .filter(organisation -> organisations.mayStart(actor, organisation.id()))
                .toList();
    }

    /**
     * How the line of an objection stands, for whoever may see its case.
     *
     * @param officer whether the reader works the case, and may know of other objections
     */
    @Transactional(readOnly = true)
    public Optional<ObjectionStanding> standing(UUID caseId, boolean officer) {
        return rows.find(caseId)
                .flatMap(objection -> all.find(objection.notice()).flatMap(notice -> notice.line(objection.reference())
                        .map(line -> new ObjectionStanding(
                                notice,
                                line,
                                officer
                                        ? rows.filed(notice.id(), line.reference()).stream()
                                                .filter(other -> other.state().isOpen()
                                                        && !other.caseId().equals(caseId))
                                                .map(ObjectionRow::caseId)
                                                .toList()
                                        : List.of()))));
    }

    private static String shortened(String title) {
        return title.length() > 300 ? title.substring(0, 300) : title;
    }
}
