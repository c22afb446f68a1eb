package org.keqiao.casefile.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import org.keqiao.casefile.CaseStatus;
import org.keqiao.casefile.CaseView;
import org.keqiao.casefile.CaseView.ClockView;
import org.keqiao.casefile.reading.CaseProgress;
import org.keqiao.shared.Light;
import org.keqiao.shared.ui.DateText;
import org.keqiao.shared.ui.DueLight;
import org.springframework.lang.Nullable;

/** 时限: legal, promised, used, left, and the day; while it stands still, why. */
class CaseClockFacts extends Div {

    private static final long serialVersionUID = 1L;

    private final DescriptionList facts = new DescriptionList();

    CaseClockFacts(CaseView view, CaseProgress progress) {
        ClockView clock = view.clock();
        boolean open = !view.status().isTerminal();
        if (open && clock.acceptedOn() == null) {
            add(new Paragraph(getTranslation("applicant.clock.notYet")));
        }
        if (open && clock.paused()) {
            add(Words.message(
                    "tone-paused",
                    getTranslation("applicant.clock.paused"),
                    new Paragraph(
                            clock.pauseReason() != null
                                    ? getTranslation("applicant.clock.reason", clock.pauseReason())
                                    : getTranslation(
                                            view.status() == CaseStatus.CORRECTION
                                                    ? "applicant.clock.correcting"
                                                    : "applicant.clock.step"))));
        }
        facts.addClassName("kq-facts");
        if (open && clock.paused()) {
            day("applicant.clock.pausedSince", clock.pausedSince());
            day("applicant.clock.pausedUntil", clock.pausedUntil());
        }
        fact("applicant.legal", new Span(Words.limit(progress.legal(), this)));
        fact("applicant.promised", new Span(Words.limit(progress.promised(), this)));
        day("applicant.clock.received", clock.receivedOn());
        day("applicant.clock.accepted", clock.acceptedOn());
        if (clock.usedDays() != null) {
            fact("applicant.clock.used", new Span(getTranslation("applicant.days." + clock.unit(), clock.usedDays())));
        }
        if (open && clock.acceptedOn() != null && clock.dueOn() != null) {
            left(clock, progress);
        }
        if (view.decidedAt() != null) {
            fact("applicant.clock.decided", DateText.minute(view.decidedAt()));
        }
        add(facts);
        if (clock.extended()) {
            add(quiet("applicant.clock.extended"));
        }
        if (open && clock.estimated()) {
            add(quiet("applicant.clock.estimated"));
        }
    }

    /** While the clock stands still the last days are not known: both move by as long as it stands. */
    private void left(ClockView clock, CaseProgress progress) {
        if (clock.paused()) {
            if (clock.leftDays() != null) {
                fact(
                        "applicant.clock.left",
                        new Span(getTranslation("applicant.clock.leftPaused." + clock.unit(), clock.leftDays())));
            }
            fact("applicant.clock.legalDue", new Span(getTranslation("applicant.clock.legalDue.moves")));
            return;
        }
        Light light = progress.light() == null ? Light.GREEN : progress.light();
        fact("applicant.clock.left", new DueLight(light, clock.leftDays(), clock.dueOn(), clock.estimated()));
        if (clock.legalDueOn() != null) {
            day("applicant.clock.legalDue", clock.legalDueOn());
        }
    }

    private Paragraph quiet(String key) {
        Paragraph text = new Paragraph(getTranslation(key));
        text.addClassNames("kq-quiet", "kq-small");
        return text;
    }

    private void day(String key, @Nullable java.time.LocalDate day) {
        if (day != null) {
            fact(key, new Span(DateText.longDay(day, getLocale())));
        }
    }

    private void fact(String key, Component value) {
        facts.add(new DescriptionList.Term(getTranslation(key)), new DescriptionList.Description(value));
    }
}
