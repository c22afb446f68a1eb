package org.keqiao.inbox.ui.decision;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import org.keqiao.casefile.CaseView;
import org.keqiao.casefile.CorrectionItem;
import org.keqiao.inbox.ui.CaseFileParts;
import org.keqiao.inbox.ui.CaseStates;
import org.keqiao.shared.ui.Icons;
import org.springframework.lang.Nullable;

/** 补正通知 within the decision: while one is written it stands in the place of the ways to end the step. */
class CorrectionSlot extends Div {

    private static final long serialVersionUID = 1L;

    private final transient CaseView view;
    private final transient CaseFileParts parts;
    private final transient Runnable changed;
    private final Div ways;

    @Nullable
    private CorrectionEditor editor;

    @Nullable
    private transient Runnable send;

    /**
     * @param ways the step's other outcomes; out of sight while a notice is written
     * @param changed told after each change
     */
    CorrectionSlot(CaseView view, CaseFileParts parts, Div ways, Runnable changed) {
        this.view = view;
        this.parts = parts;
        this.ways = ways;
        this.changed = changed;
    }

    /**
     * @param label of the outcome that sends the notice
     * @param begun items that were left unfinished
     */
    void open(String label, List<CorrectionItem> begun, Runnable sends) {
        send = sends;
        CorrectionEditor opened = new CorrectionEditor(
                EarlierNotices.of(parts.reading().acts(view.id())),
                item -> parts.reading().isLate(view.id(), item),
                CaseStates.matter(view, parts.matters()).orElse(null),
                begun,
                changed);
        editor = opened;
        Button submit = new Button(label, Icons.decorative(VaadinIcon.PAPERPLANE_O), click -> send());
        submit.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        submit.setTooltipText("Ctrl + Enter");
        Button cancel = new Button(getTranslation("shell.cancel"), click -> close());
        cancel.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        Div buttons = new Div(submit, cancel);
        buttons.addClassName("kq-row");
        removeAll();
        add(opened, buttons);
        ways.setVisible(false);
        opened.getElement().executeJs("this.scrollIntoView({block: 'nearest'})");
    }

    /** Sends the notice, unless something in it is missing. */
    void send() {
        if (editor != null && send != null && editor.check()) {
            send.run();
        }
    }

    boolean isOpen() {
        return editor != null;
    }

    /** What was filled in; null while no notice is written. */
    @Nullable
    List<CorrectionItem> items() {
        return editor == null ? null : editor.items();
    }

    private void close() {
        removeAll();
        editor = null;
        ways.setVisible(true);
        changed.run();
    }
}
