package org.keqiao.title;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.keqiao.security.Actor;
import org.keqiao.security.SecondPerson;
import org.keqiao.shared.CreditCode;
import org.keqiao.shared.Cursor;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.keqiao.title.EnterpriseTitle.Restoration;
import org.keqiao.title.EnterpriseTitle.State;
import org.keqiao.title.EnterpriseTitle.Withdrawal;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/** The register as it is stored. */
@Component
class TitleRows {

    static final SecondPerson.Table LISTS = new SecondPerson.Table("title_list", State.ENTERED, "entered_by");
    static final SecondPerson.Table WITHDRAWALS =
            new SecondPerson.Table("title_withdrawal", State.ENTERED, "entered_by");

    static final SecondPerson.Table RESTORATIONS =
            new SecondPerson.Table("title_restoration", State.ENTERED, "entered_by");

    private static final String SELECT =
            """
            select e.id, e.title, e.uscc, e.name, e.number, e.issuer, e.from_day, e.to_day, e.list, l.year, l.source, l.source_file,
                l.state, l.entered_by, l.entered_name, l.entered_at, l.decided_name, l.decided_on, l.note,
                w.id as w_id, w.from_day as w_from, w.reason, w.state as w_state, w.entered_by as w_by, w.entered_name as w_name,
                w.decided_name as w_decided, r.id as r_id, r.reason as r_reason, r.state as r_state, r.entered_by as r_by,
                r.entered_name as r_name, r.decided_name as r_decided, r.decided_on as r_on, e.entered_at as at,
                (select d.id from stored_document d where d.case_id = l.id order by d.stored_at desc, d.id limit 1) as paper
            from enterprise_title e join title_list l on l.id = e.list
                left join title_withdrawal w on w.entry = e.id and w.state in ('ENTERED', 'IN_FORCE')
                left join lateral (
                    select each.* from title_restoration each join title_withdrawal of on of.id = each.withdrawal
                    where of.entry = e.id and each.state <> 'REJECTED' order by each.entered_at desc, each.id limit 1) r on true
            """;

    private final TitleAccess access;
    private final JdbcClient jdbc;

    TitleRows(TitleAccess access, JdbcClient jdbc) {
        this.access = access;
        this.jdbc = jdbc;
    }

    /** A number that is taken, and by whom. */
    record Numbered(String number, String uscc, LocalDate from, LocalDate to) {}

    /**
     * Newest first.
     *
     * @param words part of the name, the credit code or the number; empty for all
     * @param title null for all
     * @param waiting true for those alone of which something waits for a second person
     * @param limit one more than is shown
     */
    List<EnterpriseTitle> list(
            String words, @Nullable String title, boolean waiting, Optional<Cursor> after, int limit, Actor reader) {
        String where =
                """
                where (:title::text is null or e.title = :title)
                  and (:words = '' or position(lower(:words) in lower(e.name || ' ' || e.uscc || ' ' || e.number)) > 0)
                  and (not :waiting or l.state = 'ENTERED' or w.state = 'ENTERED' or r.state = 'ENTERED')
                """;
        String from = after.isPresent() ? "and (e.entered_at, e.id) < (:at, :after)" : "";
        JdbcClient.StatementSpec statement = jdbc.sql(
                        SELECT + where + from + " order by e.entered_at desc, e.id desc limit :limit")
                .param("title", title, Types.VARCHAR)
                .param("words", words)
                .param("waiting", waiting)
                .param("limit", limit);
        if (after.isPresent()) {
            statement = statement
                    .param("at", Timestamp.from(after.get().instant(0)))
                    .param("after", after.get().uuid(1));
        }
        return statement.query((row, n) -> title(row, reader)).list();
    }

    /** @throws Refusal NOT_FOUND */
    EnterpriseTitle find(UUID id, Actor reader) {
        return jdbc.sql(SELECT + " where e.id = :id")
                .param("id", id)
                .query((row, n) -> title(row, reader))
                .optional()
                .orElseThrow(Refusal::notFound);
    }

    /** Of these numbers of a title, those that are taken. */
    Map<String, Numbered> numbered(String title, Collection<String> numbers) {
        return jdbc
                .sql(
                        """
                        select number, uscc, from_day, to_day from enterprise_title
                        where title = :title and number = any(:numbers::text[]) and not rejected
                        """)
                .param("title", title)
                .param("numbers", numbers.toArray(String[]::new))
                .query((row, n) -> new Numbered(
                        row.getString("number"),
                        row.getString("uscc"),
                        row.getObject("from_day", LocalDate.class),
                        row.getObject("to_day", LocalDate.class)))
                .list()
                .stream()
                .collect(Collectors.toMap(Numbered::number, each -> each));
    }

