package org.keqiao.casefile.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import org.keqiao.casefile.application.ApprovalItem;
import org.keqiao.casefile.application.InternalApprovals;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.ui.DateText;
import org.keqiao.shared.ui.EmptyState;
import org.keqiao.shared.ui.MainLayout;
import org.keqiao.shared.ui.Page;
import org.keqiao.shared.ui.PageHeader;
import org.springframework.lang.Nullable;

/** 待内部审批: what members laid before this approver, whoever waits longest first. */
@Route(value = Routes.APPROVALS, layout = MainLayout.class)
@PermitAll
public class ApprovalsView extends Page implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;
    private static final int PAGE = 25;

    private final transient InternalApprovals approvals;
    private final transient ApplicantParts parts;
    private final UnorderedList list = new UnorderedList();
    private final Button more;
    private final Div empty = new Div();

    @Nullable
    private String next;

    ApprovalsView(InternalApprovals approvals, ApplicantParts parts) {
        super("approval.queue");
        this.approvals = approvals;
        this.parts = parts;
        narrow();
        list.addClassName("kq-case-list");
        more = new Button(getTranslation("applicant.more"), click -> append(next));
        add(
                new PageHeader(getTranslation("approval.queue")),
                new Paragraph(getTranslation("approval.queue.text")),
                list,
                more,
                empty);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        list.removeAll();
        empty.removeAll();
        append(null);
        if (list.getChildren().findAny().isEmpty()) {
            empty.add(new EmptyState(
                    VaadinIcon.CHECK_CIRCLE_O,
                    getTranslation("approval.none"),
                    getTranslation("approval.none.hint"),
                    Words.buttonLink(Routes.MY_CASES, getTranslation("applicant.cases"), false)));
        }
    }

    private void append(@Nullable String cursor) {
        CursorPage<ApprovalItem> page = approvals.queue(cursor, PAGE);
        page.items().forEach(item -> list.add(row(item)));
        next = page.next();
        more.setVisible(next != null);
    }

    private ListItem row(ApprovalItem item) {
        Anchor link = new Anchor(Routes.check(item.id()), Words.title(item.title(), this));
        link.addClassName("kq-case-link");
        String number = item.caseNumber() == null
                ? getTranslation("approval.first")
                : item.caseNumber().value();
        Div about = new Div(new Span(number + " · " + matter(item) + " · " + item.organisation()));
        about.addClassNames("kq-quiet", "kq-small");
        Div row = new Div(
                link,
                about,
                new Span(getTranslation("approval.by", item.requestedBy(), DateText.minuteText(item.requestedAt()))));
        if (item.note() != null) {
            Paragraph note = new Paragraph(item.note());
            note.addClassName("kq-quiet");
            row.add(note);
        }
        if (item.correctionDueOn() != null) {
            Paragraph due = new Paragraph(getTranslation(
                    "applicant.todo.correctionBy", DateText.longDay(item.correctionDueOn(), getLocale())));
            due.addClassName("tone-soon");
            row.add(due);
        }
        row.addClassName("grow");
        return new ListItem(row);
    }

    private String matter(ApprovalItem item) {
        return parts.matters()
                .current(item.matter())
                .map(known -> known.settings().name().in(getLocale()))
                .orElse(item.matter());
    }
}
