package org.keqiao.shared;

import java.util.List;

/**
 * The product's way to say no: a business refusal with a reason that the user can act on. The
 * transaction rolls back unless somebody in it catches the refusal and goes another way (see {@link RefusalRule}); screens
 * show its text, the HTTP interface answers problem+json.
 */
public class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Which kind of no, and so which HTTP status. */
    public enum Kind {
        /** 422: the input is wrong. */
        INVALID,
        /** 409: somebody was faster, or the state forbids it. */
        CONFLICT,
        /** 403: this person never may. */
        FORBIDDEN,
        /** 404: unknown, or not yours to know. */
        NOT_FOUND,
        /** 413: too large. */
        TOO_LARGE,
        /** 415: not a type we take. */
        UNSUPPORTED,
        /** 429: too many tries. */
        TOO_MANY
    }

    private final Kind kind;
    private final String code;
    private final transient List<Object> arguments;
    private final transient List<FieldError> errors;

    private Refusal(Kind kind, String code, List<Object> arguments, List<FieldError> errors) {
        super(kind + " " + code + " " + arguments + (errors.isEmpty() ? "" : " " + errors));
        this.kind = kind;
        this.code = code;
        this.arguments = List.copyOf(arguments);
        this.errors = List.copyOf(errors);
    }

    public static Refusal conflict(String code, Object... arguments) {
        return new Refusal(Kind.CONFLICT, code, List.of(arguments), List.of());
    }

    public static Refusal forbidden(String code, Object... arguments) {
        return new Refusal(Kind.FORBIDDEN, code, List.of(arguments), List.of());
    }

    public static Refusal notFound() {
        return new Refusal(Kind.NOT_FOUND, "NOT_FOUND", List.of(), List.of());
    }

    public static Refusal invalid(List<FieldError> errors) {
        return new Refusal(Kind.INVALID, "INVALID_ANSWERS", List.of(errors.size()), errors);
    }

    public static Refusal invalid(String code, Object... arguments) {
        return new Refusal(Kind.INVALID, code, List.of(arguments), List.of());
    }

    public static Refusal of(Kind kind, String code, Object... arguments) {
        return new Refusal(kind, code, List.of(arguments), List.of());
    }

    public Kind kind() {
        return kind;
    }

    /** Stable machine word; its text is the message {@code refusal.<code>}. */
    public String code() {
        return code;
    }

    public List<Object> arguments() {
        return arguments;
    }

    /** Empty unless the kind is INVALID. */
    public List<FieldError> errors() {
        return errors;
    }
}
