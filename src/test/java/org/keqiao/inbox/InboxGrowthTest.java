package org.keqiao.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.Role;
import org.keqiao.shared.CursorPage;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.Statements;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A page of the inbox costs one statement, and reads no more blocks among a hundred thousand tasks than among a thousand. */
@KeqiaoTest
class InboxGrowthTest {

    private static final String GROUP = "REGISTRAR@99999999";
    private static final Actor REGISTRAR = new Actor(
            UUID.randomUUID(),
            "growth",
            "测试",
            Set.of(Role.REGISTRAR),
            Set.of(GROUP, "INTAKE_CLERK@99999999"),
            "99999999",
            null,
            Set.of());

    @Autowired
    private Inbox inbox;

    @Autowired
    private CurrentActor currentActor;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @BeforeEach
    @AfterEach
    void forget() {
        transaction.executeWithoutResult(t ->
                jdbc.sql("delete from inbox_task where grp like '%@99999999'").update());
    }

    @Test
    void aPageCostsOneStatementAndAsManyBlocksAsBefore() {
        fill(1, 1_000);
        long few = blocksOfAPage();
        fill(1_001, 100_000);

        assertThat(Statements.countedIn(() -> page(null))).isEqualTo(1);
        assertThat(Statements.countedIn(() -> currentActor.runAs(REGISTRAR, inbox::counts)))
                .isEqualTo(1);
        assertThat(blocksOfAPage()).as("blocks read for a page").isLessThanOrEqualTo(few * 2 + 20);
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrRepetition() {
        fill(1, 120);

        CursorPage<InboxRow> first = page(null);
        CursorPage<InboxRow> second = page(first.next());
        CursorPage<InboxRow> third = page(second.next());

        assertThat(first.items()).hasSize(50);
        assertThat(third.next()).isNull();
        assertThat(java.util.stream.Stream.of(first, second, third)
                        .flatMap(p -> p.items().stream())
                        .map(InboxRow::id))
                .hasSize(120)
                .doesNotHaveDuplicates();
    }

    private CursorPage<InboxRow> page(String cursor) {
        return currentActor.runAs(REGISTRAR, () -> inbox.page(InboxQuery.of(Queue.CLAIMABLE), cursor, 50));
    }

    /** What the claimable page of one group touches, by the server's own count. */
    private long blocksOfAPage() {
        String plan = transaction.execute(t -> {
            jdbc.sql("analyze inbox_task").update();
            return String.join(
                    "\n",
                    jdbc.sql(
                                    "explain (analyze, buffers, timing off) select task_id from inbox_task"
                                            + " where grp = :grp and assignee is null order by created_at desc, task_id desc limit 51")
                            .param("grp", GROUP)
                            .query(String.class)
                            .list());
        });
        Matcher hits = Pattern.compile("shared hit=(\\d+)").matcher(plan);
        assertThat(hits.find()).as(plan).isTrue();
        return Long.parseLong(hits.group(1));
    }

    private void fill(int from, int to) {
        transaction.executeWithoutResult(t -> jdbc.sql(
                        """
                        insert into inbox_task (task_id, case_id, case_number, matter, version, name_zh, name_en, form_id, round,
                            performer, grp, title, applicant, created_at, started_on)
                        select 'growth-' || i, gen_random_uuid(), 'JSHT-999999-2026-' || lpad(i::text, 6, '0'), 'growth', 1,
                            '审查', 'Review', 'f', 1, 'REGISTRAR', :grp, '项目' || i, '某公司' || (i % 97),
                            timestamptz '2026-01-01 00:00+08' + i * interval '1 second', date '2026-01-01'
                        from generate_series(:from, :to) as i
                        """)
                .param("grp", GROUP)
                .param("from", from)
                .param("to", to)
                .update());
    }
}
