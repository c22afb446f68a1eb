package org.keqiao.studio.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.process.Bundle;
import org.keqiao.security.Actor;
import org.keqiao.shared.Refusal;
import org.keqiao.studio.StudioEvent;
import org.keqiao.studio.StudioPeople;
import org.keqiao.testing.KeqiaoTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** One window at a time changes a matter; whoever loses it learns so and loses nothing. */
@KeqiaoTest
class EditLockTest {

    private static final AtomicInteger MATTERS = new AtomicInteger();
    private static final String PATH = Bundle.SETTINGS;

    @Autowired
    EditLock lock;

    @Autowired
    Drafting drafting;

    @Autowired
    StudioMatters matters;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private final Actor zhang = designer("zhang", "张三");
    private final Actor li = designer("li", "李四");
    private final UUID one = UUID.randomUUID();
    private final UUID two = UUID.randomUUID();
    private String matter;

    private static Actor designer(String username, String name) {
        return StudioPeople.designer(username, name);
    }

    @BeforeEach
    void aMatterThatZhangHasOpen() {
        matter = "held-sample-" + (char) ('a' + MATTERS.getAndIncrement());
        drafting.begin(zhang, matter, "编辑锁试验");
        assertThat(lock.claim(zhang, matter, one).isOf(one)).isTrue();
    }

    private void save(Actor actor, Hand hand, String more) {
        String text = drafting.file(actor, matter, PATH).content() + more;
        drafting.put(actor, matter, PATH, text.getBytes(StandardCharsets.UTF_8), null, hand);
    }

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code())
                .isEqualTo(code));
    }

    @Test
    void somebodyElseReadsAndMayTakeOver() {
        assertThat(lock.claim(li, matter, two).holderName()).isEqualTo("张三");
        refused("DRAFT_HELD", () -> save(li, Hand.of(two), " "));
        save(zhang, Hand.of(one), " ");

        assertThat(lock.takeOver(li, matter, two).isOf(two)).isTrue();

        refused("DRAFT_HELD", () -> save(zhang, Hand.of(one), "\n"));
        save(li, Hand.of(two), "\n");
        assertThat(matters.events(li, matter)).anySatisfy(event -> {
            assertThat(event.kind()).isEqualTo(StudioEvent.Kind.TAKEN_OVER);
            assertThat(event.actorName()).isEqualTo("李四");
            assertThat(event.detail()).isEqualTo("张三");
        });
    }

    @Test
    void ofTwoWindowsOfOnePersonTheLaterWrites() {
        assertThat(lock.claim(zhang, matter, two).isOf(two)).isTrue();
        refused("DRAFT_ELSEWHERE", () -> save(zhang, Hand.of(one), " "));
        save(zhang, Hand.of(two), " ");
    }

    @Test
    void aProgramNeedsToHoldNothingButDoesNotPushIn() {
        refused("DRAFT_HELD", () -> save(li, Hand.NONE, " "));
        save(zhang, Hand.NONE, " ");
        save(li, Hand.TAKING_OVER, "\n");
        refused("DRAFT_HELD", () -> save(zhang, Hand.of(one), " "));
        refused("DRAFT_HELD", () -> drafting.discard(zhang, matter));
    }

    @Test
    void whoeverIsIdleForTooLongHoldsNothing() {
        transaction.executeWithoutResult(status -> jdbc.sql(
                        "update studio_hold set active_at = active_at - interval '11 minutes' where matter = ?")
                .param(matter)
                .update());
        assertThat(lock.holder(li, matter)).isEmpty();
        assertThat(lock.claim(li, matter, two).isOf(two)).isTrue();
        refused("DRAFT_HELD", () -> save(zhang, Hand.of(one), " "));
    }

    @Test
    void aClosedWindowHoldsNothing() {
        lock.release(matter, two);
        assertThat(lock.holder(li, matter)).isPresent();
        lock.release(matter, one);
        assertThat(lock.holder(li, matter)).isEmpty();
        save(li, Hand.NONE, " ");
    }
}
