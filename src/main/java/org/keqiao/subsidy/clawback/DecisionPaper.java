package org.keqiao.subsidy.clawback;

import java.time.LocalDate;
import java.util.Optional;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.document.Letter;
import org.keqiao.document.Letters;
import org.springframework.stereotype.Component;

/** 追回资金决定书 of a clawback, whichever case goes on with it. */
@Component
class DecisionPaper {

    private final CaseCommands cases;
    private final Letters letters;

    DecisionPaper(CaseCommands cases, Letters letters) {
        this.cases = cases;
        this.letters = letters;
    }

    /** The last one that was issued; empty where the flow issues another letter. */
    Optional<Letter> of(Clawback clawback) {
        return letters.of(cases.ref(clawback.decidedIn()).id()).stream()
                .filter(letter -> letter.kind().equals(ClawbackFacts.DECISION_LETTER))
                .reduce((one, later) -> later);
    }

    /** The day on which it took effect. */
    LocalDate servedOn(Clawback clawback) {
        return of(clawback).map(Letter::servedOn).orElse(clawback.decidedOn());
    }

    /** In which a court can be asked to enforce it. */
    CourtTerm courtTerm(Clawback clawback) {
        return CourtTerm.of(servedOn(clawback));
    }

    /** Its number, or that of the case which decided. */
    String number(Clawback clawback) {
        return of(clawback).map(Letter::number).orElse(clawback.decidedIn().value());
    }
}
