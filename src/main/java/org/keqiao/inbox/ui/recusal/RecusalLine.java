package org.keqiao.inbox.ui.recusal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import org.keqiao.inbox.recusal.Recusal;
import org.keqiao.shared.ui.StatusBadge;
import org.keqiao.shared.ui.Tone;

/** One recusal: whom, why, and what became of it. */
class RecusalLine extends Div {

    private static final long serialVersionUID = 1L;

    RecusalLine(Recusal recusal, Component... doing) {
        addClassName("kq-section");
        Div head = new Div(new Span(recusal.personName()), badge(recusal, this));
        Span since = new Span(origin(recusal, this));
        since.addClassName("kq-quiet");
        head.add(since);
        head.addClassName("kq-row");
        add(head, new Div(recusal.reason()));
        if (recusal.state() == Recusal.State.PROPOSED) {
            Span due = new Span(getTranslation("recusal.said", getTranslation("recusal.column.due"), recusal.dueOn()));
            due.addClassName("kq-quiet");
            add(new Div(due));
        }
        if (recusal.decision() != null) {
            add(new Div(said(recusal, this)));
        }
        Div row = new Div(doing);
        row.addClassName("kq-row");
        if (doing.length > 0) {
            add(row);
        }
    }

    static String said(Recusal recusal, Component in) {
        return recusal.minutes() == null
                ? in.getTranslation("recusal.said", recusal.decidedBy(), recusal.decision())
                : in.getTranslation("recusal.saidMinutes", recusal.decidedBy(), recusal.decision(), recusal.minutes());
    }

    static String origin(Recusal recusal, Component in) {
        return in.getTranslation("recusal.origin." + recusal.origin(), recusal.applicantName());
    }

    static StatusBadge badge(Recusal recusal, Component in) {
        return new StatusBadge(
                in.getTranslation("recusal.state." + recusal.state()),
                switch (recusal.state()) {
                    case PROPOSED -> Tone.SOON;
                    case GRANTED -> Tone.LATE;
                    case REFUSED, LAPSED -> Tone.NEUTRAL;
                });
    }
}
