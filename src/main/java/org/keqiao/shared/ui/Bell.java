package org.keqiao.shared.ui;

/** The signed-in person's notifications, as the top bar needs them; a bean of the module that keeps them. */
public interface Bell {

    long unread();

    /** Route of the page that lists them. */
    String path();
}
