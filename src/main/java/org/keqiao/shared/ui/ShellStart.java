package org.keqiao.shared.ui;

import com.vaadin.flow.component.ReconnectDialogConfiguration;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.SystemMessages;
import com.vaadin.flow.server.UIInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServiceInitListener;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Gives every new page its language, its messages when the connection or the session is gone, and its error handler. */
@Component
class ShellStart implements VaadinServiceInitListener {

    private static final long serialVersionUID = 1L;

    private final transient I18NProvider texts;
    private final transient Failures failures;

    ShellStart(I18NProvider texts, Failures failures) {
        this.texts = texts;
        this.failures = failures;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(response -> response.getDocument()
                .getElementsByTag("html")
                .attr("lang", Languages.tag(Languages.of(response.getVaadinRequest()))));
        event.getSource().setSystemMessagesProvider(info -> messages(info.getLocale()));
        event.getSource().addSessionInitListener(start -> {
            start.getSession().setLocale(Languages.of(start.getRequest()));
            start.getSession().setErrorHandler(failures);
        });
        event.getSource().addUIInitListener(this::dress);
    }

    private void dress(UIInitEvent event) {
        UI ui = event.getUI();
        Locale locale = Languages.of(VaadinRequest.getCurrent());
        ui.setLocale(locale);
        ReconnectDialogConfiguration reconnect = ui.getReconnectDialogConfiguration();
        reconnect.setDialogText(texts.getTranslation("shell.reconnecting", locale));
        reconnect.setDialogTextGaveUp(texts.getTranslation("shell.disconnected", locale));
    }

    private SystemMessages messages(Locale locale) {
        CustomizedSystemMessages messages = new CustomizedSystemMessages();
        messages.setSessionExpiredCaption(texts.getTranslation("shell.session.expired", locale));
        messages.setSessionExpiredMessage(texts.getTranslation("shell.session.expired.hint", locale));
        messages.setSessionExpiredNotificationEnabled(true);
        messages.setInternalErrorCaption(texts.getTranslation("shell.error.500", locale));
        messages.setInternalErrorMessage(texts.getTranslation("shell.internal.hint", locale));
        messages.setCookiesDisabledCaption(texts.getTranslation("shell.cookies", locale));
        messages.setCookiesDisabledMessage(texts.getTranslation("shell.cookies.hint", locale));
        return messages;
    }
}
