package org.keqiao.intermediary;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.keqiao.organization.OrganisationType;
import org.keqiao.organization.Organisations;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.Cursor;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The register of agencies, brokers and providers: who is listed as what. Everybody may read the list. */
@Service
@Transactional(readOnly = true)
public class Intermediaries {

    private final JdbcClient jdbc;
    private final IntermediaryRows rows;
    private final IntermediaryAccess access;
    private final Organisations organisations;
    private final CurrentActor currentActor;

    Intermediaries(
            JdbcClient jdbc,
            IntermediaryRows rows,
            IntermediaryAccess access,
            Organisations organisations,
            CurrentActor currentActor) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.access = access;
        this.organisations = organisations;
        this.currentActor = currentActor;
    }

    /** Whether the reader keeps deals and complaints. */
    public boolean isKept() {
        return currentActor.find().filter(access::keeps).isPresent();
    }

    /** Whether the reader acts for somebody who may be listed, or use vouchers: all but audit firms. */
    public boolean mayBeListed() {
        return currentActor
                .find()
                .filter(actor -> organisations.of(actor).stream()
                        .anyMatch(organisation -> organisation.type() != OrganisationType.AUDITOR))
                .isPresent();
    }

    /**
     * Last listed first.
     *
     * @param limit 1 to 200
     */
    public CursorPage<Intermediary> list(IntermediaryQuery query, @Nullable String cursor, int limit) {
        List<String> conditions = new ArrayList<>(List.of("true"));
        Map<String, Object> parameters = new TreeMap<>();
        if (query.kind() != null) {
            conditions.add("kind = :kind");
            parameters.put("kind", query.kind().name());
        }
        if (query.state() != null) {
            conditions.add("state = :state");
            parameters.put("state", query.state().name());
        }
        if (query.county() != null) {
            conditions.add("county = :county");
            parameters.put("county", query.county());
        }
        if (query.q() != null && !query.q().isBlank()) {
            conditions.add("position(lower(:q) in lower(name || ' ' || number)) > 0");
            parameters.put("q", query.q().strip());
        }
        if (query.mine()) {
            conditions.add("organisation = any(:mine::uuid[])");
            parameters.put(
                    "mine",
                    currentActor
                            .find()
                            .map(Actor::organisations)
                            .orElse(Set.of())
                            .toArray(UUID[]::new));
        }
        Cursor.parse(cursor, 2).ifPresent(after -> {
            conditions.add("(listed_on, id) < (:afterDay, :afterId)");
            parameters.put("afterDay", after.day(0));
            parameters.put("afterId", after.uuid(1));
        });
        List<Intermediary> found = jdbc.sql("select * from intermediary where " + String.join(" and ", conditions)
                        + " order by listed_on desc, id desc limit :limit")
                .params(parameters)
                .param("limit", limit + 1)
                .query(rows)
                .list();
        return Cursor.page(found, limit, row -> Cursor.of(row.listedOn().toEpochDay(), row.id()));
    }

    /** @throws Refusal NOT_FOUND */
    public Intermediary require(UUID id) {
        return jdbc.sql("select * from intermediary where id = ?")
                .params(id)
                .query(rows)
                .optional()
                .orElseThrow(Refusal::notFound);
    }

    /** The entry with this number, whatever its state. */
    public Optional<Intermediary> find(String number) {
        return jdbc.sql("select * from intermediary where number = ?")
                .params(number.strip())
                .query(rows)
                .optional();
    }

    /** The entries with these numbers, whatever their states; nothing for numbers that no entry has. */
    public Map<String, Intermediary> find(Collection<String> numbers) {
        return jdbc
                .sql("select * from intermediary where number = any(:numbers::varchar[])")
                .param("numbers", numbers.toArray(String[]::new))
                .query(rows)
                .stream()
                .collect(Collectors.toMap(Intermediary::number, Function.identity()));
    }

    /**
     * Brokers whose entry names this employer and is listed on a day, first listed first.
     *
     * @param uscc of the employer
     */
    public List<Intermediary> employedBy(String uscc, LocalDate on, int most) {
        return jdbc.sql(
                        """
                        select * from intermediary
                        where kind = 'BROKER' and employer_uscc = :uscc and state = 'LISTED'
                            and listed_on <= :on and (valid_to is null or valid_to >= :on)
                        order by listed_on, number limit :most
                        """)
                .param("uscc", uscc)
                .param("on", on)
                .param("most", most)
                .query(rows)
                .list();
    }

    /** The entry that an organisation has as something, listed or suspended; empty when it has none. */
    public Optional<Intermediary> living(IntermediaryKind kind, UUID organisation) {
        return jdbc.sql(
                        "select * from intermediary where kind = ? and organisation = ? and state in ('LISTED', 'SUSPENDED')")
                .params(kind.name(), organisation)
                .query(rows)
                .optional();
    }

    /** Of these organisations those that may be relied on as something this day. */
    public Set<UUID> listed(IntermediaryKind kind, Collection<UUID> organisations, LocalDate on) {
        return jdbc
                .sql(
                        """
                        select * from intermediary
                        where kind = :kind and organisation = any(:organisations::uuid[]) and state = 'LISTED'
                        """)
                .param("kind", kind.name())
                .param("organisations", organisations.toArray(UUID[]::new))
                .query(rows)
                .stream()
                .filter(entry -> entry.isListed(on))
                .map(Intermediary::organisation)
                .collect(Collectors.toSet());
    }

    /** The living entry that rests on a broker's certificate. */
    public Optional<Intermediary> ofCertificate(String certificateNumber) {
        return jdbc.sql("select * from intermediary where certificate_number = ? and state in ('LISTED', 'SUSPENDED')")
                .params(certificateNumber.strip())
                .query(rows)
                .optional();
    }

    /** All entries that rest on a broker's certificate, also those that have ended. */
    public List<Intermediary> everOn(String certificateNumber) {
        return jdbc.sql("select * from intermediary where certificate_number = ? order by listed_on desc, id")
                .params(certificateNumber)
                .query(rows)
                .list();
    }

    /** The entry that a case of listing made; empty when it made none. */
    public Optional<Intermediary> listedBy(String caseNumber) {
        return jdbc.sql(
                        """
                        select i.* from intermediary_event e join intermediary i on i.id = e.intermediary
                        where e.case_number = ? and e.what in ('LISTED', 'RENEWED')
                        """)
                .params(caseNumber)
                .query(rows)
                .optional();
    }

    /**
     * An entry with as much of what belongs to it as the reader may know.
     *
     * @throws Refusal NOT_FOUND
     */
    public IntermediaryFile file(UUID id) {
        Intermediary entry = require(id);
        boolean whole = access.readsWhole(currentActor.find(), entry);
        return new IntermediaryFile(
                entry,
                whole,
                assessments(id),
                whole ? events(id) : List.of(),
                whole ? deals(id) : List.of(),
                access.readsComplaints(currentActor.find(), entry) ? complaints(id) : List.of());
    }

    private List<IntermediaryFile.Assessment> assessments(UUID id) {
        return jdbc.sql("select * from intermediary_assessment where intermediary = ? order by year desc")
                .params(id)
                .query((row, n) -> new IntermediaryFile.Assessment(
                        row.getInt("year"),
                        AssessmentGrade.valueOf(row.getString("grade")),
                        row.getObject("decided_on", LocalDate.class)))
                .list();
    }

    private List<IntermediaryFile.Event> events(UUID id) {
        return jdbc.sql("select * from intermediary_event where intermediary = ? order by id desc")
                .params(id)
                .query((row, n) -> new IntermediaryFile.Event(
                        IntermediaryFile.What.valueOf(row.getString("what")),
                        row.getObject("on_day", LocalDate.class),
                        row.getString("case_number"),
                        row.getString("reason")))
                .list();
    }

    private List<IntermediaryFile.Share> deals(UUID id) {
        return jdbc.sql(
                        """
                        select d.*, s.percent, s.affiliated from intermediary_share s
                        join intermediary_deal d on d.id = s.deal
                        where s.intermediary = ? order by d.credited_on desc, d.id limit 200
                        """)
                .params(id)
                .query((row, n) -> new IntermediaryFile.Share(
                        row.getString("registration_number"),
                        row.getString("title"),
                        Money.of(row.getBigDecimal("technical_amount")),
                        Money.of(row.getBigDecimal("received_amount")),
                        row.getBigDecimal("percent"),
                        row.getBoolean("affiliated"),
                        row.getObject("credited_on", LocalDate.class)))
                .list();
    }

    private List<IntermediaryFile.Complaint> complaints(UUID id) {
        return jdbc.sql(
                        """
                        select * from intermediary_complaint where intermediary = ?
                        order by upheld is not null, received_on desc, id limit 200
                        """)
                .params(id)
                .query((row, n) -> new IntermediaryFile.Complaint(
                        row.getObject("id", UUID.class),
                        row.getObject("received_on", LocalDate.class),
                        row.getString("source"),
                        row.getString("content"),
                        row.getString("entered_by"),
                        row.getObject("upheld", Boolean.class),
                        row.getString("answer"),
                        row.getObject("answered_on", LocalDate.class),
                        row.getString("answered_by")))
                .list();
    }
}
