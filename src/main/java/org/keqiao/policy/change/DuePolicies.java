package org.keqiao.policy.change;

import java.util.UUID;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Publishes the approved changes of policy tables whose day has come. */
@Component
class DuePolicies {

    private static final Logger LOG = LoggerFactory.getLogger(DuePolicies.class);

    private final PolicyDrafts drafts;
    private final PolicyApproving approving;

    DuePolicies(PolicyDrafts drafts, PolicyApproving approving) {
        this.drafts = drafts;
        this.approving = approving;
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "${keqiao.studio.publish-every:PT1M}")
    @SchedulerLock(name = "due policies")
    void publish() {
        for (UUID policy : drafts.approved()) {
            try {
                approving.publishDue(policy);
            } catch (RuntimeException e) {
                // One table's trouble is not the next one's; it is tried again.
                LOG.error("The approved change of policy table {} could not be published", policy, e);
            }
        }
    }
}
