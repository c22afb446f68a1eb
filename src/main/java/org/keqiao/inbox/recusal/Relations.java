package org.keqiao.inbox.recusal;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.keqiao.organization.OrganisationView;
import org.keqiao.organization.Organisations;
import org.keqiao.security.AccountDirectory;
import org.keqiao.security.AccountView;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.Role;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.CreditCode;
import org.keqiao.shared.Cursor;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.Texts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 关系申报: every officer tells which organisations they, or people close to them, belong to (公务员法 74, 76). As long as
 * that lasts no step of such an organisation's case is theirs; where they have acted before, the product asks for their
 * recusal. What was declared is kept.
 */
@Service
public class Relations {

    private static final int LONGEST = 500;
    private static final String SELECT =
            "select r.*, a.display_name from officer_relation r join account a on a.id = r.account ";

    private final JdbcClient jdbc;
    private final Recusals recusals;
    private final Organisations organisations;
    private final AccountDirectory accounts;
    private final CurrentActor currentActor;
    private final Texts texts;
    private final Clock clock;

    Relations(
            JdbcClient jdbc,
            Recusals recusals,
            Organisations organisations,
            AccountDirectory accounts,
            CurrentActor currentActor,
            Texts texts,
            Clock clock) {
        this.jdbc = jdbc;
        this.recusals = recusals;
        this.organisations = organisations;
        this.accounts = accounts;
        this.currentActor = currentActor;
        this.texts = texts;
        this.clock = clock;
    }

    /** Who belongs to the organisation. */
    public enum Kind {
        OWN,
        SPOUSE,
        /** 直系血亲. */
        LINEAL,
        /** 三代以内旁系血亲. */
        COLLATERAL,
        /** 近姻亲. */
        IN_LAW,
        /** Whatever else might make the person partial. */
        OTHER
    }

    /**
     * One declared relation.
     *
     * @param officer name of who declared it
     * @param uscc of the organisation
     * @param endedAt null while it lasts
     */
    public record Relation(
            UUID id,
            String officer,
            String uscc,
            String name,
            Kind relation,
            @Nullable String note,
            Instant declaredAt,
            @Nullable Instant endedAt) {}

    /** Whether the signed-in person reads what everybody declared. */
    public boolean isReader() {
        return currentActor.find().filter(Relations::reads).isPresent();
    }

    private static boolean reads(Actor actor) {
        return actor.has(Role.DISCIPLINE) || actor.has(Role.DEPUTY_DIRECTOR);
    }

    /** What the signed-in officer declared, newest first. */
    @Transactional(readOnly = true)
    public List<Relation> mine() {
        return read(jdbc.sql(SELECT + "where r.account = ? order by r.declared_at desc, r.id desc limit 500")
                .params(officer().accountId()));
    }

    /**
     * What all officers declared and what lasts, newest first.
     *
     * @param limit 1 to 200
     * @throws Refusal forbidden NOT_THE_RECUSAL_OFFICE for all but the deputy director and the discipline office
     */
    @Transactional(readOnly = true)
    public CursorPage<Relation> all(@Nullable String cursor, int limit) {
        Actor actor = officer();
        if (!reads(actor)) {
            throw Refusal.forbidden("NOT_THE_RECUSAL_OFFICE");
        }
        Cursor after = Cursor.parse(cursor, 2).orElse(null);
        String following = after == null ? "" : "and (r.declared_at, r.id) < (:at, :after) ";
        JdbcClient.StatementSpec statement = jdbc.sql(SELECT + "where r.ended_at is null " + following
                        + "order by r.declared_at desc, r.id desc limit :limit")
                .param("limit", limit + 1);
        if (after != null) {
            statement = statement.param("at", Timestamp.from(after.instant(0))).param("after", after.uuid(1));
        }
        return Cursor.page(read(statement), limit, last -> Cursor.of(last.declaredAt(), last.id()));
    }

    private static List<Relation> read(JdbcClient.StatementSpec statement) {
        return statement
                .query((row, n) -> new Relation(
                        row.getObject("id", UUID.class),
                        row.getString("display_name"),
                        row.getString("uscc"),
                        row.getString("name"),
                        Kind.valueOf(row.getString("relation")),
                        row.getString("note"),
                        row.getTimestamp("declared_at").toInstant(),
                        row.getTimestamp("ended_at") == null
                                ? null
                                : row.getTimestamp("ended_at").toInstant()))
                .list();
    }

