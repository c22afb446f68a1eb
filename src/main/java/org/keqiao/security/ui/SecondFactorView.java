package org.keqiao.security.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import org.keqiao.shared.ui.ErrorSummary;
import org.keqiao.shared.ui.Page;
import org.keqiao.shared.ui.PageHeader;
import org.keqiao.shared.ui.PublicLayout;
import org.springframework.security.web.csrf.CsrfToken;

/** The second step of signing in: a plain form, so that it works like the first. */
@Route(value = "login/second-factor", layout = PublicLayout.class)
@AnonymousAllowed
class SecondFactorView extends Page implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private final ErrorSummary summary = new ErrorSummary();
    private final TextField code = new TextField();

    SecondFactorView() {
        super("security.second");
        narrow();
        code.setLabel(getTranslation("security.second.code"));
        code.setHelperText(getTranslation("security.second.code.hint"));
        code.setAutofocus(true);
        code.setRequiredIndicatorVisible(true);
        code.getElement().setAttribute("name", "code");
        code.getElement().setAttribute("autocomplete", "one-time-code");
        Button submit = new Button(getTranslation("security.login"));
        submit.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        submit.getElement().executeJs("this.addEventListener('click', () => this.closest('form').requestSubmit())");
        Element form = new Element("form");
        form.getClassList().add("kq-form");
        form.setAttribute("method", "post");
        form.setAttribute("action", "login/second-factor");
        form.appendChild(csrf(), code.getElement(), submit.getElement());
        add(
                new PageHeader(getTranslation("security.second")),
                summary,
                new Paragraph(getTranslation("security.second.text")));
        getElement().appendChild(form);
        Paragraph lost = new Paragraph(getTranslation("security.second.lost"));
        lost.addClassNames("kq-quiet", "kq-small");
        add(lost);
        add(new Paragraph(new Anchor(LoginView.ROUTE, getTranslation("security.second.back"))));
    }

    private static Element csrf() {
        Element hidden = new Element("input");
        hidden.setAttribute("type", "hidden");
        VaadinServletRequest request = VaadinServletRequest.getCurrent();
        if (request != null
                && request.getHttpServletRequest().getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token) {
            hidden.setAttribute("name", token.getParameterName());
            hidden.setAttribute("value", token.getToken());
        }
        return hidden;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (event.getLocation().getQueryParameters().getParameters().containsKey("error")) {
            code.setInvalid(true);
            code.setErrorMessage(getTranslation("field.wrongCode"));
            summary.show(java.util.List.of(new ErrorSummary.Line(getTranslation("field.wrongCode"), code)));
        }
    }
}
