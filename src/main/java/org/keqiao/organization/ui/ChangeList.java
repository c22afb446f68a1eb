package org.keqiao.organization.ui;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import org.keqiao.organization.OrganisationChange;
import org.keqiao.shared.ui.DateText;

/** The ledger of an organisation, newest first. */
class ChangeList extends UnorderedList {

    private static final long serialVersionUID = 1L;

    ChangeList(List<OrganisationChange> changes) {
        for (OrganisationChange change : changes) {
            String detail = change.detail() == null ? "" : " · " + change.detail();
            add(new ListItem(
                    DateText.minute(change.at()),
                    new Span(" " + getTranslation("organization.change." + change.kind()) + " · " + change.actor()
                            + detail)));
        }
    }
}
