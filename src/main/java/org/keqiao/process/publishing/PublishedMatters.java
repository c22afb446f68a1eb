package org.keqiao.process.publishing;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.keqiao.form.FormSchema;
import org.keqiao.process.Bundle;
import org.keqiao.process.Fact;
import org.keqiao.process.FlowRoles;
import org.keqiao.process.Json;
import org.keqiao.process.Matter;
import org.keqiao.process.MatterSettings;
import org.keqiao.process.Matters;
import org.keqiao.process.validation.reading.AskedNames;
import org.keqiao.process.validation.reading.FormReading;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** {@link Matters}: a version never changes, so it is parsed once; which is newest is asked anew every few seconds. */
@Service
class PublishedMatters implements Matters {

    private static final long FRESH_NANOS = 3_000_000_000L;

    private record Version(String matter, int version) {}

    private record Current(List<Matter> matters, long readAt) {}

    private final JdbcClient jdbc;
    private final FlowRoles roles;
    private final Map<Version, Matter> parsed = new ConcurrentHashMap<>();

    @Nullable
    private volatile Current current;

    PublishedMatters(JdbcClient jdbc, FlowRoles roles) {
        this.jdbc = jdbc;
        this.roles = roles;
    }

    @Override
    public List<Matter> current() {
        Current known = current;
        if (known == null || System.nanoTime() - known.readAt > FRESH_NANOS) {
            known = new Current(readCurrent(), System.nanoTime());
            current = known;
        }
        return known.matters;
    }

    private List<Matter> readCurrent() {
        return jdbc
                .sql(
                        "select matter, max(version) as version from matter_publication where withdrawn_at is null group by matter")
                .query(Version.class)
                .list()
                .stream()
                .map(this::version)
                .sorted(Comparator.comparing((Matter m) -> m.settings().category())
                        .thenComparing(Matter::key))
                .toList();
    }

    /** What the other threads know of the matter is old when this transaction has ended, either way. */
    void forgetAfter(String matter, int version) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                // Another bundle may get this version's number after a rollback.
                forget(matter, version);
            }
        });
    }

    /** A version was published, or taken back before anybody else saw it. */
    private void forget(String matter, int version) {
        parsed.remove(new Version(matter, version));
        current = null;
    }

    @Override
    public Optional<Matter> current(String key) {
        return current().stream().filter(matter -> matter.key().equals(key)).findFirst();
    }

    @Override
    public Matter version(String key, int version) {
        return version(new Version(key, version));
    }

    private Matter version(Version wanted) {
        return parsed.computeIfAbsent(wanted, this::read);
    }

    private Matter read(Version wanted) {
        SortedMap<String, String> files = new TreeMap<>();
        jdbc.sql("select path, content from matter_file where matter = ? and version = ?")
                .params(wanted.matter, wanted.version)
                .query((row, n) -> files.put(row.getString(1), row.getString(2)))
                .list();
        if (files.isEmpty()) {
            throw new NoSuchElementException(wanted.matter + " " + wanted.version);
        }
        return parse(new Bundle(wanted.matter, files), wanted.version);
    }

    private Matter parse(Bundle bundle, int version) {
        MatterSettings settings = Json.read(bundle.file(Bundle.SETTINGS).orElseThrow(), MatterSettings.class);
        SortedMap<String, FormSchema> forms = new TreeMap<>();
        bundle.folder(Bundle.FORMS).forEach((id, json) -> forms.put(id, FormSchema.parse(json)));
        return new Matter(
                bundle.matter(),
                version,
                settings,
                Map.copyOf(forms),
                bundle.folder(Bundle.LETTERS),
                asked(bundle, forms),
                roles.of(bundle));
    }

    private static Map<String, Fact.Type> asked(Bundle bundle, Map<String, FormSchema> forms) {
        Map<String, Fact.Type> asked = new HashMap<>();
        forms.values().forEach(form -> asked.putAll(FormReading.scalars(form)));
        asked.keySet().retainAll(AskedNames.of(bundle));
        return Map.copyOf(asked);
    }
}
