package org.keqiao.studio.ui;

import java.time.Clock;
import org.keqiao.process.Vocabularies;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.Texts;
import org.keqiao.shared.ui.Failures;
import org.keqiao.studio.MatterFacts;
import org.keqiao.studio.draft.Drafting;
import org.keqiao.studio.draft.EditLock;
import org.keqiao.studio.draft.FurtherFiles;
import org.keqiao.studio.draft.StudioMatters;
import org.keqiao.studio.health.ConfigurationHealth;
import org.keqiao.studio.moving.PlanningMoves;
import org.keqiao.studio.outline.Outlining;
import org.keqiao.studio.publishing.Approving;
import org.keqiao.studio.version.BundleStates;
import org.keqiao.studio.version.Exchange;
import org.keqiao.studio.version.Restoring;
import org.springframework.stereotype.Component;

/** The services that the parts of a matter's page read from. */
@Component
public record StudioParts(
        StudioMatters matters,
        Drafting drafting,
        FurtherFiles further,
        EditLock lock,
        BundleStates states,
        Restoring restoring,
        Exchange exchange,
        ConfigurationHealth health,
        Approving approving,
        PlanningMoves moves,
        Outlining outlining,
        MatterFacts facts,
        Vocabularies vocabularies,
        CurrentActor current,
        PersonNames people,
        Texts texts,
        Failures failures,
        Clock clock) {}
