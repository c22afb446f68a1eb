package org.keqiao.intermediary.training;

import java.io.InputStream;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.keqiao.casefile.batch.SheetReport;
import org.keqiao.casefile.batch.SheetRow;
import org.keqiao.casefile.batch.SheetRows;
import org.keqiao.intermediary.IntermediaryAccess;
import org.keqiao.intermediary.training.TrainingFile.Enrolment;
import org.keqiao.intermediary.training.TrainingFile.Results;
import org.keqiao.intermediary.training.TrainingRows.State;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.SecondPerson;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.Texts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 考试成绩: one who keeps the register enters a file of them, another one confirms it, and whoever passed has a certificate.
 * A later file tells of who was absent or failed before.
 */
@Service
@Transactional
public class TrainingResults {

    private static final List<String> COLUMNS = List.of("seat", "name", "score");
    private static final int LONGEST_NAME = 200;

    private final JdbcClient jdbc;
    private final TrainingRows rows;
    private final BrokerCertificates certificates;
    private final IntermediaryAccess access;
    private final SecondPerson second;
    private final CurrentActor currentActor;
    private final SheetRows sheet;
    private final Clock clock;

    TrainingResults(
            JdbcClient jdbc,
            TrainingRows rows,
            BrokerCertificates certificates,
            IntermediaryAccess access,
            SecondPerson second,
            CurrentActor currentActor,
            Texts texts,
            Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.certificates = certificates;
        this.access = access;
        this.second = second;
        this.currentActor = currentActor;
        this.sheet = new SheetRows(
                COLUMNS,
                Set.of(),
                BrokerTrainingDraft.MOST_PLACES,
                (column, language) -> texts.get("training." + column, language));
        this.clock = clock;
    }

    /** The empty table: keys, and names in both languages. */
    public byte[] template() {
        return sheet.template("results");
    }

    /**
     * Takes all rows of a file, or none; they wait for another person.
     *
     * @param content .xlsx or .csv; the caller closes it
     * @throws Refusal FORBIDDEN NOT_THE_REGISTER_OFFICE; NOT_FOUND; conflict TRAINING_CANCELLED, EXAM_NOT_HELD,
     *     RESULTS_WAITING; as {@link SheetRows#read}
     */
    public SheetReport take(UUID training, String fileName, InputStream content) {
        Actor actor = requireKeeper();
        BrokerTraining of = rows.lock(training);
        if (of.cancelledOn() != null) {
            throw Refusal.conflict("TRAINING_CANCELLED", of.cancelledOn());
        }
        if (LocalDate.now(clock).isBefore(of.examOn())) {
            throw Refusal.conflict("EXAM_NOT_HELD", of.examOn());
        }
        if (rows.waiting(training, actor).isPresent()) {
            throw Refusal.conflict("RESULTS_WAITING");
        }
        Map<String, Enrolment> bySeat = rows.enrolments(training, actor).stream()
                .collect(Collectors.toMap(each -> String.valueOf(each.seat()), Function.identity()));
        Map<Enrolment, BigDecimal> scores = new LinkedHashMap<>();
        List<SheetReport.Row> wrong = new ArrayList<>();
        sheet.read(content).forEach((place, row) -> {
            Enrolment enrolled = bySeat.get(String.valueOf(row.text("seat")));
            Optional<BigDecimal> score = score(row.text("score"));
            List<FieldError> errors = row.errors(mistakes(row, enrolled, score));
            if (enrolled != null && scores.containsKey(enrolled)) {
                errors.add(FieldError.of("seat", "duplicate"));
            }
            if (errors.isEmpty()) {
                scores.put(enrolled, score.orElseThrow());
            } else {
                wrong.add(new SheetReport.Row(place, row.text("seat") == null ? "" : row.text("seat"), errors));
            }
        });
        if (!wrong.isEmpty()) {
            return new SheetReport(0, wrong);
        }
        insert(training, fileName, actor, scores);
        return new SheetReport(scores.size(), List.of());
    }

    private static List<FieldError> mistakes(SheetRow row, @Nullable Enrolment enrolled, Optional<BigDecimal> score) {
        List<FieldError> errors = new ArrayList<>();
        if (enrolled == null || enrolled.cancelledOn() != null) {
            errors.add(FieldError.of("seat", "notEnrolled"));
        } else if (!enrolled.name().equals(row.text("name"))) {
            errors.add(FieldError.of("name", "seatOfAnother", enrolled.name()));
        } else if (enrolled.isCertified()) {
            errors.add(FieldError.of("seat", "certified", enrolled.certificate()));
        }
        if (score.isEmpty()) {
            errors.add(FieldError.of("score", "trainingMark"));
        }
        return errors;
    }

    private static Optional<BigDecimal> score(@Nullable String typed) {
        try {
            return Optional.ofNullable(typed).map(BigDecimal::new).filter(BrokerTrainingDraft::isMark);
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }

    private void insert(UUID training, String fileName, Actor actor, Map<Enrolment, BigDecimal> scores) {
        UUID list = UUID.randomUUID();
        String file = fileName.isBlank() ? "-" : fileName.substring(0, Math.min(fileName.length(), LONGEST_NAME));
        jdbc.sql(
                        """
                        insert into training_result_list (id, training, source_file, state, entered_by, entered_name, entered_at)
                        values (?, ?, ?, 'ENTERED', ?, ?, ?)
                        """)
                .params(list, training, file, actor.accountId(), actor.displayName(), Timestamp.from(clock.instant()))
                .update();
        jdbc.sql(
                        """
                        insert into training_result (list, enrolment, score)
                        select :list, u.* from unnest(:enrolments::uuid[], :scores::numeric[]) u
                        """)
                .param("list", list)
                .param("enrolments", scores.keySet().stream().map(Enrolment::id).toArray(UUID[]::new))
                .param("scores", scores.values().toArray(BigDecimal[]::new))
                .update();
    }

    /**
     * The results count from now on, and who passed has a certificate.
     *
     * @throws Refusal FORBIDDEN, SAME_PERSON for who entered them; NOT_FOUND; conflict NOTHING_TO_CONFIRM
     */
    public TrainingFile.Results confirm(UUID training) {
        Actor actor = requireKeeper();
        BrokerTraining of = rows.lock(training);
        Results waiting = decide(training, actor, State.IN_FORCE, null);
        List<Enrolment> passed = rows.results(waiting.id(), actor).stream()
                .filter(each -> !each.isCertified() && each.score().compareTo(of.passMark()) >= 0)
                .toList();
        certificates.issue(passed, of.level());
        return waiting;
    }

    /** @throws Refusal as {@link #confirm}; INVALID without a reason */
    public void reject(UUID training, @Nullable String reason) {
        Actor actor = requireKeeper();
        String why = SecondPerson.reason(reason);
        rows.lock(training);
        decide(training, actor, State.REJECTED, why);
    }

    private Results decide(UUID training, Actor actor, State state, @Nullable String note) {
        Results waiting = rows.waiting(training, actor).orElseThrow(() -> Refusal.conflict("NOTHING_TO_CONFIRM"));
        second.requireSecond(TrainingRows.RESULTS, waiting.id());
        second.decide(TrainingRows.RESULTS, waiting.id(), state, note);
        return waiting;
    }

    private Actor requireKeeper() {
        Actor actor = currentActor.require();
        access.requireKeeper(actor);
        return actor;
    }
}
