package org.keqiao.inbox.recusal;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.keqiao.inbox.RelationDeclared;
import org.keqiao.organization.OrganisationView;
import org.keqiao.organization.Organisations;
import org.keqiao.organization.TeamLeaderChanged;
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
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
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
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Relations(
            JdbcClient jdbc,
            Recusals recusals,
            Organisations organisations,
            AccountDirectory accounts,
            CurrentActor currentActor,
            Texts texts,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.recusals = recusals;
        this.organisations = organisations;
        this.accounts = accounts;
        this.currentActor = currentActor;
        this.texts = texts;
        this.events = events;
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
     * @param uscc of the organisation; null for a start-up team or a natural person, which have none
     * @param name of the organisation; of a team its own or its leader's
     * @param endedAt null while it lasts
     */
    public record Relation(
            UUID id,
            String officer,
            @Nullable String uscc,
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
     * Declares a relation. Where the officer acts on a case of the organisation already, the product asks for the recusal;
     * where it was decided by then, whoever paid hears of it.
     *
     * @param uscc null for a start-up team or a natural person, which have none: whoever has no code and that name counts
     * @param name of the organisation, its own where it is known here by its code; of a team its own or its leader's
     * @param withoutCode true for who has no code, so that nobody leaves one out by mistake
     * @param since from which day on; null where the officer does not say: it counts as always
     * @throws Refusal invalid with errors at {@code uscc}, {@code name}, {@code relation}, {@code note}, {@code since}; conflict
     *     RELATION_KNOWN
     */
    @Transactional
    public UUID declare(
            @Nullable String uscc,
            @Nullable String name,
            @Nullable Kind relation,
            @Nullable String note,
            boolean withoutCode,
            @Nullable LocalDate since) {
        Actor actor = officer();
        String code = uscc == null ? "" : CreditCode.normalise(uscc);
        List<FieldError> errors = new ArrayList<>();
        if (withoutCode && !code.isEmpty()) {
            errors.add(FieldError.of("uscc", "codeOfNobody"));
        } else if (!withoutCode) {
            CreditCode.problem(code)
                    .ifPresent(problem -> errors.add(FieldError.of("uscc", code.isEmpty() ? "required" : problem)));
        }
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
        if (since != null && since.isAfter(LocalDate.now(clock))) {
            errors.add(FieldError.of("since", "inFuture"));
        }
        if (!errors.isEmpty() || relation == null) {
            throw Refusal.invalid(errors);
        }
        UUID id = UUID.randomUUID();
        int rows = jdbc.sql(
                        """
                        insert into officer_relation (id, account, uscc, name, relation, note, since_day, declared_at)
                        values (:id, :account, :uscc, :name, :relation, :note, :since, :at) on conflict do nothing
                        """)
                .param("id", id)
                .param("account", actor.accountId())
                .param("uscc", withoutCode ? null : code, java.sql.Types.VARCHAR)
                .param("name", called)
                .param("relation", relation.name())
                .param("note", said, java.sql.Types.VARCHAR)
                .param("since", since, java.sql.Types.DATE)
                .param("at", Timestamp.from(clock.instant()))
                .update();
        if (rows == 0) {
            throw Refusal.conflict("RELATION_KNOWN", called);
        }
        propose(accounts.named(actor.username()).orElseThrow(), id, code, called, relation, null);
        events.publishEvent(new RelationDeclared(id, actor.accountId(), actor.displayName(), called, since, null));
        return id;
    }

    /** 团队负责人变更: whoever declared a relation with who leads a team now is related with the team from then on. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(TeamLeaderChanged changed) {
        record Declared(UUID id, UUID account, String name, Kind kind, @Nullable LocalDate since) {}
        jdbc.sql(
                        """
                        select * from officer_relation
                        where ended_at is null and uscc is null and plain_name(name) = plain_name(?) order by id
                        """)
                .params(changed.leader())
                .query((row, n) -> new Declared(
                        row.getObject("id", UUID.class),
                        row.getObject("account", UUID.class),
                        row.getString("name"),
                        Kind.valueOf(row.getString("relation")),
                        row.getObject("since_day", LocalDate.class)))
                .list()
                .forEach(one -> {
                    AccountView person = accounts.find(one.account()).orElseThrow();
                    propose(person, one.id(), "", one.name(), one.kind(), changed.organisation());
                    events.publishEvent(new RelationDeclared(
                            one.id(),
                            one.account(),
                            person.displayName(),
                            changed.team(),
                            one.since(),
                            changed.organisation()));
                });
    }

    /** @param team whose cases alone it is about; null for those of all that the relation is with */
    private void propose(
            AccountView person, UUID declared, String uscc, String name, Kind relation, @Nullable UUID team) {
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
                            and (c.id in (select x.id from case_file x
                                          join related_organisation o on o.organisation = x.applicant
                                          where o.relation = :declared and (o.until is null or x.received_on <= o.until)
                                            and (:team::uuid is null or o.organisation = :team))
                                or c.id in (select p.case_id from case_party p
                                            join case_file x on x.id = p.case_id
                                            join related_organisation o on o.organisation = p.organisation
                                            where o.relation = :declared and (o.until is null or x.received_on <= o.until)
                                                and (:team::uuid is null or o.organisation = :team))
                                or :uscc = any (c.firm_concerns) and c.firm in (
                                    select m.organisation from organisation_member m where m.account = :account))
                            and (exists (select from act a where a.case_id = c.id and (a.account_id = :account or a.on_behalf_of = :account)
                                         and a.duty is not null and a.duty <> 'APPLICANT')
                                or exists (select from inbox_task t where t.case_id = c.id and t.assignee = :username))
                        order by c.case_number
                        """)
                .param("declared", declared)
                .param("uscc", uscc)
                .param("team", team, java.sql.Types.OTHER)
                .param("account", person.id())
                .param("username", person.username())
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
