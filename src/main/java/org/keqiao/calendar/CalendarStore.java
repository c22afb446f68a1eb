package org.keqiao.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Repository;

/** The tables of published years. */
@Repository
class CalendarStore {

    private static final String IN_FORCE =
            "select version from calendar_version v where version = (select max(version) from calendar_version n where n.year = v.year)";

    private final JdbcClient jdbc;

    CalendarStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One publisher at a time, until the transaction ends. */
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(20200101)").query((rs, row) -> 1).single();
    }

    /** 0 before anything is published. */
    int version() {
        return jdbc.sql("select coalesce(max(version), 0) from calendar_version")
                .query(Integer.class)
                .single();
    }

    CalendarTable table() {
        return table(null);
    }

    /**
     * @param draft taken in place of what is in force of its year; null for what is in force
     */
    CalendarTable table(@Nullable CalendarYear draft) {
        Set<Integer> years = new TreeSet<>();
        int version = 0;
        for (Publication publication : publications()) {
            years.add(publication.year());
            version = Math.max(version, publication.version());
        }
        Map<LocalDate, Boolean> days = new HashMap<>();
        jdbc.sql("select d.day, d.working from calendar_day d join calendar_version c on c.version = d.version"
                        + " where c.version in (" + IN_FORCE + ") and c.year <> ? order by c.version")
                .param(draft == null ? 0 : draft.year())
                .query(rs -> {
                    days.put(rs.getObject("day", LocalDate.class), rs.getBoolean("working"));
                });
        if (draft != null) {
            years.add(draft.year());
            draft.off().forEach(day -> days.put(day, false));
            draft.work().forEach(day -> days.put(day, true));
        }
        return new CalendarTable(version, years, days);
    }

    /** All of them, newest first. */
    List<Publication> publications() {
        return jdbc.sql("select version, year, notice, reason, published_by, published_at," + " version in (" + IN_FORCE
                        + ") as in_force from calendar_version order by version desc")
                .query((rs, row) -> new Publication(
                        rs.getInt("version"),
                        rs.getInt("year"),
                        rs.getString("notice"),
                        rs.getString("reason"),
                        rs.getString("published_by"),
                        rs.getTimestamp("published_at").toInstant(),
                        rs.getBoolean("in_force")))
                .list();
    }

    CalendarYear year(Publication publication) {
        Set<LocalDate> off = new TreeSet<>();
        Set<LocalDate> work = new TreeSet<>();
        jdbc.sql("select day, working from calendar_day where version = ?")
                .param(publication.version())
                .query(rs -> {
                    (rs.getBoolean("working") ? work : off).add(rs.getObject("day", LocalDate.class));
                });
        return new CalendarYear(publication.year(), publication.notice(), new TreeSet<>(off), new TreeSet<>(work));
    }

    /** Adds a publication and returns its version; the caller holds the lock. */
    int add(CalendarYear year, String reason, String by, Instant at) {
        int version = version() + 1;
        jdbc.sql("insert into calendar_version (version, year, notice, reason, published_by, published_at)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(version, year.year(), year.notice(), reason, by, at.atOffset(ZoneOffset.UTC))
                .update();
        year.off().forEach(day -> addDay(version, day, false));
        year.work().forEach(day -> addDay(version, day, true));
        return version;
    }

    private void addDay(int version, LocalDate day, boolean working) {
        jdbc.sql("insert into calendar_day (version, day, working) values (?, ?, ?)")
                .params(version, day, working)
                .update();
    }
}
