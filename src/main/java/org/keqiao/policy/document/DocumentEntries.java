package org.keqiao.policy.document;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keqiao.policy.Validity;
import org.keqiao.policy.table.PolicyRow;
import org.keqiao.policy.table.PolicySheet;
import org.keqiao.policy.table.PolicyStore;
import org.keqiao.process.Finding;
import org.keqiao.process.table.DecisionTable;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.springframework.stereotype.Component;

/** Documents that come with the change of a policy table: read, held against the known ones and against the rows. */
@Component
public class DocumentEntries {

    private static final int MOST = 20;

    private final DocumentStore store;
    private final PolicyStore tables;

    DocumentEntries(DocumentStore store, PolicyStore tables) {
        this.store = store;
        this.tables = tables;
    }

    /**
     * What they say, with each other document named by its key.
     *
     * @throws Refusal INVALID with the fields: each is {@code documents[n].field}
     */
    public List<PolicyDocument> read(List<DocumentEntry> entries) {
        if (entries.size() > MOST) {
            throw Refusal.invalid(List.of(FieldError.of("documents", "tooLong", MOST)));
        }
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i) == null) {
                errors.add(FieldError.of("documents[" + i + "]", "required"));
            }
        }
        if (errors.isEmpty()) {
            List<PolicyDocument> read = read(entries, store.all(), errors);
            if (errors.isEmpty()) {
                return read;
            }
        }
        throw Refusal.invalid(errors);
    }

    private List<PolicyDocument> read(
            List<DocumentEntry> entered, List<PolicyDocument> published, List<FieldError> errors) {
        List<DocumentEntry> entries =
                entered.stream().map(each -> each.besides(published)).toList();
        Map<String, String> keys = keys(entries, published);
        Map<String, String> numbers = numbers(entries, published);
        Map<String, String> bearers = new HashMap<>(numbers);
        entries.stream()
                .filter(each -> each.number() != null)
                .forEach(each -> bearers.put(each.number().strip(), each.known()));
        Set<String> seen = new HashSet<>();
        List<PolicyDocument> read = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            DocumentEntry entry = entries.get(i);
            String path = path(i);
            errors.addAll(entered.get(i).errors(path));
            Set<String> stored = stored(entry, published);
            PolicyDocument document = entry.document(named -> {
                String bearer = stored.contains(named) ? null : bearers.get(named);
                return Optional.ofNullable(bearer == null || bearer.equals(entry.known()) ? keys.get(named) : bearer);
            });
            boolean taken = document.number() != null
                    && !numbers.computeIfAbsent(document.number(), number -> document.key())
                            .equals(document.key());
            if (!seen.add(document.key()) || taken) {
                errors.add(FieldError.of(path + "number", "documentTwice"));
            }
            other(path + "supersedes", document, document.supersedes(), keys, errors);
            other(path + "abolishedBy", document, document.abolishedBy(), keys, errors);
            for (Succession succession : document.successions()) {
                boolean known = tables.find(succession.item()).isPresent()
                        && tables.find(succession.replaces()).isPresent();
                if (!known || succession.item().equals(succession.replaces())) {
                    errors.add(FieldError.of(path + "successions", "documentItem"));
                }
            }
            read.add(document);
        }
        return read;
    }

    private static String path(int at) {
        return "documents[" + at + "].";
    }

    /** Keys of the published documents that stay as they are, by their numbers. */
    private static Map<String, String> numbers(List<DocumentEntry> entries, List<PolicyDocument> published) {
        Set<String> changed = entries.stream().map(DocumentEntry::known).collect(Collectors.toSet());
        Map<String, String> numbers = new HashMap<>();
        published.stream()
                .filter(each -> each.number() != null && !changed.contains(each.key()))
                .forEach(each -> numbers.put(each.number(), each.key()));
        return numbers;
    }

    /** The others that it was published with: those are keys, and what else somebody typed is the number of whoever bears it now. */
    private static Set<String> stored(DocumentEntry entry, List<PolicyDocument> published) {
        return published.stream()
                .filter(each -> each.key().equals(entry.known()))
                .flatMap(
                        each -> Stream.of(each.supersedes(), each.abolishedBy()).filter(Objects::nonNull))
                .collect(Collectors.toSet());
    }

    /** Keys of all documents, by key and by number; what is the key of one names that one, whoever has it as its number. */
    private static Map<String, String> keys(List<DocumentEntry> entries, List<PolicyDocument> published) {
        Map<String, String> keys = new LinkedHashMap<>();
        published.stream().filter(each -> each.number() != null).forEach(each -> keys.put(each.number(), each.key()));
        entries.stream()
                .filter(each -> each.number() != null)
                .forEach(each -> keys.put(each.number().strip(), each.known()));
        published.forEach(each -> keys.put(each.key(), each.key()));
        entries.forEach(each -> keys.put(each.known(), each.known()));
        return keys;
    }

    /** Nobody else publishes documents until this transaction ends: what is checked now is what is published. */
    public void hold(List<DocumentEntry> entries) {
        if (!entries.isEmpty()) {
            store.hold();
        }
    }

    private static void other(
            String field, PolicyDocument document, String named, Map<String, String> keys, List<FieldError> errors) {
        if (named != null && (!keys.containsKey(named) || named.equals(document.key()))) {
            errors.add(FieldError.of(field, "documentOther"));
        }
    }

    /**
     * What conflicts once they are published with the table.
     *
     * @param file of the table, for the findings
     * @param entered empty for none
     */
    public List<Finding> check(String file, String dmn, List<DocumentEntry> entered) {
        List<PolicyDocument> published = store.all();
        Map<String, PolicyDocument> known = new LinkedHashMap<>();
        published.forEach(each -> known.put(each.key(), each));
        List<FieldError> errors = new ArrayList<>();
        List<PolicyDocument> read = read(entered, published, errors);
        List<Finding> found = new ArrayList<>();
        for (int i = 0; i < read.size(); i++) {
            // What was in order when it was written, and is not now, says what another publication has changed.
            String path = path(i);
            PolicyDocument each = read.get(i);
            if (entered.get(i).isOutdated(known.get(each.key()))
                    || errors.stream().anyMatch(error -> error.field().startsWith(path))) {
                found.add(Finding.error(file, null, "DOCUMENT_OUTDATED", each.name()));
            }
        }
        read.forEach(each -> known.put(each.key(), each));
        DocumentTimes times = new DocumentTimes(List.copyOf(known.values()));
        read.forEach(each -> superseding(file, each, times, found));
        read.forEach(each -> successions(file, each, List.copyOf(known.values()), found));
        DecisionTable.parse(dmn)
                .map(PolicySheet::new)
                .filter(sheet -> sheet.days().isPresent() && sheet.hasClause())
                .ifPresent(sheet -> rows(file, sheet.rows(), times, List.copyOf(known.values()), found));
        return found;
    }

    private static void superseding(String file, PolicyDocument each, DocumentTimes times, List<Finding> found) {
        PolicyDocument before = times.find(each.supersedes()).orElse(null);
        if (before == null) {
            return;
        }
        Set<String> seen = new HashSet<>(Set.of(each.key()));
        for (PolicyDocument step = before;
                step != null;
                step = times.find(step.supersedes()).orElse(null)) {
            if (!seen.add(step.key())) {
                found.add(Finding.error(file, null, "DOCUMENT_CIRCLE", each.name(), before.name()));
                return;
            }
        }
        if (each.validFrom() == null) {
            found.add(Finding.warning(file, null, "DOCUMENT_NO_FIRST_DAY", each.name(), before.name()));
            return;
        }
        if (before.validFrom() != null && !each.validFrom().isAfter(before.validFrom())) {
            found.add(Finding.error(file, null, "DOCUMENT_STARTS_EARLIER", each.name(), before.name()));
        }
        LocalDate itself = before.validTo() == null
                ? before.abolishedOn()
                : before.validTo().plusDays(1);
        if (itself != null && itself.isBefore(each.validFrom())) {
            found.add(Finding.warning(
                    file,
                    null,
                    "DOCUMENT_GAP",
                    before.name(),
                    each.name(),
                    itself,
                    each.validFrom().minusDays(1)));
        }
    }

    private void successions(String file, PolicyDocument each, List<PolicyDocument> all, List<Finding> found) {
        for (Succession succession : each.successions()) {
            PolicyStore.Head item = tables.find(succession.item()).orElseThrow();
            PolicyStore.Head replaced = tables.find(succession.replaces()).orElseThrow();
            boolean back = all.stream()
                    .flatMap(other -> other.successions().stream())
                    .anyMatch(other -> other.item().equals(replaced.key())
                            && other.replaces().equals(item.key()));
            if (back) {
                found.add(Finding.error(file, null, "ITEM_CIRCLE", item.title(), replaced.title()));
            }
            if (!item.group().equals(replaced.group())) {
                found.add(Finding.warning(file, null, "ITEM_OTHER_GROUP", item.title(), replaced.title()));
            }
        }
    }

    /** Rows that hold on days on which their document does not, and two documents in force for the item on a day. */
    private static void rows(
            String file, List<PolicyRow> rows, DocumentTimes times, List<PolicyDocument> all, List<Finding> found) {
        Map<String, PolicyDocument> byNumber = new LinkedHashMap<>();
        all.stream().filter(each -> each.number() != null).forEach(each -> byNumber.put(each.number(), each));
        Set<Set<String>> together = new HashSet<>();
        for (PolicyRow row : rows) {
            PolicyDocument document = byNumber.get(row.clause().documentNumber());
            if (document == null) {
                continue;
            }
            LocalDate end = times.end(document).orElse(null);
            Validity days = row.validity();
            boolean early = document.validFrom() != null
                    && days.from() != null
                    && days.from().isBefore(document.validFrom());
            boolean late = end != null && (days.to() == null || !days.to().isBefore(end));
            if (early || late) {
                found.add(Finding.warning(file, row.id(), "POLICY_ROW_BESIDE_DOCUMENT", row.number(), document.name()));
            }
            for (PolicyRow other : rows) {
                PolicyDocument second = byNumber.get(other.clause().documentNumber());
                if (second != null
                        && !second.key().equals(document.key())
                        && overlap(days, other.validity())
                        && together.add(Set.of(document.key(), second.key()))) {
                    found.add(Finding.warning(file, row.id(), "DOCUMENTS_TOGETHER", document.name(), second.name()));
                }
            }
        }
    }

    private static boolean overlap(Validity one, Validity other) {
        boolean before = one.to() != null && other.from() != null && one.to().isBefore(other.from());
        boolean after = other.to() != null && one.from() != null && other.to().isBefore(one.from());
        return !before && !after;
    }
}
