package org.keqiao.process.publishing;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.keqiao.process.Bundle;
import org.keqiao.process.BundleRefused;
import org.keqiao.process.BundleValidator;
import org.keqiao.process.Finding;
import org.keqiao.process.Publishing;
import org.keqiao.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** {@link Publishing}: the rows, and the deployment of the same transaction. */
@Service
class Publications implements Publishing {

    private static final String SYSTEM = "system";

    private final RepositoryService repository;
    private final BundleValidator validator;
    private final PublishedMatters matters;
    private final PublicationLock lock;
    private final JdbcClient jdbc;
    private final Clock clock;

    Publications(
            RepositoryService repository,
            BundleValidator validator,
            PublishedMatters matters,
            PublicationLock lock,
            JdbcClient jdbc,
            Clock clock) {
        this.repository = repository;
        this.validator = validator;
        this.matters = matters;
        this.lock = lock;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public List<Finding> check(Bundle bundle) {
        return validator.validate(bundle);
    }

    @Override
    @Transactional
    public int publish(Bundle bundle, String by) {
        return publish(bundle, by, null);
    }

    @Override
    @Transactional
    public int publish(Bundle bundle, String by, @Nullable String baseline) {
        lock.take(bundle.matter());
        String before = inForce(bundle.matter()).map(Publication::baseline).orElseGet(bundle::digest);
        return put(bundle, by, false, baseline == null ? before : baseline);
    }

    /**
     * Publishes a shipped bundle, unless it was shipped before or an administrator has published a newer one. A node of
     * an older program, started again during an upgrade, so takes back nothing.
     *
     * @return true when it was published now
     */
    @Transactional
    boolean ship(Bundle bundle) {
        lock.take(bundle.matter());
        String digest = bundle.digest();
        List<Publication> all = publications(bundle.matter());
        boolean redesigned = all.stream()
                .filter(publication -> !publication.withdrawn())
                .findFirst()
                .filter(publication -> !publication.shipped())
                .isPresent();
        boolean shippedBefore =
                all.stream().anyMatch(p -> p.shipped() && p.baseline().equals(digest));
        if (redesigned || shippedBefore) {
            return false;
        }
        put(bundle, SYSTEM, true, digest);
        return true;
    }

    private int put(Bundle bundle, String by, boolean shipped, String baseline) {
        List<Finding> findings = check(bundle);
        if (findings.stream().anyMatch(Finding::isError)) {
            throw new BundleRefused(bundle.matter(), findings);
        }
        int version = newest(bundle.matter()).map(Publication::version).orElse(0) + 1;
        Bundle canonical = Canonical.of(bundle, version);
        jdbc.sql(
                        """
                        insert into matter_publication
                            (matter, version, baseline, shipped, published_at, published_by, deployment_id)
                        values (:matter, :version, :baseline, :shipped, :at, :by, :deployment)
                        """)
                .param("matter", bundle.matter())
                .param("version", version)
                .param("baseline", baseline)
                .param("shipped", shipped)
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("by", by)
                .param("deployment", deploy(canonical, version))
                .update();
        canonical.files().forEach((path, content) -> jdbc.sql(
                        "insert into matter_file (matter, version, path, content) values (?, ?, ?, ?)")
                .params(bundle.matter(), version, path, content)
                .update());
        matters.forgetAfter(bundle.matter(), version);
        return version;
    }

    /** Always the whole bundle: what is bound to its deployment must be in it. */
    private String deploy(Bundle bundle, int version) {
        DeploymentBuilder deployment = repository.createDeployment().name(bundle.matter() + " " + version);
        bundle.files().forEach((path, content) -> {
            if (path.equals(Bundle.PROCESS) || path.startsWith(Bundle.FORMS) || path.startsWith(Bundle.DECISIONS)) {
                deployment.addString(path, content);
            }
        });
        try {
            return deployment.deploy().getId();
        } catch (ParseException e) {
            List<Finding> findings = new ArrayList<>();
            e.getResorceReports().forEach(report -> report.getErrors()
                    .forEach(problem -> findings.add(Finding.error(
                            report.getResourceName(),
                            problem.getMainElementId(),
                            "ENGINE",
                            String.valueOf(problem.getMessage()),
                            String.valueOf(problem.getLine())))));
            throw new BundleRefused(bundle.matter(), findings);
        } catch (ProcessEngineException e) {
            throw new BundleRefused(
                    bundle.matter(),
                    List.of(Finding.error(Bundle.PROCESS, null, "ENGINE", String.valueOf(e.getMessage()), "0")));
        }
    }

    private Optional<Publication> newest(String matter) {
        return publications(matter).stream().findFirst();
    }

    @Override
    public List<Publication> publications(String matter) {
        return jdbc.sql(
                        """
                        select matter, version, baseline, published_at, published_by, shipped, withdrawn_at
                        from matter_publication where matter = :matter order by version desc
                        """)
                .param("matter", matter)
                .query((row, n) -> new Publication(
                        row.getString(1),
                        row.getInt(2),
                        row.getString(3),
                        row.getTimestamp(4).toInstant(),
                        row.getString(5),
                        row.getBoolean(6),
                        row.getTimestamp(7) != null))
                .list();
    }

    @Override
    @Transactional
    public void withdraw(String matter, int version, String by) {
        lock.take(matter);
        List<Publication> all = publications(matter);
        Publication publication =
                all.stream().filter(p -> p.version() == version).findFirst().orElseThrow(Refusal::notFound);
        if (publication.withdrawn()) {
            throw Refusal.conflict("VERSION_WITHDRAWN", String.valueOf(version));
        }
        if (all.stream().filter(p -> !p.withdrawn()).count() == 1) {
            throw Refusal.conflict("LAST_VERSION");
        }
        jdbc.sql("update matter_publication set withdrawn_at = ?, withdrawn_by = ? where matter = ? and version = ?")
                .params(OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC), by, matter, version)
                .update();
        matters.forgetAfter(matter, version);
    }