    /** @param file name of the file of a list; null for one title by itself */
    UUID insertList(TitleListDraft draft, @Nullable String file, Actor actor, Timestamp at) {
        UUID id = UUID.randomUUID();
        jdbc.sql(
                        """
                        insert into title_list (id, title, year, complete, source, source_file, state, entered_by, entered_name,
                            entered_at)
                        values (:id, :title, :year, :complete, :source, :file, 'ENTERED', :by, :name, :at)
                        """)
                .param("id", id)
                .param("title", draft.title())
                .param("year", file == null ? null : draft.year(), Types.INTEGER)
                .param("complete", draft.complete())
                .param("source", draft.source().strip())
                .param("file", file, Types.VARCHAR)
                .param("by", actor.accountId())
                .param("name", actor.displayName())
                .param("at", at)
                .update();
        return id;
    }

    /** @throws Refusal INVALID when somebody was faster with the number */
    UUID insert(UUID list, EnterpriseTitleDraft draft, Timestamp at) {
        UUID id = UUID.randomUUID();
        try {
            jdbc.sql(
                            """
                            insert into enterprise_title (id, list, title, uscc, name, number, issuer, from_day, to_day, entered_at)
                            values (:id, :list, :title, :uscc, :name, :number, :issuer, :from, :to, :at)
                            """)
                    .param("id", id)
                    .param("list", list)
                    .param("title", draft.title())
                    .param("uscc", CreditCode.normalise(draft.uscc()))
                    .param("name", draft.name().strip())
                    .param("number", draft.number().strip())
                    .param("issuer", draft.issuer().strip())
                    .param("from", draft.from())
                    .param("to", draft.to())
                    .param("at", at)
                    .update();
        } catch (DuplicateKeyException faster) {
            throw Refusal.invalid(List.of(FieldError.of("number", "titleKnown")));
        }
        return id;
    }

    /**
     * All of a list in one statement.
     *
     * @throws Refusal INVALID when somebody was faster with one of the numbers
     */
    void insert(UUID list, String title, List<EnterpriseTitleDraft> drafts, Timestamp at) {
        try {
            jdbc.sql(
                            """
                            insert into enterprise_title (id, list, title, uscc, name, number, issuer, from_day, to_day, entered_at)
                            select gen_random_uuid(), :list, cast(:title as text), u.*, cast(:at as timestamptz)
                            from unnest(:usccs::text[], :names::text[], :numbers::text[], :issuers::text[],
                                :froms::text[]::date[], :tos::text[]::date[]) u
                            """)
                    .param("list", list)
                    .param("title", title)
                    .param("usccs", each(drafts, draft -> CreditCode.normalise(draft.uscc())))
                    .param("names", each(drafts, draft -> draft.name().strip()))
                    .param("numbers", each(drafts, draft -> draft.number().strip()))
                    .param("issuers", each(drafts, draft -> draft.issuer().strip()))
                    .param("froms", each(drafts, draft -> draft.from().toString()))
                    .param("tos", each(drafts, draft -> draft.to().toString()))
                    .param("at", at)
                    .update();
        } catch (DuplicateKeyException faster) {
            throw Refusal.invalid(List.of(FieldError.of("number", "titleKnown")));
        }
    }

    private static String[] each(List<EnterpriseTitleDraft> drafts, Function<EnterpriseTitleDraft, String> column) {
        return drafts.stream().map(column).toArray(String[]::new);
    }

    /** The numbers of a rejected list are free again. */
    void free(UUID list) {
        jdbc.sql("update enterprise_title set rejected = true where list = ?")
                .param(list)
                .update();
    }

    /** The same of one that was withdrawn from its first day on. */
    void freeOne(UUID entry) {
        jdbc.sql("update enterprise_title set rejected = true where id = ?")
                .param(entry)
                .update();
    }

    /** How many stand on a list. */
    int count(UUID list) {
        return jdbc.sql("select count(*) from enterprise_title where list = ?")
                .param(list)
                .query(Integer.class)
                .single();
    }

