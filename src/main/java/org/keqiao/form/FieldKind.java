package org.keqiao.form;

/** What a field's answer is; how it is shown follows from {@link FormField#widget()}. */
public enum FieldKind {
    /** Prose: trimmed, never folded. */
    TEXT,
    /** A count or measure. */
    NUMBER,
    /** Yuan, a decimal string with two digits after the point. */
    MONEY,
    /** 0 to 100 with at most four digits after the point, a decimal string. */
    PERCENT,
    /** ISO date, {@code 2026-11-21}. */
    DATE,
    /** True or false. */
    BOOLEAN,
    /** One of the options or one code of a table. */
    CODE,
    /** Several of them, a list of strings. */
    CODES,
    /** 统一社会信用代码 (GB 32100). */
    USCC,
    /** 身份证 (GB 11643). */
    RESIDENT_ID,
    /** Mobile number in mainland China. */
    MOBILE,
    /** Six digits. */
    POSTCODE,
    /** No answer of its own: a slot for documents of one kind. */
    FILE
}
