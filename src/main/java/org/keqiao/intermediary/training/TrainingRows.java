package org.keqiao.intermediary.training;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.keqiao.intermediary.BrokerLevel;
import org.keqiao.intermediary.training.TrainingFile.Annulment;
import org.keqiao.intermediary.training.TrainingFile.Enrolment;
import org.keqiao.intermediary.training.TrainingFile.Results;
import org.keqiao.security.Actor;
import org.keqiao.security.SecondPerson;
import org.keqiao.shared.Cursor;
import org.keqiao.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Classes and who takes part, as they are stored. */
@Component
class TrainingRows {

    /** Of a file of results, and of what asks that a certificate be annulled. Names are stored. */
    enum State {
        ENTERED,
        IN_FORCE,
        REJECTED
    }

    static final SecondPerson.Table RESULTS =
            new SecondPerson.Table("training_result_list", State.ENTERED, "entered_by");

    static final SecondPerson.Table ANNULMENTS =
            new SecondPerson.Table("certificate_annulment", State.ENTERED, "entered_by");

    /** The certificate of an enrolment e that stands, else the last one that was annulled; and what asks that it be. */
    private static final String CERTIFICATE =
            """
            left join lateral (select * from broker_certificate where enrolment = e.id
                order by annulled_on nulls first, issued_on desc, number desc limit 1) c on true
            left join certificate_annulment a on a.certificate = c.number and a.state <> 'REJECTED'
            """;

    private static final String CERTIFICATE_COLUMNS =
            """
            c.number as certificate, c.annulled_on, a.id as annulment, a.reason as annulment_reason, a.state, a.entered_by,
            a.entered_name, a.decided_name
            """;

    private static final String TRAININGS =
            """
            select t.*, (select count(*) from training_enrolment e where e.training = t.id and e.cancelled_on is null) as enrolled
            from broker_training t
            """;

    private static final String ENROLMENTS =
            """
            select e.*, %s,
                (select r.score from training_result r join training_result_list l on l.id = r.list
                 where r.enrolment = e.id and l.state = 'IN_FORCE' order by l.entered_at desc, l.id limit 1) as score
            from training_enrolment e %s
            """
                    .formatted(CERTIFICATE_COLUMNS, CERTIFICATE);

    private final JdbcClient jdbc;

    TrainingRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Those that begin last first.
     *
     * @param words part of the title, the number or the host; empty for all
     */
    List<BrokerTraining> list(String words, Optional<Cursor> after, int limit) {
        String where =
                " where (:words = '' or position(lower(:words) in lower(t.title || ' ' || t.number || ' ' || t.host)) > 0)";
        String order = " order by t.first_day desc, t.id desc limit :limit";
        JdbcClient.StatementSpec statement = after.map(
                        cursor -> jdbc.sql(TRAININGS + where + " and (t.first_day, t.id) < (:day, :after)" + order)
                                .param("day", cursor.day(0))
                                .param("after", cursor.uuid(1)))
                .orElseGet(() -> jdbc.sql(TRAININGS + where + order));
        return statement
                .param("words", words)
                .param("limit", limit)
                .query(TrainingRows::training)
                .list();
    }

    /** @throws Refusal NOT_FOUND */
    BrokerTraining find(UUID id) {
        return jdbc.sql(TRAININGS + " where t.id = ?")
                .params(id)
                .query(TrainingRows::training)
                .optional()
                .orElseThrow(Refusal::notFound);
    }

    /** Nobody else takes a place, or reads results in, until the transaction ends. */
    BrokerTraining lock(UUID id) {
        jdbc.sql("select 1 from broker_training where id = ? for no key update")
                .params(id)
                .query(Integer.class)
                .list();
        return find(id);
    }

    /** By seat, cancelled ones as well. */
    List<Enrolment> enrolments(UUID training, Actor reader) {
        return jdbc.sql(ENROLMENTS + " where e.training = ? order by e.seat")
                .params(training)
                .query((row, n) -> enrolment(row, reader))
                .list();
    }

    /** @throws Refusal NOT_FOUND */
    Enrolment enrolment(UUID training, UUID id, Actor reader) {
        return jdbc.sql(ENROLMENTS + " where e.training = ? and e.id = ?")
                .params(training, id)
                .query((row, n) -> enrolment(row, reader))
                .optional()
                .orElseThrow(Refusal::notFound);
    }

    /** Of what a file of results says: who is in it, by seat, with the score that it gives. */
    List<Enrolment> results(UUID list, Actor reader) {
        return jdbc.sql(
                        """
                        select e.*, %s, r.score from training_result r join training_enrolment e on e.id = r.enrolment %s
                        where r.list = ? order by e.seat
                        """
                                .formatted(CERTIFICATE_COLUMNS, CERTIFICATE))
                .params(list)
                .query((row, n) -> enrolment(row, reader))
                .list();
    }

    Optional<Results> waiting(UUID training, Actor reader) {
        return jdbc.sql(
                        """
                        select l.*, (select count(*) from training_result r where r.list = l.id) as rows
                        from training_result_list l where l.training = ? and l.state = 'ENTERED'
                        """)
                .params(training)
                .query((row, n) -> new Results(
                        row.getObject("id", UUID.class),
                        row.getString("source_file"),
                        row.getString("entered_name"),
                        row.getInt("rows"),
                        RESULTS.awaits(row, reader)))
                .optional();
    }

    private static BrokerTraining training(ResultSet row, int n) throws SQLException {
        return new BrokerTraining(
                row.getObject("id", UUID.class),
                row.getString("number"),
                row.getString("title"),
                BrokerLevel.valueOf(row.getString("level")),
                row.getString("host"),
                row.getObject("enrol_until", LocalDate.class),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                row.getObject("exam_on", LocalDate.class),
                row.getInt("places"),
                row.getInt("enrolled"),
                row.getBigDecimal("pass_mark"),
                row.getObject("cancelled_on", LocalDate.class));
    }

    private static Enrolment enrolment(ResultSet row, Actor reader) throws SQLException {
        return new Enrolment(
                row.getObject("id", UUID.class),
                row.getInt("seat"),
                row.getObject("organisation", UUID.class),
                row.getString("name"),
                row.getObject("enrolled_on", LocalDate.class),
                row.getString("enrolled_by"),
                row.getObject("cancelled_on", LocalDate.class),
                row.getBigDecimal("score"),
                row.getString("certificate"),
                row.getString("annulment") == null ? null : annulment(row, reader));
    }

    private static Annulment annulment(ResultSet row, Actor reader) throws SQLException {
        return new Annulment(
                row.getObject("annulment", UUID.class),
                row.getString("annulment_reason"),
                row.getString("entered_name"),
                row.getString("decided_name"),
                row.getObject("annulled_on", LocalDate.class),
                ANNULMENTS.awaits(row, reader));
    }
}
