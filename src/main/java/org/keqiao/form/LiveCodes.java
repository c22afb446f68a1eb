package org.keqiao.form;

import java.util.List;

/** The codes of a table that people change while the product runs, such as a bureau's policy items. */
public interface LiveCodes {

    /** Name of a shipped table, which is empty or holds what a new installation begins with. */
    String table();

    /** The codes that there are now, in their order; those that are no longer used have a last day. */
    List<CodeTables.Code> codes();
}
