package org.keqiao.inbox.ui.recusal;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import org.keqiao.casefile.CaseView;
import org.keqiao.inbox.recusal.Recusal;
import org.keqiao.shared.ui.ErrorSummary;
import org.keqiao.shared.ui.FieldMistakes;
import org.keqiao.shared.ui.Notices;

/** A party asks that an officer stand back, and reads what was decided. */
class PartyRecusals extends Div {

    private static final long serialVersionUID = 1L;

    private final transient CaseView view;
    private final transient RecusalParts parts;

    PartyRecusals(CaseView view, RecusalParts parts) {
        this.view = view;
        this.parts = parts;
        show();
    }

    private void show() {
        removeAll();
        add(new Paragraph(getTranslation("recusal.party.hint")));
        for (Recusal recusal : parts.recusals().of(view.id())) {
            add(new RecusalLine(recusal));
        }
        if (!view.status().isTerminal()) {
            Button open = new Button(getTranslation("recusal.ask"));
            open.addClickListener(click -> {
                remove(open);
                add(form());
            });
            add(open);
        }
    }

    private Div form() {
        ErrorSummary summary = new ErrorSummary();
        FieldMistakes mistakes = new FieldMistakes(summary, parts.failures());
        TextField person = mistakes.field("person", new TextField(getTranslation("recusal.person.party")));
        person.setRequiredIndicatorVisible(true);
        TextArea reason = mistakes.field("reason", new TextArea(getTranslation("recusal.reason")));
        reason.setRequiredIndicatorVisible(true);
        Button ask = new Button(getTranslation("recusal.ask"), click -> {
            boolean done = mistakes.attempt(getLocale(), () -> {
                Recusal made = parts.recusals().ask(view.id(), person.getValue(), reason.getValue());
                Notices.success(getTranslation("recusal.asked", made.personName(), made.dueOn()));
            });
            if (done) {
                show();
            }
        });
        Div form = new Div(summary, person, reason, ask);
        form.addClassName("kq-form");
        return form;
    }
}
