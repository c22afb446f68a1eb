package org.keqiao.studio.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.keqiao.acceptance.Api;
import org.keqiao.acceptance.Contract;
import org.keqiao.casefile.ActRecord;
import org.keqiao.casefile.store.ActRow;
import org.keqiao.casefile.store.Acts;
import org.keqiao.casefile.store.CaseJson;
import org.keqiao.casefile.store.NewAct;
import org.keqiao.process.Bundle;
import org.keqiao.process.Outcome;
import org.keqiao.process.Publishing;
import org.keqiao.process.Step;
import org.keqiao.security.AccountDirectory;
import org.keqiao.security.Actor;
import org.keqiao.testing.Effort;
import org.keqiao.testing.KeqiaoTest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Many ended contracts as the database keeps them, replayed from it: one of each way went through the product, the others are
 * told like it, act by act, with amounts of a seeded draw. A thousand with {@code -Pstress}, and then in less than a minute.
 */
@KeqiaoTest
class StoredCasesReplayTest {

    private static final Logger LOG = LoggerFactory.getLogger(StoredCasesReplayTest.class);
    private static final String MATTER = "contract-certification";
    private static final String TABLE = Bundle.DECISIONS + "expert-trigger.dmn";
    private static final BigDecimal LOW = new BigDecimal("3000000");
    private static final BigDecimal HIGH = new BigDecimal("5000000");
    private static final long SEED = 20_261_122;

    /** Years in which no other test's case was decided. */
    private static final ReplayRequest OURS = new ReplayRequest(
            ReplayRequest.MOST, LocalDate.of(2019, 1, 1), LocalDate.of(2019, 12, 31), null, null, null);

    @LocalServerPort
    private int port;

    @Autowired
    private Publishing publishing;

    @Autowired
    private ReplayRuns runs;

    @Autowired
    private ReplayStore store;

    @Autowired
    private Acts acts;

    @Autowired
    private AccountDirectory accounts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void aLowerThresholdMarksExactlyTheContractsBetween() {
        int many = Effort.of(40, 1000);
        Told small = told("1234567.89", false);
        Told large = told("7654321.09", true);
        List<String> between = new ArrayList<>();
        List<BigDecimal> amounts = amounts(many);
        transaction.executeWithoutResult(status -> {
            for (int n = 0; n < many; n++) {
                BigDecimal amount = amounts.get(n);
                String number = "JSHT-350500-2019-%06d".formatted(n + 1);
                tell(amount.compareTo(HIGH) < 0 ? small : large, number, amount);
                if (amount.compareTo(LOW) >= 0 && amount.compareTo(HIGH) < 0) {
                    between.add(number);
                }
            }
        });

        long started = System.nanoTime();
        UUID id = replayed(many);
        Duration took = Duration.ofNanos(System.nanoTime() - started);

        List<ReplayedCase> cases = store.cases(id, null, 0, many);
        assertThat(cases).hasSize(many);
        assertThat(cases.stream()
                        .filter(found -> !found.kinds().equals(List.of(ReplayKind.SAME)))
                        .map(found -> found.caseNumber().value()))
                .containsExactlyInAnyOrderElementsOf(between);
        assertThat(between).hasSizeBetween(2, many - 2);
        LOG.info("{} stored cases replayed in {} ms, {} marked", many, took.toMillis(), between.size());
        if (many >= 1000) {
            assertThat(took).isLessThan(Duration.ofMinutes(1));
        }
    }

    /** The edges, and between one and nine millions whatever the draw gives. */
    private static List<BigDecimal> amounts(int many) {
        Random draw = new Random(SEED);
        return Stream.concat(
                        Stream.of("2999999.99", "3000000.00", "4999999.99", "5000000.00")
                                .map(BigDecimal::new),
                        Stream.generate(() -> BigDecimal.valueOf(100_000_000L + draw.nextInt(800_000_000), 2)))
                .limit(many)
                .toList();
    }

