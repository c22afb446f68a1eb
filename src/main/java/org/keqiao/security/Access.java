package org.keqiao.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Who may call an endpoint at all; on the method, or on the class for all its methods. It is enforced before the
 * endpoint runs, and the registry test fails the build for an endpoint of {@code /api} without it. What exactly a
 * caller may see or do is still the service's check.
 */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Access {

    Who value() default Who.SIGNED_IN;

    /** Not empty: only signed-in people with one of these roles; {@link #value()} is then left out. */
    Role[] roles() default {};

    enum Who {
        /** Everybody, without an account. */
        PUBLIC,
        /** Every account, with its own scope. */
        SIGNED_IN
    }
}
