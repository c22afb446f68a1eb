package org.keqiao.policy.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.keqiao.shared.Bilingual;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 政策文件 for everybody: what each says of itself, how it stands, which items rest on it, and which item takes whose place. */
@Service
@Transactional(readOnly = true)
public class PolicyDocuments {

    private final DocumentStore store;
    private final Clock clock;

    PolicyDocuments(DocumentStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** An item by its key and name. */
    @Schema(name = "PolicyDocumentItem")
    public record Item(String key, Bilingual title) {}

    /**
     * A document as it stands today.
     *
     * @param endsOn first day on which it holds no more, whatever ends it; null while nothing known does
     * @param supersededBy keys of those that take its place, in part or wholly
     * @param items that name its number, or that it introduces in another one's place
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Standing(
            PolicyDocument document,
            DocumentStatus status,
            @Nullable LocalDate endsOn,
            List<String> supersededBy,
            boolean unverified,
            List<Item> items) {}

    /**
     * What takes an item's place.
     *
     * @param item its key
     * @param document its number, or its name while nobody knows that
     * @param from first day; null while nobody has verified it: until then nothing is refused
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "PolicySuccessor")
    public record Successor(String item, Bilingual title, Bilingual document, @Nullable LocalDate from) {

        /** First day of one that has one. */
        public LocalDate since() {
            return Objects.requireNonNull(from);
        }

        boolean holdsOn(LocalDate day) {
            return from != null && !from.isAfter(day);
        }
    }

    /** All of this city, by key; those that rows only name are among them, with nothing else verified. */
    public List<Standing> all() {
        LocalDate today = LocalDate.now(clock);
        List<PolicyDocument> documents = new ArrayList<>(store.all());
        Map<String, TreeSet<String>> byNumber = store.itemsByNumber();
        Set<String> known = documents.stream()
                .flatMap(each -> Optional.ofNullable(each.number()).stream())
                .collect(Collectors.toSet());
        byNumber.keySet().stream()
                .filter(number -> !known.contains(number))
                .forEach(number -> documents.add(named(number)));
        DocumentTimes times = new DocumentTimes(documents);
        Map<String, Bilingual> titles = store.titles();
        return documents.stream()
                .map(each -> {
                    Set<String> items = new TreeSet<>(
                            each.number() == null ? Set.of() : byNumber.getOrDefault(each.number(), new TreeSet<>()));
                    each.successions().forEach(succession -> items.add(succession.item()));
                    return new Standing(
                            each,
                            times.status(each, today),
                            times.end(each).orElse(null),
                            times.successors(each).stream()
                                    .map(PolicyDocument::key)
                                    .toList(),
                            each.isUnverified(),
                            items.stream()
                                    .filter(titles::containsKey)
                                    .map(key -> new Item(key, titles.get(key)))
                                    .toList());
                })
                .toList();
    }

    /** Nobody has entered more of it than what rows say. */
    private static PolicyDocument named(String number) {
        Bilingual title = new Bilingual(number, number);
        return new PolicyDocument(
                number,
                0,
                number,
                title,
                null,
                null,
                null,
                null,
                null,
                false,
                null,
                false,
                null,
                null,
                new Bilingual("", ""),
                List.of());
    }

    /** What takes the item's place, now, later, or on a day that nobody has verified; the earliest first. */
    public List<Successor> after(String item) {
        return successors(
                succession -> succession.replaces().equals(item) ? Optional.of(succession.item()) : Optional.empty());
    }

    /** Whose place the item takes. */
    public List<Successor> before(String item) {
        return successors(
                succession -> succession.item().equals(item) ? Optional.of(succession.replaces()) : Optional.empty());
    }

    /** Keys of the items whose place another one has taken by this day. */
    public Set<String> superseded(LocalDate on) {
        return store.all().stream()
                .filter(each -> each.validFrom() != null && !each.validFrom().isAfter(on))
                .flatMap(each -> each.successions().stream())
                .map(Succession::replaces)
                .collect(Collectors.toSet());
    }

    private List<Successor> successors(Function<Succession, Optional<String>> other) {
        List<PolicyDocument> documents = store.all().stream()
                .filter(each -> each.successions().stream()
                        .anyMatch(succession -> other.apply(succession).isPresent()))
                .toList();
        if (documents.isEmpty()) {
            return List.of();
        }
        Map<String, Bilingual> titles = store.titles();
        return documents.stream()
                .flatMap(document -> document.successions().stream()
                        .flatMap(succession -> other.apply(succession).stream())
                        .map(key -> new Successor(
                                key,
                                titles.getOrDefault(key, new Bilingual(key, key)),
                                document.name(),
                                document.validFrom())))
                .sorted(Comparator.comparing(Successor::from, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }

    /**
     * What has taken the item's place on a day: nobody applies for it from then on, and cases that go by an earlier day go
     * on with it. Empty while it is the one to apply for.
     */
    public Optional<Successor> successor(String item, LocalDate on) {
        return after(item).stream().filter(each -> each.holdsOn(on)).findFirst();
    }
}
