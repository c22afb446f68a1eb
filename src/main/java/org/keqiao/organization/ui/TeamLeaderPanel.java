package org.keqiao.organization.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.UUID;
import org.keqiao.organization.TeamLeaders;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.ui.ErrorSummary;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.FieldMistakes;
import org.keqiao.shared.ui.Notices;

/** 变更负责人: one officer asks for another leader of a team, a programme officer confirms. */
class TeamLeaderPanel extends Div {

    private static final long serialVersionUID = 1L;

    private final transient TeamLeaders leaders;
    private final transient CurrentActor current;
    private final UUID team;
    private final transient Runnable done;
    private final ErrorSummary summary = new ErrorSummary();
    private final FieldMistakes mistakes;

    /** @param done shows the page anew */
    TeamLeaderPanel(TeamLeaders leaders, CurrentActor current, Failures failures, UUID team, Runnable done) {
        this.leaders = leaders;
        this.current = current;
        this.team = team;
        this.done = done;
        mistakes = new FieldMistakes(summary, failures);
        addClassName("kq-form");
        add(summary);
        leaders.waiting(current.require(), team).ifPresentOrElse(this::waiting, this::propose);
    }

    private void propose() {
        if (leaders.isRelated(current.require(), team)) {
            add(new Paragraph(getTranslation("refusal.LEADER_RELATED")));
            return;
        }
        TextField leader = mistakes.field("leader", new TextField(getTranslation("organization.leader")));
        TextField residentId = mistakes.field("residentId", new TextField(getTranslation("organization.leaderId")));
        TextArea reason = reason("organization.leaderChange.reason");
        add(leader, residentId, reason, new Paragraph(getTranslation("organization.leaderChange.two")));
        button(
                "organization.leaderChange.propose",
                () -> leaders.propose(
                        current.require(), team, leader.getValue(), residentId.getValue(), reason.getValue()));
    }

    private void waiting(TeamLeaders.Change change) {
        add(new Paragraph(getTranslation(
                "organization.leaderChange.waiting",
                change.leader(),
                change.residentId(),
                change.enteredBy(),
                change.reason())));
        if (change.mayConfirm()) {
            button("organization.leaderChange.confirm", () -> leaders.confirm(current.require(), team));
            TextArea reason = reason("organization.leaderChange.decline.reason");
            add(reason);
            button(
                    "organization.leaderChange.decline",
                    () -> leaders.reject(current.require(), team, reason.getValue()));
        }
    }

    private TextArea reason(String label) {
        TextArea reason = mistakes.field("reason", new TextArea(getTranslation(label)));
        reason.setRequiredIndicatorVisible(true);
        return reason;
    }

    private void button(String key, Runnable work) {
        add(new Button(getTranslation(key), click -> {
            if (mistakes.attempt(getLocale(), work)) {
                Notices.success(getTranslation("security.saved"));
                done.run();
            }
        }));
    }
}
