package org.keqiao.casefile.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.keqiao.casefile.SampleMatter;
import org.keqiao.casefile.application.SubmissionReceipt;
import org.keqiao.testing.Effort;
import org.keqiao.testing.KeqiaoTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever owns the database changes the record somewhere, anyhow, with the triggers off: every change is found. */
@KeqiaoTest
class AuditTampersTest {

    private static final int TAMPERS = Effort.of(200, 1_000);
    private static final int CASES = 10;

    @Autowired
    SampleMatter sample;

    @Autowired
    AuditChain chain;

    @Autowired
    JdbcClient jdbc;

    private final Random random = new Random(20_261_122);

    /**
     * @param sql changes exactly one row of the case's record, when it changes something at all
     */
    private record Tamper(String what, String sql) {}

    @Test
    void everyTamperIsFound() {
        List<UUID> cases = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            SubmissionReceipt receipt = sample.submitted();
            sample.complete("clerk", receipt.caseNumber(), "accept");
            assertThat(chain.verify(receipt.id()).breaks()).isEmpty();
            cases.add(receipt.id());
        }
        Map<String, String> columns = columns();
        Map<String, Integer> found = new TreeMap<>();
        for (int tampers = 0; tampers < TAMPERS; ) {
            UUID caseId = cases.get(random.nextInt(CASES));
            Tamper tamper = next(caseId, columns);
            boolean changed = Boolean.TRUE.equals(sample.transaction.execute(status -> {
                status.setRollbackOnly();
                jdbc.sql("set local session_replication_role = replica").update();
                if (jdbc.sql(tamper.sql()).update() == 0) {
                    return false;
                }
                assertThat(chain.verify(caseId).breaks()).as(tamper.sql()).isNotEmpty();
                return true;
            }));
            if (changed) {
                tampers++;
                found.merge(tamper.what(), 1, Integer::sum);
            }
        }
        cases.forEach(id -> assertThat(chain.verify(id).breaks()).isEmpty());
        assertThat(found.keySet()).as("each column was tried").containsAll(columns.keySet());
        System.out.println("tampers with the record: " + TAMPERS + " of " + TAMPERS + " found: " + found);
    }

    private Map<String, String> columns() {
        Map<String, String> columns = new TreeMap<>();
        jdbc.sql("select column_name, data_type from information_schema.columns where table_name = 'act'")
                .query((row, n) -> columns.put(row.getString(1), row.getString(2)))
                .list();
        assertThat(columns).hasSizeGreaterThan(20);
        return columns;
    }

    private Tamper next(UUID caseId, Map<String, String> columns) {
        String where = " where case_id = '" + caseId + "' and seq = " + (1 + random.nextInt(4));
        return switch (random.nextInt(12)) {
            case 0 -> new Tamper("(act deleted)", "delete from act" + where);
            case 1 ->
                new Tamper(
                        "(last act deleted)",
                        "delete from act where case_id = '" + caseId
                                + "' and seq = (select max(seq) from act where case_id = '" + caseId + "')");
            case 2 ->
                new Tamper(
                        "(act slipped in)",
                        "insert into act select (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid(),"
                                + " 'seq', (select max(seq) + 1 from act where case_id = a.case_id),"
                                + " 'prev_hash', (select head from case_file where id = a.case_id)))).*"
                                + " from act a" + where);
            case 3 ->
                new Tamper(
                        "(end of the chain)",
                        random.nextBoolean()
                                ? "update case_file set head = md5(head) || md5(id::text) where id = '" + caseId + "'"
                                : "update case_file set acts = acts + 1 where id = '" + caseId + "'");
            default -> {
                List<String> names = List.copyOf(columns.keySet());
                String column = names.get(random.nextInt(names.size()));
                String value = value(column, columns.get(column));
                yield new Tamper(
                        column,
                        "update act set " + column + " = " + value + where + " and " + column + " is distinct from "
                                + value);
            }
        };
    }

    /** Something else of the column's type. */
    private String value(String column, String type) {
        boolean mandatory =
                List.of("name", "actor", "actor_name", "prev_hash", "hash").contains(column);
        return switch (column) {
            case "kind" -> "'" + List.of("STEP", "ACTION", "COMMAND", "SYSTEM").get(random.nextInt(4)) + "'";
            case "seq" -> "seq + " + (100 + random.nextInt(900));
            case "duty" -> List.of("null", "'REVIEW'", "'DECIDE'", "'INTAKE'").get(random.nextInt(4));
            case "outcome_kind" ->
                List.of("null", "'ADVANCE'", "'RETURN'", "'REFUSE'").get(random.nextInt(4));
            case "hash", "prev_hash" -> "md5(" + column + ") || md5(id::text)";
            default ->
                switch (type) {
                    case "uuid" -> "gen_random_uuid()";
                    case "integer" -> column + " + " + (1 + random.nextInt(9));
                    case "boolean" -> "not " + column;
                    case "timestamp with time zone" ->
                        column + " + interval '" + (1 + random.nextInt(1_000_000)) + " microseconds'";
                    case "jsonb" -> column + " || '{\"amount\": \"" + random.nextInt(1_000_000) + "\"}'";
                    default -> text(column, mandatory);
                };
        };
    }

    private String text(String column, boolean mandatory) {
        return switch (random.nextInt(mandatory ? 3 : 4)) {
            case 0 -> "left(coalesce(" + column + ", '') || ' ', 60)";
            case 1 -> "left(coalesce(" + column + ", ''), -1)";
            case 2 -> "'" + "改x9".charAt(random.nextInt(3)) + "' || substr(coalesce(" + column + ", ''), 2, 50)";
            default -> "null";
        };
    }
}
