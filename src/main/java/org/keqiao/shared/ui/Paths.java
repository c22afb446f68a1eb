package org.keqiao.shared.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.Location;

/** Goes to a page by its address, parameters included. */
public final class Paths {

    private Paths() {}

    /**
     * @param path route without a leading slash, {@code cases?q=2026}
     */
    public static void open(String path) {
        Location location = new Location(path);
        UI.getCurrent().navigate(location.getPath(), location.getQueryParameters());
    }
}
