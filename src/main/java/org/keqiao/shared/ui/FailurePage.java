package org.keqiao.shared.ui;

import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.servlet.http.HttpServletResponse;
import org.keqiao.shared.Refusal;
import org.springframework.security.access.AccessDeniedException;

/** A page that could not be built: a refusal in its own words, or 500 with a reference that stands in the log. */
@ParentLayout(PublicLayout.class)
@AnonymousAllowed
class FailurePage extends ErrorPage implements HasErrorParameter<Exception> {

    private static final long serialVersionUID = 1L;

    private final transient Failures failures;

    FailurePage(Failures failures) {
        super("shell.error.500");
        this.failures = failures;
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        Refusal refusal = Failures.find(parameter.getException(), Refusal.class);
        if (refusal != null) {
            rename(refusal.kind() == Refusal.Kind.NOT_FOUND ? "shell.error.404" : "shell.error.refused");
            show(failures.text(refusal, getLocale()));
            return refusal.kind() == Refusal.Kind.NOT_FOUND
                    ? HttpServletResponse.SC_NOT_FOUND
                    : HttpServletResponse.SC_CONFLICT;
        }
        if (Failures.find(parameter.getException(), AccessDeniedException.class) != null) {
            rename("shell.error.403");
            show(getTranslation("shell.error.403.hint"));
            return HttpServletResponse.SC_FORBIDDEN;
        }
        show(getTranslation("shell.error.page", Failures.record(parameter.getException())));
        // The same address: only the browser knows it with its parameters.
        NativeButton again = new NativeButton(getTranslation("shell.error.again"));
        again.addClassName("kq-link");
        again.getElement().executeJs("this.addEventListener('click', () => window.location.reload())");
        add(new Paragraph(again));
        return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }
}
