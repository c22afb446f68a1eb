package org.keqiao.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.inbox.Phrases.Phrase;
import org.keqiao.security.AccountDirectory;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.Refusal;
import org.keqiao.testing.KeqiaoTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Phrases belong to one officer; what is shared is read by the office, and by nobody else. */
@KeqiaoTest
class PhrasesTest {

    @Autowired
    private Phrases phrases;

    @Autowired
    private AccountDirectory accounts;

    @Autowired
    private CurrentActor currentActor;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @BeforeEach
    @AfterEach
    void forget() {
        transaction.executeWithoutResult(
                t -> jdbc.sql("delete from inbox_phrase").update());
    }

    @Test
    void keepsAPhraseOnceAndPutsTheMostUsedFirst() {
        as("registrar", () -> phrases.keep("  材料齐全。 "));
        as("registrar", () -> phrases.keep("材料齐全。"));
        as("registrar", () -> phrases.keep("同意。"));
        Phrase agree = own("同意。");
        as("registrar", () -> phrases.used(agree.id()));

        assertThat(ask("registrar", phrases::list)).extracting(Phrase::text).containsExactly("同意。", "材料齐全。");
    }

    @Test
    void showsSharedOnesToTheOfficeOnly() {
        as("registrar", () -> phrases.keep("共享的一句。"));
        UUID id = own("共享的一句。").id();
        assertThat(ask("registrar2", phrases::list)).isEmpty();

        as("registrar", () -> phrases.share(id, true));
        assertThat(ask("registrar2", phrases::list)).singleElement().satisfies(phrase -> {
            assertThat(phrase.own()).isFalse();
            assertThat(phrase.owner()).isEqualTo("黄国栋");
        });
        assertThat(ask("county", phrases::list)).isEmpty();

        as("registrar", () -> phrases.share(id, false));
        assertThat(ask("registrar2", phrases::list)).isEmpty();
    }

    @Test
    void letsOnlyTheOwnerChangeIt() {
        as("registrar", () -> phrases.keep("我的一句。"));
        UUID id = own("我的一句。").id();
        as("registrar", () -> phrases.share(id, true));

        assertThatThrownBy(() -> as("registrar2", () -> phrases.forget(id))).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> as("registrar2", () -> phrases.share(id, false)))
                .isInstanceOf(Refusal.class);
        as("registrar", () -> phrases.forget(id));
        assertThat(ask("registrar", phrases::list)).isEmpty();
    }

    @Test
    void refusesWhatIsTooLongOrTooMany() {
        assertThatThrownBy(() -> as("registrar", () -> phrases.keep("长".repeat(Phrases.LONGEST + 1))))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.code()).isEqualTo("PHRASE_TOO_LONG"));
        for (int i = 0; i < Phrases.MOST; i++) {
            String text = "第" + i + "句";
            as("registrar", () -> phrases.keep(text));
        }
        assertThatThrownBy(() -> as("registrar", () -> phrases.keep("再来一句")))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.code()).isEqualTo("TOO_MANY_PHRASES"));
    }

    private Phrase own(String text) {
        return ask("registrar", phrases::list).stream()
                .filter(phrase -> phrase.text().equals(text))
                .findFirst()
                .orElseThrow();
    }

    private void as(String user, Runnable work) {
        ask(user, () -> {
            work.run();
            return null;
        });
    }

    private <T> T ask(String user, Supplier<T> work) {
        return currentActor.runAs(accounts.actorNamed(user), work);
    }
}
