package org.keqiao.casefile.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.keqiao.calendar.Limit;
import org.keqiao.casefile.CaseReading;
import org.keqiao.casefile.application.Cases;
import org.keqiao.casefile.application.InternalApprovals;
import org.keqiao.casefile.clock.CaseDeadlines;
import org.keqiao.casefile.clock.LegalBases;
import org.keqiao.casefile.reading.CaseTracking;
import org.keqiao.casefile.ui.extra.CaseExtra;
import org.keqiao.organization.Organisations;
import org.keqiao.process.Matter;
import org.keqiao.process.Matters;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.ui.Failures;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/** The services behind the applicant's pages. */
@Component
record ApplicantParts(
        Cases cases,
        InternalApprovals approvals,
        CaseReading reading,
        CaseTracking tracking,
        Matters matters,
        Organisations organisations,
        LegalBases bases,
        CurrentActor currentActor,
        List<CaseExtra> extras,
        Failures failures,
        Clock clock) {

    LocalDate today() {
        return LocalDate.now(clock);
    }

    /** What is promised to whoever applies today; null when nothing is. */
    @Nullable
    Limit promised(Matter matter) {
        return matter.limit(CaseDeadlines.PROMISED, bases.today()).orElse(null);
    }

    /** What the law allows for whoever applies today; null when it sets nothing. */
    @Nullable
    Limit legal(Matter matter) {
        return matter.limit(CaseDeadlines.LEGAL, bases.today()).orElse(null);
    }

    /** Within how long the applicant hears whether the papers are complete; null when nothing is set. */
    @Nullable
    Limit notice(Matter matter) {
        return matter.limit("intakeNotice", bases.today()).orElse(null);
    }
}
