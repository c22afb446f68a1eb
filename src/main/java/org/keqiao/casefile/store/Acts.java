package org.keqiao.casefile.store;

import jakarta.servlet.http.HttpServletRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.keqiao.casefile.ActRecord;
import org.keqiao.process.Outcome;
import org.keqiao.security.Actor;
import org.keqiao.security.Duty;
import org.keqiao.security.OfficeKind;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Refusal;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * The table {@code act}: append-only, each case a chain. The hash of an act is {@code SHA-256(prev || seq || content)},
 * {@code content} being the canonical JSON of its columns.
 */
@Repository
public class Acts {

    /** Hash before the first act of a case. */
    public static final String GENESIS = "0".repeat(64);

    private static final int TOGETHER = 1_000;

    private final JdbcClient jdbc;
    private final CaseFiles files;
    private final DoneDuties duties;
    private final DataSource dataSource;
    private final Clock clock;

    Acts(JdbcClient jdbc, CaseFiles files, DoneDuties duties, DataSource dataSource, Clock clock) {
        this.jdbc = jdbc;
        this.files = files;
        this.duties = duties;
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /**
     * Appends one act, and what it establishes to the facts; takes the case's lock if the caller has not.
     *
     * @return its sequence number
     */
    public int append(UUID caseId, NewAct act) {
        ActRow row = planned(caseId, act, now());
        ActRecord record = row.act();
        Outcome outcome = act.outcome;
        String content = content(row);
        String facts = act.facts.isEmpty() && act.withdrawn.isEmpty() ? null : CaseJson.write(known(caseId, act));
        // One statement: chain, act, head and facts go together, and the head's row lock orders the writers. What may
        // be null has
        // a type, or the database would prepare it anew for each mixture of nulls.
        CaseFile file = files.changed(jdbc.sql(
                                """
                        with old as (
                            select id, acts, head from case_file where id = :case for no key update
                        ), added as (
                            insert into act (id, case_id, seq, prev_hash, hash, kind, name, name_en, account_id, actor,
                                actor_name, on_behalf_of, on_behalf_name, duty, form_id, round, submission, answers,
                                outcome, outcome_kind, outcome_zh, outcome_en, opinion, internal, rules, output,
                                client_ip, at)
                            select :id, old.id, old.acts + 1, old.head,
                                encode(sha256(convert_to(old.head || (old.acts + 1)::text || :content, 'UTF8')), 'hex'),
                                :kind, :name, :nameEn, :account, :actor, :actorName, :behalf, :behalfName, :duty,
                                :form, :round, :submission, :answers::jsonb, :outcome, :outcomeKind, :outcomeZh,
                                :outcomeEn, :opinion, :internal, :rules::jsonb, :output::jsonb, :ip, :at
                            from old
                            returning case_id, seq, hash
                        )
                        update case_file
                        set acts = added.seq, head = added.hash, facts = coalesce(:facts::jsonb, facts),
                            updated_at = case when :facts::jsonb is null then updated_at else :at end
                        from added where case_file.id = added.case_id
                        returning case_file.*
                        """)
                        .param("case", caseId)
                        .param("id", record.id())
                        .param("content", content)
                        .param("kind", act.kind.name())
                        .param("name", act.name)
                        .param("nameEn", act.nameEn, Types.VARCHAR)
                        .param("account", act.actor.accountId(), Types.OTHER)
                        .param("actor", act.actor.username())
                        .param("actorName", act.actor.displayName())
                        .param("behalf", act.onBehalfOf, Types.OTHER)
                        .param("behalfName", act.onBehalfName, Types.VARCHAR)
                        .param("duty", act.duty == null ? null : act.duty.name(), Types.VARCHAR)
                        .param("form", act.formId, Types.VARCHAR)
                        .param("round", act.round)
                        .param("submission", act.submission)
                        .param("answers", CaseJson.write(record.answers()))
                        .param("outcome", record.outcome(), Types.VARCHAR)
                        .param(
                                "outcomeKind",
                                outcome == null ? null : outcome.kind().name(),
                                Types.VARCHAR)
                        .param("outcomeZh", record.outcomeZh(), Types.VARCHAR)
                        .param("outcomeEn", record.outcomeEn(), Types.VARCHAR)
                        .param("opinion", act.opinion, Types.VARCHAR)
                        .param("internal", act.internal)
                        .param("rules", CaseJson.write(record.rules()))
                        .param("output", CaseJson.write(record.output()))
                        .param("facts", facts, Types.VARCHAR)
                        .param("ip", row.clientIp())
                        .param("at", record.at().atOffset(ZoneOffset.UTC)))
                .orElseThrow(Refusal::notFound);
        duties.add(caseId, act);
        return file.acts();
    }

    /** What an act about to be recorded will say, but for its place in the chain. */
    private ActRow planned(UUID caseId, NewAct act, Instant at) {
        Outcome outcome = act.outcome;
        ActRecord record = new ActRecord(
                UUID.randomUUID(),
                0,
                act.kind,
                act.actor.accountId(),
                act.actor.username(),
                act.actor.displayName(),
                act.onBehalfName,
                act.duty,
                act.name,
                act.nameEn,
                act.formId,
                act.round,
                act.submission,
                CaseJson.plain(act.answers),
                outcome == null ? null : outcome.key(),
                outcome == null ? null : outcome.kind(),
                outcome == null ? null : outcome.zh(),
                outcome == null ? null : outcome.en(),
                act.opinion,
                CaseJson.plain(act.rules),
                CaseJson.plain(act.output),
                at,
                "");
        return new ActRow(caseId, record, act.onBehalfOf, act.internal, clientIp(), "");
    }

    /** What an act says of one of several cases. */
    public record Told(UUID caseId, int submission, Map<String, Object> output) {}

    /**
     * Appends to each of many cases, all of them locked, what one person did to all of them at once: a statement for a
     * thousand of them.
     */
    public void appendAll(String name, Duty duty, Actor actor, List<Told> told) {
        for (int from = 0; from < told.size(); from += TOGETHER) {
            appendTogether(name, duty, actor, told.subList(from, Math.min(from + TOGETHER, told.size())));
        }
    }

    private void appendTogether(String name, Duty duty, Actor actor, List<Told> told) {
        Instant at = now();
        List<ActRow> rows = told.stream()
                .map(each -> planned(
                        each.caseId(),
                        NewAct.of(ActRecord.Kind.COMMAND, name, actor, each.submission(), each.output())
                                .inDuty(duty)
                                .saying(null, true),
                        at))
                .toList();
        ActRow any = rows.get(0);
        int appended = jdbc.sql(
                        """
                        with old as (
                            select f.id as case_id, f.acts, f.head, t.*
                            from unnest(:cases::uuid[], :ids::uuid[], :contents::text[], :submissions::int[], :outputs::text[])
                                as t (told_of, id, content, submission, output)
                            join case_file f on f.id = t.told_of
                        ), added as (
                            insert into act (id, case_id, seq, prev_hash, hash, kind, name, account_id, actor, actor_name,
                                duty, submission, answers, internal, rules, output, client_ip, at)
                            select old.id, old.case_id, old.acts + 1, old.head,
                                encode(sha256(convert_to(old.head || (old.acts + 1)::text || old.content, 'UTF8')), 'hex'),
                                :kind, :name, :account, :actor, :actorName, :duty, old.submission, '{}', true, '{}',
                                old.output::jsonb, :ip, :at
                            from old
                            returning case_id, seq, hash
                        )
                        update case_file set acts = added.seq, head = added.hash
                        from added where case_file.id = added.case_id
                        """)
                .param("cases", each(rows, ActRow::caseId).toArray(UUID[]::new))
                .param("ids", each(rows, row -> row.act().id()).toArray(UUID[]::new))
                .param("contents", each(rows, Acts::content).toArray(String[]::new))
                .param("submissions", each(rows, row -> row.act().submission()).toArray(Integer[]::new))
                .param(
                        "outputs",
                        each(rows, row -> CaseJson.write(row.act().output())).toArray(String[]::new))
                .param("kind", any.act().kind().name())
                .param("name", name)
                .param("account", actor.accountId(), Types.OTHER)
                .param("actor", actor.username())
                .param("actorName", actor.displayName())
                .param("duty", duty.name())
                .param("ip", any.clientIp())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
        if (appended != rows.size()) {
            throw Refusal.notFound();
        }
        told.forEach(each -> {
            duties.forget(each.caseId());
            files.readAnew(each.caseId());
        });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static <T> List<T> each(List<ActRow> rows, Function<ActRow, T> what) {
        return rows.stream().map(what).toList();
    }

    private Map<String, Object> known(UUID caseId, NewAct act) {
        Map<String, Object> before = CaseJson.without(files.lock(caseId).facts(), act.withdrawn);
        return CaseJson.merge(before, CaseJson.plain(act.facts));
    }

    /** Oldest first. */
    public List<ActRow> of(UUID caseId) {
        return jdbc.sql("select * from act where case_id = :case order by seq")
                .param("case", caseId)
                .query(Acts::row)
                .list();
    }

    /** Numbers of acts that are void, whether somebody has examined them anew or not. */
    public Set<Integer> voided(UUID caseId) {
        return Set.copyOf(jdbc.sql("select seq from act_void where case_id = ?")
                .params(caseId)
                .query(Integer.class)
                .list());
    }

    /** Account of whoever did this last on a case; empty when nobody has, or the system. */
    public Optional<UUID> lastDoer(UUID caseId, String name) {
        return jdbc.sql("select account_id from act where case_id = :case and name = :name order by seq desc limit 1")
                .param("case", caseId)
                .param("name", name)
                .query((row, n) -> Optional.ofNullable(row.getObject(1, UUID.class)))
                .optional()
                .flatMap(found -> found);
    }

    /** Whose office ended the last step of a case; empty when nobody has, or its act does not say, as a bureau's. */
    public Optional<OfficeKind> lastOffice(UUID caseId) {
        return jdbc.sql(
                        "select output ->> :office from act where case_id = :case and kind = 'STEP' order by seq desc limit 1")
                .param("office", ActRecord.OFFICE)
                .param("case", caseId)
                .query((row, n) -> Optional.ofNullable(row.getString(1)))
                .optional()
                .flatMap(found -> found)
                .map(OfficeKind::valueOf);
    }

    /** Acts by case and sequence, for verification; close the stream. */
    public Stream<ActRow> inOrder(@Nullable UUID only) {
        JdbcTemplate streaming = new JdbcTemplate(dataSource);
        streaming.setFetchSize(1000);
        return only == null
                ? streaming.queryForStream("select * from act order by case_id, seq", Acts::row)
                : streaming.queryForStream("select * from act where case_id = ? order by seq", Acts::row, only);
    }

    /** Where the chains end, in the order of {@link #inOrder}; close the stream. */
    public Stream<ChainHead> heads(@Nullable UUID only) {
        JdbcTemplate streaming = new JdbcTemplate(dataSource);
        streaming.setFetchSize(1000);
        String sql = "select id, case_number, acts, head from case_file";
        return only == null
                ? streaming.queryForStream(sql + " order by id", Acts::head)
                : streaming.queryForStream(sql + " where id = ?", Acts::head, only);
    }

    private static ChainHead head(ResultSet row, int n) throws SQLException {
        String number = row.getString("case_number");
        return new ChainHead(
                row.getObject("id", UUID.class),
                number == null ? null : new CaseNumber(number),
                row.getInt("acts"),
                row.getString("head"));
    }

    /** What the newest step with a form was answered, when that step sent the case back; empty otherwise. */
    public Optional<Map<String, Object>> returned(UUID caseId, String formId) {
        return jdbc.sql(
                        """
                        select case when outcome_kind = 'RETURN' then answers end from act
                        where case_id = :case and form_id = :form and kind = 'STEP' order by seq desc limit 1
                        """)
                .param("case", caseId)
                .param("form", formId)
                .query((row, n) -> Optional.ofNullable(row.getString(1)))
                .optional()
                .flatMap(found -> found)
                .map(CaseJson::read);
    }

    /** The same of a step of the firm that has the case: what its own people said of the present submission. */
    public Optional<Map<String, Object>> returnedByFirm(CaseFile file, String formId) {
        return jdbc.sql(
                        """
                        select case when outcome_kind = 'RETURN' then answers end from act
                        where case_id = :case and form_id = :form and kind = 'STEP' and submission = :submission
                            and account_id in (select account from organisation_member where organisation = :firm)
                        order by seq desc limit 1
                        """)
                .param("case", file.id())
                .param("form", formId)
                .param("submission", file.submission())
                .param("firm", file.scope().firm(), Types.OTHER)
                .query((row, n) -> Optional.ofNullable(row.getString(1)))
                .optional()
                .flatMap(found -> found)
                .map(CaseJson::read);
    }

    /** What the hash is taken of: every column but the hashes and the sequence, which stand in front. */
    public static String content(ActRow row) {
        ActRecord act = row.act();
        Map<String, Object> columns = new TreeMap<>();
        columns.put("caseId", row.caseId());
        columns.put("id", act.id());
        columns.put("kind", act.kind());
        columns.put("name", act.name());
        columns.put("nameEn", act.nameEn());
        columns.put("accountId", act.accountId());
        columns.put("actor", act.actor());
        columns.put("actorName", act.actorName());
        columns.put("onBehalfOf", row.onBehalfOf());
        columns.put("onBehalfName", act.onBehalfOf());
        columns.put("duty", act.duty());
        columns.put("formId", act.formId());
        columns.put("round", act.round());
        columns.put("submission", act.submission());
        columns.put("answers", act.answers());
        columns.put("outcome", act.outcome());
        columns.put("outcomeKind", act.outcomeKind());
        columns.put("outcomeZh", act.outcomeZh());
        columns.put("outcomeEn", act.outcomeEn());
        columns.put("opinion", act.opinion());
        columns.put("internal", row.internal());
        columns.put("rules", act.rules());
        columns.put("output", act.output());
        columns.put("clientIp", row.clientIp());
        columns.put("at", act.at().toString());
        return CaseJson.canonical(columns);
    }

    static ActRow row(ResultSet row, int n) throws SQLException {
        String duty = row.getString("duty");
        String outcomeKind = row.getString("outcome_kind");
        ActRecord act = new ActRecord(
                row.getObject("id", UUID.class),
                row.getInt("seq"),
                ActRecord.Kind.valueOf(row.getString("kind")),
                row.getObject("account_id", UUID.class),
                row.getString("actor"),
                row.getString("actor_name"),
                row.getString("on_behalf_name"),
                duty == null ? null : Duty.valueOf(duty),
                row.getString("name"),
                row.getString("name_en"),
                row.getString("form_id"),
                row.getInt("round"),
                row.getInt("submission"),
                CaseJson.read(row.getString("answers")),
                row.getString("outcome"),
                outcomeKind == null ? null : Outcome.Kind.valueOf(outcomeKind),
                row.getString("outcome_zh"),
                row.getString("outcome_en"),
                row.getString("opinion"),
                CaseJson.read(row.getString("rules")),
                CaseJson.read(row.getString("output")),
                CaseFiles.instant(row, "at"),
                row.getString("hash"));
        return new ActRow(
                row.getObject("case_id", UUID.class),
                act,
                row.getObject("on_behalf_of", UUID.class),
                row.getBoolean("internal"),
                row.getString("client_ip"),
                row.getString("prev_hash"));
    }

    @Nullable
    private static String clientIp() {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes) {
            HttpServletRequest request = attributes.getRequest();
            return request.getRemoteAddr();
        }
        return null;
    }
}
