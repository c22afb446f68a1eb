package org.keqiao.inbox.ui;

import com.vaadin.flow.router.QueryParameters;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.keqiao.inbox.InboxQuery;
import org.keqiao.inbox.Queue;
import org.springframework.lang.Nullable;

/**
 * What the inbox shows, as it stands in the address: a filtered list can be sent to a colleague.
 *
 * @param order null for the reader's usual one
 */
record InboxState(
        Queue queue,
        @Nullable String matter,
        @Nullable String q,
        @Nullable InboxQuery.Due due,
        @Nullable InboxQuery.Order order,
        @Nullable String cursor) {

    static InboxState of(QueryParameters parameters) {
        return new InboxState(
                word(Queue.class, parameters, "queue", Queue.MINE),
                text(parameters, "matter"),
                text(parameters, "q"),
                word(InboxQuery.Due.class, parameters, "due", null),
                word(InboxQuery.Order.class, parameters, "sort", null),
                text(parameters, "cursor"));
    }

    /**
     * @param query the part of an address behind the question mark
     */
    static InboxState ofQuery(String query) {
        return of(query.isEmpty() ? QueryParameters.empty() : QueryParameters.fromString(query));
    }

    QueryParameters parameters() {
        Map<String, List<String>> all = new LinkedHashMap<>();
        put(all, "queue", queue == Queue.MINE ? null : Words.lower(queue));
        put(all, "matter", matter);
        put(all, "q", q);
        put(all, "due", due == null ? null : Words.lower(due));
        put(all, "sort", order == null ? null : Words.lower(order));
        put(all, "cursor", cursor);
        return new QueryParameters(all);
    }

    /** Route with parameters, for links. */
    String path() {
        String query = parameters().getQueryString();
        return query.isEmpty() ? "inbox" : "inbox?" + query;
    }

    /**
     * @param usual the reader's order, where the address names none
     */
    InboxQuery query(InboxQuery.Order usual) {
        // What was handled has no limit any more: the newest come first.
        InboxQuery.Order ordered = queue == Queue.HANDLED ? InboxQuery.Order.NEWEST : orderOr(usual);
        return new InboxQuery(queue, matter, null, null, q, queue == Queue.HANDLED ? null : due, ordered);
    }

    InboxQuery.Order orderOr(InboxQuery.Order usual) {
        return order == null ? usual : order;
    }

    boolean isNarrowed() {
        return matter != null || q != null || due != null;
    }

    InboxState in(Queue other) {
        return new InboxState(other, matter, q, due, order, null);
    }

    InboxState ofMatter(@Nullable String other) {
        return new InboxState(queue, other, q, due, order, null);
    }

    InboxState matching(@Nullable String other) {
        return new InboxState(queue, matter, other == null || other.isBlank() ? null : other.strip(), due, order, null);
    }

    InboxState due(@Nullable InboxQuery.Due other) {
        return new InboxState(queue, matter, q, other, order, null);
    }

    InboxState sorted(InboxQuery.Order other) {
        return new InboxState(queue, matter, q, due, other, null);
    }

    InboxState after(@Nullable String other) {
        return new InboxState(queue, matter, q, due, order, other);
    }

    InboxState all() {
        return new InboxState(queue, null, null, null, order, null);
    }

    private static void put(Map<String, List<String>> all, String key, @Nullable String value) {
        if (value != null) {
            all.put(key, List.of(value));
        }
    }

    @Nullable
    private static String text(QueryParameters parameters, String key) {
        return parameters.getSingleParameter(key).filter(t -> !t.isBlank()).orElse(null);
    }

    /** A word that nobody knows is as good as none: addresses are typed by hand too. */
    private static <E extends Enum<E>> E word(
            Class<E> type, QueryParameters parameters, String key, @Nullable E otherwise) {
        return parameters
                .getSingleParameter(key)
                .flatMap(text -> Arrays.stream(type.getEnumConstants())
                        .filter(e -> Words.lower(e).equals(text))
                        .findFirst())
                .orElse(otherwise);
    }
}
