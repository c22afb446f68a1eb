package org.keqiao.casefile.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import org.keqiao.casefile.CaseQuery;
import org.keqiao.casefile.CaseReading;
import org.keqiao.casefile.CaseStatus;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.ui.Navigation;
import org.springframework.stereotype.Component;

/** 我的办件 and 办事; whoever is not signed in sees the latter only. */
@Component
class CaseNavigation implements Navigation {

    private static final int MOST = 100;
    private static final int FOR_APPLICANTS = 10;
    private static final int FOR_OFFICERS = 320;

    private final CurrentActor current;
    private final CaseReading reading;

    CaseNavigation(CurrentActor current, CaseReading reading) {
        this.current = current;
        this.reading = reading;
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
        int order = actor.isOfficer() ? FOR_OFFICERS : FOR_APPLICANTS;
        return List.of(
                Item.counted("applicant.cases", Routes.MY_CASES, VaadinIcon.FOLDER_O, order, this::waiting),
                Item.of("applicant.catalogue", Routes.CATALOGUE, VaadinIcon.FILE_TEXT_O, order + 10));
    }

    private long waiting() {
        return reading.list(new CaseQuery(null, CaseStatus.CORRECTION, null), null, MOST)
                .items()
                .size();
    }
}
