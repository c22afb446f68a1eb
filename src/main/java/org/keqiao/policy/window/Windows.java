package org.keqiao.policy.window;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.keqiao.policy.PolicyItem;
import org.keqiao.shared.Refusal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * E-WINDOW (domain 7.2): applications for an item are taken in its windows only, by the server's time and until the last
 * day ends. An item that never had a window is open all the time, unless the installation wants one for each.
 */
@Service
@Transactional(readOnly = true)
public class Windows {

    private final JdbcClient jdbc;
    private final boolean required;
    private final Clock clock;

    /** @param required whether an item without any window is closed */
    Windows(JdbcClient jdbc, @Value("${keqiao.windows.required:false}") boolean required, Clock clock) {
        this.jdbc = jdbc;
        this.required = required;
        this.clock = clock;
    }

    private record Days(LocalDate first, LocalDate last) {

        boolean covers(LocalDate day) {
            return !day.isBefore(first) && !day.isAfter(last);
        }
    }

    /** How an item stands today. */
    public WindowStanding standing(String item) {
        LocalDate today = LocalDate.now(clock);
        List<Days> windows = jdbc.sql(
                        """
                        select first_day, last_day from application_window
                        where item = ? and state = 'IN_FORCE' order by first_day, last_day
                        """)
                .param(item)
                .query((row, n) -> new Days(
                        row.getObject("first_day", LocalDate.class), row.getObject("last_day", LocalDate.class)))
                .list();
        if (windows.isEmpty()) {
            return new WindowStanding(!required, null, null);
        }
        List<Days> open = windows.stream().filter(days -> days.covers(today)).toList();
        if (!open.isEmpty()) {
            LocalDate last =
                    open.stream().map(Days::last).max(LocalDate::compareTo).orElseThrow();
            return new WindowStanding(true, open.get(0).first(), last);
        }
        LocalDate next = windows.stream()
                .map(Days::first)
                .filter(first -> first.isAfter(today))
                .findFirst()
                .orElse(null);
        LocalDate over = windows.stream()
                .map(Days::last)
                .filter(last -> last.isBefore(today))
                .max(LocalDate::compareTo)
                .orElse(null);
        return new WindowStanding(false, next, over);
    }

    /**
     * Applications are taken now.
     *
     * @throws Refusal conflict WINDOW_NOT_YET with the first day; WINDOW_OVER with the last one; WINDOW_NOT_SET when the
     *     installation wants a window and there is none
     */
    public void requireOpen(PolicyItem item) {
        WindowStanding standing = standing(item.key());
        if (standing.open()) {
            return;
        }
        if (standing.first() != null) {
            throw Refusal.conflict("WINDOW_NOT_YET", item.title(), standing.first());
        }
        if (standing.last() != null) {
            throw Refusal.conflict("WINDOW_OVER", item.title(), standing.last());
        }
        throw Refusal.conflict("WINDOW_NOT_SET", item.title());
    }
}
