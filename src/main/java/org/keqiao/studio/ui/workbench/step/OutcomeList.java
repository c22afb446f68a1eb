package org.keqiao.studio.ui.workbench.step;

import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.keqiao.process.Outcome;

/** How a step can end: each result with its key, what it means for the case, and whether a reason is asked for. */
final class OutcomeList extends Div {

    private static final long serialVersionUID = 1L;

    /** As many as the check allows. */
    private static final int MOST = 8;

    private final Runnable changed;
    private final Div rows = new Div();
    private final Button add;
    private boolean closed;

    OutcomeList(Runnable changed) {
        this.changed = changed;
        addClassName("kq-step-outcomes");
        add = new Button(getTranslation("studio.step.outcome.add"), VaadinIcon.PLUS.create(), click -> another());
        add.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        add(new H3(getTranslation("studio.step.outcomes")), rows, add);
    }

    void show(List<Outcome> outcomes, boolean readOnly) {
        closed = readOnly;
        rows.removeAll();
        outcomes.forEach(outcome -> rows.add(new OutcomeRow(outcome, readOnly, changed, this::remove)));
        number();
    }

    List<Outcome> outcomes() {
        return present().stream().map(OutcomeRow::outcome).toList();
    }

    private List<OutcomeRow> present() {
        return rows.getChildren().map(OutcomeRow.class::cast).toList();
    }

    private void another() {
        boolean first = outcomes().stream().noneMatch(each -> each.kind() == Outcome.Kind.ADVANCE);
        Outcome.Kind kind = first ? Outcome.Kind.ADVANCE : Outcome.Kind.RETURN;
        OutcomeRow row = new OutcomeRow(
                new Outcome(free(first ? "agree" : "return"), kind, "", "", !first), false, changed, this::remove);
        rows.add(row);
        number();
        row.focus();
        changed.run();
    }

    /** A key that no other result has: conditions name results by it. */
    private String free(String wish) {
        Set<String> taken = new HashSet<>();
        outcomes().forEach(outcome -> taken.add(outcome.key()));
        String key = wish;
        for (int n = 2; taken.contains(key); n++) {
            key = wish + n;
        }
        return key;
    }

    private void remove(OutcomeRow row) {
        List<OutcomeRow> before = new ArrayList<>(present());
        int at = before.indexOf(row);
        rows.remove(row);
        number();
        changed.run();
        Focusable<?> next = before.size() > 1 ? before.get(at == 0 ? 1 : at - 1) : add;
        next.focus();
    }

    private void number() {
        List<OutcomeRow> now = present();
        for (int i = 0; i < now.size(); i++) {
            now.get(i).number(i + 1);
        }
        add.setVisible(!closed && now.size() < MOST);
        rows.getElement().setAttribute("data-count", String.valueOf(now.size()));
        getChildren().filter(Paragraph.class::isInstance).toList().forEach(this::remove);
        if (now.isEmpty()) {
            addComponentAtIndex(1, new Paragraph(getTranslation("studio.step.outcome.none")));
        }
    }
}
