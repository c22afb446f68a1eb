package org.keqiao.inbox.ui.decision;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import org.keqiao.casefile.CaseView;
import org.keqiao.inbox.Completion;
import org.keqiao.inbox.TaskView;
import org.keqiao.inbox.ui.CaseFileParts;
import org.keqiao.process.Outcome;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.ui.DateText;
import org.keqiao.shared.ui.MainLayout;
import org.keqiao.shared.ui.Notices;
import org.keqiao.shared.ui.Page;
import org.keqiao.shared.ui.PageHeader;

/** A party answers a step of its own case, such as a statement in its defence: one form, one button a way. */
@Route(value = AnswerView.ROUTE + "/:task", layout = MainLayout.class)
@PermitAll
public class AnswerView extends Page implements BeforeEnterObserver {

    static final String ROUTE = "answers";

    private static final long serialVersionUID = 1L;
    private static final String OWN_CASES = "my-cases/";

    private final transient CaseFileParts parts;
    private final transient CurrentActor currentActor;

    AnswerView(CaseFileParts parts, CurrentActor currentActor) {
        super("inbox.answer");
        this.parts = parts;
        this.currentActor = currentActor;
        narrow();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        TaskView task =
                parts.inbox().view(event.getRouteParameters().get("task").orElse(""));
        if (!task.step().isParty()) {
            throw Refusal.notFound();
        }
        CaseView view = parts.reading().view(task.row().caseId());
        String name = task.row().name(getLocale());
        pageTitle(name);
        PageHeader header = new PageHeader(name)
                .crumb(task.row().caseNumber(), OWN_CASES + view.id())
                .below(new Span(view.title()));
        if (task.row().dueOn() != null) {
            header.below(new Paragraph(getTranslation(
                    "inbox.answer.until", DateText.longDay(task.row().dueOn(), getLocale()))));
        }
        add(header);
        show(task, view);
    }

    private void show(TaskView task, CaseView view) {
        StepForm form = new StepForm(task, view, parts);
        Div trouble = new Div();
        trouble.getElement().setAttribute("aria-live", "assertive");
        Div ways = new Div();
        ways.addClassName("kq-row");
        boolean first = true;
        for (Outcome outcome : task.step().outcomes()) {
            String label = "en".equals(getLocale().getLanguage()) ? outcome.en() : outcome.zh();
            Button button = new Button(label, click -> complete(task, outcome, form, trouble));
            if (first) {
                button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
                first = false;
            }
            ways.add(button);
        }
        Div box = new Div(form, trouble, new Paragraph(getTranslation("inbox.answer.once")), ways);
        box.addClassName("kq-section");
        add(box);
    }

    private void complete(TaskView task, Outcome outcome, StepForm form, Div trouble) {
        trouble.removeAll();
        form.show(List.of());
        String id = task.row().id();
        try {
            if (!currentActor.require().username().equals(task.row().assignee())) {
                parts.inbox().claim(id);
            }
            parts.inbox().complete(id, new Completion(outcome.key(), form.answers(), null, List.of()));
            Notices.success(getTranslation("inbox.answer.done"));
            UI.getCurrent().navigate(OWN_CASES + task.row().caseId());
        } catch (Refusal no) {
            if (no.kind() == Refusal.Kind.INVALID && !no.errors().isEmpty()) {
                form.show(no.errors());
            } else {
                Div message = new Div(new Paragraph(parts.failures().text(no, getLocale())));
                message.addClassNames("kq-message", "tone-soon");
                trouble.add(message);
            }
        }
    }
}
