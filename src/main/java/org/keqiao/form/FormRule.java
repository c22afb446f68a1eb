package org.keqiao.form;

import org.keqiao.feel.Expression;

/**
 * A rule across fields. It fails when the expression is false; where it cannot be worked out, because an answer is
 * missing, it does not.
 *
 * @param name unique within its element
 * @param warning true when a failure may still be right and must not stop anybody
 */
public record FormRule(String name, Expression expression, FormText message, boolean warning) {}
