package org.keqiao.process;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a component of an action's input that the designer sets at the element (a {@code camunda:property}), not a fact. */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Parameter {

    String zh();

    String en();

    boolean optional() default false;
}
