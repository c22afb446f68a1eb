package org.keqiao.inbox.ui;

import org.keqiao.inbox.Inbox;
import org.keqiao.inbox.SavedFilters;
import org.keqiao.inbox.WorkPreferences;
import org.keqiao.process.Matters;
import org.keqiao.shared.ui.Failures;
import org.springframework.stereotype.Component;

/** The services that the parts of the inbox read from. */
@Component
record InboxParts(
        Inbox inbox,
        WorkPreferences preferences,
        SavedFilters savedFilters,
        Matters matters,
        CaseWorkers workers,
        Failures failures) {}
