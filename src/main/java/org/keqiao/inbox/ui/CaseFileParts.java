package org.keqiao.inbox.ui;

import java.time.Clock;
import java.util.List;
import org.keqiao.casefile.CaseClock;
import org.keqiao.casefile.CaseReading;
import org.keqiao.casefile.LetterKeeping;
import org.keqiao.casefile.LetterReading;
import org.keqiao.casefile.application.Cases;
import org.keqiao.casefile.application.Openings;
import org.keqiao.casefile.ui.extra.CaseExtra;
import org.keqiao.document.Documents;
import org.keqiao.document.Letters;
import org.keqiao.inbox.Assignments;
import org.keqiao.inbox.CaseLooks;
import org.keqiao.inbox.Inbox;
import org.keqiao.inbox.Phrases;
import org.keqiao.inbox.WorkPreferences;
import org.keqiao.inbox.seat.Seats;
import org.keqiao.process.Matters;
import org.keqiao.process.Workflow;
import org.keqiao.shared.Texts;
import org.keqiao.shared.ui.Failures;
import org.springframework.stereotype.Component;

/** The services that the parts of the case page read from. */
@Component
public record CaseFileParts(
        CaseReading reading,
        Cases cases,
        Openings openings,
        CaseClock caseClock,
        Inbox inbox,
        Assignments assignments,
        Seats seats,
        WorkPreferences preferences,
        Phrases phrases,
        CaseLooks looks,
        Matters matters,
        Workflow workflow,
        Documents documents,
        Letters letters,
        LetterReading letterReading,
        LetterKeeping letterKeeping,
        List<CaseExtra> extras,
        Failures failures,
        Texts texts,
        Clock clock) {}
