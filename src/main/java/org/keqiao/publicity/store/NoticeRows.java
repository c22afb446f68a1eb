package org.keqiao.publicity.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.keqiao.publicity.NoticeDraft;
import org.keqiao.publicity.NoticeView.LineState;
import org.keqiao.publicity.NoticeView.LineView;
import org.keqiao.security.Actor;
import org.keqiao.shared.Bilingual;
import org.keqiao.shared.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Repository;

/** Notices and their lines. */
@Repository
public class NoticeRows {

    private final JdbcClient jdbc;

    NoticeRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void insert(NoticeRow notice, List<NoticeDraft.Line> lines) {
        jdbc.sql(
                        """
                        insert into notice (id, case_number, title, title_en, working_days, counts_first_day, opened_at,
                            shown_from, last_day, calendar_version)
                        values (:id, :caseNumber, :title, :titleEn, :workingDays, :countsFirstDay, :openedAt,
                            :shownFrom, :lastDay, :version)
                        """)
                .param("id", notice.id())
                .param("caseNumber", notice.caseNumber())
                .param("title", notice.title().zh())
                .param("titleEn", notice.title().en())
                .param("workingDays", notice.workingDays())
                .param("countsFirstDay", notice.countsFirstDay())
                .param("openedAt", Timestamp.from(notice.openedAt()))
                .param("shownFrom", Timestamp.from(notice.shownFrom()))
                .param("lastDay", notice.lastDay())
                .param("version", notice.calendarVersion())
                .update();
        int position = 0;
        for (NoticeDraft.Line line : lines) {
            jdbc.sql(
                            """
                            insert into notice_line (notice, position, reference, name, item, amount, county)
                            values (:notice, :position, :reference, :name, :item, :amount, :county)
                            """)
                    .param("notice", notice.id())
                    .param("position", position++)
                    .param("reference", line.reference())
                    .param("name", line.name())
                    .param("item", line.item())
                    .param(
                            "amount",
                            line.amount() == null ? null : line.amount().yuan())
                    .param("county", line.county())
                    .update();
        }
    }

    public Optional<NoticeRow> find(UUID id) {
        return jdbc.sql("select * from notice where id = :id")
                .param("id", id)
                .query(NoticeRows::row)
                .optional();
    }

    /** Waits for and takes the row's lock until the transaction ends. */
    public Optional<NoticeRow> lock(UUID id) {
        return jdbc.sql("select * from notice where id = :id for no key update")
                .param("id", id)
                .query(NoticeRows::row)
                .optional();
    }

    /** Oldest first. */
    public List<NoticeRow> ofCase(String caseNumber) {
        return jdbc.sql("select * from notice where case_number = :number order by opened_at, id")
                .param("number", caseNumber)
                .query(NoticeRows::row)
                .list();
    }

    /**
     * What the public may see, the newest first.
     *
     * @param over whether those whose last day has passed, or the others
     * @param before shown earlier than this one, by moment and id; null for the first page
     */
    public List<NoticeRow> begun(
            Instant now, LocalDate today, boolean over, @Nullable Instant before, @Nullable UUID beforeId, int limit) {
        return jdbc.sql(
                        """
                        select * from notice
                        where shown_from <= :now and (last_day < :today) = :over
                            and (cast(:before as timestamptz) is null or (shown_from, id) < (:before, cast(:id as uuid)))
                        order by shown_from desc, id desc limit :limit
                        """)
                .param("now", Timestamp.from(now))
                .param("today", today)
                .param("over", over)
                .param("before", before == null ? null : before.atOffset(ZoneOffset.UTC))
                .param("id", beforeId, java.sql.Types.OTHER)
                .param("limit", limit)
                .query(NoticeRows::row)
                .list();
    }

    /** Those that were opened last, whether or not anybody can see them yet. */
    public List<NoticeRow> newest(int limit) {
        return jdbc.sql("select * from notice order by shown_from desc, id desc limit :limit")
                .param("limit", limit)
                .query(NoticeRows::row)
                .list();
    }

    /** Notices whose last day is before this one and that nobody has closed. */
    public List<UUID> over(LocalDate today) {
        return jdbc.sql("select id from notice where closed_at is null and last_day < :today order by last_day, id")
                .param("today", today)
                .query(UUID.class)
                .list();
    }

    /** Open notices that were counted with an older calendar. */
    public List<UUID> countedBefore(int calendarVersion) {
        return jdbc.sql("select id from notice where closed_at is null and calendar_version < :version order by id")
                .param("version", calendarVersion)
                .query(UUID.class)
                .list();
    }

