package org.keqiao.subsidy.clawback;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import org.keqiao.casefile.CaseRef;
import org.keqiao.casefile.LetterFacts;
import org.keqiao.shared.Money;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/** {@code repaidSoFar} in the letters of a clawback: what was paid back by now, null while nothing was. */
@Component
class RepaidInLetters implements LetterFacts {

    private final ClawbackRows rows;

    RepaidInLetters(ClawbackRows rows) {
        this.rows = rows;
    }

    @Override
    public Map<String, Object> of(CaseRef ref, Map<String, Object> facts, @Nullable LocalDate rulesAsOf) {
        return ref.matter().equals(ClawbackFacts.MATTER)
                ? Collections.singletonMap(
                        "repaidSoFar",
                        rows.find(ref.number())
                                .map(Clawback::repaid)
                                .filter(Money::isPositive)
                                .orElse(null))
                : Map.of();
    }
}
