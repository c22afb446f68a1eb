package org.keqiao.security.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.keqiao.security.Access;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.lang.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Holds every endpoint below {@code /api} to its {@link Access}; without one it needs a sign-in. */
@Configuration(proxyBeanMethods = false)
class AccessRules implements WebMvcConfigurer, HandlerInterceptor {

    private final CurrentActor current;

    AccessRules(CurrentActor current) {
        this.current = current;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method)) {
            return true;
        }
        Access access = rule(method);
        if (access != null && access.roles().length == 0 && access.value() == Access.Who.PUBLIC) {
            return true;
        }
        Actor actor = current.find().orElse(null);
        if (actor == null) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            throw new AccessDeniedException("not signed in");
        }
        if (access != null
                && access.roles().length > 0
                && Arrays.stream(access.roles()).noneMatch(actor::has)) {
            throw new AccessDeniedException("needs one of " + Arrays.toString(access.roles()));
        }
        return true;
    }

    @Nullable
    private static Access rule(HandlerMethod method) {
        Access own = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), Access.class);
        return own != null ? own : AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), Access.class);
    }
}
