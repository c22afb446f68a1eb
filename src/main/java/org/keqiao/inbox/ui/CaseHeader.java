package org.keqiao.inbox.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.stream.Collectors;
import org.keqiao.casefile.CaseView;
import org.keqiao.casefile.CaseView.ClockView;
import org.keqiao.casefile.CaseView.Party;
import org.keqiao.process.Matters;
import org.keqiao.shared.Light;
import org.keqiao.shared.ui.DueLight;
import org.keqiao.shared.ui.PageHeader;

/** Number, title, applicant, status, stage and the case's own clock. */
class CaseHeader extends Div {

    private static final long serialVersionUID = 1L;
    private static final int SOON = 3;

    CaseHeader(CaseView view, String number, Matters matters) {
        Div line = new Div();
        line.addClassName("kq-row");
        line.add(CaseStates.badge(view.status(), this));
        CaseStates.stage(view, matters, getLocale()).ifPresent(stage -> line.add(new Span(stage)));
        Span who = new Span(view.parties().stream().map(Party::organisation).collect(Collectors.joining("、")));
        line.add(who);
        if (!view.status().isTerminal() && view.clock().dueOn() != null) {
            line.add(clock(view.clock()));
        }
        PageHeader header = new PageHeader(view.title());
        header.crumb(getTranslation("inbox.title"), "inbox")
                .crumb(
                        matters.current(view.matter())
                                .map(m -> m.settings().name().in(getLocale()))
                                .orElse(view.matter()),
                        "cases?matter=" + view.matter());
        Span caseNumber = new Span(number);
        caseNumber.addClassNames("kq-number", "kq-case-number");
        header.below(caseNumber);
        header.below(line);
        add(header);
    }

    private static DueLight clock(ClockView clock) {
        Integer left = clock.leftDays();
        Light light = clock.paused()
                ? Light.PAUSED
                : left == null || left > SOON
                        ? Light.GREEN
                        : left < 0 ? Light.OVERDUE : left <= 1 ? Light.RED : Light.AMBER;
        return new DueLight(light, left, clock.dueOn(), clock.estimated());
    }
}
