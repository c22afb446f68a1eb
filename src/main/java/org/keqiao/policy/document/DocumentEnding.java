package org.keqiao.policy.document;

import java.time.LocalDate;
import org.keqiao.shared.Bilingual;

/**
 * A policy document ends soon: it is to be reviewed, renewed or let go.
 *
 * @param key of the document
 * @param last its last day
 * @param days 90 or 30: the notice that this is
 */
public record DocumentEnding(String key, Bilingual name, LocalDate last, int days) {

    /** Where documents are read: a plain page, no screen of the application. */
    public static final String PAGE = "policy-documents";
}
