package org.keqiao.casefile.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.UUID;
import org.keqiao.calendar.Limit;
import org.keqiao.casefile.CaseStatus;
import org.keqiao.casefile.CaseView;
import org.keqiao.casefile.reading.CaseProgress;
import org.keqiao.process.Matter;
import org.keqiao.shared.ui.MainLayout;
import org.keqiao.shared.ui.Page;
import org.keqiao.shared.ui.PageHeader;
import org.springframework.lang.Nullable;

/** After a submission: the number, what happens next, and when; stays true when it is opened again. */
@Route(value = Routes.APPLICATIONS + "/:draft/submitted", layout = MainLayout.class)
@PermitAll
public class SubmittedView extends Page implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private final transient ApplicantParts parts;

    SubmittedView(ApplicantParts parts) {
        super("applicant.submitted");
        this.parts = parts;
        narrow();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        UUID id = Routes.id(event.getRouteParameters().get("draft").orElse(""));
        CaseView view = parts.reading().view(id);
        if (view.caseNumber() == null || view.status() == CaseStatus.CORRECTION) {
            event.forwardTo(Routes.application(id));
            return;
        }
        show(view);
    }

    private void show(CaseView view) {
        boolean again = view.submission() > 1;
        String title = getTranslation(again ? "applicant.submitted.correction" : "applicant.submitted");
        pageTitle(title);
        Matter matter = parts.matters().version(view.matter(), view.definitionVersion());
        CaseProgress progress = parts.tracking().of(view.id(), getLocale());
        Span number = new Span(view.caseNumber().value());
        number.addClassName("kq-case-number");
        Div head = new Div(
                new Paragraph(getTranslation("applicant.submitted.number")),
                number,
                new Paragraph(Words.title(view.title(), this) + " · "
                        + matter.settings().name().in(getLocale())));
        head.addClassNames("kq-message", "tone-good", "kq-receipt");
        OrderedList next = new OrderedList();
        next.add(new ListItem(
                again
                        ? getTranslation("applicant.next.correction", progress.office())
                        : next("applicant.next.intake", parts.notice(matter), progress.office())));
        next.add(new ListItem(next("applicant.next.decision", progress.promised(), progress.office())));
        next.add(new ListItem(getTranslation("applicant.next.told")));
        Div box = new Div(new H2(getTranslation("applicant.next")), next);
        box.addClassName("kq-section");
        Div bar = new Div(
                Words.buttonLink(Routes.ownCase(view.id()), getTranslation("applicant.toCase"), true),
                new Anchor(Routes.MY_CASES, getTranslation("applicant.cases")));
        bar.addClassName("kq-form-bar");
        add(new PageHeader(title), head, box, bar);
    }

    private String next(String key, @Nullable Limit limit, String office) {
        return limit == null
                ? getTranslation(key + ".open", office)
                : getTranslation(key, office, Words.limit(limit, this));
    }
}
