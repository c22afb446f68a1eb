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

    /** What an entry is about; whoever has many of them finds them below these headings, in this order. */
    enum Section {
        /** Everyday work; without a heading. */
        WORK(null),
        MONEY("shell.section.money"),
        REGISTERS("shell.section.registers"),
        PUBLICITY("shell.section.publicity");

        private final @Nullable String key;

        Section(@Nullable String key) {
            this.key = key;
        }

        /** Text key of the heading; null for none. */
        @Nullable
        String key() {
            return key;
        }
    }

    /**
     * @param key text key of the label
     * @param path route without a leading slash
     * @param order ascending; leave gaps of ten
     * @param count shown beside the label, 0 is not shown; null without one
     */
    record Item(
            String key,
            String path,
            VaadinIcon icon,
            int order,
            Place place,
            Section section,
            @Nullable LongSupplier count) {

        public static Item of(String key, String path, VaadinIcon icon, int order) {
            return new Item(key, path, icon, order, Place.MAIN, Section.WORK, null);
        }

        public static Item counted(String key, String path, VaadinIcon icon, int order, LongSupplier count) {
            return new Item(key, path, icon, order, Place.MAIN, Section.WORK, count);
        }

        public static Item personal(String key, String path, VaadinIcon icon, int order) {
            return new Item(key, path, icon, order, Place.PERSON, Section.WORK, null);
        }

        /** The same entry below a heading. */
        public Item in(Section other) {
            return new Item(key, path, icon, order, place, other, count);
        }
    }
}
