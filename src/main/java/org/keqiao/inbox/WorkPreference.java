package org.keqiao.inbox;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import org.springframework.lang.Nullable;

/**
 * How somebody wants to work; null stands for what they never chose.
 *
 * @param columns keys of the inbox's columns in their order
 * @param hidden keys of columns that are not shown
 * @param order of the inbox where its address names none
 * @param openNext whether the next task opens after one was completed
 * @param shortcuts whether single keys are heard
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record WorkPreference(
        @Nullable List<String> columns,
        @Nullable List<String> hidden,
        @Nullable InboxQuery.Order order,
        @Nullable Boolean openNext,
        @Nullable Boolean shortcuts) {

    static final WorkPreference NONE = new WorkPreference(null, null, null, null, null);

    /** The order of the inbox: what is due first, unless chosen otherwise. */
    public InboxQuery.Order ordered() {
        return order == null ? InboxQuery.Order.DUE : order;
    }

    public boolean opensNext() {
        return Boolean.TRUE.equals(openNext);
    }
}
