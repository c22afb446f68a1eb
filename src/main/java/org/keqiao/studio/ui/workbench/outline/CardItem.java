package org.keqiao.studio.ui.workbench.outline;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import java.util.Locale;
import java.util.stream.Collectors;
import org.keqiao.process.Outcome;
import org.keqiao.process.outline.Outline.Card;
import org.keqiao.process.outline.Outline.Kind;
import org.keqiao.process.outline.Outline.Way;
import org.keqiao.process.outline.OutlineEdit;
import org.keqiao.shared.ui.StatusBadge;
import org.keqiao.shared.ui.Tone;

/** One card: what happens, where it leads, and what can be done with it. */
final class CardItem extends ListItem implements Focusable<CardItem> {

    private static final long serialVersionUID = 1L;

    private final transient Card card;
    private final transient StepList list;

    CardItem(Card card, StepList list, boolean first) {
        this.card = card;
        this.list = list;
        addClassNames("kq-card", "kq-card-" + card.kind().name().toLowerCase(Locale.ROOT));
        setTabIndex(first ? 0 : -1);
        getElement().setAttribute("aria-label", getTranslation("studio.steps.kind." + card.kind()) + " " + card.name());
        Div head = new Div(
                new StatusBadge(getTranslation("studio.steps.kind." + card.kind()), tone()), new H3(card.name()));
        head.addClassName("kq-row");
        if (!list.readOnly()) {
            head.add(buttons());
            keys();
        }
        add(head);
        if (!card.about().isEmpty()) {
            add(new Paragraph(about()));
        }
        add(ways());
    }

    /** The sentences in one line. */
    private String about() {
        return card.about().stream()
                .map(sentence -> sentence.replaceAll("[。.]$", ""))
                .collect(Collectors.joining(getTranslation("studio.steps.joint")));
    }

    private Tone tone() {
        return card.kind() == Kind.STEP ? Tone.ACTIVE : Tone.NEUTRAL;
    }

    private UnorderedList ways() {
        UnorderedList ways = new UnorderedList();
        ways.addClassName("kq-card-ways");
        card.ways().forEach(way -> {
            ListItem item = new ListItem();
            if (!way.when().isEmpty()) {
                item.add(new Span(way.when()));
            }
            item.add(new Span(getTranslation("studio.steps.leads")), then(way));
            if (way.kind() == Outcome.Kind.RETURN || way.back()) {
                item.add(new StatusBadge(getTranslation("studio.steps.back"), Tone.NEUTRAL));
            } else if (way.main() && card.ways().size() > 1) {
                item.add(new StatusBadge(getTranslation("studio.steps.on"), Tone.GOOD));
            }
            ways.add(item);
        });
        return ways;
    }

    private Component then(Way way) {
        if (way.to() == null) {
            return new Span(way.then());
        }
        Button to = new Button(way.then(), click -> list.jump(way.to()));
        to.addThemeVariants(ButtonVariant.LUMO_TERTIARY_INLINE, ButtonVariant.LUMO_SMALL);
        return to;
    }

    private Div buttons() {
        MenuBar add = new MenuBar();
        add.addThemeVariants(MenuBarVariant.LUMO_SMALL, MenuBarVariant.LUMO_TERTIARY);
        MenuItem behind = add.addItem(getTranslation("studio.steps.add"));
        behind.setAriaLabel(getTranslation("studio.steps.add.of", card.name()));
        behind.getSubMenu().addItem(getTranslation("studio.steps.add.step"), click -> list.addStep(card));
        behind.getSubMenu().addItem(getTranslation("studio.steps.add.action"), click -> list.addAction(card));
        Div row = new Div(add);
        row.addClassNames("kq-row", "kq-card-buttons");
        row.add(
                small("edit", VaadinIcon.PENCIL, () -> list.edit(card)),
                small("up", VaadinIcon.ARROW_UP, () -> move(true)),
                small("down", VaadinIcon.ARROW_DOWN, () -> move(false)),
                small("remove", VaadinIcon.TRASH, () -> list.remove(card)));
        return row;
    }

    private Button small(String key, VaadinIcon icon, Runnable work) {
        Button button = new Button(icon.create(), click -> work.run());
        button.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
        button.setAriaLabel(getTranslation("studio.steps." + key + ".of", card.name()));
        button.setTooltipText(getTranslation("studio.steps." + key));
        return button;
    }

    private void move(boolean up) {
        list.change(
                new OutlineEdit.Move(card.id(), up),
                getTranslation(up ? "studio.steps.movedUp" : "studio.steps.movedDown", card.name()),
                card.id());
    }

    /** Enter changes, Insert adds, Delete removes, Alt with an arrow moves. */
    private void keys() {
        getElement()
                .addEventListener("keydown", event -> {
                    String key = event.getEventData().getString("event.key");
                    switch (key) {
                        case "Enter" -> list.edit(card);
                        case "Insert" -> list.addStep(card);
                        case "Delete" -> list.remove(card);
                        default -> move(key.equals("ArrowUp"));
                    }
                })
                .addEventData("event.key")
                .setFilter("event.target === element && (event.altKey ? ['ArrowUp', 'ArrowDown'].includes(event.key)"
                        + " : ['Enter', 'Insert', 'Delete'].includes(event.key))"
                        + " && (event.preventDefault(), true)");
    }
}
