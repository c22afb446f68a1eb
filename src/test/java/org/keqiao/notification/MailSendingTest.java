package org.keqiao.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.organization.OrganisationMembers;
import org.keqiao.security.SecretBox;
import org.keqiao.shared.RealClock;
import org.keqiao.shared.Texts;
import org.keqiao.testing.KeqiaoTest;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionTemplate;

/** The product's sending against a real SMTP server that is down at first. Each test has an address of its own. */
@KeqiaoTest
class MailSendingTest {

    private final GreenMail server = new GreenMail(ServerSetup.SMTP.dynamicPort());
    private final String address = UUID.randomUUID() + "@example.org";

    @Autowired
    MailStore store;

    @Autowired
    Texts texts;

    @Autowired
    SecretBox box;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    /** Each round takes so many: those of other tests wait for longer than any test here looks ahead. */
    @BeforeEach
    void othersWait() {
        transaction.executeWithoutResult(
                status -> jdbc.sql("update mail set next_try = next_try + interval '1 year' where state = 'WAITING'")
                        .update());
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void whatFailsIsTriedAgainAndSentOnce() throws Exception {
        server.start();
        int port = server.getSmtp().getPort();
        server.stop();
        write(null, "en");
        Instant now = Instant.now(Clock.systemUTC());

        sending(port, now).sendDue();
        assertThat(state()).isEqualTo("WAITING 1");
        assertThat(error()).isNotBlank();
        sending(port, now.plusSeconds(30)).sendDue();
        assertThat(state()).as("not before its pause is over").isEqualTo("WAITING 1");

        GreenMail restarted = new GreenMail(new ServerSetup(port, null, ServerSetup.PROTOCOL_SMTP));
        restarted.start();
        try {
            sending(port, now.plus(Duration.ofMinutes(2))).sendDue();
            sending(port, now.plus(Duration.ofHours(2))).sendDue();
            assertThat(state()).isEqualTo("SENT 2");
            List<MimeMessage> received = received(restarted);
            assertThat(received).singleElement().satisfies(message -> {
                assertThat(message.getSubject()).isEqualTo("[Keqiao] Message CASE-350500-2026-000001");
                assertThat(message.getContent().toString())
                        .contains("Dear Somebody", "“A title” (CASE-350500-2026-000001): Hello")
                        .contains("https://keqiao.example/my-cases/1");
            });
        } finally {
            restarted.stop();
        }
    }

    @Test
    void writesChineseAndOpensWhatWasSealedOnlyInTheMail() throws Exception {
        server.start();
        String sealed = box.seal(OrganisationMembers.TOKEN_PURPOSE, "the-token");
        write(sealed, "zh-CN");
        assertThat(column("secret")).isEqualTo(sealed);

        MailSending sending = sending(server.getSmtp().getPort(), Instant.now(Clock.systemUTC()));
        while (sending.sendDue() > 0) {}

        assertThat(received(server)).singleElement().satisfies(message -> {
            assertThat(message.getSubject()).startsWith("[科桥]");
            assertThat(message.getContent().toString()).contains("您好").contains("/my-cases/1the-token");
        });
        assertThat(column("secret")).isNull();
    }

    @Test
    void theSameEventIsWrittenToAnAddressOnce() {
        write(null, "en");
        write(null, "en");

        assertThat(jdbc.sql("select count(*) from mail where address = ?")
                        .param(address)
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void givesUpAfterADayOfTries() {
        write(null, "en");
        Instant now = Instant.now(Clock.systemUTC());
        for (int attempt = 0; attempt < 12; attempt++) {
            sending(1, now.plus(Duration.ofHours(25L * attempt))).sendDue();
        }

        assertThat(state()).startsWith("FAILED");
        assertThat(store.again(id())).isTrue();
        assertThat(state()).isEqualTo("WAITING 0");
    }

    private void write(String secret, String locale) {
        Notice notice = new Notice(
                NotificationKind.MESSAGE,
                "test:" + address,
                "notification.message",
                List.of("A title", "CASE-350500-2026-000001", "Hello"),
                null,
                "CASE-350500-2026-000001",
                "my-cases/1");
        store.add(notice, address, "Somebody", locale, secret, Instant.now(Clock.systemUTC()));
    }

    private MailSending sending(int port, Instant now) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("mailSender", sender);
        ObjectProvider<JavaMailSender> provider = beans.getBeanProvider(JavaMailSender.class);
        return new MailSending(
                store,
                provider,
                texts,
                box,
                new RealClock(Clock.fixed(now, ZoneOffset.UTC)),
                "keqiao@example.org",
                "https://keqiao.example/");
    }

    private List<MimeMessage> received(GreenMail from) {
        return Arrays.stream(from.getReceivedMessages())
                .filter(message -> {
                    try {
                        return message.getAllRecipients()[0].toString().equals(address);
                    } catch (jakarta.mail.MessagingException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }

    private String state() {
        return column("state || ' ' || attempts");
    }

    private String error() {
        return column("last_error");
    }

    private UUID id() {
        return UUID.fromString(column("id::text"));
    }

    private String column(String expression) {
        return jdbc.sql("select " + expression + " from mail where address = ?")
                .param(address)
                .query((row, number) -> row.getString(1))
                .list()
                .get(0);
    }
}
