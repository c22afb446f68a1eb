package org.keqiao.casefile.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.QueryParameters;
import java.util.UUID;
import org.keqiao.casefile.CaseView;
import org.keqiao.casefile.CorrectionItem;
import org.keqiao.casefile.reading.CaseProgress;
import org.keqiao.form.ui.AnswerText;
import org.keqiao.shared.ui.DateText;
import org.keqiao.shared.ui.StatusBadge;
import org.keqiao.shared.ui.Tone;

/** What a correction notice asks for, until when, and what of it is changed already. */
class CorrectionNotice extends Div {

    private static final long serialVersionUID = 1L;

    CorrectionNotice(DraftForm form, ApplicantParts parts) {
        addClassNames("kq-message", "tone-soon");
        UUID id = form.draft().id();
        CaseView view = parts.reading().view(id);
        CaseProgress progress = parts.tracking().of(id, getLocale());
        add(new H2(getTranslation(
                "applicant.correction.asked", form.draft().correction().size())));
        if (view.correction() != null && view.correction().dueOn() != null) {
            add(new Paragraph(countdown(view.correction(), progress)));
        }
        OrderedList list = new OrderedList();
        list.addClassName("kq-asked");
        form.draft().correction().forEach(item -> list.add(item(item, form, view.submission())));
        add(list, new Paragraph(getTranslation("applicant.correction.only")));
    }

    private String countdown(CaseView.Correction correction, CaseProgress progress) {
        String day = DateText.longDay(correction.dueOn(), getLocale());
        Integer left = progress.correctionDaysLeft();
        if (left == null) {
            return getTranslation("applicant.correction.by", day);
        }
        return left < 0
                ? getTranslation("applicant.correction.late", day)
                : getTranslation("applicant.correction.left", day, left);
    }

    private ListItem item(CorrectionItem item, DraftForm form, int submission) {
        String key = DraftForm.key(item);
        String name = item.document() == null
                ? AnswerText.label(form.schema(), key, this)
                : Words.documentName(form.matter(), item.document(), getLocale());
        boolean changed = form.isChanged(item, submission);
        StatusBadge badge = new StatusBadge(
                getTranslation(changed ? "applicant.correction.changed" : "applicant.correction.open"),
                changed ? Tone.GOOD : Tone.SOON);
        Div text = new Div(item.text());
        text.addClassName("kq-prose");
        return form.schema()
                .sectionOf(key)
                .filter(section -> item.document() == null || form.hasSlot(item.document()))
                .map(section -> new ListItem(
                        new Anchor(
                                Routes.section(form.draft().id(), section.id()) + "?"
                                        + QueryParameters.of(SectionView.FIELD, key)
                                                .getQueryString(),
                                name),
                        new Span(" "),
                        badge,
                        text))
                .orElseGet(() -> new ListItem(new Span(name + " "), badge, text));
    }
}
