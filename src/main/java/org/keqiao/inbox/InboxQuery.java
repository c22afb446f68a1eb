package org.keqiao.inbox;

import java.util.UUID;
import org.springframework.lang.Nullable;

/**
 * What a page of the inbox is narrowed to; null means all.
 *
 * @param form form id of a step
 * @param q part of a case number, title, applicant's or assignee's name
 * @param due OVERDUE: the last day is over; SOON: today or one of the next three days
 */
public record InboxQuery(
        Queue queue,
        @Nullable String matter,
        @Nullable UUID caseId,
        @Nullable String form,
        @Nullable String q,
        @Nullable Due due,
        Order order) {

    public enum Due {
        OVERDUE,
        SOON
    }

    public enum Order {
        NEWEST,
        DUE
    }

    public static InboxQuery of(Queue queue) {
        return new InboxQuery(queue, null, null, null, null, null, Order.NEWEST);
    }

    public InboxQuery ofCase(UUID id) {
        return new InboxQuery(queue, matter, id, form, q, due, order);
    }

    public InboxQuery ofMatter(@Nullable String key) {
        return new InboxQuery(queue, key, caseId, form, q, due, order);
    }

    public boolean isNarrowed() {
        return matter != null || caseId != null || form != null || q != null || due != null;
    }
}
