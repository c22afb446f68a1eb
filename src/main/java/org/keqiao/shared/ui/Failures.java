package org.keqiao.shared.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ErrorHandler;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.lang.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * What a person sees when a click fails: a refusal in its own words, everything else with a reference that stands in
 * the log too. Nothing typed is lost, since the page stays.
 */
@Component
public class Failures implements ErrorHandler {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private final transient Texts texts;

    Failures(Texts texts) {
        this.texts = texts;
    }

    @Override
    public void error(ErrorEvent event) {
        if (DisconnectedClientHelper.isClientDisconnectedException(event.getThrowable())) {
            LOG.debug("the browser went away before it had its answer", event.getThrowable());
            return;
        }
        UI ui = UI.getCurrent();
        if (ui == null) {
            LOG.error("failed outside of a page", event.getThrowable());
            return;
        }
        show(event.getThrowable(), ui.getLocale());
    }

    /** Shows the failure as a notice. */
    public void show(Throwable failure, Locale locale) {
        Refusal refusal = find(failure, Refusal.class);
        if (refusal != null) {
            Notices.warning(text(refusal, locale));
        } else if (find(failure, AccessDeniedException.class) != null) {
            Notices.warning(texts.get("shell.error.403.hint", locale));
        } else {
            Notices.error(texts.get("shell.error.reference", locale, record(failure)));
        }
    }

    /** The refusal's text and, for wrong answers, what is wrong with each. */
    public String text(Refusal refusal, Locale locale) {
        String text = texts.refusal(refusal, locale);
        if (refusal.errors().isEmpty()) {
            return text;
        }
        return text
                + refusal.errors().stream()
                        .map(error -> "\n· " + text(error, locale))
                        .distinct()
                        .collect(Collectors.joining());
    }

    public String text(FieldError error, Locale locale) {
        return texts.field(error, locale);
    }

    /** Logs the failure and returns the reference under which it can be found there. */
    static String record(Throwable failure) {
        String reference = UUID.randomUUID().toString().substring(0, 8);
        LOG.error("failure {}", reference, failure);
        return reference;
    }

    @Nullable
    static <T extends Throwable> T find(@Nullable Throwable failure, Class<T> type) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (type.isInstance(t)) {
                return type.cast(t);
            }
        }
        return null;
    }
}
