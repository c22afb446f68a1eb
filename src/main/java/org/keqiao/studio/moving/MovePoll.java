package org.keqiao.studio.moving;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks every few seconds for moves that run, on every node: what one began another goes on with. */
@Component
@ConditionalOnProperty(name = "keqiao.timers.enabled", matchIfMissing = true)
class MovePoll {

    private final MoveRunner runner;

    MovePoll(MoveRunner runner) {
        this.runner = runner;
    }

    @Scheduled(initialDelayString = "PT5S", fixedDelayString = "PT2S")
    void poll() {
        runner.runAll();
    }
}
