package org.keqiao.subsidy.allotment;

import java.util.Map;
import java.util.UUID;
import org.keqiao.casefile.CaseSnapshot;
import org.keqiao.casefile.DutyRule;
import org.keqiao.security.Duty;
import org.keqiao.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A claim whose money a confirmed allotment has reserved is taken by nobody at its budget step before that step is ended for it. */
@Component
class AllotmentUnderWay implements DutyRule {

    private static final String MATTER = "subsidy-application";

    private final JdbcClient jdbc;

    AllotmentUnderWay(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws Refusal forbidden ALLOTMENT_UNDER_WAY */
    @Override
    public void require(CaseSnapshot snapshot, Map<String, Object> facts, UUID account, Duty duty) {
        if (duty != Duty.BUDGET || !MATTER.equals(snapshot.ref().matter())) {
            return;
        }
        boolean waits = jdbc.sql(
                        """
                        select exists (
                            select from budget_allotment_claim c join budget_allotment a on a.id = c.allotment
                            where c.case_number = ? and c.taken_at is null and c.given > 0 and c.ended_at is null
                                and a.state = 'CONFIRMING')
                        """)
                .params(snapshot.ref().number().value())
                .query(Boolean.class)
                .single();
        if (waits) {
            throw Refusal.forbidden("ALLOTMENT_UNDER_WAY");
        }
    }
}
