package org.keqiao.shared;

import java.util.List;
import org.springframework.lang.Nullable;

/**
 * One keyset page of a list.
 *
 * @param next opaque cursor of the following page, null on the last one
 */
public record CursorPage<T>(List<T> items, @Nullable String next) {

    public CursorPage {
        items = List.copyOf(items);
    }
}
