package org.keqiao.studio.ui.workbench.form;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Consumer;
import org.keqiao.form.CodeTables;
import org.keqiao.form.FormContext;
import org.keqiao.form.FormContext.Mode;
import org.keqiao.form.FormProblem;
import org.keqiao.form.FormSchema;
import org.keqiao.form.FormValidator;
import org.keqiao.form.FormValidator.Checked;
import org.keqiao.form.ui.FormPane;
import org.keqiao.shared.ui.Notices;
import org.springframework.lang.Nullable;

/**
 * The form as its people will see it: drawn and judged by the product itself, at the width of a desk or of a phone. What
 * is typed is a sample: it can be kept with the form, and goes into no case.
 */
class FormPreview extends Div {

    private static final long serialVersionUID = 1L;

    /** The two widths that forms are made for. */
    private enum Width {
        DESK,
        PHONE
    }

    private final LocalDate today;
    private final RadioButtonGroup<Width> width = new RadioButtonGroup<>();
    private final Select<Mode> mode = new Select<>();
    private final Div place = new Div();

    @Nullable
    private transient FormPane pane;

    private String source = "";
    private final transient Map<String, Object> sample;

    /**
     * @param sample what the form is filled in with at first
     * @param keep keeps what is filled in as the sample; null for whoever only reads
     */
    FormPreview(LocalDate today, Map<String, Object> sample, @Nullable Consumer<Map<String, Object>> keep) {
        this.today = today;
        this.sample = sample;
        addClassName("kq-form-preview");
        width.setAriaLabel(getTranslation("studio.form.preview.width"));
        width.setItems(Width.values());
        width.setItemLabelGenerator(each -> getTranslation("studio.form.preview." + each));
        width.setValue(Width.DESK);
        width.addValueChangeListener(change -> place.setClassName("phone", change.getValue() == Width.PHONE));
        mode.setAriaLabel(getTranslation("studio.form.preview.mode"));
        mode.setItems(Mode.SUBMIT, Mode.TASK);
        mode.setItemLabelGenerator(each -> getTranslation("studio.form.mode." + each));
        mode.setValue(Mode.TASK);
        mode.addValueChangeListener(change -> draw(pane == null ? Map.of() : pane.answers()));
        Button judge = new Button(getTranslation("studio.form.preview.judge"), click -> judge());
        Div bar = new Div(width, mode, judge);
        bar.addClassName("kq-row");
        if (keep != null) {
            Button kept = new Button(getTranslation("studio.form.sample.keep"), click -> {
                if (pane != null) {
                    keep.accept(pane.answers());
                }
            });
            kept.setTooltipText(getTranslation("studio.form.sample.about"));
            bar.add(kept, new Button(getTranslation("studio.form.sample.clear"), click -> draw(Map.of())));
        }
        place.addClassName("kq-form-preview-place");
        add(bar, place);
    }

    /** Shows the form as it is now; what was typed into the fields that it still has stays. */
    void show(String content) {
        source = content;
        draw(pane == null ? sample : pane.answers());
    }

    private void draw(Map<String, Object> answers) {
        place.removeAll();
        pane = null;
        try {
            FormPane drawn = new FormPane(FormSchema.parse(source), FormContext.of(today, mode.getValue()));
            drawn.setAnswers(answers);
            pane = drawn;
            place.add(drawn);
        } catch (FormProblem unready) {
            place.add(new Paragraph(getTranslation("studio.form.preview.unready")));
        }
    }

    private void judge() {
        if (pane == null) {
            return;
        }
        Checked checked = new FormValidator(CodeTables.shipped())
                .normalise(pane.schema(), pane.answers(), FormContext.of(today, mode.getValue()));
        pane.showErrors(checked.errors());
        pane.showWarnings(checked.warnings());
        if (checked.errors().isEmpty()) {
            Notices.success(getTranslation("studio.form.preview.sound"));
        }
    }
}
