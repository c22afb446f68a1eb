package org.keqiao.studio.ui.difference;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.H4;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.keqiao.process.Bundle;
import org.keqiao.process.BundleDifference;
import org.keqiao.process.BundleDifference.ChangedFile;
import org.keqiao.process.BundleDifference.ChangedThing;
import org.keqiao.process.BundleDifference.How;
import org.keqiao.shared.ui.StatusBadge;
import org.keqiao.shared.ui.Tone;
import org.keqiao.shared.ui.bpmn.DiagramMark;
import org.keqiao.shared.ui.bpmn.DiagramView;
import org.keqiao.studio.ui.FileTitles;

/** A difference in colours and in words: both drawings side by side, then each file thing by thing. */
public class DifferencePanel extends Div {

    private static final long serialVersionUID = 1L;

    private final transient Bundle before;
    private final transient Bundle after;

    /**
     * @param difference between the two, in the reader's language
     */
    public DifferencePanel(Bundle before, Bundle after, BundleDifference difference) {
        this.before = before;
        this.after = after;
        addClassName("kq-difference");
        if (difference.isEmpty()) {
            add(new Paragraph(getTranslation("difference.none")));
        } else {
            add(summary(difference.parts()));
            difference.parts().forEach(part -> add(part(part)));
        }
    }

    /** How something differs, as a mark. */
    static StatusBadge badge(How how, String text) {
        Tone tone =
                switch (how) {
                    case ADDED -> Tone.GOOD;
                    case CHANGED -> Tone.SOON;
                    case REMOVED -> Tone.LATE;
                };
        return new StatusBadge(text, tone);
    }

    private Div summary(List<ChangedFile> parts) {
        Map<How, Long> counts = parts.stream()
                .flatMap(part -> part.items().stream())
                .collect(Collectors.groupingBy(
                        ChangedThing::how, () -> new EnumMap<>(How.class), Collectors.counting()));
        Div line = new Div(new Span(getTranslation("difference.files", parts.size())));
        line.addClassName("kq-row");
        counts.forEach((how, count) -> line.add(badge(how, getTranslation("difference.count." + how, count))));
        return line;
    }

    private Section part(ChangedFile part) {
        Div title = new Div(new H3(getTranslation("difference.file." + kind(part.path()))));
        if (part.path().contains("/")) {
            title.add(new Span(title(part.path())));
        }
        title.add(badge(part.how(), getTranslation("difference.how." + part.how())));
        title.addClassName("kq-row");
        Section section = new Section(title);
        section.addClassName("kq-difference-part");
        if (part.path().equals(Bundle.PROCESS)) {
            section.add(drawings(part));
        }
        part.items().forEach(item -> section.add(item(item)));
        return section;
    }

    /** By the name that the file says of itself, now or before. */
    private String title(String path) {
        return new FileTitles(after.file(path).isPresent() ? after : before, getLocale()).of(path);
    }

    private static String kind(String path) {
        int slash = path.indexOf('/');
        return slash < 0 ? path.substring(0, path.indexOf('.')) : path.substring(0, slash);
    }

    private Div drawings(ChangedFile part) {
        Map<String, DiagramMark> old = new TreeMap<>();
        Map<String, DiagramMark> now = new TreeMap<>();
        for (ChangedThing item : part.items()) {
            if (item.element() != null) {
                DiagramMark mark = DiagramMark.valueOf(item.how().name());
                if (item.how() != How.ADDED) {
                    old.put(item.element(), mark);
                }
                if (item.how() != How.REMOVED) {
                    now.put(item.element(), mark);
                }
            }
        }
        Div both = new Div();
        both.addClassName("kq-difference-drawings");
        drawing("difference.before", before, old, both);
        drawing("difference.after", after, now, both);
        return both;
    }

    private void drawing(String titleKey, Bundle bundle, Map<String, DiagramMark> marks, Div into) {
        bundle.file(Bundle.PROCESS).ifPresent(xml -> {
            Div side = new Div(new H4(getTranslation(titleKey)));
            try {
                side.add(DiagramView.marked(xml, marks));
            } catch (IllegalArgumentException unreadable) {
                side.add(new Paragraph(getTranslation("shell.diagram.undrawable")));
            }
            into.add(side);
        });
    }

    private Div item(ChangedThing item) {
        Div head = new Div(
                badge(item.how(), getTranslation("difference.how." + item.how())),
                new Span(getTranslation("difference.named", item.kind(), item.name())));
        head.addClassNames("kq-row", "kq-difference-name");
        Div row = new Div(head);
        row.addClassNames(
                "kq-difference-item", "kq-difference-" + item.how().name().toLowerCase(java.util.Locale.ROOT));
        if (!item.changes().isEmpty()) {
            row.add(new ChangesTable(item));
        }
        return row;
    }
}
