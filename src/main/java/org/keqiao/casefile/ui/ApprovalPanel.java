package org.keqiao.casefile.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.keqiao.casefile.application.ApprovalRequest;
import org.keqiao.casefile.application.ApprovalState;
import org.keqiao.casefile.application.InternalApprovals;
import org.keqiao.shared.ui.DateText;
import org.keqiao.shared.ui.Notices;
import org.keqiao.shared.ui.Timeline;
import org.keqiao.shared.ui.Tone;
import org.springframework.lang.Nullable;

/** 内部审批 on the pages of an application: whether it waits, why it came back, and all that happened before. */
class ApprovalPanel extends Div {

    private static final long serialVersionUID = 1L;

    /**
     * @param changed when it was taken back
     */
    ApprovalPanel(UUID id, ApprovalState state, InternalApprovals approvals, Runnable changed) {
        state.last().ifPresent(request -> {
            switch (request.state()) {
                case WAITING -> add(waiting(id, request, state, approvals, changed));
                case RETURNED ->
                    add(Words.message(
                            "tone-soon",
                            getTranslation(
                                    "approval.returned",
                                    request.answeredBy(),
                                    DateText.minuteText(orNow(request.answeredAt()))),
                            new Paragraph(request.reason())));
                default -> {
                    // Taken back or approved: nothing to do about it, the history says so.
                }
            }
        });
        if (!state.history().isEmpty()) {
            add(new H2(getTranslation("approval.history")), new Timeline(entries(state)));
        }
        setVisible(getComponentCount() > 0);
    }

    private Div waiting(
            UUID id, ApprovalRequest request, ApprovalState state, InternalApprovals approvals, Runnable changed) {
        Div box = Words.message(
                "tone-paused",
                getTranslation("approval.waiting", request.requestedBy(), DateText.minuteText(request.requestedAt())));
        if (request.note() != null) {
            box.add(new Paragraph(request.note()));
        }
        if (state.frozen()) {
            box.add(
                    new Paragraph(getTranslation("approval.frozen")),
                    new Button(getTranslation("approval.takeBack"), click -> {
                        approvals.takeBack(id);
                        Notices.success(getTranslation("approval.takenBack"));
                        changed.run();
                    }));
        }
        return box;
    }

    private List<Timeline.Entry> entries(ApprovalState state) {
        List<Timeline.Entry> entries = new ArrayList<>();
        for (ApprovalRequest request : state.history()) {
            entries.add(new Timeline.Entry(
                    request.requestedAt(),
                    getTranslation("approval.event.REQUESTED"),
                    request.requestedBy(),
                    request.note(),
                    Tone.ACTIVE));
            if (request.answeredAt() != null && request.answeredBy() != null) {
                entries.add(new Timeline.Entry(
                        request.answeredAt(),
                        getTranslation("approval.event." + request.state()),
                        request.answeredBy(),
                        request.reason(),
                        tone(request.state())));
            }
        }
        return entries;
    }

    private static Tone tone(ApprovalRequest.State state) {
        return switch (state) {
            case APPROVED -> Tone.GOOD;
            case RETURNED -> Tone.SOON;
            case WAITING, TAKEN_BACK -> Tone.NEUTRAL;
        };
    }

    private static Instant orNow(@Nullable Instant at) {
        return at == null ? Instant.EPOCH : at;
    }
}
