package org.keqiao.studio;

import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Publishes the approved drafts whose day has come. */
@Component
class DuePublications {

    private static final Logger LOG = LoggerFactory.getLogger(DuePublications.class);

    private final Drafts drafts;
    private final Approving approving;

    DuePublications(Drafts drafts, Approving approving) {
        this.drafts = drafts;
        this.approving = approving;
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "${keqiao.studio.publish-every:PT1M}")
    @SchedulerLock(name = "due publications")
    void publish() {
        for (Draft draft : drafts.findByState(DraftState.APPROVED)) {
            try {
                approving.publishDue(draft.matter());
            } catch (RuntimeException e) {
                // One matter's trouble is not the next one's; it is tried again.
                LOG.error("The approved change of {} could not be published", draft.matter(), e);
            }
        }
    }
}
