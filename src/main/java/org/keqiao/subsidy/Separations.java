package org.keqiao.subsidy;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.security.Actor;
import org.keqiao.security.Duty;
import org.keqiao.shared.CaseNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 多件核对经办人: whether somebody may act on each of many claims, in as many statements for a thousand as for a few. */
@Component
public class Separations {

    private final CaseCommands cases;
    private final JdbcClient jdbc;

    Separations(CaseCommands cases, JdbcClient jdbc) {
        this.cases = cases;
        this.jdbc = jdbc;
    }

    /** Looks at all of them together; each is refused, or not, when it is asked for. */
    public Looked among(Actor actor, Collection<CaseNumber> claims, Duty duty) {
        if (actor.isSystem()) {
            return new Looked(actor, duty, Set.of(), Map.of());
        }
        return new Looked(actor, duty, new HashSet<>(cases.doubtful(actor, claims, duty)), rules(claims));
    }

    /** What says by which rules a claim goes: who wrote these is told by any claim that shares them. */
    private Map<CaseNumber, String> rules(Collection<CaseNumber> claims) {
        Map<CaseNumber, String> rules = new HashMap<>();
        jdbc.sql(
                        """
                        select f.case_number, concat_ws(' ', f.facts ->> 'policyItem', f.rules_as_of, f.linked_to) as rules
                        from case_file f where f.case_number = any(:cases::text[])
                        """)
                .param("cases", claims.stream().map(CaseNumber::value).toArray(String[]::new))
                .query(row -> {
                    rules.put(new CaseNumber(row.getString("case_number")), row.getString("rules"));
                });
        return rules;
    }

    /** What a look at many claims has found for one person and duty, within the transaction that looked. */
    public final class Looked {

        private final Actor actor;
        private final Duty duty;
        private final Set<CaseNumber> doubtful;
        private final Map<CaseNumber, String> rules;
        private final Set<String> asked = new HashSet<>();

        private Looked(Actor actor, Duty duty, Set<CaseNumber> doubtful, Map<CaseNumber, String> rules) {
            this.actor = actor;
            this.duty = duty;
            this.doubtful = doubtful;
            this.rules = rules;
        }

        /** @throws org.keqiao.shared.Refusal as {@link CaseCommands#requireSeparation} */
        public void require(CaseNumber claim) {
            String by = rules.get(claim);
            // With the others the actor has nothing to do: only their rules are left to ask about, once for all that
            // share them.
            if (by == null || doubtful.contains(claim) || !asked.contains(by)) {
                cases.requireSeparation(actor, claim, duty);
            }
            if (by != null) {
                asked.add(by);
            }
        }
    }
}
