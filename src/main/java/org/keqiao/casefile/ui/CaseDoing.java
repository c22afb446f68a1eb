package org.keqiao.casefile.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import org.keqiao.casefile.CaseStatus;
import org.keqiao.casefile.CaseView;
import org.keqiao.casefile.reading.CaseProgress;

/** 我们正在做什么: the present stage in words and the office that has it, never a person. */
class CaseDoing extends Div {

    private static final long serialVersionUID = 1L;

    CaseDoing(CaseView view, CaseProgress progress) {
        if (progress.current() == progress.stages().size()) {
            add(new Paragraph(getTranslation("applicant.doing.closed." + view.status())));
            return;
        }
        int stage = progress.current();
        Span name = new Span(progress.stages().get(stage).name());
        name.addClassName("kq-strong");
        add(new Paragraph(
                name,
                new Span(getTranslation(
                        "applicant.doing.stage", stage + 1, progress.stages().size()))));
        if (progress.again() != null) {
            add(new Paragraph(getTranslation("applicant.doing.again", progress.again())));
        }
        if (view.status() == CaseStatus.CORRECTION) {
            add(new Paragraph(getTranslation("applicant.doing.correction")));
        } else if (!progress.heldBy().isEmpty()) {
            add(new Paragraph(getTranslation(
                    "applicant.doing.heldBy", String.join(getTranslation("applicant.comma"), progress.heldBy()))));
        }
    }
}
