package org.keqiao.studio.replay;

import java.util.List;
import java.util.Optional;
import org.keqiao.security.Actor;
import org.keqiao.studio.PublishingProof;
import org.springframework.stereotype.Component;

/** What the last replay of a matter said, for the two people who publish. */
@Component
class ReplayProof implements PublishingProof {

    private static final Subject SUBJECT = new Subject(200, "replay", "replay");

    private final Replays replays;

    ReplayProof(Replays replays) {
        this.replays = replays;
    }

    @Override
    public Subject subject() {
        return SUBJECT;
    }

    @Override
    public Optional<Result> latest(Actor actor, String matter) {
        return replays.list(actor, matter).stream()
                .filter(replay -> replay.state() == ReplayView.State.DONE)
                .findFirst()
                .map(replay -> {
                    int same = replay.counts().getOrDefault(ReplayKind.SAME, 0);
                    int unjudged = replay.counts().getOrDefault(ReplayKind.UNJUDGED, 0);
                    return new Result(
                            replay.finishedAt(),
                            replay.stale(),
                            true,
                            "replayed",
                            List.of(replay.done(), replay.done() - same - unjudged, unjudged));
                });
    }
}
