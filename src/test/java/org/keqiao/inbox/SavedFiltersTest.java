package org.keqiao.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.security.AccountDirectory;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.Refusal;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.Statements;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Saved filters: the owner changes them, the office reads what is shared, everybody pins for themselves. */
@KeqiaoTest
class SavedFiltersTest {

    private static final String QUERY = "queue=claimable&due=soon";

    @Autowired
    private SavedFilters filters;

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
                t -> jdbc.sql("delete from inbox_filter").update());
    }

    @Test
    void replacesAFilterOfTheSameName() {
        UUID first = ask("registrar", () -> filters.save(" 快到期 ", QUERY));
        UUID second = ask("registrar", () -> filters.save("快到期", "due=overdue"));

        assertThat(second).isEqualTo(first);
        assertThat(ask("registrar", filters::list))
                .singleElement()
                .extracting(SavedFilter::query)
                .isEqualTo("due=overdue");
    }

    @Test
    void isReadByTheOfficeOnlyWhileItIsShared() {
        UUID id = ask("registrar", () -> filters.save("快到期", QUERY));
        assertThat(ask("registrar2", filters::list)).isEmpty();

        as("registrar", () -> filters.share(id, true));
        as("registrar2", () -> filters.pin(id, true));
        assertThat(ask("registrar2", filters::list)).singleElement().satisfies(filter -> {
            assertThat(filter.own()).isFalse();
            assertThat(filter.pinned()).isTrue();
            assertThat(filter.owner()).isEqualTo("黄国栋");
        });
        assertThat(ask("registrar", filters::list))
                .singleElement()
                .extracting(SavedFilter::pinned)
                .isEqualTo(false);
        assertThat(ask("county", filters::list)).isEmpty();

        as("registrar", () -> filters.share(id, false));
        assertThat(ask("registrar2", filters::list)).isEmpty();
        as("registrar", () -> filters.share(id, true));
        assertThat(ask("registrar2", filters::list))
                .extracting(SavedFilter::pinned)
                .containsExactly(false);
    }

    @Test
    void isChangedByItsOwnerOnly() {
        UUID id = ask("registrar", () -> filters.save("快到期", QUERY));
        as("registrar", () -> filters.share(id, true));

        assertThatThrownBy(() -> as("registrar2", () -> filters.delete(id))).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> as("registrar2", () -> filters.share(id, false)))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> as("county", () -> filters.pin(id, true))).isInstanceOf(Refusal.class);

        as("registrar2", () -> filters.save("快到期", "q=other"));
        assertThat(ask("registrar", filters::list))
                .extracting(SavedFilter::query)
                .contains(QUERY);

        as("registrar", () -> filters.delete(id));
        assertThat(ask("registrar", filters::list)).isEmpty();
    }

    @Test
    void refusesNamelessOnesAndTooMany() {
        assertThatThrownBy(() -> as("registrar", () -> filters.save("  ", QUERY)))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        no -> assertThat(no.errors()).extracting("field").containsExactly("name"));
        for (int i = 0; i < SavedFilters.MOST; i++) {
            String name = "第" + i;
            as("registrar", () -> filters.save(name, QUERY));
        }
        assertThatThrownBy(() -> as("registrar", () -> filters.save("再来一个", QUERY)))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.code()).isEqualTo("TOO_MANY_FILTERS"));
    }

    @Test
    void costsOneStatementToRead() {
        Actor registrar = accounts.actorNamed("registrar");
        assertThat(Statements.countedIn(() -> currentActor.runAs(registrar, filters::list)))
                .isEqualTo(1);
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
