package org.keqiao.studio.ui.policy;

import java.time.Clock;
import org.keqiao.policy.change.PolicyApproving;
import org.keqiao.policy.change.PolicyDrafting;
import org.keqiao.policy.change.PolicyTables;
import org.keqiao.policy.document.PolicyDocuments;
import org.keqiao.policy.table.PolicyNames;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.Texts;
import org.keqiao.shared.ui.Failures;
import org.keqiao.studio.ui.PersonNames;
import org.springframework.stereotype.Component;

/** The services that the pages of policy tables read from. */
@Component
record PolicyParts(
        PolicyTables tables,
        PolicyDrafting drafting,
        PolicyApproving approving,
        PolicyDocuments documents,
        PolicyNames names,
        CurrentActor current,
        PersonNames people,
        Texts texts,
        Failures failures,
        Clock clock) {}
