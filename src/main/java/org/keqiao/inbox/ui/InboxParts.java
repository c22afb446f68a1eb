package org.keqiao.inbox.ui;

import java.time.Duration;
import org.keqiao.inbox.Assignments;
import org.keqiao.inbox.Inbox;
import org.keqiao.inbox.SavedFilters;
import org.keqiao.inbox.WorkPreferences;
import org.keqiao.process.Matters;
import org.keqiao.shared.ui.Failures;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What the parts of the inbox read from.
 *
 * @param refresh how often an open inbox looks again
 */
@Component
record InboxParts(
        Inbox inbox,
        Assignments assignments,
        WorkPreferences preferences,
        SavedFilters savedFilters,
        Matters matters,
        CaseWorkers workers,
        Failures failures,
        @Value("${keqiao.inbox.refresh}") Duration refresh) {}
