package org.keqiao.notification;

/** What people are told of. Each may choose for each kind whether it comes in the application, by e-mail, or not at all. */
public enum NotificationKind {
    SUBMITTED(Audience.APPLICANT, true, false, false),
    ACCEPTED(Audience.APPLICANT, true, true, false),
    /** The one notice of all defects: a limit runs, so it cannot be switched off. */
    CORRECTION(Audience.APPLICANT, true, true, true),
    /** The outcome, withdrawal included; it cannot be switched off. */
    DECIDED(Audience.APPLICANT, true, true, true),
    LETTER(Audience.APPLICANT, true, true, true),
    /** The limit was paused, resumed, extended or counted again. */
    CLOCK(Audience.APPLICANT, true, true, false),
    /** A message in the words of the flow's designer. */
    MESSAGE(Audience.APPLICANT, true, true, false),
    /** The organisation's papers, its owner. */
    ORGANISATION(Audience.APPLICANT, true, true, false),
    /** 内部审批: an application waits for the organisation's approver, or came back from there. */
    APPROVAL(Audience.APPLICANT, true, true, false),
    /** A step waits for the own group. */
    TASK(Audience.OFFICER, true, false, false),
    /** A good part of a promised limit is used. */
    REMINDER(Audience.OFFICER, true, false, false),
    /** A promised limit has passed. */
    OVERDUE(Audience.OFFICER, true, true, false),
    /** What a head has to see: a second correction, a case that was accepted because nobody answered. */
    SUPERVISION(Audience.OFFICER, true, false, false),
    /** 办理流程变更: a changed flow in which the reader has a duty came into force. */
    MATTER(Audience.OFFICER, true, false, false),
    /** An invitation to join an organisation, by e-mail to people who may have no account. */
    INVITATION(Audience.NOBODY, false, true, true),
    /** What concerns the account itself: a link for a new password, and that one was set. */
    ACCOUNT(Audience.NOBODY, false, true, true);

    /** Who has a choice about it. */
    public enum Audience {
        APPLICANT,
        OFFICER,
        NOBODY
    }

    private final Audience audience;
    private final boolean inApp;
    private final boolean mail;
    private final boolean mandatory;

    NotificationKind(Audience audience, boolean inApp, boolean mail, boolean mandatory) {
        this.audience = audience;
        this.inApp = inApp;
        this.mail = mail;
        this.mandatory = mandatory;
    }

    public Audience audience() {
        return audience;
    }

    /** Whether it comes in the application unless somebody chose otherwise. */
    public boolean inAppByDefault() {
        return inApp;
    }

    public boolean mailByDefault() {
        return mail;
    }

    /** Whether it always comes in the application. */
    public boolean isMandatory() {
        return mandatory;
    }
}
