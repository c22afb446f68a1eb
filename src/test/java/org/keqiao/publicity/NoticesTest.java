package org.keqiao.publicity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.acceptance.Race;
import org.keqiao.publicity.NoticeView.LineState;
import org.keqiao.publicity.NoticeView.LineView;
import org.keqiao.publicity.NoticeView.State;
import org.keqiao.shared.Money;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A notice is shown in full, unchanged, and ends once. */
@KeqiaoTest
class NoticesTest {

    @Autowired
    Notices notices;

    @Autowired
    NoticeKeeping keeping;

    @Autowired
    ConfigurableApplicationContext context;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    private final List<NoticeClosed> closed = new CopyOnWriteArrayList<>();
    private final ApplicationListener<ApplicationEvent> listener = event -> {
        if (event instanceof PayloadApplicationEvent<?> payload && payload.getPayload() instanceof NoticeClosed one) {
            closed.add(one);
        }
    };
    private TransactionTemplate transaction;

    @BeforeEach
    void transactions(@Autowired PlatformTransactionManager transactions) {
        transaction = new TransactionTemplate(transactions);
        // On whatever thread: the job runs beside the test.
        context.addApplicationListener(listener);
    }

    @AfterEach
    void putTheClockBack() {
        clock.reset();
        context.removeApplicationListener(listener);
    }

    @Test
    void showsANoticeFromNineOClockToMidnightOfItsLastDay() {
        set("2024-09-26T15:00");
        UUID id = open();
        assertThat(state(id)).isEqualTo(State.ANNOUNCED);
        set("2024-09-27T09:00");
        assertThat(state(id)).isEqualTo(State.SHOWN);
        assertThat(notices.find(id).orElseThrow().lastDay()).isEqualTo(LocalDate.of(2024, 10, 10));

        set("2024-10-10T23:59");
        keeping.closeOver();
        assertThat(state(id)).isEqualTo(State.SHOWN);
        set("2024-10-11T00:00");
        keeping.closeOver();
        assertThat(state(id)).isEqualTo(State.CLOSED);
        assertThat(notices.find(id).orElseThrow().lines())
                .extracting(LineView::state)
                .containsOnly(LineState.CLEARED);
    }

    @Test
    void closesOnceWhenTwoNodesTry() {
        set("2025-04-25T08:00");
        UUID id = open();
        set("2025-05-07T00:05");

        Supplier<Boolean> close = () -> {
            keeping.closeOver();
            return true;
        };
        Race.together(List.of(close, close));

        assertThat(closings(id)).isEqualTo(1);
        keeping.closeOver();
        assertThat(closings(id)).isEqualTo(1);
    }

    @Test
    void neverEndsEarlyAndNeverShowsSomethingElse() {
        set("2024-04-26T08:00");
        UUID id = open();
        assertRefused("update notice set closed_at = opened_at where id = :id", id, "notice_shown_in_full");
        assertRefused("update notice_line set amount = 1 where notice = :id", id, "append-only");
        assertRefused("update notice set title = '另' where id = :id", id, "append-only");
        assertRefused("delete from notice_line where notice = :id", id, "append-only");
    }

    @Test
    void knowsTheNoticesOfACaseAndTheirLines() {
        set("2024-02-02T08:00");
        String caseNumber = number();
        UUID first = open(caseNumber);
        UUID second = open(caseNumber);

        assertThat(notices.ofCase(caseNumber)).extracting(NoticeView::id).containsExactlyInAnyOrder(first, second);
        NoticeView view = notices.find(first).orElseThrow();
        assertThat(view.lines()).extracting(LineView::reference).containsExactly("A", "B");
        assertThat(view.line("B").orElseThrow().amount()).isNull();
        assertThat(view.line("C")).isEmpty();
        assertThatThrownBy(() -> transaction.execute(status ->
                        notices.open(new NoticeDraft(caseNumber, "公示", "Notice", 5, List.of(view("A"), view("A"))))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static NoticeDraft.Line view(String reference) {
        return new NoticeDraft.Line(reference, "某公司", "技术交易奖励", null, null);
    }

    private void assertRefused(String sql, UUID id, String why) {
        assertThatThrownBy(() -> transaction.execute(
                        status -> jdbc.sql(sql).param("id", id).update()))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining(why);
    }

    private long closings(UUID id) {
        return closed.stream().filter(one -> one.notice().equals(id)).count();
    }

    private State state(UUID id) {
        return notices.find(id).orElseThrow().state();
    }

    private UUID open() {
        return open(number());
    }

    private UUID open(String caseNumber) {
        NoticeDraft.Line first = new NoticeDraft.Line("A", "泉州海丝精密机械有限公司", "技术交易奖励", Money.of("120000"), "350582");
        return transaction.execute(status ->
                notices.open(new NoticeDraft(caseNumber, "拟奖补公示", "Proposed awards", 5, List.of(first, view("B")))));
    }

    private static String number() {
        return "TEST-350500-2024-%09d".formatted(ThreadLocalRandom.current().nextInt(1_000_000_000));
    }

    private void set(String here) {
        clock.set(LocalDateTime.parse(here).atZone(NoticePeriod.ZONE).toInstant());
    }
}