    /** @throws Refusal conflict TITLE_WITHDRAWN when somebody asked for it before */
    void withdraw(UUID entry, LocalDate from, String reason, Actor actor, Timestamp at) {
        try {
            jdbc.sql(
                            """
                            insert into title_withdrawal (id, entry, from_day, reason, state, entered_by, entered_name, entered_at)
                            values (:id, :entry, :from, :reason, 'ENTERED', :by, :name, :at)
                            """)
                    .param("id", UUID.randomUUID())
                    .param("entry", entry)
                    .param("from", from)
                    .param("reason", reason)
                    .param("by", actor.accountId())
                    .param("name", actor.displayName())
                    .param("at", at)
                    .update();
        } catch (DuplicateKeyException faster) {
            throw Refusal.conflict("TITLE_WITHDRAWN");
        }
    }

    /** @throws Refusal conflict TITLE_RESTORING when somebody asked for it before */
    void restore(UUID withdrawal, String reason, Actor actor, Timestamp at) {
        try {
            jdbc.sql(
                            """
                            insert into title_restoration (id, withdrawal, reason, state, entered_by, entered_name, entered_at)
                            values (:id, :withdrawal, :reason, 'ENTERED', :by, :name, :at)
                            """)
                    .param("id", UUID.randomUUID())
                    .param("withdrawal", withdrawal)
                    .param("reason", reason)
                    .param("by", actor.accountId())
                    .param("name", actor.displayName())
                    .param("at", at)
                    .update();
        } catch (DuplicateKeyException faster) {
            throw Refusal.conflict("TITLE_RESTORING");
        }
    }

    /**
     * The withdrawal counts no more. One from the first day on had freed the number, which is the title's again.
     *
     * @throws Refusal conflict TITLE_NUMBER_TAKEN when the number was entered anew meanwhile
     */
    void takeBack(UUID entry, UUID withdrawal) {
        try {
            jdbc.sql("update title_withdrawal set state = 'TAKEN_BACK' where id = ?")
                    .param(withdrawal)
                    .update();
            jdbc.sql("update enterprise_title set rejected = false where id = ? and rejected")
                    .param(entry)
                    .update();
        } catch (DuplicateKeyException taken) {
            throw Refusal.conflict("TITLE_NUMBER_TAKEN");
        }
    }

    private EnterpriseTitle title(ResultSet row, Actor reader) throws SQLException {
        boolean keeps = access.keeps(reader);
        return new EnterpriseTitle(
                row.getObject("id", UUID.class),
                row.getString("title"),
                row.getString("uscc"),
                row.getString("name"),
                row.getString("number"),
                row.getString("issuer"),
                row.getObject("from_day", LocalDate.class),
                row.getObject("to_day", LocalDate.class),
                row.getObject("list", UUID.class),
                row.getObject("year", Integer.class),
                row.getString("source"),
                row.getString("source_file"),
                State.valueOf(row.getString("state")),
                row.getString("entered_name"),
                row.getTimestamp("at").toInstant(),
                row.getString("decided_name"),
                row.getObject("decided_on", LocalDate.class),
                row.getString("note"),
                row.getObject("paper", UUID.class),
                keeps && LISTS.awaits(row, reader),
                withdrawal(row, reader, keeps),
                restoration(row, reader, keeps));
    }

    @Nullable
    private static Restoration restoration(ResultSet row, Actor reader, boolean keeps) throws SQLException {
        UUID id = row.getObject("r_id", UUID.class);
        if (id == null) {
            return null;
        }
        State state = State.valueOf(row.getString("r_state"));
        boolean another = !row.getObject("r_by", UUID.class).equals(reader.accountId());
        return new Restoration(
                id,
                row.getString("r_reason"),
                state,
                row.getString("r_name"),
                row.getString("r_decided"),
                row.getObject("r_on", LocalDate.class),
                keeps && state == State.ENTERED && another);
    }

    @Nullable
    private static Withdrawal withdrawal(ResultSet row, Actor reader, boolean keeps) throws SQLException {
        UUID id = row.getObject("w_id", UUID.class);
        if (id == null) {
            return null;
        }
        State state = State.valueOf(row.getString("w_state"));
        boolean another = !row.getObject("w_by", UUID.class).equals(reader.accountId());
        return new Withdrawal(
                id,
                row.getObject("w_from", LocalDate.class),
                row.getString("reason"),
                state,
                row.getString("w_name"),
                row.getString("w_decided"),
                keeps && state == State.ENTERED && another);
    }
}
