package org.keqiao.demo;

import java.util.Map;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.CaseRef;
import org.keqiao.casefile.application.Openings;
import org.keqiao.demo.MoneyData.Clawback;
import org.keqiao.demo.MoneySteps.Work;
import org.springframework.stereotype.Component;

/** Money that should not have stayed where it was paid. */
@Component
class ClawbackSamples {

    private static final String MATTER = "clawback";
    private static final String INVESTIGATION = "clawback-investigation";

    private final OpenedSamples opened;
    private final MoneySteps steps;
    private final CaseCommands commands;
    private final SampleStore store;

    ClawbackSamples(OpenedSamples opened, MoneySteps steps, CaseCommands commands, SampleStore store) {
        this.opened = opened;
        this.steps = steps;
        this.commands = commands;
        this.store = store;
    }

    /** True when it happened now. */
    boolean tell(Clawback clawback, MoneyPlot plot) {
        StoryTime time = plot.time(clawback.key(), plot.before(clawback.filed()));
        return opened.tell(
                clawback.key(),
                time,
                () -> {
                    CaseRef award = commands.ref(store.caseNumber(clawback.claim()));
                    return new Openings.Opening(MATTER, award.id(), clawback.opening());
                },
                number -> {
                    Work work = Work.of(number, MATTER, party(clawback, plot), clawback.steps())
                            .saying(clawback.answers())
                            .knowing(ClawbackSamples::all);
                    steps.work(work, plot, time);
                });
    }

    /** All that was paid is asked for. */
    private static void all(String form, Map<String, Object> facts, Map<String, Object> answers) {
        if (form.equals(INVESTIGATION)) {
            answers.put("cityPrincipal", facts.get("recoverableCity"));
            answers.put("countyPrincipal", facts.get("recoverableCounty"));
        }
    }

    private static String party(Clawback clawback, MoneyPlot plot) {
        return plot.city().claims().stream()
                .filter(claim -> claim.key().equals(clawback.claim()))
                .findFirst()
                .orElseThrow()
                .applicant();
    }
}
