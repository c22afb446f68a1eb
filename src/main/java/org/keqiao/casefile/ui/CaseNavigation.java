package org.keqiao.casefile.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.ArrayList;
import java.util.List;
import org.keqiao.casefile.CaseReading;
import org.keqiao.casefile.application.InternalApprovals;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.ui.Navigation;
import org.springframework.stereotype.Component;

/** 我的办件 and 办事; whoever is not signed in sees the latter only. */
@Component
class CaseNavigation implements Navigation {

    private static final int FOR_APPLICANTS = 10;
    private static final int FOR_OFFICERS = 320;

    private final CurrentActor current;
    private final CaseReading reading;
    private final InternalApprovals approvals;

    CaseNavigation(CurrentActor current, CaseReading reading, InternalApprovals approvals) {
        this.current = current;
        this.reading = reading;
        this.approvals = approvals;
    }

    @Override
    public List<Item> items() {
        Actor actor = current.find().orElse(null);
        if (actor == null) {
            return List.of(Item.of("applicant.catalogue", Routes.CATALOGUE, VaadinIcon.FILE_TEXT_O, FOR_APPLICANTS));
        }
        if (actor.isOfficer() && actor.organisations().isEmpty()) {
            return List.of();
        }
        List<Item> items = new ArrayList<>();
        int order = actor.isOfficer() ? FOR_OFFICERS : FOR_APPLICANTS;
        items.add(Item.counted(
                "applicant.cases", Routes.MY_CASES, VaadinIcon.FOLDER_O, order, reading::waitingForCorrection));
        if (approvals.isApprover(actor)) {
            items.add(Item.counted(
                    "approval.queue",
                    Routes.APPROVALS,
                    VaadinIcon.CHECK_SQUARE_O,
                    order + 5,
                    () -> approvals.waitingFor(actor)));
        }
        items.add(Item.of("applicant.catalogue", Routes.CATALOGUE, VaadinIcon.FILE_TEXT_O, order + 10));
        return items;
    }
}
