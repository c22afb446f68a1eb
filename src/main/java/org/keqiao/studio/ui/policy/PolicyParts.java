package org.keqiao.studio.ui.policy;

import java.time.Clock;
import org.keqiao.policy.PolicyApproving;
import org.keqiao.policy.PolicyDrafting;
import org.keqiao.policy.PolicyNames;
import org.keqiao.policy.PolicyTables;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.Texts;
import org.keqiao.shared.ui.Failures;
import org.springframework.stereotype.Component;

/** The services that the pages of policy tables read from. */
@Component
record PolicyParts(
        PolicyTables tables,
        PolicyDrafting drafting,
        PolicyApproving approving,
        PolicyNames names,
        CurrentActor current,
        Texts texts,
        Failures failures,
        Clock clock) {}
