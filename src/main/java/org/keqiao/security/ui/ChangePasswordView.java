package org.keqiao.security.ui;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.OwnAccount;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.Page;
import org.keqiao.shared.ui.PageHeader;
import org.keqiao.shared.ui.PublicLayout;

/** Where somebody with a one-time password has to go first. */
@Route(value = ChangePasswordView.ROUTE, layout = PublicLayout.class)
@PermitAll
class ChangePasswordView extends Page {

    static final String ROUTE = "change-password";

    private static final long serialVersionUID = 1L;

    ChangePasswordView(OwnAccount ownAccount, CurrentActor current, Failures failures) {
        super("security.password.change");
        narrow();
        add(
                new PageHeader(getTranslation("security.password.change")),
                new Paragraph(getTranslation("security.password.oneTime")),
                new PasswordForm(ownAccount, current, failures, () -> getUI().ifPresent(
                                ui -> ui.getPage().setLocation(""))));
    }
}
