package org.keqiao.register.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import org.keqiao.register.Certificate;
import org.keqiao.register.CertificateChanged.Kind;
import org.keqiao.register.CertificateChanges.Change;
import org.keqiao.register.RegisterReading;

/** 变更情况: what became of a registration since it was made, and its other versions; nothing while it is as it was. */
class CertificateHistory extends Section {

    private static final long serialVersionUID = 1L;

    /**
     * @param versions newest first
     * @param changes oldest first
     * @param shown the version whose page it is
     */
    CertificateHistory(List<Certificate> versions, List<Change> changes, Certificate shown, RegisterReading register) {
        addClassName("kq-section");
        setVisible(!changes.isEmpty());
        add(new H2(getTranslation("register.history")));
        UnorderedList list = new UnorderedList();
        changes.forEach(change -> list.add(item(change, register)));
        add(list);
        Div others = new Div();
        others.addClassName("kq-row");
        versions.stream()
                .filter(version -> version.version() != shown.version())
                .forEach(version -> others.add(new Anchor(
                        CertificateView.path(version.id()),
                        getTranslation("register.version.open", version.version()))));
        add(others);
    }

    private ListItem item(Change change, RegisterReading register) {
        ListItem item = new ListItem(new Span(getTranslation(
                "register.change." + change.kind(),
                change.on(),
                change.newVersion() == null ? 0 : change.newVersion())));
        if (change.kind() == Kind.AMENDED) {
            item.add(new Div(new Span(getTranslation(
                    "register.change.amounts",
                    change.oldContractAmount().text(),
                    change.newContractAmount().text(),
                    change.oldTechnicalAmount().text(),
                    change.newTechnicalAmount().text()))));
        }
        Div reason = new Div(new Span(change.reason() + " "));
        reason.addClassName("kq-quiet");
        if (register.maySeeCase(change.caseNumber())) {
            reason.add(new Anchor("case-file/" + change.caseId(), change.caseNumber()));
        } else {
            reason.add(new Span(change.caseNumber()));
        }
        item.add(reason);
        return item;
    }
}
