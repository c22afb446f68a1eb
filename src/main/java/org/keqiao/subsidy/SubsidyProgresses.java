package org.keqiao.subsidy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.keqiao.shared.CaseNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads where applications stand with their money. */
@Component
@Transactional(readOnly = true)
public class SubsidyProgresses {

    private final JdbcClient jdbc;
    private final Clock clock;

    SubsidyProgresses(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** In one statement; without those whose money is not reserved yet. */
    public Map<CaseNumber, SubsidyProgress> of(Collection<CaseNumber> applications) {
        record Row(CaseNumber application, SubsidyProgress progress) {}
        return jdbc
                .sql("select application, progress from subsidy_progress"
                        + " where application = any(:numbers) and progress is not null")
                .param("numbers", applications.stream().map(CaseNumber::value).toArray(String[]::new))
                .query((row, n) -> new Row(
                        new CaseNumber(row.getString("application")),
                        SubsidyProgress.valueOf(row.getString("progress"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Row::application, Row::progress));
    }

    /**
     * @param noticedAt since when the public is shown it, null before
     * @param paidAt of the last payment, null before the first
     */
    public record Milestones(@Nullable Instant noticedAt, @Nullable Instant paidAt) {}

    /** What other cases did for an application so far. */
    public Milestones milestones(CaseNumber application) {
        Instant now = clock.instant();
        return jdbc.sql("select noticed_at, paid_at from subsidy_milestone where application = :number")
                .param("number", application.value())
                .query((row, n) -> {
                    Instant noticed = instant(row, "noticed_at");
                    return new Milestones(
                            noticed == null || noticed.isAfter(now) ? null : noticed, instant(row, "paid_at"));
                })
                .single();
    }

    @Nullable
    private static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
