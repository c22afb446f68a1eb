package org.keqiao.inbox.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import org.keqiao.inbox.SavedFilter;
import org.keqiao.inbox.SavedFilters;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.Icons;
import org.keqiao.shared.ui.Notices;

/** The saved filters: pinned or not, shared or not, deleted by their owner. */
class FilterDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    private final transient SavedFilters filters;
    private final transient Failures failures;
    private final transient Runnable changed;
    private final UnorderedList list = new UnorderedList();

    FilterDialog(SavedFilters filters, Failures failures, Runnable changed) {
        this.filters = filters;
        this.failures = failures;
        this.changed = changed;
        setHeaderTitle(getTranslation("inbox.filters.manage"));
        list.addClassName("kq-own-list");
        add(new Paragraph(getTranslation("inbox.filters.manage.hint")), list);
        getFooter().add(new Button(getTranslation("shell.close"), click -> close()));
        fill();
    }

    private void fill() {
        list.removeAll();
        List<SavedFilter> all = filters.list();
        all.forEach(filter -> list.add(line(filter)));
        if (all.isEmpty()) {
            close();
        }
    }

    private ListItem line(SavedFilter filter) {
        Span name = new Span(
                filter.own() ? filter.name() : getTranslation("inbox.filters.of", filter.name(), filter.owner()));
        name.addClassName("grow");
        Checkbox pinned = new Checkbox(getTranslation("inbox.filters.pin"), filter.pinned());
        pinned.addValueChangeListener(change -> act(() -> filters.pin(filter.id(), change.getValue())));
        ListItem line = new ListItem(name, pinned);
        if (filter.own()) {
            Checkbox shared = new Checkbox(getTranslation("inbox.share"), filter.shared());
            shared.addValueChangeListener(change -> act(() -> filters.share(filter.id(), change.getValue())));
            Button delete =
                    new Button(Icons.decorative(VaadinIcon.TRASH), click -> act(() -> filters.delete(filter.id())));
            delete.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
            delete.setAriaLabel(getTranslation("inbox.delete", filter.name()));
            line.add(shared, delete);
        }
        return line;
    }

    /** A filter that its owner has just taken back is no disaster: the list shows what is left. */
    private void act(Runnable act) {
        try {
            act.run();
        } catch (Refusal gone) {
            Notices.warning(failures.text(gone, getLocale()));
        }
        fill();
        changed.run();
    }
}
