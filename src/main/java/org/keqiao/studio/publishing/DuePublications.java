package org.keqiao.studio.publishing;

import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.keqiao.studio.draft.OpenDrafts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Publishes the approved drafts whose day has come. */
@Component
class DuePublications {

    private static final Logger LOG = LoggerFactory.getLogger(DuePublications.class);

    private final OpenDrafts drafts;
    private final Approving approving;

    DuePublications(OpenDrafts drafts, Approving approving) {
        this.drafts = drafts;
        this.approving = approving;
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "${keqiao.studio.publish-every:PT1M}")
    @SchedulerLock(name = "due publications")
    void publish() {
        for (String matter : drafts.approved()) {
            try {
                approving.publishDue(matter);
            } catch (RuntimeException e) {
                // One matter's trouble is not the next one's; it is tried again.
                LOG.error("The approved change of {} could not be published", matter, e);
            }
        }
    }
}
