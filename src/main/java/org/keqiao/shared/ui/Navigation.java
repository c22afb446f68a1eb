package org.keqiao.shared.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import java.util.function.LongSupplier;
import org.springframework.lang.Nullable;

/** A module's entries in the navigation; as a bean it is asked once per page load, on the signed-in person's thread. */
public interface Navigation {

    /** The entries that concern the person who is signed in; empty when there are none. */
    List<Item> items();

    enum Place {
        /** Left; the first four also stand in the bottom bar of a phone. */
        MAIN,
        /** In the person's own menu, top right. */
        PERSON
    }

    /**
     * @param key text key of the label
     * @param path route without a leading slash
     * @param order ascending; leave gaps of ten
     * @param count shown beside the label, 0 is not shown; null without one
     */
    record Item(String key, String path, VaadinIcon icon, int order, Place place, @Nullable LongSupplier count) {

        public static Item of(String key, String path, VaadinIcon icon, int order) {
            return new Item(key, path, icon, order, Place.MAIN, null);
        }

        public static Item counted(String key, String path, VaadinIcon icon, int order, LongSupplier count) {
            return new Item(key, path, icon, order, Place.MAIN, count);
        }

        public static Item personal(String key, String path, VaadinIcon icon, int order) {
            return new Item(key, path, icon, order, Place.PERSON, null);
        }
    }
}