    /**
     * Declares a relation. Where the officer acts on a case of the organisation already, the product asks for the recusal.
     *
     * @param name of the organisation; its own where it is known here
     * @throws Refusal invalid with errors at {@code uscc}, {@code name}, {@code relation}, {@code note}; conflict
     *     RELATION_KNOWN
     */
    @Transactional
    public UUID declare(@Nullable String uscc, @Nullable String name, @Nullable Kind relation, @Nullable String note) {
        Actor actor = officer();
        String code = uscc == null ? "" : CreditCode.normalise(uscc);
        List<FieldError> errors = new ArrayList<>();
        CreditCode.problem(code)
                .ifPresent(problem -> errors.add(FieldError.of("uscc", code.isEmpty() ? "required" : problem)));
        String called =
                organisations.verified(code).map(OrganisationView::name).orElse(name == null ? "" : name.strip());
        if (called.isEmpty() || called.length() > 200) {
            errors.add(FieldError.of("name", called.isEmpty() ? "required" : "tooLong", 200));
        }
        if (relation == null) {
            errors.add(FieldError.of("relation", "required"));
        }
        String said = note == null || note.isBlank() ? null : note.strip();
        if (said != null && said.length() > LONGEST) {
            errors.add(FieldError.of("note", "tooLong", LONGEST));
        }
        if (!errors.isEmpty() || relation == null) {
            throw Refusal.invalid(errors);
        }
        UUID id = UUID.randomUUID();
        int rows = jdbc.sql(
                        """
                        insert into officer_relation (id, account, uscc, name, relation, note, declared_at)
                        values (:id, :account, :uscc, :name, :relation, :note, :at) on conflict do nothing
                        """)
                .param("id", id)
                .param("account", actor.accountId())
                .param("uscc", code)
                .param("name", called)
                .param("relation", relation.name())
                .param("note", said, java.sql.Types.VARCHAR)
                .param("at", Timestamp.from(clock.instant()))
                .update();
        if (rows == 0) {
            throw Refusal.conflict("RELATION_KNOWN", called);
        }
        propose(actor, code, called, relation);
        return id;
    }

    private void propose(Actor actor, String uscc, String name, Kind relation) {
        AccountView person = accounts.named(actor.username()).orElseThrow();
        String reason = texts.get(
                "recusal.proposed",
                java.util.Locale.SIMPLIFIED_CHINESE,
                name,
                texts.get("recusal.relation." + relation, java.util.Locale.SIMPLIFIED_CHINESE));
        // In the order of the cases' numbers, as everybody locks several.
        jdbc.sql(
                        """
                        select c.case_number from case_file c
                        where c.status in ('SUBMITTED', 'CORRECTION', 'ACCEPTED')
                            and (c.applicant in (select id from organisation where uscc = :uscc)
                                or c.id in (select p.case_id from case_party p join organisation o on o.id = p.organisation
                                            where o.uscc = :uscc)
                                or :uscc = any (c.firm_concerns) and c.firm in (
                                    select m.organisation from organisation_member m where m.account = :account))
                            and (exists (select from act a where a.case_id = c.id and (a.account_id = :account or a.on_behalf_of = :account)
                                         and a.duty is not null and a.duty <> 'APPLICANT')
                                or exists (select from inbox_task t where t.case_id = c.id and t.assignee = :username))
                        order by c.case_number
                        """)
                .param("uscc", uscc)
                .param("account", actor.accountId())
                .param("username", actor.username())
                .query(String.class)
                .list()
                .forEach(number -> recusals.propose(new CaseNumber(number), person, reason));
    }

    /**
     * Ends a relation: new cases are not kept from the officer any more. Recusals that were decided stay.
     *
     * @throws Refusal NOT_FOUND for what is not the officer's own, or has ended
     */
    @Transactional
    public void end(UUID id) {
        int rows = jdbc.sql(
                        "update officer_relation set ended_at = ? where id = ? and account = ? and ended_at is null")
                .params(Timestamp.from(clock.instant()), id, officer().accountId())
                .update();
        if (rows == 0) {
            throw Refusal.notFound();
        }
    }

    private Actor officer() {
        Actor actor = currentActor.require();
        if (!actor.isOfficer()) {
            throw Refusal.forbidden("OFFICERS_ONLY");
        }
        return actor;
    }
}
