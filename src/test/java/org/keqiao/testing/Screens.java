package org.keqiao.testing;

import com.github.mvysny.fakeservlet.FakeRequest;
import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.github.mvysny.kaributesting.v10.Routes;
import com.github.mvysny.kaributesting.v10.spring.MockSpringServlet;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.Route;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.keqiao.security.AccountDirectory;
import org.keqiao.security.AccountPrincipal;
import org.keqiao.security.Actor;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.util.ClassUtils;

/** The product's screens as one person sees them, without a browser. Close it after the test. */
public final class Screens implements AutoCloseable {

    private static final Routes ROUTES = routes();

    private Screens() {}

    /** Hidden views too; without the front door, since the mock does not follow a page that forwards at once. */
    private static Routes routes() {
        Routes routes = new Routes().autoDiscoverViews("org.keqiao");
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Route.class));
        for (BeanDefinition found : scanner.findCandidateComponents("org.keqiao")) {
            Class<?> view = ClassUtils.resolveClassName(found.getBeanClassName(), null);
            if (!view.getAnnotation(Route.class).value().isEmpty()) {
                routes.getRoutes().add(view.asSubclass(Component.class));
            }
        }
        // The product's own error pages, so that a refused page is met as a reader meets it.
        ClassPathScanningCandidateComponentProvider errors = new ClassPathScanningCandidateComponentProvider(false);
        errors.addIncludeFilter(new AssignableTypeFilter(HasErrorParameter.class));
        routes.getErrorRoutes().clear();
        for (BeanDefinition found : errors.findCandidateComponents("org.keqiao")) {
            Class<?> page = ClassUtils.resolveClassName(found.getBeanClassName(), null);
            routes.getErrorRoutes().add(asErrorPage(page));
        }
        return routes;
    }

    @SuppressWarnings("unchecked")
    private static Class<? extends HasErrorParameter<?>> asErrorPage(Class<?> page) {
        return (Class<? extends HasErrorParameter<?>>) page;
    }

    /**
     * Signs a demo account in and opens its first page.
     *
     * @param username sign-in name
     */
    public static Screens of(ApplicationContext context, String username) {
        return of(context, username, Locale.SIMPLIFIED_CHINESE);
    }

    /** Opens the first page without a sign-in. */
    public static Screens ofNobody(ApplicationContext context) {
        SecurityContextHolder.clearContext();
        MockVaadin.setMockRequestFactory(FakeRequest::new);
        MockVaadin.setup(UI::new, new MockSpringServlet(ROUTES, context, UI::new));
        UI.getCurrent().setLocale(Locale.SIMPLIFIED_CHINESE);
        return new Screens();
    }

    public static Screens of(ApplicationContext context, String username, Locale language) {
        Actor actor = context.getBean(AccountDirectory.class).actorNamed(username);
        List<SimpleGrantedAuthority> roles = actor.roles().stream()
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
                .toList();
        Person person = new Person(actor.accountId(), actor.username());
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(person, null, roles));
        MockVaadin.setMockRequestFactory(session -> {
            FakeRequest request = new FakeRequest(session);
            request.setUserPrincipalInt(person);
            request.setUserInRole((principal, role) -> roles.stream()
                    .anyMatch(r -> r.getAuthority().equals("ROLE_" + role)
                            || r.getAuthority().equals(role)));
            return request;
        });
        MockVaadin.setup(UI::new, new MockSpringServlet(ROUTES, context, UI::new));
        UI.getCurrent().setLocale(language);
        return new Screens();
    }

    @Override
    public void close() {
        MockVaadin.tearDown();
        MockVaadin.setMockRequestFactory(FakeRequest::new);
        SecurityContextHolder.clearContext();
    }

    private record Person(UUID accountId, String getName) implements AccountPrincipal {

        private static final long serialVersionUID = 1L;

        @Override
        public int stamp() {
            return 0;
        }
    }
}
