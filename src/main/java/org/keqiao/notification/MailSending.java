package org.keqiao.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.keqiao.organization.OrganisationMembers;
import org.keqiao.security.PasswordResets;
import org.keqiao.security.SecretBox;
import org.keqiao.shared.RealClock;
import org.keqiao.shared.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.lang.Nullable;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Sends what waits, again and again with longer pauses; without a mail server everything waits. */
@Component
class MailSending {

    private static final Logger LOG = LoggerFactory.getLogger(MailSending.class);
    private static final int BATCH = 100;
    private static final Duration LIFE = Duration.ofDays(7);
    private static final List<Duration> PAUSES = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(6),
            Duration.ofHours(12),
            Duration.ofHours(24));

    private final MailStore store;
    private final ObjectProvider<JavaMailSender> server;
    private final Texts texts;
    private final SecretBox box;
    private final RealClock clock;
    private final String from;
    private final String publicUrl;

    MailSending(
            MailStore store,
            ObjectProvider<JavaMailSender> server,
            Texts texts,
            SecretBox box,
            RealClock clock,
            @Value("${keqiao.mail.from:keqiao@localhost}") String from,
            @Value("${keqiao.public-url:http://localhost:8080}") String publicUrl) {
        this.store = store;
        this.server = server;
        this.texts = texts;
        this.box = box;
        this.clock = clock;
        this.from = from;
        this.publicUrl = publicUrl.replaceAll("/+$", "");
    }

    @Scheduled(initialDelayString = "PT30S", fixedDelayString = "${keqiao.mail.every:PT20S}")
    @SchedulerLock(name = "mail")
    void scheduled() {
        sendDue();
    }

    /** @return how many were sent */
    int sendDue() {
        Instant now = clock.instant();
        store.expire(now.minus(LIFE), now);
        JavaMailSender sender = server.getIfAvailable();
        if (sender == null) {
            return 0;
        }
        int sent = 0;
        for (MailStore.Mail mail : store.due(now, BATCH)) {
            if (store.take(mail, now.plus(pause(mail.attempts()))) && send(sender, mail)) {
                sent++;
            }
        }
        return sent;
    }

    private boolean send(JavaMailSender sender, MailStore.Mail mail) {
        try {
            sender.send(message(sender, mail));
        } catch (MailException | MessagingException | IllegalStateException e) {
            boolean givenUp = mail.attempts() + 1 > PAUSES.size();
            LOG.warn("e-mail {} was not sent, attempt {}: {}", mail.id(), mail.attempts() + 1, e.toString());
            store.failed(mail.id(), e.getMessage() == null ? e.toString() : e.getMessage(), givenUp);
            return false;
        }
        store.sent(mail.id(), clock.instant());
        return true;
    }

    private MimeMessage message(JavaMailSender sender, MailStore.Mail mail) throws MessagingException {
        String sentence = texts.get(mail.textKey(), mail.locale(), TextArguments.read(mail.arguments(), mail.locale()));
        String product = texts.get("shell.product", mail.locale());
        MimeMessage message = sender.createMimeMessage();
        MimeMessageHelper helper = new MimeMessageHelper(message, false, StandardCharsets.UTF_8.name());
        helper.setFrom(from);
        helper.setTo(mail.address());
        // The same for each attempt, so that a server that took it and did not say so can drop the second one.
        message.setHeader("Message-ID", "<" + mail.id() + "@keqiao>");
        // No automatic answers, please.
        message.setHeader("Auto-Submitted", "auto-generated");
        helper.setSubject(texts.get(
                mail.caseNumber() == null ? "notification.mail.subject" : "notification.mail.subjectOfCase",
                mail.locale(),
                product,
                texts.get("notification.kind." + mail.kind(), mail.locale()),
                mail.caseNumber() == null ? "" : mail.caseNumber()));
        helper.setText(
                texts.get("notification.mail.body", mail.locale(), mail.name(), sentence, address(mail), product));
        return message;
    }

    private String address(MailStore.Mail mail) {
        String secret = opened(mail);
        return publicUrl + "/" + (mail.link() == null ? "" : mail.link()) + (secret == null ? "" : secret);
    }

    @Nullable
    private String opened(MailStore.Mail mail) {
        String purpose = mail.kind() == NotificationKind.ACCOUNT
                ? PasswordResets.TOKEN_PURPOSE
                : OrganisationMembers.TOKEN_PURPOSE;
        return mail.secret() == null ? null : box.open(purpose, mail.secret());
    }

    private static Duration pause(int attempts) {
        return PAUSES.get(Math.min(attempts, PAUSES.size() - 1));
    }
}
