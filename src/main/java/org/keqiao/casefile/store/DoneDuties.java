package org.keqiao.casefile.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.keqiao.casefile.ActRecord;
import org.keqiao.process.Outcome;
import org.keqiao.security.Duty;
import org.keqiao.shared.TransactionScope;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Repository;

/**
 * Who has done which duty on a case and the cases linked with it. A transaction that has the case's lock reads it once:
 * what it appends itself is added.
 */
@Repository
public class DoneDuties {

    /**
     * One act in a duty.
     *
     * @param outcome null unless it is a step
     * @param submission the one that it was done on
     */
    public record Done(
            UUID caseId,
            @Nullable UUID account,
            @Nullable UUID onBehalfOf,
            String actorName,
            Duty duty,
            ActRecord.Kind kind,
            @Nullable Outcome.Kind outcome,
            int submission) {

        /** In person or for somebody, or somebody else in the person's name. */
        public boolean isBy(UUID person) {
            return person.equals(account) || person.equals(onBehalfOf);
        }
    }

    private final JdbcClient jdbc;
    private final CaseFiles files;
    private final ObjectProvider<Held> held;

    DoneDuties(JdbcClient jdbc, CaseFiles files, ObjectProvider<Held> held) {
        this.jdbc = jdbc;
        this.files = files;
        this.held = held;
    }

    /** Oldest first within each case. */
    public List<Done> of(UUID caseId) {
        return files.holds(caseId) ? held.getObject().known.computeIfAbsent(caseId, this::read) : read(caseId);
    }

    void add(UUID caseId, NewAct act) {
        if (act.duty == null || !files.holds(caseId)) {
            return;
        }
        Done done = new Done(
                caseId,
                act.actor.accountId(),
                act.onBehalfOf,
                act.actor.displayName(),
                act.duty,
                act.kind,
                act.outcome == null ? null : act.outcome.kind(),
                act.submission);
        held.getObject().known.computeIfPresent(caseId, (id, before) -> Stream.concat(before.stream(), Stream.of(done))
                .toList());
    }

    private List<Done> read(UUID caseId) {
        return jdbc.sql(
                        """
                        select case_id, account_id, on_behalf_of, actor_name, duty, kind, outcome_kind, submission from act
                        where duty is not null and case_id in (
                            select :case
                            union select linked_to from case_file where id = :case and linked_to is not null
                            union select id from case_file where linked_to = :case
                            union select other from case_tie where case_id = :case
                            union select case_id from case_tie where other = :case)
                        order by case_id, seq
                        """)
                .param("case", caseId)
                .query((row, n) -> new Done(
                        row.getObject("case_id", UUID.class),
                        row.getObject("account_id", UUID.class),
                        row.getObject("on_behalf_of", UUID.class),
                        row.getString("actor_name"),
                        Duty.valueOf(row.getString("duty")),
                        ActRecord.Kind.valueOf(row.getString("kind")),
                        Optional.ofNullable(row.getString("outcome_kind"))
                                .map(Outcome.Kind::valueOf)
                                .orElse(null),
                        row.getInt("submission")))
                .list();
    }

    /** What one transaction has read. */
    @Component
    @Scope(TransactionScope.NAME)
    static class Held {

        private final Map<UUID, List<Done>> known = new HashMap<>();
    }
}
