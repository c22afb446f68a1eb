package org.keqiao.inbox.ui;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import java.io.Serializable;
import java.util.Optional;
import org.springframework.lang.Nullable;

/**
 * The list that the reader came from: back from a case they find the same queue, filter and row.
 *
 * @param path the inbox with its filter
 * @param row id of the current row, null without rows
 */
public record WayBack(String path, @Nullable String row) implements Serializable {

    static void keep(UI ui, WayBack way) {
        ComponentUtil.setData(ui, WayBack.class, way);
    }

    static Optional<WayBack> of(UI ui) {
        return Optional.ofNullable(ComponentUtil.getData(ui, WayBack.class));
    }

    /** The inbox as it was left, or as it begins. */
    public static String path(UI ui) {
        return of(ui).map(WayBack::path).orElse("inbox");
    }
}
