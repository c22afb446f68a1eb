package org.keqiao.inbox.ui.file;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.stream.Collectors;
import org.keqiao.casefile.CaseView;
import org.keqiao.casefile.CaseView.ClockView;
import org.keqiao.casefile.CaseView.Link;
import org.keqiao.casefile.CaseView.Party;
import org.keqiao.inbox.ui.CaseFileParts;
import org.keqiao.inbox.ui.CaseStates;
import org.keqiao.inbox.ui.WayBack;
import org.keqiao.process.Matters;
import org.keqiao.shared.Light;
import org.keqiao.shared.ui.DueLight;
import org.keqiao.shared.ui.PageHeader;
import org.keqiao.shared.ui.StatusBadge;
import org.keqiao.shared.ui.Tone;
import org.springframework.lang.Nullable;

/** Number, title, applicant, status, stage, the case's own clock and the cases that it belongs with. */
class CaseHeader extends Div {

    private static final long serialVersionUID = 1L;

    /**
     * @param changed shows the case afresh
     */
    CaseHeader(CaseView view, String number, CaseFileParts parts, Runnable changed) {
        Matters matters = parts.matters();
        Div line = new Div();
        line.addClassName("kq-row");
        line.add(CaseStates.badge(view.status(), this));
        parts.extras().stream()
                .flatMap(extra -> extra.standing(view, getLocale()).stream())
                .findFirst()
                .or(() -> CaseStates.stage(view, matters, getLocale()))
                .ifPresent(stage -> line.add(new Span(stage)));
        if (view.lateDefects() > 0) {
            line.add(new StatusBadge(getTranslation("inbox.toldLate", view.lateDefects()), Tone.LATE));
        }
        Span who = new Span(view.parties().stream().map(Party::organisation).collect(Collectors.joining("、")));
        line.add(who);
        if (!view.status().isTerminal() && view.clock().dueOn() != null) {
            Span limit = new Span(getTranslation("inbox.limit.case"));
            limit.addClassNames("kq-quiet", "kq-small");
            line.add(limit, clock(view.clock()));
            if (view.clock().pausedUntil() != null) {
                line.add(new Span(
                        getTranslation("inbox.pausedUntil", view.clock().pausedUntil())));
            }
        }
        PageHeader header = new PageHeader(view.title());
        header.crumb(getTranslation("inbox.title"), WayBack.path(UI.getCurrent()))
                .crumb(
                        matters.current(view.matter())
                                .map(m -> m.settings().name().in(getLocale()))
                                .orElse(view.matter()),
                        "cases?matter=" + view.matter());
        Span caseNumber = new Span(number);
        caseNumber.addClassNames("kq-number", "kq-case-number");
        header.below(caseNumber);
        header.below(line);
        if (!view.links().isEmpty()) {
            header.below(related(view, matters));
        }
        if (view.rights().pause() || view.rights().extend()) {
            header.actions(new ClockMenu(view, parts, changed));
        }
        add(header);
    }

    /** The case that this one follows from, and those that follow from it; the newest last. */
    private Div related(CaseView view, Matters matters) {
        Span label = new Span(getTranslation("inbox.related"));
        label.addClassNames("kq-quiet", "kq-small");
        Div line = new Div(label);
        line.addClassName("kq-row");
        for (Link link : view.links()) {
            String matter = matters.current(link.matter())
                    .map(one -> one.settings().name().in(getLocale()))
                    .orElse(link.matter());
            String name = link.caseNumber() == null
                    ? matter
                    : getTranslation(
                            "inbox.related.case", matter, link.caseNumber().value());
            line.add(new Anchor(CaseFileView.ROUTE + "/" + link.id(), name), CaseStates.badge(link.status(), this));
        }
        return line;
    }

    private static DueLight clock(ClockView clock) {
        Integer left = clock.leftDays();
        return new DueLight(light(clock, left), left, clock.dueOn(), clock.estimated());
    }

    private static Light light(ClockView clock, @Nullable Integer left) {
        if (clock.paused()) {
            return Light.PAUSED;
        }
        if (left == null || clock.usedDays() == null) {
            return Light.GREEN;
        }
        return left < 0 ? Light.OVERDUE : Light.of(clock.usedDays(), clock.usedDays() + left);
    }
}
