package org.keqiao.subsidy.allotment;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks every few seconds for allotments whose claims end their steps, on every node: what one began another goes on with. */
@Component
@ConditionalOnProperty(name = "keqiao.timers.enabled", matchIfMissing = true)
class AllotmentPoll {

    /** Claims of an allotment that one look ends. */
    private static final int AT_A_TIME = 100;

    private final AllotmentSteps steps;

    AllotmentPoll(AllotmentSteps steps) {
        this.steps = steps;
    }

    @Scheduled(initialDelayString = "PT10S", fixedDelayString = "PT5S")
    void poll() {
        steps.runAll(AT_A_TIME);
    }
}
