package org.keqiao.notification;

/** On which ways somebody is told of a kind. */
public record Channels(boolean inApp, boolean mail) {

    static Channels defaults(NotificationKind kind) {
        return new Channels(kind.inAppByDefault(), kind.mailByDefault());
    }

    /** What cannot be switched off stays on. */
    Channels within(NotificationKind kind) {
        return kind.isMandatory() ? new Channels(true, mail) : this;
    }
}
