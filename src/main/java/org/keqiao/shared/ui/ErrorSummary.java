package org.keqiao.shared.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import org.springframework.lang.Nullable;

/** All that is wrong with a form, on top of it, each line leading to its field; takes the focus when shown. */
public class ErrorSummary extends Div {

    private static final long serialVersionUID = 1L;

    public ErrorSummary() {
        addClassName("kq-errors");
        getElement().setAttribute("role", "alert");
        getElement().setAttribute("tabindex", "-1");
        setVisible(false);
    }

    /** Shows the lines, or hides itself when there are none. */
    public void show(List<Line> lines) {
        removeAll();
        setVisible(!lines.isEmpty());
        tellPage(!lines.isEmpty());
        if (lines.isEmpty()) {
            return;
        }
        UnorderedList list = new UnorderedList();
        lines.forEach(line -> list.add(new ListItem(entry(line))));
        add(new H2(getTranslation("shell.errors", lines.size())), list);
        getElement().executeJs("setTimeout(() => { this.scrollIntoView({block: 'nearest'}); this.focus(); })");
    }

    /** A dialog is on no page. */
    private void tellPage(boolean mistaken) {
        Component above = this;
        while (above != null && !(above instanceof Page)) {
            above = above.getParent().orElse(null);
        }
        if (above != null) {
            ((Page) above).mistaken(mistaken);
        }
    }

    private static Component entry(Line line) {
        if (line.field() == null) {
            return new Div(line.text());
        }
        NativeButton link = new NativeButton(line.text(), click -> {
            line.field().getElement().executeJs("this.scrollIntoView({block: 'center'})");
            if (line.field() instanceof Focusable<?> focusable) {
                focusable.focus();
            }
        });
        link.addClassName("kq-link");
        return link;
    }

    /**
     * @param text label and message
     * @param field where the focus goes; null for what belongs to no field
     */
    public record Line(String text, @Nullable Component field) {}
}
