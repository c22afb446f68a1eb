package org.keqiao.inbox.ui.recusal;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.UUID;
import org.keqiao.inbox.recusal.Recusal;
import org.keqiao.inbox.recusal.RecusalDecisions.VoidAct;
import org.keqiao.shared.ui.Languages;
import org.keqiao.shared.ui.StatusBadge;
import org.keqiao.shared.ui.Tone;

/** The recusals of a case for its officers: what was asked, what is to be decided, what is void. */
class CaseRecusals extends Div {

    private static final long serialVersionUID = 1L;

    private final UUID caseId;
    private final transient RecusalParts parts;

    CaseRecusals(UUID caseId, RecusalParts parts) {
        this.caseId = caseId;
        this.parts = parts;
        show();
    }

    private void show() {
        removeAll();
        add(new Paragraph(getTranslation("recusal.officer.hint")));
        Div ways = new Div(
                new Button(getTranslation("recusal.askSelf"), click -> new AskDialog(caseId, true, parts, this::show)
                        .open()),
                new Button(getTranslation("recusal.askOther"), click -> new AskDialog(caseId, false, parts, this::show)
                        .open()));
        ways.addClassName("kq-row");
        add(ways);
        List<Recusal> asked = parts.recusals().of(caseId);
        if (asked.isEmpty()) {
            add(new Paragraph(getTranslation("recusal.none")));
        }
        asked.forEach(recusal ->
                add(recusal.decidable() ? new RecusalLine(recusal, decide(recusal)) : new RecusalLine(recusal)));
        List<VoidAct> acts = parts.decisions().voidActs(caseId);
        if (!acts.isEmpty()) {
            add(new H3(getTranslation("recusal.void")), new Paragraph(getTranslation("recusal.void.hint")));
            acts.forEach(act -> add(line(act)));
        }
    }

    private Button decide(Recusal recusal) {
        Button decide = new Button(
                getTranslation("recusal.decide"),
                click -> new RecusalDialog(recusal, parts.recusals().entersMinutes(recusal), parts, this::show).open());
        decide.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        return decide;
    }

    private Div line(VoidAct act) {
        String name = Languages.isChinese(getLocale()) ? act.name() : act.nameEn();
        Div line = new Div(
                new Span(getTranslation("recusal.void.line", name, act.person())),
                new StatusBadge(
                        getTranslation(act.upheld() ? "recusal.void.upheld" : "recusal.void.open"),
                        act.upheld() ? Tone.GOOD : Tone.LATE));
        line.addClassName("kq-row");
        if (!act.upheld()) {
            Button review = new Button(
                    getTranslation("recusal.void.uphold"),
                    click -> new UpholdDialog(caseId, act, name, parts, this::show).open());
            review.addThemeVariants(ButtonVariant.LUMO_SMALL);
            line.add(review);
        }
        return line;
    }
}
