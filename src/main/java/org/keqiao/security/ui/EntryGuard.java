package org.keqiao.security.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServiceInitListener;
import jakarta.servlet.http.Cookie;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.keqiao.security.AccountPrincipal;
import org.keqiao.security.Sessions;
import org.keqiao.shared.ui.Languages;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Before any page: a one-time password must be changed first, and the account's own language is spoken. */
@Component
class EntryGuard implements VaadinServiceInitListener {

    private static final long serialVersionUID = 1L;

    private final transient Sessions sessions;

    EntryGuard(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addUIInitListener(start -> start.getUI().addBeforeEnterListener(this::check));
    }

    private void check(BeforeEnterEvent event) {
        Optional<Sessions.State> state = principal().flatMap(sessions::alive);
        if (state.isEmpty()) {
            return;
        }
        String locale = state.get().locale();
        if (locale != null && !choseInThisBrowser()) {
            Locale wanted = Languages.of(locale);
            UI ui = event.getUI();
            if (!wanted.equals(ui.getLocale())) {
                ui.setLocale(wanted);
                ui.getSession().setLocale(wanted);
            }
        }
        if (state.get().mustChangePassword() && event.getNavigationTarget() != ChangePasswordView.class) {
            event.forwardTo(ChangePasswordView.class);
        }
    }

    private static Optional<AccountPrincipal> principal() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof AccountPrincipal principal
                ? Optional.of(principal)
                : Optional.empty();
    }

    private static boolean choseInThisBrowser() {
        VaadinRequest request = VaadinRequest.getCurrent();
        Cookie[] cookies = request == null ? null : request.getCookies();
        return cookies != null && Arrays.stream(cookies).anyMatch(cookie -> Languages.COOKIE.equals(cookie.getName()));
    }
}
