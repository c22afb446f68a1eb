package org.keqiao.shared.ui;

import java.util.Locale;

/** Whose installation this is; a bean of the module that knows the city. */
public interface Brand {

    /** The bureau's name, 泉州市科学技术局. */
    String bureau(Locale locale);
}
