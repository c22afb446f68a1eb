package org.keqiao.casefile.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Map;
import org.keqiao.form.ui.FileBox;
import org.keqiao.process.MatterSettings.DocumentKind;

/** 其他材料: documents that the form has no place for, such as one that only a correction notice asks for. */
class OtherDocuments extends Div {

    private static final long serialVersionUID = 1L;

    /**
     * @param changed told after each upload and removal
     */
    OtherDocuments(DraftForm form, ApplicantParts parts, Runnable changed) {
        addClassName("kq-section");
        add(new H2(getTranslation("applicant.otherDocuments")));
        if (!form.isCorrection()) {
            add(new Paragraph(getTranslation("applicant.otherDocuments.hint")));
        }
        DraftFiles files = new DraftFiles(parts.cases(), form.draft().id());
        Map<String, String> notes = form.notes();
        for (DocumentKind kind : form.slotless()) {
            FileBox box = new FileBox(
                    kind.kind(),
                    kind.name().in(getLocale()),
                    kind.help().in(getLocale()),
                    form.isCorrection() || kind.mandatory() && kind.condition() == null,
                    files,
                    true,
                    changed);
            String asked = notes.get("documents." + kind.kind());
            if (asked != null) {
                box.note(asked);
            }
            add(box);
        }
    }
}