    @Override
    public Map<Integer, Integer> casesUnderWay(String matter) {
        Map<Integer, Integer> cases = new HashMap<>();
        jdbc.sql(
                        """
                        select p.version, count(*)
                        from matter_publication p
                        join act_re_procdef d on d.deployment_id_ = p.deployment_id and d.key_ = p.matter
                        join act_ru_execution e on e.proc_def_id_ = d.id_ and e.parent_id_ is null
                        where p.matter = :matter group by p.version
                        """)
                .param("matter", matter)
                .query((row, n) -> cases.put(row.getInt(1), row.getInt(2)))
                .list();
        return cases;
    }

    @Override
    public Optional<Bundle> shipped(String matter) {
        return ShippedBundles.load().stream()
                .filter(bundle -> bundle.matter().equals(matter))
                .findFirst();
    }

    @Override
    public Bundle comparable(Bundle bundle) {
        return Canonical.comparable(bundle);
    }

    @Override
    public Optional<String> shippedDigest(String matter) {
        return shipped(matter).map(Bundle::digest);
    }

    @Override
    public boolean hasShippedUpdate(String matter) {
        Publication now =
                inForce(matter).filter(publication -> !publication.shipped()).orElse(null);
        return now != null
                && shipped(matter)
                        .filter(bundle -> !bundle.digest().equals(now.baseline()))
                        .isPresent();
    }

    @Override
    public Bundle bundle(String matter, int version) {
        SortedMap<String, String> files = new TreeMap<>();
        jdbc.sql("select path, content from matter_file where matter = ? and version = ?")
                .params(matter, version)
                .query((row, n) -> files.put(row.getString(1), row.getString(2)))
                .list();
        if (files.isEmpty()) {
            throw new NoSuchElementException(matter + " " + version);
        }
        return new Bundle(matter, files);
    }
}
