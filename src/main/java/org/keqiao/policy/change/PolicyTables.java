package org.keqiao.policy.change;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.keqiao.policy.document.DocumentEntries;
import org.keqiao.policy.document.DocumentEntry;
import org.keqiao.policy.table.EmptyTable;
import org.keqiao.policy.table.PolicyCheck;
import org.keqiao.policy.table.PolicyFiles;
import org.keqiao.policy.table.PolicyNames;
import org.keqiao.policy.table.PolicyStore;
import org.keqiao.policy.table.PolicyStore.Head;
import org.keqiao.policy.table.PolicyStore.Version;
import org.keqiao.policy.table.PublishedRows;
import org.keqiao.process.Bundle;
import org.keqiao.process.BundleComparison;
import org.keqiao.process.BundleDifference;
import org.keqiao.process.Finding;
import org.keqiao.security.Actor;
import org.keqiao.shared.Bilingual;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 政策表 as their designers and approvers see them. */
@Service
@Transactional(readOnly = true)
public class PolicyTables {

    private final PolicyStore store;
    private final PolicyDrafts drafts;
    private final PublishedRows rows;
    private final PolicyCheck check;
    private final DocumentEntries entries;
    private final PolicyRecord record;
    private final BundleComparison comparison;
    private final PolicyNames names;
    private final Clock clock;

    PolicyTables(
            PolicyStore store,
            PolicyDrafts drafts,
            PublishedRows rows,
            PolicyCheck check,
            DocumentEntries entries,
            PolicyRecord record,
            BundleComparison comparison,
            PolicyNames names,
            Clock clock) {
        this.store = store;
        this.drafts = drafts;
        this.rows = rows;
        this.check = check;
        this.entries = entries;
        this.record = record;
        this.comparison = comparison;
        this.names = names;
        this.clock = clock;
    }

    /** All of this city, by key. */
    public List<PolicyTable> all(Actor actor) {
        PolicyAccess.read(actor);
        Set<UUID> unverified = unverified();
        return store.all().stream().map(head -> view(head, unverified)).toList();
    }

    /** @throws Refusal NOT_FOUND when there is none of this key */
    public PolicyTable table(Actor actor, String key) {
        PolicyAccess.read(actor);
        return view(head(key), unverified());
    }

    private Set<UUID> unverified() {
        return rows.unverified(LocalDate.now(clock));
    }

    private PolicyTable view(Head head, Set<UUID> unverified) {
        Optional<Version> newest = store.newest(head.id());
        return new PolicyTable(
                head.key(),
                head.title(),
                head.group(),
                head.mode(),
                head.share(),
                newest.map(Version::version).orElse(null),
                newest.map(Version::publishedOn).orElse(null),
                newest.filter(Version::shipped).isPresent(),
                unverified.contains(head.id()),
                drafts.open(head.id()).orElse(null));
    }

    private Head head(String key) {
        return store.find(key).orElseThrow(Refusal::notFound);
    }

    /** The open change's; without one, what is in force; of a table that never was, an empty one. */
    public PolicyFiles files(Actor actor, String key) {
        PolicyAccess.read(actor);
        Head head = head(key);
        return drafts.open(head.id())
                .map(draft -> drafts.files(draft.id()))
                .or(() -> store.newest(head.id()).map(Version::files))
                .orElseGet(() -> new PolicyFiles(EmptyTable.of(key, head.title()), PolicyFiles.NO_TESTS));
    }

    /** What stands in the way of publishing the open change; of what is in force, what it leaves open. */
    public List<Finding> check(Actor actor, String key) {
        PolicyFiles files = files(actor, key);
        Head head = head(key);
        LocalDate today = LocalDate.now(clock);
        LocalDate on = drafts.open(head.id())
                .map(PolicyDraft::validFrom)
                .filter(day -> day.isAfter(today))
                .orElse(today);
        List<Finding> found = new ArrayList<>(check.check(key, files, rows.of(head.id()), on));
        found.addAll(entries.check(key + ".dmn", files.dmn(), documents(actor, key)));
        return List.copyOf(found);
    }

    /** The documents that come with the open change; empty without any. */
    public List<DocumentEntry> documents(Actor actor, String key) {
        PolicyAccess.read(actor);
        return drafts.open(head(key).id())
                .map(draft -> drafts.documents(draft.id()))
                .orElse(List.of());
    }

    /** What the open change says otherwise than what is in force, in words; everything when nothing is. */
    public BundleDifference difference(Actor actor, String key, Locale locale) {
        PolicyAccess.read(actor);
        Head head = head(key);
        Bundle before = bundle(key, store.newest(head.id()).map(Version::files));
        Bundle after = bundle(
                key,
                Optional.of(drafts.open(head.id())
                                .orElseThrow(Refusal::notFound)
                                .id())
                        .map(drafts::files));
        return comparison.compare(before, after, names.all(), locale);
    }

    /**
     * What a version brought.
     *
     * @param from its first day
     * @param note what its designers said of it, null for nothing
     * @param difference from the version before; of its tests it says nothing
     */
    public record Brought(Bilingual title, LocalDate from, @Nullable String note, BundleDifference difference) {}

    /**
     * What a version says otherwise than the one before it, for whoever tells of it.
     *
     * @throws Refusal NOT_FOUND when there is no such version
     */
    public Brought brought(String key, int version, Locale locale) {
        Head head = head(key);
        PolicyStore.Published published = store.published(head.id(), version).orElseThrow(Refusal::notFound);
        BundleDifference difference = comparison.compare(
                version(head, version - 1).withoutTests(),
                version(head, version).withoutTests(),
                names.all(),
                locale);
        return new Brought(head.title(), published.on(), published.note(), difference);
    }

    private Bundle version(Head head, int version) {
        return bundle(
                head.key(),
                Optional.of(version)
                        .filter(number -> number > 0)
                        .map(number -> new PolicyFiles(store.dmn(head.id(), number), PolicyFiles.NO_TESTS)));
    }

    private static Bundle bundle(String key, Optional<PolicyFiles> files) {
        return new Bundle(
                key,
                files.map(each -> Map.of(
                                Bundle.DECISIONS + key + ".dmn", each.dmn(),
                                Bundle.TABLE_TESTS + key + ".json", each.tests()))
                        .orElse(Map.of()));
    }

    /** The last hundred things that were done to it, newest first. */
    public List<PolicyEvent> events(Actor actor, String key) {
        PolicyAccess.read(actor);
        return record.of(head(key).id());
    }
}
