package org.keqiao.inbox.ui.recusal;

import org.keqiao.inbox.recusal.RecusalDecisions;
import org.keqiao.inbox.recusal.Recusals;
import org.keqiao.shared.ui.Failures;
import org.springframework.stereotype.Component;

/** The services that the screens of recusals read from. */
@Component
record RecusalParts(Recusals recusals, RecusalDecisions decisions, Failures failures) {}
