package org.keqiao.casefile.action;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.keqiao.casefile.CaseStatus;
import org.keqiao.casefile.clock.CaseDeadlines;
import org.keqiao.casefile.clock.LegalBases;
import org.keqiao.casefile.event.CaseAccepted;
import org.keqiao.casefile.store.CaseFile;
import org.keqiao.casefile.store.CaseFiles;
import org.keqiao.casefile.store.Submissions;
import org.keqiao.process.Action;
import org.keqiao.process.Called;
import org.keqiao.process.ForParties;
import org.keqiao.process.MatterSettings.OnCorrection;
import org.keqiao.process.Matters;
import org.keqiao.process.Parameter;
import org.keqiao.process.ProcessAction;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.lang.Nullable;

/** 受理: fixes the day, the law and the rules of the case, starts its clock, tells the applicant. */
@ProcessAction(
        name = "acceptCase",
        zh = "受理",
        en = "Accept the case",
        aboutZh = "确定受理日期、适用依据，开始计算办理期限，发出受理通知书。",
        aboutEn = "Fixes the day of acceptance and the law, starts the clock, sends the acceptance letter.",
        refusals = "ALREADY_DECIDED")
class AcceptCase implements Action<AcceptCase.Input, AcceptCase.Output> {

    private final CaseFiles files;
    private final Submissions submissions;
    private final Matters matters;
    private final CaseDeadlines deadlines;
    private final LegalBases bases;
    private final CaseLetters letters;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AcceptCase(
            CaseFiles files,
            Submissions submissions,
            Matters matters,
            CaseDeadlines deadlines,
            LegalBases bases,
            CaseLetters letters,
            ApplicationEventPublisher events,
            Clock clock) {
        this.files = files;
        this.submissions = submissions;
        this.matters = matters;
        this.deadlines = deadlines;
        this.bases = bases;
        this.letters = letters;
        this.events = events;
        this.clock = clock;
    }

    /** @param deemed true where nobody answered within the time for the one notice (行政许可法 32) */
    record Input(@Parameter(zh = "逾期视为受理", en = "Deemed accepted", optional = true) @Nullable Boolean deemed) {}

    record Output(
            @Called(zh = "受理日期", en = "Accepted on") @ForParties LocalDate acceptedOn,
            @Called(zh = "适用依据", en = "Legal basis") String legalBasis,
            @Called(zh = "规则适用日期", en = "Rules as of") LocalDate rulesAsOf,
            @ForParties @Nullable UUID acceptanceLetter) {}

    @Override
    public Output perform(CaseNumber caseNumber, Input input) {
        CaseFile file = files.lock(caseNumber);
        if (file.status() == CaseStatus.ACCEPTED) {
            // It comes round again after a later correction; the clock has seen to that.
            return new Output(file.acceptedOn(), file.legalBasis(), file.rulesAsOf(), null);
        }
        boolean deemed = Boolean.TRUE.equals(input.deemed());
        LocalDate acceptedOn = acceptedOn(file, deemed);
        String basis = bases.on(acceptedOn);
        if (!files.accept(file.id(), basis, acceptedOn, acceptedOn, deemed, clock.instant())) {
            throw Refusal.conflict("ALREADY_DECIDED", caseNumber.value());
        }
        CaseFile accepted = files.require(caseNumber);
        deadlines.startClock(accepted, acceptedOn);
        UUID letter = letters.issueIfPresent(accepted, CaseLetters.ACCEPTANCE, Map.of())
                .orElse(null);
        if (!accepted.byOffice()) {
            // Nobody applied: the one concerned was told when the case was opened.
            events.publishEvent(new CaseAccepted(accepted.ref(), acceptedOn, deemed));
        }
        return new Output(acceptedOn, basis, acceptedOn, letter);
    }

    /** A notice that was not given in time, and material that came late, both count from the day of submission. */
    private LocalDate acceptedOn(CaseFile file, boolean deemed) {
        boolean restarts = file.correctionRound() > 0
                && matters.version(file.matter(), file.matterVersion()).onCorrection(bases.today())
                        == OnCorrection.RESTART;
        return deemed || restarts
                ? submissions
                        .last(file.id())
                        .map(last -> LocalDate.ofInstant(last.submittedAt(), clock.getZone()))
                        .orElseThrow()
                : LocalDate.now(clock);
    }
}
