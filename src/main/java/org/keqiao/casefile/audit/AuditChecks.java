package org.keqiao.casefile.audit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.keqiao.casefile.store.CaseJson;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.Role;
import org.keqiao.shared.Invariants;
import org.keqiao.shared.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Verifies the record every night and whenever the auditor asks, and keeps what was found. */
@Service
public class AuditChecks {

    private static final Logger LOG = LoggerFactory.getLogger(AuditChecks.class);

    private final AuditChain chain;
    private final List<Invariants> invariants;
    private final CurrentActor currentActor;
    private final JdbcClient jdbc;

    AuditChecks(AuditChain chain, List<Invariants> invariants, CurrentActor currentActor, JdbcClient jdbc) {
        this.chain = chain;
        this.invariants = invariants;
        this.currentActor = currentActor;
        this.jdbc = jdbc;
    }

    /**
     * One verification.
     *
     * @param root Merkle root over the ends of all chains: to be kept where the database's owner cannot reach
     * @param violations invariant to the cases that violate it; without those that hold
     */
    public record Check(
            UUID id,
            Instant at,
            String startedBy,
            long cases,
            long acts,
            String root,
            List<AuditChain.Break> breaks,
            Map<String, List<String>> violations) {

        public boolean isSound() {
            return breaks.isEmpty() && violations.isEmpty();
        }
    }

    @Scheduled(cron = "${keqiao.audit.nightly:0 30 2 * * *}", zone = "Asia/Shanghai")
    @SchedulerLock(name = "audit-check")
    @Transactional(isolation = Isolation.REPEATABLE_READ)
    public void nightly() {
        run();
    }

    /**
     * Verifies all chains and invariants now.
     *
     * @throws Refusal forbidden AUDITOR_ONLY
     */
    @Transactional(isolation = Isolation.REPEATABLE_READ)
    public Check run() {
        AuditChain.Report report = chain.verifyAll();
        Map<String, List<String>> violations = new LinkedHashMap<>();
        invariants.forEach(module -> violations.putAll(module.violations()));
        violations.values().removeIf(List::isEmpty);
        Check check = new Check(
                UUID.randomUUID(),
                report.at(),
                currentActor.orSystem().username(),
                report.cases(),
                report.acts(),
                report.root(),
                report.breaks(),
                violations);
        jdbc.sql(
                        """
                        insert into audit_check (id, at, started_by, cases, acts, root, breaks, violations)
                        values (:id, :at, :by, :cases, :acts, :root, :breaks::jsonb, :violations::jsonb)
                        """)
                .param("id", check.id())
                .param("at", check.at().atOffset(ZoneOffset.UTC))
                .param("by", check.startedBy())
                .param("cases", check.cases())
                .param("acts", check.acts())
                .param("root", check.root())
                .param("breaks", CaseJson.write(check.breaks()))
                .param("violations", CaseJson.write(check.violations()))
                .update();
        // In a log that is kept elsewhere it proves later that nothing was rewritten as a whole.
        LOG.info("Record verified: root {} over {} acts of {} cases", check.root(), check.acts(), check.cases());
        if (!check.isSound()) {
            LOG.error(
                    "The record is damaged: {} breaks, violated {}",
                    check.breaks().size(),
                    violations);
        }
        return check;
    }

    /** The newest verification, for the operators' health page; empty before the first night. */
    @Transactional(readOnly = true)
    Optional<Check> newest() {
        return read(1).stream().findFirst();
    }

    /**
     * The latest verifications, newest first.
     *
     * @throws Refusal forbidden AUDITOR_ONLY
     */
    @Transactional(readOnly = true)
    public List<Check> latest(int most) {
        if (!currentActor.require().has(Role.AUDITOR)) {
            throw Refusal.forbidden("AUDITOR_ONLY");
        }
        return read(most);
    }

    private List<Check> read(int most) {
        return jdbc.sql("select * from audit_check order by at desc, id desc limit :most")
                .param("most", most)
                .query((row, n) -> new Check(
                        row.getObject("id", UUID.class),
                        row.getTimestamp("at").toInstant(),
                        row.getString("started_by"),
                        row.getLong("cases"),
                        row.getLong("acts"),
                        row.getString("root"),
                        CaseJson.list(row.getString("breaks"), AuditChain.Break.class),
                        violations(row.getString("violations"))))
                .list();
    }

    /**
     * A verification as a JSON file in UTF-8: its root, kept where the database's owner cannot reach, proves later that
     * the record is still the same.
     */
    public byte[] export(Check check) {
        return CaseJson.write(check).getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, List<String>> violations(String json) {
        Map<String, List<String>> violations = new LinkedHashMap<>();
        CaseJson.read(json)
                .forEach((name, found) -> violations.put(
                        name, ((List<?>) found).stream().map(String::valueOf).toList()));
        return violations;
    }
}
