package org.keqiao.studio.ui.publishing;

import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.radiobutton.RadioGroupVariant;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import java.util.Optional;
import org.keqiao.shared.ui.DayNames;
import org.keqiao.studio.draft.DraftView;
import org.keqiao.studio.publishing.Submission;
import org.keqiao.studio.publishing.WarningAnswer;

/** From when it holds, what becomes of the cases under way, and what the second person must know. */
class SubmitStep extends Div {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 2000;

    private final TextArea note = new TextArea();
    private final DatePicker from = new DatePicker();
    private final RadioButtonGroup<Boolean> cases = new RadioButtonGroup<>();

    /**
     * @param draft whose last submission is the beginning of this one
     * @param underWay cases under way on all versions
     */
    SubmitStep(DraftView draft, int underWay) {
        from.setLabel(getTranslation("studio.validFrom"));
        from.setHelperText(getTranslation("studio.validFrom.help"));
        DayNames.speak(from, getLocale());
        from.setValue(draft.validFrom());
        cases.setLabel(getTranslation("publishing.cases", underWay));
        cases.addThemeVariants(RadioGroupVariant.LUMO_VERTICAL);
        cases.setItems(false, true);
        cases.setItemLabelGenerator(move -> getTranslation(move ? "publishing.cases.move" : "publishing.cases.stay"));
        cases.setValue(draft.moveCases());
        note.setLabel(getTranslation("studio.note"));
        note.setMaxLength(LONGEST);
        note.setWidthFull();
        note.setValue(draft.note() == null ? "" : draft.note());
        add(new Div(from), new Div(cases), note, new Paragraph(getTranslation("studio.submit.about")));
    }

    /** Empty where the day cannot be read, which its field says: taken for none, the change would hold at once. */
    Optional<Submission> submission(List<WarningAnswer> answers) {
        if (from.isInvalid()) {
            from.focus();
            return Optional.empty();
        }
        String text = note.getValue().strip();
        return Optional.of(new Submission(text.isEmpty() ? null : text, from.getValue(), cases.getValue(), answers));
    }
}
