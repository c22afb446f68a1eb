package org.keqiao.process.publishing;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.keqiao.process.UnusedVersions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** {@link UnusedVersions} on the engine's deployments. */
@Service
class RemovingVersions implements UnusedVersions {

    /** The history keeps a row of every case that began on a version or was moved to it, the passages what it left. */
    private static final String UNUSED =
            """
            select p.matter, p.version, p.published_at, p.deployment_id
            from matter_publication p join act_re_procdef d on d.deployment_id_ = p.deployment_id
            where p.removed_at is null
                and (p.withdrawn_at is not null
                     or (select count(*) from matter_publication newer where newer.matter = p.matter
                         and newer.version > p.version and newer.withdrawn_at is null) > 1)
                and not exists (select 1 from act_hi_procinst i where i.proc_def_id_ = d.id_)
                and not exists (select 1 from act_ru_execution e where e.proc_def_id_ = d.id_)
                and not exists (select 1 from process_passage w where w.process_definition = d.id_)
            """;

    private final RepositoryService repository;
    private final PublishedMatters matters;
    private final PublicationLock lock;
    private final JdbcClient jdbc;
    private final Clock clock;

    RemovingVersions(
            RepositoryService repository,
            PublishedMatters matters,
            PublicationLock lock,
            JdbcClient jdbc,
            Clock clock) {
        this.repository = repository;
        this.matters = matters;
        this.lock = lock;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Unused> all() {
        return jdbc.sql(UNUSED + " order by p.matter, p.version")
                .query((row, n) -> new Unused(
                        row.getString(1), row.getInt(2), row.getTimestamp(3).toInstant()))
                .list();
    }

    @Override
    @Transactional
    public boolean remove(String matter, int version, String by) {
        lock.take(matter);
        Optional<String> deployment = jdbc.sql(UNUSED + " and p.matter = :matter and p.version = :version")
                .param("matter", matter)
                .param("version", version)
                .query((row, n) -> row.getString(4))
                .optional();
        if (deployment.isEmpty()) {
            return false;
        }
        jdbc.sql(
                        """
                        update matter_publication set removed_at = :at, removed_by = :by,
                            withdrawn_at = coalesce(withdrawn_at, :at), withdrawn_by = coalesce(withdrawn_by, :by)
                        where matter = :matter and version = :version
                        """)
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("by", by)
                .param("matter", matter)
                .param("version", version)
                .update();
        // Not cascading: a case that began on it since would keep it, and this transaction would fail.
        repository.deleteDeployment(deployment.get());
        matters.forgetAfter(matter, version);
        return true;
    }
}
