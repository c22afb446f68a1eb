package org.keqiao.process;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.keqiao.security.Duty;
import org.springframework.stereotype.Component;

/** Puts an {@link Action} into the catalogue. */
@Component
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ProcessAction {

    /** The name in models, {@code ${issueCertificate}}. Released names are append-only. */
    String name();

    String zh();

    String en();

    /** One sentence for the designer, in Chinese and English. */
    String aboutZh() default "";

    String aboutEn() default "";

    /** True when it only decides: the sandbox runs it for real. */
    boolean pure() default false;

    /** Evidence that must be certain where the action stands. */
    Duty[] requires() default {};

    /** Evidence that it takes over from where others did the duty, for this case among several. */
    Duty[] proves() default {};

    /** True when it sets a terminal status. */
    boolean decides() default false;

    /** Codes of the refusals it may throw. */
    String[] refusals() default {};
}
