package org.keqiao.publicity.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import org.keqiao.publicity.NoticeOffice;
import org.keqiao.publicity.NoticeView;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.ui.DateText;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.Notices;

/** 延长公示: by how many working days, and why. */
class ExtendDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    ExtendDialog(NoticeOffice office, Failures failures, NoticeView notice, Runnable onwards) {
        setHeaderTitle(getTranslation("publicity.extend"));
        IntegerField days = new IntegerField(getTranslation("publicity.extend.days"));
        days.setMin(1);
        days.setMax(60);
        days.setStepButtonsVisible(true);
        days.setValue(1);
        days.setWidthFull();
        TextArea reason = new TextArea(getTranslation("publicity.extend.reason"));
        reason.setHelperText(getTranslation("publicity.extend.reason.hint"));
        reason.setMaxLength(1000);
        reason.setRequired(true);
        reason.setWidthFull();
        add(new Paragraph(getTranslation("publicity.extend.text")), days, reason);
        Button save = new Button(getTranslation("publicity.extend.do"), click -> {
            try {
                NoticeView longer = office.extend(notice.id(), days.getValue(), reason.getValue());
                Notices.success(
                        getTranslation("publicity.extend.done", DateText.longDay(longer.lastDay(), getLocale())));
                close();
                onwards.run();
            } catch (Refusal refusal) {
                failures.show(refusal, getLocale());
            }
        });
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(getTranslation("publicity.extend.cancel"), click -> close()), save);
    }
}
