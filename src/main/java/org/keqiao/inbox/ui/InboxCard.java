package org.keqiao.inbox.ui;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import org.keqiao.inbox.InboxRow;
import org.keqiao.shared.Light;
import org.keqiao.shared.ui.DateText;
import org.keqiao.shared.ui.DueLight;

/** A row of the inbox on a phone: everything below each other, nothing beyond the edge. */
class InboxCard extends Div {

    private static final long serialVersionUID = 1L;

    InboxCard(InboxRow row) {
        addClassName("kq-phone-card");
        Anchor number = new Anchor(InboxGrid.path(row), row.caseNumber());
        number.addClassName("kq-case-link");
        Div title = new Div();
        if (row.news() != null) {
            Span news = new Span(InboxGrid.newsText(row, this));
            news.addClassName("kq-news");
            title.add(news);
        }
        title.add(new Text(row.title()));
        title.addClassName("kq-case-title");
        Div about = line(new Span(row.applicant()), new Span(StepText.of(row, getLocale(), this)));
        about.addClassNames("kq-quiet", "kq-small");
        add(number, title, about);
        if (row.outcome() == null) {
            Div when = line(light(row));
            if (row.assigneeName() != null) {
                Span who = new Span(row.assigneeName());
                who.addClassNames("kq-quiet", "kq-small");
                when.add(who);
            }
            add(when);
        } else {
            Div done = line(
                    new Span(DateText.minuteText(row.createdAt())),
                    new Span(row.result() == null ? row.outcome() : row.result().in(getLocale())));
            done.addClassName("kq-small");
            add(done);
        }
    }

    static DueLight light(InboxRow row) {
        return new DueLight(row.light() == null ? Light.GREEN : row.light(), row.daysLeft(), row.dueOn(), false);
    }

    private static Div line(Span... parts) {
        Div line = new Div(parts);
        line.addClassName("kq-row");
        return line;
    }
}