    public void setLastDay(NoticeRow notice) {
        jdbc.sql(
                        """
                        update notice set last_day = :lastDay, added_days = :added, calendar_version = :version
                        where id = :id
                        """)
                .param("id", notice.id())
                .param("lastDay", notice.lastDay())
                .param("added", notice.addedDays())
                .param("version", notice.calendarVersion())
                .update();
    }

    /**
     * Notes why a notice ends on another day.
     *
     * @param actor the system where the calendar changed
     * @param reason null for the system
     */
    public void noteChange(NoticeRow before, LocalDate lastDay, Actor actor, @Nullable String reason, Instant at) {
        jdbc.sql(
                        """
                        insert into notice_change (notice, kind, at, account, by_name, reason, last_day, before_day)
                        values (:notice, :kind, :at, :account, :by, :reason, :lastDay, :before)
                        """)
                .param("notice", before.id())
                .param("kind", actor.isSystem() ? "COUNTED" : "EXTENDED")
                .param("at", Timestamp.from(at))
                .param("account", actor.accountId(), java.sql.Types.OTHER)
                .param("by", actor.displayName())
                .param("reason", reason)
                .param("lastDay", lastDay)
                .param("before", before.lastDay())
                .update();
    }

    /** Why it ends later than was said at first, oldest first: what officers wrote. */
    public List<Extension> extensions(UUID notice) {
        return jdbc.sql(
                        """
                        select at, reason, last_day from notice_change
                        where notice = :notice and kind = 'EXTENDED' order by id
                        """)
                .param("notice", notice)
                .query((row, n) -> new Extension(
                        row.getTimestamp(1).toInstant(), row.getString(2), row.getObject(3, LocalDate.class)))
                .list();
    }

    /** A prolongation, and the last day that it led to. */
    public record Extension(Instant at, String reason, LocalDate lastDay) {}

    /** Ends the notice: what nobody contests is cleared. */
    public void close(UUID id, Instant now) {
        jdbc.sql("update notice set closed_at = :now where id = :id")
                .param("id", id)
                .param("now", Timestamp.from(now))
                .update();
        jdbc.sql("update notice_line set state = 'CLEARED' where notice = :id and state = 'SHOWN'")
                .param("id", id)
                .update();
    }

    public List<LineView> lines(UUID notice) {
        return jdbc.sql("select * from notice_line where notice = :notice order by position")
                .param("notice", notice)
                .query(NoticeRows::line)
                .list();
    }

    public Optional<LineView> line(UUID notice, String reference) {
        return jdbc.sql("select * from notice_line where notice = :notice and reference = :reference")
                .param("notice", notice)
                .param("reference", reference)
                .query(NoticeRows::line)
                .optional();
    }

    /**
     * @param newAmount of a changed line that has one, null otherwise
     */
    public void setState(UUID notice, String reference, LineState state, @Nullable Money newAmount) {
        jdbc.sql(
                        """
                        update notice_line set state = :state, new_amount = :amount
                        where notice = :notice and reference = :reference
                        """)
                .param("notice", notice)
                .param("reference", reference)
                .param("state", state.name())
                .param("amount", newAmount == null ? null : newAmount.yuan())
                .update();
    }

    private static NoticeRow row(ResultSet row, int n) throws SQLException {
        Timestamp closed = row.getTimestamp("closed_at");
        return new NoticeRow(
                row.getObject("id", UUID.class),
                row.getString("case_number"),
                new Bilingual(row.getString("title"), row.getString("title_en")),
                row.getInt("working_days"),
                row.getInt("added_days"),
                row.getBoolean("counts_first_day"),
                row.getTimestamp("opened_at").toInstant(),
                row.getTimestamp("shown_from").toInstant(),
                row.getObject("last_day", LocalDate.class),
                row.getInt("calendar_version"),
                closed == null ? null : closed.toInstant());
    }

    private static LineView line(ResultSet row, int n) throws SQLException {
        return new LineView(
                row.getString("reference"),
                row.getString("name"),
                row.getString("item"),
                row.getBigDecimal("amount") == null ? null : Money.of(row.getBigDecimal("amount")),
                row.getString("county"),
                LineState.valueOf(row.getString("state")),
                row.getBigDecimal("new_amount") == null ? null : Money.of(row.getBigDecimal("new_amount")));
    }
}