    private UUID replayed(int many) {
        Bundle shipped = publishing.bundle(
                MATTER, publishing.inForce(MATTER).orElseThrow().version());
        String table = shipped.file(TABLE).orElseThrow();
        assertThat(table).contains("&gt;= 5000000");
        UUID id = UUID.randomUUID();
        store.begin(id, MATTER, "digest", OURS, many, "designer");
        runs.run(id, shipped.with(TABLE, table.replace("&gt;= 5000000", "&gt;= 3000000")), OURS);
        assertThat(store.of(MATTER)).anySatisfy(row -> {
            assertThat(row.view().id()).isEqualTo(id);
            assertThat(row.view().state()).isEqualTo(ReplayView.State.DONE);
        });
        return id;
    }

    /** A certified contract, and who acted on it. */
    private record Told(UUID id, String amount, List<ActRow> acts, Map<String, Actor> actors) {}

    private Told told(String amount, boolean experts) {
        Contract begun = Contract.over(amount, new Api("http://localhost:" + port));
        Contract contract = experts ? begun.certifiedAsLarge() : begun.certifiedWhole();
        UUID id = UUID.fromString(contract.id());
        List<ActRow> all = acts.of(id);
        Map<String, Actor> actors = all.stream()
                .map(row -> row.act().actor())
                .distinct()
                .filter(name -> !name.equals(Actor.SYSTEM.username()))
                .collect(Collectors.toMap(name -> name, accounts::actorNamed));
        return new Told(id, amount, all, actors);
    }

    /** The same contract with another amount and number, decided in another year; its chain of acts is sound. */
    private void tell(Told told, String number, BigDecimal amount) {
        UUID id = UUID.randomUUID();
        jdbc.sql(
                        """
                        insert into case_file (id, case_number, matter, matter_version, status, stage, title, applicant,
                            applicant_name, station, county, city, legal_basis, rules_as_of, received_on, accepted_on,
                            decided_at, submission, answers, facts, started_by, created_at, updated_at)
                        select :id, :number, matter, matter_version, status, stage, title, applicant,
                            applicant_name, station, county, city, legal_basis, rules_as_of, received_on, accepted_on,
                            '2019-06-03 10:00+08', submission, answers, facts, started_by, created_at, updated_at
                        from case_file where id = :of
                        """)
                .param("id", id)
                .param("number", number)
                .param("of", told.id())
                .update();
        jdbc.sql(
                        """
                        insert into submission (id, case_id, number, answers, documents, form_id, form_version,
                            submitted_by, submitted_by_name, submitted_at, idempotency_key, answered_status)
                        select gen_random_uuid(), :id, number, answers, documents, form_id, form_version,
                            submitted_by, submitted_by_name, submitted_at, idempotency_key, answered_status
                        from submission where case_id = :of
                        """)
                .param("id", id)
                .param("of", told.id())
                .update();
        for (ActRow row : told.acts()) {
            ActRecord act = row.act();
            Actor actor = told.actors().getOrDefault(act.actor(), Actor.SYSTEM);
            NewAct again = act(act, actor, with(told, act.output(), amount));
            acts.append(
                    id,
                    again.answering(act.formId(), act.round(), with(told, act.answers(), amount))
                            .inDuty(act.duty())
                            .saying(act.opinion(), row.internal())
                            .byRules(act.rules()));
        }
    }

    private static NewAct act(ActRecord act, Actor actor, Map<String, Object> output) {
        if (act.outcome() == null) {
            return NewAct.of(act.kind(), act.name(), actor, act.submission(), output);
        }
        Outcome outcome = new Outcome(act.outcome(), act.outcomeKind(), act.outcomeZh(), act.outcomeEn(), false);
        Step step = new Step(
                act.name(),
                act.nameEn(),
                "PARTY:APPLICANT",
                act.formId(),
                List.of(outcome),
                Map.of(),
                null,
                null,
                false,
                null);
        return NewAct.ofStep(step, outcome, actor, act.submission(), output);
    }

    private static Map<String, Object> with(Told told, Map<String, Object> said, BigDecimal amount) {
        return CaseJson.read(CaseJson.write(said).replace(told.amount(), amount.toPlainString()));
    }
}
