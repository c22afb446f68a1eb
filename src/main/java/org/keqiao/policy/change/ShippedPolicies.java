package org.keqiao.policy.change;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keqiao.organization.CityProfiles;
import org.keqiao.policy.document.DocumentEntries;
import org.keqiao.policy.document.DocumentEntry;
import org.keqiao.policy.document.DocumentStore;
import org.keqiao.policy.document.PolicyDocument;
import org.keqiao.policy.table.NewPolicy;
import org.keqiao.policy.table.PolicyCheck;
import org.keqiao.policy.table.PolicyFiles;
import org.keqiao.policy.table.PolicySheet;
import org.keqiao.policy.table.PolicyStore;
import org.keqiao.policy.table.PolicyStore.Head;
import org.keqiao.policy.table.PolicyStore.Publication;
import org.keqiao.policy.table.PublishedRows;
import org.keqiao.process.Finding;
import org.keqiao.process.Json;
import org.keqiao.process.table.DecisionTable;
import org.keqiao.security.Actor;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.ClassPathResource;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The tables that come with a city's profile. Each becomes version 1 where nothing of its key was ever published; what an
 * administrator published, or has begun to, is never touched.
 */
@Component
class ShippedPolicies implements SmartInitializingSingleton {

    /** Folder of what the law of the country says to every city. */
    private static final String EVERYWHERE = "national";

    private final PolicyStore store;
    private final PolicyDrafts drafts;
    private final PublishedRows rows;
    private final PolicyCheck check;
    private final DocumentEntries entries;
    private final DocumentStore documents;
    private final PolicyRecord record;
    private final CityProfiles cities;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ShippedPolicies(
            PolicyStore store,
            PolicyDrafts drafts,
            PublishedRows rows,
            PolicyCheck check,
            DocumentEntries entries,
            DocumentStore documents,
            PolicyRecord record,
            CityProfiles cities,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.store = store;
        this.drafts = drafts;
        this.rows = rows;
        this.check = check;
        this.entries = entries;
        this.documents = documents;
        this.record = record;
        this.cities = cities;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * A city's {@code policies.json}; the file of each table is {@code <key>.dmn}.
     *
     * @param documents null for none
     */
    record Index(List<NewPolicy> policies, @Nullable List<DocumentEntry> documents) {}

    /** Before the application serves anybody; a broken table stops the start and says which. */
    @Override
    public void afterSingletonsInstantiated() {
        load(EVERYWHERE);
        load(cities.current().key());
    }

    void load(String city) {
        Index index = of(city);
        index.policies().forEach(shipped -> transaction.executeWithoutResult(status -> publish(city, shipped)));
        if (index.documents() != null) {
            transaction.executeWithoutResult(status -> documents(index.documents()));
        }
    }

    /** Those of which nothing was ever published. */
    private void documents(List<DocumentEntry> shipped) {
        Set<String> known = documents.all().stream().map(PolicyDocument::key).collect(Collectors.toSet());
        documents.publish(
                entries.read(shipped.stream()
                        .filter(each -> !known.contains(each.known()))
                        .toList()),
                clock.instant(),
                null,
                null);
    }

    /** Empty for a city that no tables come with. */
    private static Index of(String city) {
        ClassPathResource index = new ClassPathResource("db/policies/" + city + "/policies.json");
        return index.exists() ? Json.read(read(index.getPath()), Index.class) : new Index(List.of(), null);
    }

    private void publish(String city, NewPolicy shipped) {
        Head head = head(shipped);
        if (store.newestVersion(head.id()).isPresent() || drafts.open(head.id()).isPresent()) {
            return;
        }
        PolicyFiles files = files(city, shipped.key());
        LocalDate today = LocalDate.now(clock);
        Optional<Finding> error = check.check(shipped.key(), files, List.of(), today).stream()
                .filter(Finding::isError)
                .findFirst();
        if (error.isPresent()) {
            throw new IllegalStateException("the shipped policy table " + shipped.key() + " is wrong: " + error.get());
        }
        store.publish(head.id(), new Publication(1, files, null, clock.instant(), today, null, null));
        rows.keep(
                head.id(),
                1,
                DecisionTable.parse(files.dmn())
                        .map(PolicySheet::new)
                        .orElseThrow()
                        .rows());
        record.add(PolicyEvent.Kind.SHIPPED, head.id(), null, Actor.SYSTEM, "1");
    }

    private Head head(NewPolicy shipped) {
        return store.find(shipped.key())
                .or(() -> store.insert(shipped, clock.instant(), Actor.SYSTEM.username()))
                .or(() -> store.find(shipped.key()))
                .orElseThrow();
    }

    /** The table as it comes with the product, and its tests where it has any. */
    private static PolicyFiles files(String city, String key) {
        String path = "db/policies/" + city + "/" + key;
        return new PolicyFiles(
                read(path + ".dmn"),
                new ClassPathResource(path + ".json").exists() ? read(path + ".json") : PolicyFiles.NO_TESTS);
    }

    private static String read(String path) {
        try {
            return new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
