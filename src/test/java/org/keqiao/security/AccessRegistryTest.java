package org.keqiao.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.keqiao.testing.Api;
import org.keqiao.testing.KeqiaoTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.env.Environment;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every endpoint and every page says who may use it; what says nothing fails here, before anybody can find it. */
@KeqiaoTest
class AccessRegistryTest {

    private static final List<Class<? extends Annotation>> PAGE_RULES =
            List.of(AnonymousAllowed.class, PermitAll.class, RolesAllowed.class, DenyAll.class);

    /** What the world may call; a new public endpoint has to be entered here, by somebody who thought about it. */
    private static final Set<String> PUBLIC_ENDPOINTS = Set.of(
            "POST /api/v1/tokens",
            "PUT /api/v1/me/password",
            "POST /api/v1/password-resets",
            "PUT /api/v1/password-resets",
            "POST /api/v1/registrations",
            "GET /api/v1/matters",
            "GET /api/v1/matters/{key}/form",
            "GET /api/v1/matters/{key}/import-template",
            "GET /api/v1/calendar/due",
            "GET /api/v1/calendar/years",
            "GET /api/v1/calendar/years/{year}",
            "GET /api/v1/certificates/{number}",
            "GET /api/v1/policies",
            "GET /api/v1/policies/documents",
            "GET /api/v1/policies/{item}",
            "POST /api/v1/policies/{item}/calculation",
            "GET /api/v1/intermediaries",
            "GET /api/v1/intermediaries/{id}",
            "GET /api/v1/publicities",
            "GET /api/v1/publicities/{id}",
            "POST /api/v1/publicities/{id}/leads");

    private static final Set<String> PUBLIC_PAGES = Set.of(
            "login",
            "login/second-factor",
            "forgot-password",
            "reset-password/:token",
            "register",
            "help",
            "working-days/:year?",
            "matters",
            "matters/:matter",
            "catalogue",
            "intermediaries",
            "intermediaries/:id",
            "");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @Autowired
    Environment environment;

    private record Endpoint(String method, String path, HandlerMethod handler) {

        String name() {
            return method + ' ' + path;
        }

        Access rule() {
            Access own = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), Access.class);
            return own != null ? own : AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), Access.class);
        }

        boolean isPublic() {
            Access rule = rule();
            return rule != null && rule.roles().length == 0 && rule.value() == Access.Who.PUBLIC;
        }
    }

    private List<Endpoint> endpoints() {
        List<Endpoint> endpoints = new ArrayList<>();
        for (Map.Entry<RequestMappingInfo, HandlerMethod> entry :
                mappings.getHandlerMethods().entrySet()) {
            Set<RequestMethod> methods = entry.getKey().getMethodsCondition().getMethods();
            for (String path : entry.getKey().getPatternValues()) {
                if (path.startsWith("/api/")) {
                    methods.forEach(method -> endpoints.add(new Endpoint(method.name(), path, entry.getValue())));
                }
            }
        }
        return endpoints;
    }

    @Test
    void everyEndpointSaysWhoMayCallIt() {
        assertThat(endpoints()).hasSizeGreaterThan(20);
        assertThat(endpoints().stream().filter(endpoint -> endpoint.rule() == null))
                .as("endpoints without @Access")
                .extracting(Endpoint::name)
                .isEmpty();
    }

    @Test
    void onlyListedEndpointsArePublic() {
        assertThat(endpoints().stream().filter(Endpoint::isPublic).map(Endpoint::name))
                .isSubsetOf(PUBLIC_ENDPOINTS);
    }

    @Test
    void everyOtherEndpointAnswers401ToStrangers() {
        Api nobody = Api.of(environment);
        List<String> open = new ArrayList<>();
        for (Endpoint endpoint : endpoints()) {
            if (!endpoint.isPublic()) {
                String path = endpoint.path().replaceAll("\\{[^}]+}", "00000000-0000-0000-0000-000000000000");
                int status = nobody.send(endpoint.method(), "/" + path, null).status();
                if (status != 401 && status != 415) {
                    open.add(endpoint.name() + " " + status);
                }
            }
        }
        assertThat(open).isEmpty();
    }

    @Test
    void rolesAreHeldToBeforeAnythingElse() {
        // An applicant holds no official role, so every endpoint for roles must refuse.
        Api applicant = Api.of(environment).as("enterprise");
        List<String> open = new ArrayList<>();
        for (Endpoint endpoint : endpoints()) {
            Access rule = endpoint.rule();
            if (rule != null && rule.roles().length > 0) {
                String path = endpoint.path()
                        .replace("{role}", "REGISTRAR")
                        .replaceAll("\\{[^}]+}", "00000000-0000-0000-0000-000000000000");
                int status = applicant.send(endpoint.method(), "/" + path, null).status();
                if (status != 403 && status != 415) {
                    open.add(endpoint.name() + " " + status);
                }
            }
        }
        assertThat(open).isEmpty();
    }

    @Test
    void everyPageSaysWhoMaySeeIt() {
        Set<String> undeclared = new TreeSet<>();
        Set<String> open = new TreeSet<>();
        List<Class<?>> pages = pages();
        assertThat(pages).hasSizeGreaterThan(5);
        for (Class<?> page : pages) {
            long rules = PAGE_RULES.stream().filter(page::isAnnotationPresent).count();
            if (rules != 1) {
                undeclared.add(page.getName());
            }
            if (page.isAnnotationPresent(AnonymousAllowed.class)) {
                paths(page).filter(path -> !PUBLIC_PAGES.contains(path)).forEach(open::add);
            }
        }
        assertThat(undeclared).as("pages without exactly one rule").isEmpty();
        assertThat(open).as("public pages that nobody listed").isEmpty();
    }

    @Test
    void pagesNameRolesThatExist() {
        Set<String> known = new TreeSet<>();
        Arrays.stream(Role.values()).map(Role::name).forEach(known::add);
        for (Class<?> page : pages()) {
            RolesAllowed roles = page.getAnnotation(RolesAllowed.class);
            if (roles != null) {
                assertThat(known).as(page.getName()).contains(roles.value());
            }
        }
    }

    private static Stream<String> paths(Class<?> page) {
        return Stream.concat(
                Stream.of(page.getAnnotation(Route.class).value()),
                Arrays.stream(page.getAnnotationsByType(RouteAlias.class)).map(RouteAlias::value));
    }

    private static List<Class<?>> pages() {
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Route.class));
        List<Class<?>> pages = new ArrayList<>();
        for (BeanDefinition found : scanner.findCandidateComponents("org.keqiao")) {
            if (!found.getBeanClassName().startsWith("org.keqiao.sample.")) {
                try {
                    pages.add(Class.forName(found.getBeanClassName()));
                } catch (ClassNotFoundException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
        return pages;
    }
}
