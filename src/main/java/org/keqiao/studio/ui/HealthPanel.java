package org.keqiao.studio.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import org.keqiao.process.Bundle;
import org.keqiao.shared.Texts;
import org.keqiao.shared.ui.StatusBadge;
import org.keqiao.shared.ui.Tone;
import org.keqiao.studio.health.Concern;
import org.keqiao.studio.ui.update.UpdateView;
import org.keqiao.studio.ui.workbench.WorkbenchView;

/** Whether a matter's configuration can do its work today, in words, each with the way to where it is mended. */
class HealthPanel extends Section {

    /** Where the list of matters leads to. */
    static final String ID = "health";

    private static final long serialVersionUID = 1L;

    private final String matter;
    private final transient Texts texts;

    HealthPanel(String matter, List<Concern> concerns, Texts texts) {
        this.matter = matter;
        this.texts = texts;
        setId(ID);
        addClassName("kq-section");
        add(new H2(getTranslation("health.title")));
        if (concerns.isEmpty()) {
            add(new Paragraph(getTranslation("health.well")));
        } else {
            UnorderedList list = new UnorderedList();
            list.addClassName("kq-concerns");
            concerns.forEach(concern -> list.add(item(concern)));
            add(list);
        }
    }

    private ListItem item(Concern concern) {
        ListItem item = new ListItem(
                new StatusBadge(
                        getTranslation(concern.isError() ? "health.error" : "health.warning"),
                        concern.isError() ? Tone.LATE : Tone.SOON),
                new Span(texts.get(
                        concern.textKey(), getLocale(), concern.arguments().toArray())));
        item.addClassName("kq-row");
        switch (concern.place()) {
            case FILE ->
                item.add(new Anchor(
                        WorkbenchView.path(matter, String.valueOf(concern.file()), concern.element()),
                        getTranslation("health.go.FILE")));
            case CHANGE ->
                item.add(new Anchor(WorkbenchView.path(matter, Bundle.PROCESS), getTranslation("health.go.CHANGE")));
            case UPDATE -> item.add(new Anchor(UpdateView.path(matter), getTranslation("health.go.UPDATE")));
            // Others do it, where this reader has no way in: the text says who.
            case PEOPLE, CALENDAR -> {}
        }
        return item;
    }

    /** The same in a word, for the list of matters. */
    static StatusBadge badge(List<Concern> concerns, com.vaadin.flow.component.Component on) {
        if (concerns.isEmpty()) {
            return new StatusBadge(on.getTranslation("health.good"), Tone.GOOD);
        }
        boolean bad = concerns.stream().anyMatch(Concern::isError);
        return new StatusBadge(on.getTranslation("health.count", concerns.size()), bad ? Tone.LATE : Tone.SOON);
    }
}
