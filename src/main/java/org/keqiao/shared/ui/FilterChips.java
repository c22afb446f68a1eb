package org.keqiao.shared.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;

/** The filters that apply, each removable, and one button to clear them all; hidden without filters. */
public class FilterChips extends UnorderedList {

    private static final long serialVersionUID = 1L;

    private final ListItem clear;

    public FilterChips(Runnable clearAll) {
        addClassName("kq-chips");
        getElement().setAttribute("aria-label", getTranslation("shell.filter.applied"));
        Button button = new Button(getTranslation("shell.filter.clear"), click -> clearAll.run());
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        clear = new ListItem(button);
        reset();
    }

    public void reset() {
        removeAll();
        setVisible(false);
    }

    /**
     * @param label translated, with the value: 事项：技术合同
     */
    public void chip(String label, Runnable remove) {
        Button button = new Button(label, Icons.decorative(VaadinIcon.CLOSE_SMALL), click -> remove.run());
        button.setIconAfterText(true);
        button.addClassName("chip");
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        button.setAriaLabel(getTranslation("shell.filter.remove", label));
        remove(clear);
        add(new ListItem(button), clear);
        setVisible(true);
    }
}
