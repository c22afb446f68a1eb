package org.keqiao.inbox;

import java.util.UUID;

/**
 * A filter of the inbox that somebody named.
 *
 * @param query as it stands in the inbox's address, without a place in the list
 * @param own whether it is the reader's, who alone may change it
 * @param shared whether the owner's office sees it
 * @param pinned whether the reader has it beside the queues
 * @param owner the name of whose it is
 */
public record SavedFilter(
        UUID id, String name, String query, boolean own, boolean shared, boolean pinned, String owner) {}
