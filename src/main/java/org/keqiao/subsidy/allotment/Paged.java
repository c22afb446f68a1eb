package org.keqiao.subsidy.allotment;

import java.util.List;
import org.keqiao.shared.Cursor;
import org.keqiao.shared.CursorPage;

/** Pages of an allotment's claims: each begins after a place in the order of precedence. */
final class Paged {

    private Paged() {}

    /** @throws org.keqiao.shared.Refusal INVALID for a cursor that is none */
    static int place(Cursor cursor) {
        return (int) Math.max(0, Math.min(cursor.number(0), Integer.MAX_VALUE));
    }

    /** @param claims one more than the limit, where there are more */
    static CursorPage<AllottedClaim> of(List<AllottedClaim> claims, int limit) {
        return Cursor.page(claims, limit, last -> Cursor.of(last.place()));
    }
}
