package org.keqiao.intermediary.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import org.keqiao.intermediary.training.BrokerTrainings;
import org.keqiao.intermediary.training.TrainingFile;
import org.keqiao.organization.OrganisationView;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.FormDialog;

/** Enrols somebody: oneself, or for who keeps the register any verified person. */
class EnrolDialog extends FormDialog {

    private static final long serialVersionUID = 1L;

    EnrolDialog(BrokerTrainings trainings, TrainingFile file, Failures failures, Runnable done) {
        super(failures);
        setHeaderTitle(getTranslation("training.enrol"));
        ComboBox<OrganisationView> person = field("person", new ComboBox<>(getTranslation("training.person")));
        person.setItemLabelGenerator(each -> each.residentId() == null
                ? each.name()
                : getTranslation("training.person.choice", each.name(), each.residentId()));
        if (file.kept()) {
            person.setHelperText(getTranslation("training.person.hint"));
            person.setItems(query -> trainings.persons(query.getFilter().orElse(null)).stream()
                    .skip(query.getOffset())
                    .limit(query.getLimit()));
        } else {
            List<OrganisationView> own = trainings.ownPersons();
            person.setItems(own);
            person.setValue(own.get(0));
        }
        show(new Paragraph(file.training().title()), person);
        offer(
                getTranslation("training.enrol"),
                () -> trainings.enrol(
                        file.training().id(),
                        person.getValue() == null ? null : person.getValue().id()),
                done);
    }
}
