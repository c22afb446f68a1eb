package org.keqiao.notification;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import org.keqiao.security.AccountDirectory;
import org.keqiao.security.AccountView;
import org.keqiao.security.EmailChanged;
import org.keqiao.security.PasswordResetAsked;
import org.keqiao.security.PasswordWasReset;
import org.keqiao.shared.Texts;
import org.springframework.lang.Nullable;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** E-mails about the account itself. */
@Component
class AccountNotices {

    private final MailStore mails;
    private final AccountDirectory accounts;
    private final Clock clock;

    AccountNotices(MailStore mails, AccountDirectory accounts, Clock clock) {
        this.mails = mails;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Names the account, since one address may be several accounts'. */
    @ApplicationModuleListener
    void on(PasswordResetAsked event) {
        String source = "reset:" + UUID.nameUUIDFromBytes(event.sealedToken().getBytes(UTF_8));
        Notice notice = new Notice(
                NotificationKind.ACCOUNT,
                source,
                "notification.passwordReset",
                List.of(event.username()),
                null,
                null,
                "reset-password/");
        mails.add(
                notice,
                event.email(),
                event.displayName(),
                language(event.locale()),
                event.sealedToken(),
                clock.instant(),
                event.expiresAt());
    }

    @ApplicationModuleListener
    void on(PasswordWasReset event) {
        AccountView account = accounts.find(event.account()).orElse(null);
        if (account == null || account.email() == null) {
            return;
        }
        ZonedDateTime at = event.at().atZone(clock.getZone());
        Notice notice = new Notice(
                NotificationKind.ACCOUNT,
                "wasReset:" + event.account() + ':' + event.at(),
                "notification.passwordWasReset",
                List.of(account.username(), at.toLocalDate()),
                null,
                null,
                "login");
        mails.add(notice, account.email(), account.displayName(), language(account.locale()), null, clock.instant());
    }

    /** To the former address: a stranger who changed it would have to wait, and the owner can object. */
    @ApplicationModuleListener
    void on(EmailChanged event) {
        Notice notice = new Notice(
                NotificationKind.ACCOUNT,
                "emailChanged:" + event.username() + ':' + event.at(),
                "notification.emailChanged",
                List.of(event.username(), event.at().atZone(clock.getZone()).toLocalDate()),
                null,
                null,
                "login");
        mails.add(notice, event.before(), event.displayName(), language(event.locale()), null, clock.instant());
    }

    private static String language(@Nullable String locale) {
        return Texts.language(locale).toLanguageTag();
    }
}
