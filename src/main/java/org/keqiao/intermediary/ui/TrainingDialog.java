package org.keqiao.intermediary.ui;

import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import org.keqiao.intermediary.BrokerLevel;
import org.keqiao.intermediary.training.BrokerTrainingDraft;
import org.keqiao.intermediary.training.BrokerTrainings;
import org.keqiao.shared.ui.DayNames;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.FormDialog;

/** Announces a class. */
class TrainingDialog extends FormDialog {

    private static final long serialVersionUID = 1L;

    TrainingDialog(BrokerTrainings trainings, Failures failures, Runnable done) {
        super(failures);
        setHeaderTitle(getTranslation("training.announce"));
        TextField title = field("title", new TextField(getTranslation("training.title")));
        Select<BrokerLevel> level = field("level", new Select<>());
        level.setLabel(getTranslation("training.level"));
        level.setItems(BrokerLevel.values());
        level.setItemLabelGenerator(each -> getTranslation("intermediary.level." + each));
        TextField host = field("host", new TextField(getTranslation("training.host")));
        DatePicker enrolUntil = day("enrolUntil");
        DatePicker firstDay = day("firstDay");
        DatePicker lastDay = day("lastDay");
        DatePicker examOn = day("examOn");
        IntegerField places = field("places", new IntegerField(getTranslation("training.places")));
        BigDecimalField passMark = field("passMark", new BigDecimalField(getTranslation("training.passMark")));
        passMark.setHelperText(getTranslation("training.passMark.hint"));
        show(title, level, host, enrolUntil, firstDay, lastDay, examOn, places, passMark);
        offer(
                getTranslation("training.announce.do"),
                () -> trainings.announce(new BrokerTrainingDraft(
                        title.getValue(),
                        level.getValue(),
                        host.getValue(),
                        enrolUntil.getValue(),
                        firstDay.getValue(),
                        lastDay.getValue(),
                        examOn.getValue(),
                        places.getValue(),
                        passMark.getValue())),
                done);
    }

    private DatePicker day(String key) {
        return field(key, DayNames.picker(getTranslation("training." + key)));
    }
}
