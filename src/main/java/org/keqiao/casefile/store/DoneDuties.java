package org.keqiao.casefile.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.keqiao.casefile.ActRecord;
import org.keqiao.process.Outcome;
import org.keqiao.security.Duty;
import org.keqiao.security.OfficeKind;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.TransactionScope;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Repository;

/**
 * Who has done which duty on a case and the cases linked with it, and who stands back from them. A transaction that has
 * the case's lock reads it once: what it appends itself is added.
 */
@Repository
public class DoneDuties {

    private static final String COUNTY = OfficeKind.COUNTY.name();

    /**
     * One act in a duty.
     *
     * @param outcome null unless it is a step
     * @param submission the one that it was done on
     * @param seq its number in its case; 0 for one that this transaction has appended itself
     * @param formId of the step; null for what was no step
     * @param ofCounty true when a county decided it in its own name
     * @param isVoid true when whoever did it had to stand back, and nobody has examined it anew
     */
    public record Done(
            UUID caseId,
            @Nullable UUID account,
            @Nullable UUID onBehalfOf,
            String actorName,
            Duty duty,
            ActRecord.Kind kind,
            @Nullable Outcome.Kind outcome,
            int submission,
            int seq,
            @Nullable String formId,
            boolean ofCounty,
            boolean isVoid) {

        /** In person or for somebody, or somebody else in the person's name. */
        public boolean isBy(UUID person) {
            return person.equals(account) || person.equals(onBehalfOf);
        }
    }

    /** Why somebody stands back from a case. */
    public enum Why {
        /** 回避申请 that nobody has decided yet. */
        PROPOSED,
        GRANTED,
        /** A declared relation to one of its parties. */
        RELATED
    }

    /** Somebody who stands back from a case. */
    public record Aside(UUID account, Why why) {}

    /** What is known of a case and of those linked with it. */
    private record Known(List<Done> done, List<Aside> aside) {}

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
        return known(caseId).done();
    }

    /** Who stands back from this case or one that is linked with it. */
    public List<Aside> aside(UUID caseId) {
        return known(caseId).aside();
    }

    /** What stands there is not what it was: it is read anew. */
    public void forget(UUID caseId) {
        if (files.holds(caseId)) {
            held.getObject().known.remove(caseId);
        }
    }

    private Known known(UUID caseId) {
        return files.holds(caseId) ? held.getObject().known.computeIfAbsent(caseId, this::read) : read(caseId);
    }

    /**
     * Of these cases those on which the person, or on one that is linked with it, has done one of the duties or stands back,
     * and those that one of the organisations is a party of; in one statement.
     */
    public List<CaseNumber> concerning(
            UUID person, Collection<UUID> organisations, Collection<CaseNumber> cases, Collection<Duty> done) {
        return jdbc.sql(
                        """
                        select f.case_number from case_file f
                        where f.case_number = any(:cases::text[]) and (
                            f.applicant = any(:organisations::uuid[])
                            or exists (select from case_party p
                                       where p.case_id = f.id and p.organisation = any(:organisations::uuid[]))
                            or exists (
                                select from (
                                    select f.id
                                    union select f.linked_to where f.linked_to is not null
                                    union select l.id from case_file l where l.linked_to = f.id
                                    union select t.other from case_tie t where t.case_id = f.id
                                    union select t.case_id from case_tie t where t.other = f.id) around (id)
                                where exists (select from act a
                                              where a.case_id = around.id and a.duty = any(:done::text[])
                                                  and (a.account_id = :person or a.on_behalf_of = :person))
                                    or exists (select from standing_aside s
                                               where s.case_id = around.id and s.account = :person)))
                        order by f.case_number
                        """)
                .param("person", person)
                .param("organisations", organisations.toArray(UUID[]::new))
                .param("cases", cases.stream().map(CaseNumber::value).toArray(String[]::new))
                .param("done", done.stream().map(Duty::name).toArray(String[]::new))
                .query((row, n) -> new CaseNumber(row.getString("case_number")))
                .list();
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
                act.submission,
                0,
                act.formId,
                COUNTY.equals(act.output.get(ActRecord.OFFICE)),
                false);
        held.getObject()
                .known
                .computeIfPresent(
                        caseId,
                        (id, before) -> new Known(
                                Stream.concat(before.done().stream(), Stream.of(done))
                                        .toList(),
                                before.aside()));
    }

    // One statement: whoever completes a step asks for both.
    private Known read(UUID caseId) {
        List<Done> done = new ArrayList<>();
        List<Aside> aside = new ArrayList<>();
        jdbc.sql(
                        """
                        with around (id) as (
                            select :case::uuid
                            union select linked_to from case_file where id = :case and linked_to is not null
                            union select id from case_file where linked_to = :case
                            union select other from case_tie where case_id = :case
                            union select case_id from case_tie where other = :case)
                        select a.case_id, a.account_id, a.on_behalf_of, a.actor_name, a.duty, a.kind, a.outcome_kind,
                            a.submission, a.seq, a.form_id, a.output ->> 'office' = 'COUNTY' as of_county,
                            v.seq is not null and v.upheld_by is null as is_void, null as why
                        from act a left join act_void v on v.case_id = a.case_id and v.seq = a.seq
                        where a.duty is not null and a.case_id in (select id from around)
                        union all
                        select s.case_id, s.account, null, null, null, null, null, 0, 0, null, false, false, s.why
                        from standing_aside s where s.case_id in (select id from around)
                        order by 1, 9
                        """)
                .param("case", caseId)
                .query(row -> {
                    if (row.getString("why") == null) {
                        done.add(done(row));
                    } else {
                        aside.add(
                                new Aside(row.getObject("account_id", UUID.class), Why.valueOf(row.getString("why"))));
                    }
                });
        return new Known(List.copyOf(done), List.copyOf(aside));
    }

    private static Done done(ResultSet row) throws SQLException {
        String outcome = row.getString("outcome_kind");
        return new Done(
                row.getObject("case_id", UUID.class),
                row.getObject("account_id", UUID.class),
                row.getObject("on_behalf_of", UUID.class),
                row.getString("actor_name"),
                Duty.valueOf(row.getString("duty")),
                ActRecord.Kind.valueOf(row.getString("kind")),
                outcome == null ? null : Outcome.Kind.valueOf(outcome),
                row.getInt("submission"),
                row.getInt("seq"),
                row.getString("form_id"),
                row.getBoolean("of_county"),
                row.getBoolean("is_void"));
    }

    /** What one transaction has read. */
    @Component
    @Scope(TransactionScope.NAME)
    static class Held {

        private final Map<UUID, Known> known = new HashMap<>();
    }
}
