package org.keqiao.studio.draft;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.keqiao.security.Actor;
import org.keqiao.shared.Refusal;
import org.keqiao.studio.StudioAccess;
import org.keqiao.studio.StudioEvent;
import org.keqiao.studio.StudioRecord;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * One window at a time changes a matter. Whoever opens it to edit holds it; each save renews the hold, and some idle
 * minutes end it. Anybody else reads, and may take it over, which stands in the record; the window that lost it learns so
 * at its next save and keeps what was typed.
 */
@Service
public class EditLock {

    private final JdbcClient jdbc;
    private final StudioRecord record;
    private final Clock clock;
    private final Duration idle;

    EditLock(
            JdbcClient jdbc,
            StudioRecord record,
            Clock clock,
            @Value("${keqiao.studio.edit-idle:PT10M}") Duration idle) {
        this.jdbc = jdbc;
        this.record = record;
        this.clock = clock;
        this.idle = idle;
    }

    /**
     * Who has a matter open.
     *
     * @param holder sign-in name
     * @param activeAt when something was saved last
     */
    public record Hold(String holder, String holderName, @JsonIgnore UUID tab, Instant since, Instant activeAt) {

        public boolean isOf(UUID window) {
            return tab.equals(window);
        }
    }

    /** Empty when nobody has it open, or has not touched it for too long. */
    @Transactional(readOnly = true)
    public Optional<Hold> holder(Actor actor, String matter) {
        StudioAccess.read(actor);
        return held(matter, "");
    }

    /**
     * Opens a matter for changes, unless somebody else has it open. Of two windows of one person the later one gets it.
     *
     * @return who holds it now, this window or another person's
     */
    @Transactional
    public Hold claim(Actor actor, String matter, UUID tab) {
        StudioAccess.change(actor);
        put(actor, matter, tab, false);
        return held(matter, "").orElseThrow();
    }

    /** Takes a matter from whoever has it open. */
    @Transactional
    public Hold takeOver(Actor actor, String matter, UUID tab) {
        StudioAccess.change(actor);
        take(actor, matter, tab);
        return held(matter, "").orElseThrow();
    }

    /** The window is closed; nothing happens when it holds nothing any more. */
    @Transactional
    public void release(String matter, UUID tab) {
        jdbc.sql("delete from studio_hold where matter = ? and tab = ?")
                .params(matter, tab)
                .update();
    }

    /**
     * Lets a write through, and renews the hold of whoever writes.
     *
     * @throws Refusal DRAFT_HELD while somebody else has it open; DRAFT_ELSEWHERE while another window of the same
     *     person has
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void admit(Actor actor, String matter, Hand hand) {
        Hold hold = held(matter, " for update").orElse(null);
        if (hold != null && hand.takeOver()) {
            take(actor, matter, UUID.randomUUID());
            return;
        }
        if (hold != null && !hold.holder().equals(actor.username())) {
            throw Refusal.conflict("DRAFT_HELD", hold.holderName(), hold.activeAt());
        }
        if (hold != null && hand.tab() != null && !hold.isOf(hand.tab())) {
            throw Refusal.conflict("DRAFT_ELSEWHERE", hold.since());
        }
        if (hand.tab() != null) {
            put(actor, matter, hand.tab(), false);
        } else if (hold != null) {
            jdbc.sql("update studio_hold set active_at = ? where matter = ?")
                    .params(Timestamp.from(clock.instant()), matter)
                    .update();
        }
    }

    private void take(Actor actor, String matter, UUID tab) {
        Optional<Hold> before = held(matter, " for update");
        put(actor, matter, tab, true);
        before.filter(hold -> !hold.holder().equals(actor.username()))
                .ifPresent(hold -> record.add(StudioEvent.Kind.TAKEN_OVER, matter, actor, hold.holderName()));
    }

    private void put(Actor actor, String matter, UUID tab, boolean always) {
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql(
                        """
                        insert into studio_hold (matter, holder, holder_name, tab, since, active_at)
                        values (:matter, :holder, :name, :tab, :now, :now)
                        on conflict (matter) do update
                        set holder = excluded.holder, holder_name = excluded.holder_name, tab = excluded.tab,
                            since = case when studio_hold.tab = excluded.tab then studio_hold.since
                                else excluded.since end,
                            active_at = excluded.active_at
                        where :always or studio_hold.holder = excluded.holder or studio_hold.active_at < :expired
                        """)
                .param("matter", matter)
                .param("holder", actor.username())
                .param("name", actor.displayName())
                .param("tab", tab)
                .param("now", now)
                .param("always", always)
                .param("expired", Timestamp.from(clock.instant().minus(idle)))
                .update();
    }

    private Optional<Hold> held(String matter, String lock) {
        return jdbc.sql("select holder, holder_name, tab, since, active_at from studio_hold"
                        + " where matter = ? and active_at >= ?" + lock)
                .params(matter, Timestamp.from(clock.instant().minus(idle)))
                .query((row, n) -> new Hold(
                        row.getString(1),
                        row.getString(2),
                        row.getObject(3, UUID.class),
                        row.getTimestamp(4).toInstant(),
                        row.getTimestamp(5).toInstant()))
                .optional();
    }
}
