package org.keqiao.studio.ui.workbench.outline;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.keqiao.process.outline.Outline;
import org.keqiao.process.outline.Outline.Card;
import org.keqiao.process.outline.OutlineEdit;
import org.keqiao.security.Actor;
import org.keqiao.shared.Refusal;
import org.keqiao.studio.ui.StudioParts;
import org.keqiao.studio.ui.workbench.FileEditor;
import org.keqiao.studio.ui.workbench.OpenFile;
import org.keqiao.studio.ui.workbench.step.StepWords;
import org.springframework.lang.Nullable;

/** The cards of a flow. Each change is saved at once and can be taken back as long as the session lasts. */
public final class StepList implements FileEditor {

    private final Div place = new Div();
    private final Div cards = new Div();
    private final Div status = new Div();
    private final Button undo;
    private final OpenFile file;
    private final StudioParts parts;
    private final UndoStack taken;
    private final Map<String, CardItem> items = new LinkedHashMap<>();
    private Outline outline;

    public StepList(OpenFile file, StudioParts parts) {
        this.file = file;
        this.parts = parts;
        this.taken = UndoStack.of(file.matter());
        place.addClassName("kq-steps");
        status.getElement().setAttribute("role", "status");
        status.addClassName("kq-steps-status");
        undo = new Button(place.getTranslation("studio.steps.undo"), click -> undo());
        undo.addThemeVariants(ButtonVariant.LUMO_SMALL);
        Div tools = new Div(undo, status);
        tools.addClassName("kq-row");
        place.add(new Paragraph(place.getTranslation(file.readOnly() ? "studio.steps.read" : "studio.steps.about")));
        if (!file.readOnly()) {
            place.add(tools);
        }
        place.add(cards);
        outline = read();
        show();
        // Arrows walk through the cards; one of them is in the tab order.
        cards.getElement()
                .executeJs(
                        """
                this.addEventListener('keydown', e => {
                  if (!e.target.matches('.kq-card') || e.altKey) return;
                  const all = [...this.querySelectorAll('.kq-card')];
                  const at = all.indexOf(e.target);
                  const to = {ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1}[e.key];
                  if (to === undefined || !all[to]) return;
                  e.preventDefault();
                  all.forEach(c => c.tabIndex = -1);
                  all[to].tabIndex = 0;
                  all[to].focus();
                });""");
    }

    private Actor actor() {
        return parts.current().require();
    }

    private static Locale locale() {
        return UI.getCurrent().getLocale();
    }

    private Outline read() {
        try {
            return parts.outlining().outline(actor(), file.matter(), file.content(), locale());
        } catch (Refusal refusal) {
            status.setText(parts.failures().text(refusal, locale()));
            return new Outline(List.of());
        }
    }

    private void show() {
        cards.removeAll();
        items.clear();
        int number = 0;
        for (Outline.Section section : outline.sections()) {
            if (!section.name().isEmpty()) {
                cards.add(new H2(section.name()));
            }
            OrderedList list = new OrderedList();
            list.addClassName("kq-cards");
            list.getElement().setAttribute("start", String.valueOf(number + 1));
            for (Card card : section.cards()) {
                number++;
                CardItem item = new CardItem(card, this, number == 1);
                items.put(card.id(), item);
                list.add(item);
            }
            cards.add(list);
        }
        undo.setEnabled(taken.fits(file.content()));
    }

    boolean readOnly() {
        return file.readOnly();
    }

    Outline outline() {
        return outline;
    }

    String text(String key, Locale locale) {
        return parts.texts().get(key, locale);
    }

    StepWords words() {
        return new StepWords(parts.outlining().vocabulary(actor(), file.matter()), parts.texts(), locale());
    }

    /** Carries a change out, saves it and says so; a refusal is said and nothing happens. */
    boolean change(OutlineEdit edit, String said, @Nullable String focus) {
        try {
            apply(edit, said, focus);
            return true;
        } catch (Refusal refusal) {
            say(parts.failures().text(refusal, locale()), true);
            items.getOrDefault(
                            focus == null ? "" : focus,
                            items.values().iterator().next())
                    .focus();
            return false;
        }
    }

    private void apply(OutlineEdit edit, String said, @Nullable String focus) {
        String before = file.content();
        String model = parts.outlining().changed(actor(), file.matter(), before, edit, locale());
        file.save(model);
        if (!file.content().equals(model)) {
            // The draft did not take it, and the page says why.
            return;
        }
        taken.put(before, model);
        Outline old = outline;
        outline = read();
        show();
        say(said, false);
        Optional.ofNullable(focus)
                .or(() -> outline.cards()
                        .map(Card::id)
                        .filter(id -> old.card(id).isEmpty())
                        .findFirst())
                .or(() -> items.keySet().stream().findFirst())
                .ifPresent(this::jump);
    }

    /** Why a change would be refused; empty when it would not. */
    String tried(OutlineEdit edit) {
        try {
            parts.outlining().changed(actor(), file.matter(), file.content(), edit, locale());
            return "";
        } catch (Refusal refusal) {
            return parts.failures().text(refusal, locale());
        }
    }

    /** Removes a card; when others would be lost with it they are named first. */
    void remove(Card card) {
        String said = place.getTranslation("studio.steps.removed", card.name());
        try {
            apply(new OutlineEdit.Remove(card.id(), false), said, before(card));
        } catch (Refusal refusal) {
            String reason = parts.failures().text(refusal, locale());
            if (refusal.code().equals("OUTLINE_BRANCHES")) {
                new BranchesDialog(reason, () -> change(new OutlineEdit.Remove(card.id(), true), said, null)).open();
            } else {
                say(reason, true);
                items.get(card.id()).focus();
            }
        }
    }

    @Nullable
    private String before(Card card) {
        String found = null;
        for (String id : items.keySet()) {
            if (id.equals(card.id())) {
                return found;
            }
            found = id;
        }
        return found;
    }

    private void undo() {
        String before = taken.take(file.content());
        if (before != null) {
            file.save(before);
            outline = read();
            show();
            say(place.getTranslation("studio.steps.undone"), false);
            if (undo.isEnabled()) {
                undo.focus();
            } else {
                items.values().stream().findFirst().ifPresent(CardItem::focus);
            }
        }
    }

    private void say(String text, boolean refused) {
        status.setText(text);
        status.getElement().setAttribute("role", refused ? "alert" : "status");
        status.setClassName("kq-steps-refused", refused);
    }

    /** Dialogs to add and change. */
    void edit(Card card) {
        if (card.kind() == Outline.Kind.STEP) {
            StepDialog.change(card, this).open();
        } else if (card.kind() == Outline.Kind.ACTION) {
            ActionDialog.change(card, this).open();
        } else {
            new NamesDialog(card, this).open();
        }
    }

    void addStep(Card after) {
        StepDialog.add(after, this).open();
    }

    void addAction(Card after) {
        ActionDialog.add(after, this).open();
    }

    @Override
    public Component component() {
        return place;
    }

    @Override
    public void jump(String element) {
        Optional.ofNullable(items.get(element))
                .or(() -> outline.cards()
                        .filter(card ->
                                card.ways().stream().anyMatch(way -> way.id().equals(element)))
                        .map(card -> items.get(card.id()))
                        .findFirst())
                .ifPresent(CardItem::focus);
    }

    @Override
    public void flush() {
        // Every change is saved when it is made.
    }
}
