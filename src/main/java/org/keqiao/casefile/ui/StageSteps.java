package org.keqiao.casefile.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import org.keqiao.casefile.reading.CaseProgress;
import org.keqiao.shared.ui.DateText;
import org.keqiao.shared.ui.Icons;

/** 进度: the stages with the day each was reached. */
class StageSteps extends Div {

    private static final long serialVersionUID = 1L;

    StageSteps(CaseProgress progress) {
        OrderedList list = new OrderedList();
        list.addClassName("kq-stages");
        List<CaseProgress.Stage> stages = progress.stages();
        for (int i = 0; i < stages.size(); i++) {
            list.add(item(stages.get(i), i, progress.current()));
        }
        add(list);
        if (progress.again() != null) {
            Paragraph note = new Paragraph(getTranslation("applicant.doing.again", progress.again()));
            note.addClassNames("kq-quiet", "kq-small");
            add(note);
        }
    }

    private ListItem item(CaseProgress.Stage stage, int index, int current) {
        ListItem item = new ListItem();
        if (index < current && stage.reachedAt() != null) {
            item.addClassName("done");
            item.add(Icons.decorative(VaadinIcon.CHECK), new Span(" "));
        } else if (index == current) {
            item.getElement().setAttribute("aria-current", "step");
        }
        item.add(new Span(stage.name()));
        if (stage.reachedAt() != null) {
            Div day = new Div(DateText.day(DateText.dayOf(stage.reachedAt())));
            day.addClassName("kq-stage-day");
            item.add(day);
        }
        return item;
    }
}
