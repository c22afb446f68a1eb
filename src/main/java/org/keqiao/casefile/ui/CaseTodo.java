package org.keqiao.casefile.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import org.keqiao.casefile.CaseStatus;
import org.keqiao.casefile.CaseView;
import org.keqiao.casefile.reading.CaseProgress;
import org.keqiao.form.ui.AnswerText;
import org.keqiao.process.Matter;
import org.keqiao.shared.ui.DateText;

/** 您需要做什么: the one thing that waits for the applicant, or that nothing does. */
class CaseTodo extends Section {

    private static final long serialVersionUID = 1L;

    CaseTodo(CaseView view, CaseProgress progress, Matter matter) {
        addClassName("kq-section");
        H2 heading = new H2(getTranslation("applicant.todo"));
        heading.setId("applicant-todo");
        getElement().setAttribute("aria-labelledby", "applicant-todo");
        add(heading);
        CaseView.Correction correction = view.correction();
        if (!progress.ownSteps().isEmpty()) {
            addClassName("kq-todo");
            progress.ownSteps().forEach(this::answer);
            return;
        }
        if (view.status() != CaseStatus.CORRECTION || correction == null) {
            add(new Paragraph(getTranslation("applicant.todo.nothing." + view.status())));
            result(view, matter);
            return;
        }
        addClassName("kq-todo");
        int items = correction.items().size();
        add(new Paragraph(
                correction.dueOn() == null
                        ? getTranslation("applicant.correction.asked", items)
                        : asked(correction, items, progress)));
        UnorderedList list = new UnorderedList();
        correction.items().forEach(item -> {
            String name = item.document() == null
                    ? AnswerText.label(matter.startForm(), DraftForm.key(item), this)
                    : Words.documentName(matter, item.document(), getLocale());
            list.add(new ListItem(getTranslation("form.errorEntry", name, item.text())));
        });
        add(list);
        if (view.rights().edit()) {
            add(Words.buttonLink(Routes.application(view.id()), getTranslation("applicant.correction.go"), true));
        }
    }

    /** A step of the party's own: what it may say, and until when. */
    private void answer(CaseProgress.OwnStep step) {
        add(new Paragraph(
                step.until() == null
                        ? getTranslation("applicant.todo.step", step.name())
                        : getTranslation(
                                "applicant.todo.stepByDay", step.name(), DateText.longDay(step.until(), getLocale()))));
        add(Words.buttonLink(Routes.answer(step.task()), getTranslation("applicant.todo.answer", step.name()), true));
    }

    /** The certificate, or the letter that says why not: what the applicant came for, one press away. */
    private void result(CaseView view, Matter matter) {
        if (!view.status().isTerminal() || view.letters().isEmpty()) {
            return;
        }
        CaseView.Letter letter = view.letters().stream()
                .filter(one -> one.verificationCode() != null)
                .findFirst()
                .orElse(view.letters().get(view.letters().size() - 1));
        String name = Words.letterName(matter, letter, getLocale());
        if (!letter.sealed()) {
            add(new Paragraph(getTranslation("applicant.letter.beingSealed", name)));
        }
        Div actions = new Div();
        actions.addClassName("kq-row");
        Anchor open = Words.buttonLink(
                Routes.letter(letter.id()),
                getTranslation(letter.sealed() ? "applicant.letter.open" : "applicant.letter.preview", name),
                letter.sealed());
        open.setRouterIgnore(true);
        open.setTarget(AnchorTarget.BLANK);
        actions.add(open);
        if (letter.verificationCode() != null && letter.number() != null) {
            Anchor verify = Words.buttonLink(
                    Routes.verification(letter.number(), letter.verificationCode()),
                    getTranslation("applicant.verify"),
                    false);
            verify.setRouterIgnore(true);
            verify.setTarget(AnchorTarget.BLANK);
            actions.add(verify);
        }
        add(actions);
    }

    private String asked(CaseView.Correction correction, int items, CaseProgress progress) {
        String day = DateText.longDay(correction.dueOn(), getLocale());
        Integer left = progress.correctionDaysLeft();
        return left == null || left < 0
                ? getTranslation("applicant.correction.late", day)
                : getTranslation("applicant.todo.byDay", day, items, left);
    }
}
