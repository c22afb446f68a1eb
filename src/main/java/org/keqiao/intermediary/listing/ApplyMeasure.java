package org.keqiao.intermediary.listing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.intermediary.Intermediary;
import org.keqiao.intermediary.Listings;
import org.keqiao.process.Action;
import org.keqiao.process.Called;
import org.keqiao.process.ForParties;
import org.keqiao.process.ProcessAction;
import org.keqiao.security.Duty;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;

/** 记入名录: the grade, the suspension, its end, or the end of the entry; a second failure in a row strikes off. */
@ProcessAction(
        name = "applyMeasure",
        zh = "将处理记入名录",
        en = "Enter the measure into the register",
        aboutZh = "把年度考核结果、暂停、恢复或者除名记入名录；连续两年不合格的予以除名。",
        aboutEn = "Enters grade, suspension, resumption or striking off; a second failure in a row strikes off.",
        requires = {Duty.REVIEW, Duty.DECIDE},
        refusals = {
            "EVIDENCE_MISSING",
            "NOT_SEPARATED",
            "NO_ENTRY",
            "ENTRY_STATE",
            "ALREADY_ASSESSED",
            "MEASURE_GROUND_MISSING"
        })
class ApplyMeasure implements Action<ApplyMeasure.Input, ApplyMeasure.Output> {

    private static final Set<Duty> NEEDED = EnumSet.of(Duty.REVIEW, Duty.DECIDE);

    private final CaseCommands cases;
    private final CheckEntry.Entry entries;
    private final Listings listings;
    private final Clock clock;

    ApplyMeasure(CaseCommands cases, CheckEntry.Entry entries, Listings listings, Clock clock) {
        this.cases = cases;
        this.entries = entries;
        this.listings = listings;
        this.clock = clock;
    }

    record Input(
            @Nullable Measure proposedMeasure,
            @Nullable Integer assessedYear,
            @Nullable String findings,
            @Nullable String legalGround,
            @Nullable LocalDate unfoundedFrom) {}

    record Output(
            @ForParties LocalDate measureOn, @ForParties @Called(zh = "已除名", en = "Struck off") boolean struckOff) {}

    @Override
    public Output perform(CaseNumber caseNumber, Input input) {
        cases.requireEvidence(caseNumber, NEEDED);
        Measure measure = input.proposedMeasure();
        boolean groundless = blank(input.findings())
                || measure == null
                || measure.isAdverse() && blank(input.legalGround())
                || measure.grade().isPresent() && input.assessedYear() == null;
        if (groundless) {
            throw Refusal.conflict("MEASURE_GROUND_MISSING");
        }
        Intermediary entry = entries.require(caseNumber);
        return new Output(LocalDate.now(clock), apply(measure, entry, input, caseNumber.value()));
    }

    private boolean apply(Measure measure, Intermediary entry, Input input, String caseNumber) {
        String findings = input.findings();
        switch (measure) {
            case EXCELLENT, QUALIFIED, FAILED -> {
                return listings.assess(
                        entry.id(), input.assessedYear(), measure.grade().orElseThrow(), caseNumber, findings);
            }
            case SUSPEND -> listings.suspend(entry.id(), caseNumber, findings);
            case RESUME -> listings.resume(entry.id(), caseNumber, findings);
            case STRIKE_OFF -> {
                if (input.unfoundedFrom() == null) {
                    listings.strikeOff(entry.id(), caseNumber, findings);
                } else {
                    listings.strikeOffAsVoid(entry.id(), caseNumber, findings, input.unfoundedFrom());
                }
            }
            case NONE -> {
                // The entry stays as it is; the letter says so.
            }
        }
        return measure == Measure.STRIKE_OFF;
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
