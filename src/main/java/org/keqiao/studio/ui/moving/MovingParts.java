package org.keqiao.studio.ui.moving;

import java.util.List;
import java.util.Locale;
import org.keqiao.organization.CityProfiles;
import org.keqiao.process.moving.Obstacle;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.Texts;
import org.keqiao.shared.ui.Failures;
import org.keqiao.studio.draft.StudioMatters;
import org.keqiao.studio.moving.PlanningMoves;
import org.keqiao.studio.moving.RunningMoves;
import org.keqiao.studio.moving.WithdrawingVersions;
import org.keqiao.studio.ui.PersonNames;
import org.springframework.stereotype.Component;

/** The services that the pages of moves read from. */
@Component
record MovingParts(
        StudioMatters matters,
        PlanningMoves planning,
        RunningMoves running,
        WithdrawingVersions withdrawals,
        CityProfiles city,
        CurrentActor current,
        PersonNames people,
        Texts texts,
        Failures failures) {

    /** Why something stays, in words. */
    String words(List<Obstacle> obstacles, Locale locale) {
        return String.join(
                "; ",
                obstacles.stream()
                        .map(one -> texts.get(
                                "obstacle." + one.code(),
                                locale,
                                one.arguments().toArray()))
                        .toList());
    }
}
