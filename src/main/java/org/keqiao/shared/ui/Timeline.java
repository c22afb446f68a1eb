package org.keqiao.shared.ui;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.List;
import org.springframework.lang.Nullable;

/** What happened, in the order given. */
public class Timeline extends OrderedList {

    private static final long serialVersionUID = 1L;

    public Timeline(List<Entry> entries) {
        addClassName("kq-timeline");
        entries.forEach(entry -> add(item(entry)));
    }

    private static ListItem item(Entry entry) {
        ListItem item = new ListItem();
        item.addClassName(entry.tone().className());
        Paragraph title = new Paragraph(entry.title());
        title.addClassName("kq-timeline-title");
        Paragraph meta = new Paragraph(DateText.minute(entry.at()), new Span(" · " + entry.who()));
        meta.addClassName("kq-timeline-meta");
        item.add(title, meta);
        if (entry.detail() != null && !entry.detail().isBlank()) {
            Paragraph detail = new Paragraph(entry.detail());
            detail.addClassName("kq-timeline-detail");
            item.add(detail);
        }
        return item;
    }

    /**
     * @param title translated, short
     * @param who person, office or the system
     * @param detail opinion or further words, null without
     */
    public record Entry(Instant at, String title, String who, @Nullable String detail, Tone tone) {}
}
