package org.keqiao.casefile.audit;

import java.util.ArrayList;
import java.util.List;
import org.keqiao.shared.Trouble;
import org.keqiao.shared.TroubleSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Cases that the last nightly check found stuck or at odds with their record. */
@Component
class RecordTroubles implements TroubleSource {

    private final AuditChecks checks;

    RecordTroubles(AuditChecks checks) {
        this.checks = checks;
    }

    @Override
    public Trouble.Kind kind() {
        return Trouble.Kind.RECORD;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Trouble> troubles(int most) {
        List<Trouble> troubles = new ArrayList<>();
        checks.newest().ifPresent(check -> check.violations().forEach((invariant, cases) -> cases.stream()
                .limit(Math.max(0, most - troubles.size()))
                .map(found -> new Trouble(
                        Trouble.Kind.RECORD,
                        invariant + " " + found,
                        found,
                        check.at(),
                        "operations.invariant." + invariant,
                        List.of()))
                .forEach(troubles::add)));
        return troubles;
    }

    @Override
    public boolean canRetry() {
        return false;
    }

    @Override
    public boolean retry(String id) {
        return false;
    }
}
