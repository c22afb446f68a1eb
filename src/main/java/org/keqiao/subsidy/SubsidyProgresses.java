package org.keqiao.subsidy;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.keqiao.shared.CaseNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads where applications stand with their money. */
@Component
@Transactional(readOnly = true)
public class SubsidyProgresses {

    private final JdbcClient jdbc;

    SubsidyProgresses(JdbcClient jdbc) {
        this.jdbc = jdbc;
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
}
