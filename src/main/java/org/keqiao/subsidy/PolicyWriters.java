package org.keqiao.subsidy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.keqiao.casefile.CaseSnapshot;
import org.keqiao.casefile.DutyRule;
import org.keqiao.policy.PolicyHands;
import org.keqiao.security.Duty;
import org.keqiao.shared.Refusal;
import org.springframework.stereotype.Component;

/**
 * Whoever wrote or approved this year what a case's money goes by approves nothing of it (domain 9.1): neither the review
 * nor what is built on it, nor in a case that follows from it, such as a county's decision about its part. In a batch it is
 * asked line by line.
 */
@Component
class PolicyWriters implements DutyRule {

    private static final Set<Duty> APPROVING = EnumSet.of(Duty.REVIEW, Duty.RECHECK, Duty.DECIDE, Duty.BUDGET);

    private final PolicyHands hands;
    private final Clock clock;

    PolicyWriters(PolicyHands hands, Clock clock) {
        this.hands = hands;
        this.clock = clock;
    }

    @Override
    public void require(CaseSnapshot snapshot, Map<String, Object> facts, UUID account, Duty duty) {
        String named = PolicyInLetters.ITEMS.get(snapshot.ref().matter());
        if (named == null || !APPROVING.contains(duty) || !(facts.get(named) instanceof String item)) {
            return;
        }
        if (hands.wroteThisYear(account, item, snapshot.rulesDay(LocalDate.now(clock)))) {
            throw Refusal.forbidden("POLICY_WRITER", duty.text());
        }
    }
}
