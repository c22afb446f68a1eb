package org.keqiao.shared;

import java.util.List;

/**
 * One wrong answer.
 *
 * @param field the answer key, {@code seller.uscc} or {@code buyers[0].name}
 * @param code what is wrong; its text is the message {@code field.<code>}
 * @param arguments values for the text
 */
public record FieldError(String field, String code, List<Object> arguments) {

    public FieldError {
        arguments = List.copyOf(arguments);
    }

    public static FieldError of(String field, String code, Object... arguments) {
        return new FieldError(field, code, List.of(arguments));
    }
}
