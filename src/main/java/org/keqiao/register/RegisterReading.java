package org.keqiao.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.keqiao.casefile.CaseReading;
import org.keqiao.document.Letter;
import org.keqiao.document.LetterPrints;
import org.keqiao.document.Letters;
import org.keqiao.security.AccessLog;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Cursor;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Looking into the register, within the current actor's offices; other certificates do not exist for them. */
@Service
@Transactional(readOnly = true)
public class RegisterReading {

    private final JdbcClient jdbc;
    private final CertificateRows rows;
    private final RegisterAccess access;
    private final CaseReading cases;
    private final Letters letters;
    private final LetterPrints prints;
    private final AccessLog accessLog;
    private final CurrentActor currentActor;

    RegisterReading(
            JdbcClient jdbc,
            CertificateRows rows,
            RegisterAccess access,
            CaseReading cases,
            Letters letters,
            LetterPrints prints,
            AccessLog accessLog,
            CurrentActor currentActor) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.access = access;
        this.cases = cases;
        this.letters = letters;
        this.prints = prints;
        this.accessLog = accessLog;
        this.currentActor = currentActor;
    }

    /** Whether the signed-in person has anything to do with the register. */
    public boolean isOpen() {
        return currentActor.find().map(access::reads).orElse(false);
    }

    /**
     * Newest first.
     *
     * @param limit 1 to 200
     */
    public CursorPage<CertificateSummary> list(RegisterQuery query, @Nullable String cursor, int limit) {
        RegisterAccess.Predicate mine = access.predicate(currentActor.require());
        StringBuilder sql = new StringBuilder(
                """
                select id, registration_number, title, seller_name, buyer_names, station, category, contract_amount,
                    technical_amount, issued_on, state
                from certificate where\s""");
        sql.append(mine.sql());
        Map<String, Object> parameters = new TreeMap<>(mine.parameters());
        narrow(query, sql, parameters);
        Cursor.parse(cursor, 2).ifPresent(after -> {
            sql.append(" and (issued_on, id) < (cast(:afterDay as date), :afterId)");
            parameters.put("afterDay", after.text(0));
            parameters.put("afterId", after.uuid(1));
        });
        sql.append(" order by issued_on desc, id desc limit :limit");
        List<CertificateSummary> found = jdbc.sql(sql.toString())
                .params(parameters)
                .param("limit", limit + 1)
                .query(RegisterReading::summary)
                .list();
        return Cursor.page(found, limit, row -> Cursor.of(row.issuedOn(), row.id()));
    }

    /** @throws Refusal NOT_FOUND when unknown or not the actor's to know */
    public Certificate require(UUID id) {
        Actor actor = currentActor.require();
        Certificate found = jdbc.sql("select * from certificate where id = :id")
                .param("id", id)
                .query(rows)
                .optional()
                .filter(certificate -> access.reads(actor, certificate))
                .orElseThrow(Refusal::notFound);
        accessLog.read(actor, AccessLog.What.LETTER, found.letter(), found.caseNumber() + " " + found.number());
        return found;
    }

    /** The certificate's document: how it was sealed and served. */
    public Letter letter(Certificate certificate) {
        return letters.require(require(certificate.id()).letter());
    }

    /** The certificate's document as PDF; made at the first reading, so not within a transaction of ours. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public byte[] pdf(UUID id) {
        return prints.forOffice(require(id).letter());
    }

    /** All versions of a registration, newest first. */
    public List<Certificate> versions(Certificate certificate) {
        return jdbc.sql("select * from certificate where registration_number = :number order by version desc")
                .param("number", require(certificate.id()).number())
                .query(rows)
                .list();
    }

    /** Whether the actor seals and hands out this certificate. */
    public boolean mayKeep(Certificate certificate) {
        return access.keeps(currentActor.require(), certificate);
    }

    /** Whether the actor may open the certificate's case. Asked outside of a transaction, which a no would spoil. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public boolean maySeeCase(Certificate certificate) {
        return maySeeCase(certificate.caseNumber());
    }

    /** The same of a case that changed one. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public boolean maySeeCase(String caseNumber) {
        try {
            cases.idOf(new CaseNumber(caseNumber));
            return true;
        } catch (Refusal stranger) {
            return false;
        }
    }

    /** Years in which certificates were issued, newest first. */
    public List<Integer> years() {
        RegisterAccess.Predicate mine = access.predicate(currentActor.require());
        return jdbc.sql("select distinct cast(extract(year from issued_on) as integer) as year from certificate where "
                        + mine.sql() + " order by year desc")
                .params(mine.parameters())
                .query(Integer.class)
                .list();
    }

    private static void narrow(RegisterQuery query, StringBuilder sql, Map<String, Object> parameters) {
        if (query.year() != null) {
            sql.append(" and issued_on between :first and :last");
            parameters.put("first", LocalDate.of(query.year(), 1, 1));
            parameters.put("last", LocalDate.of(query.year(), 12, 31));
        }
        if (query.station() != null) {
            sql.append(" and station = :station");
            parameters.put("station", query.station());
        }
        if (query.category() != null) {
            sql.append(" and category = :category");
            parameters.put("category", query.category());
        }
        if (query.state() != null) {
            sql.append(" and state = :state");
            parameters.put("state", query.state().name());
        }
        if (query.state() != Certificate.State.AMENDED) {
            // One line a registration: its older versions are on its page.
            sql.append(" and not exists (select 1 from certificate newer where newer.registration_number ="
                    + " certificate.registration_number and newer.version > certificate.version)");
        }
        String q = query.q() == null ? "" : query.q().strip().toLowerCase(Locale.ROOT);
        if (q.length() > 1) {
            // The index finds candidates by pairs of characters; the second condition makes sure of the order.
            sql.append(" and bigrams(search) @> bigrams(:q) and position(:q in search) > 0");
            parameters.put("q", q);
        } else if (q.length() == 1) {
            sql.append(" and (starts_with(lower(title), :q) or starts_with(lower(seller_name), :q))");
            parameters.put("q", q);
        }
    }

    private static CertificateSummary summary(ResultSet row, int n) throws SQLException {
        return new CertificateSummary(
                row.getObject("id", UUID.class),
                row.getString("registration_number"),
                row.getString("title"),
                row.getString("seller_name"),
                row.getString("buyer_names"),
                row.getString("station"),
                row.getString("category"),
                Money.of(row.getBigDecimal("contract_amount")),
                Money.of(row.getBigDecimal("technical_amount")),
                row.getObject("issued_on", LocalDate.class),
                Certificate.State.valueOf(row.getString("state")));
    }
}
