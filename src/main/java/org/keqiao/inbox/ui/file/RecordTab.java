package org.keqiao.inbox.ui.file;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.keqiao.casefile.CaseView;
import org.keqiao.casefile.TimelineEntry;
import org.keqiao.inbox.ui.CaseFileParts;
import org.keqiao.process.Outcome;
import org.keqiao.shared.ui.EmptyState;
import org.keqiao.shared.ui.Timeline;
import org.keqiao.shared.ui.Tone;

/** 记录: who did what, newest first. */
class RecordTab extends Div {

    private static final long serialVersionUID = 1L;

    RecordTab(CaseView view, CaseFileParts parts) {
        List<TimelineEntry> entries = new ArrayList<>(parts.reading().timeline(view.id(), getLocale()));
        if (entries.isEmpty()) {
            add(new EmptyState(
                    VaadinIcon.TIME_BACKWARD, getTranslation("inbox.noRecord"), getTranslation("inbox.noRecord.hint")));
            return;
        }
        Collections.reverse(entries);
        add(new Timeline(entries.stream().map(this::line).toList()));
    }

    private Timeline.Entry line(TimelineEntry entry) {
        String title =
                entry.outcome() == null ? entry.text() : getTranslation("inbox.chip", entry.text(), entry.outcome());
        return new Timeline.Entry(
                entry.at(), title, Objects.toString(entry.by(), ""), entry.opinion(), tone(entry.outcomeKind()));
    }

    private static Tone tone(@org.springframework.lang.Nullable Outcome.Kind kind) {
        if (kind == null) {
            return Tone.NEUTRAL;
        }
        return switch (kind) {
            case ADVANCE -> Tone.GOOD;
            case RETURN -> Tone.SOON;
            case REFUSE -> Tone.LATE;
        };
    }
}
