package org.keqiao.document;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 文号: one gapless sequence a prefix, word and year. */
@Component
class LetterNumbers {

    private final JdbcClient jdbc;

    LetterNumbers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The next number, in the caller's transaction: others of the series wait until it ends, and a rollback gives the
     * number back.
     *
     * @return {@code 泉科技受〔2026〕12号}
     */
    String next(LetterDraft.Series series, int year) {
        int number = jdbc.sql(
                        """
                        insert into letter_number (prefix, series, year, last_number) values (:prefix, :word, :year, 1)
                        on conflict (prefix, series, year) do update set last_number = letter_number.last_number + 1
                        returning last_number
                        """)
                .param("prefix", series.prefix())
                .param("word", series.word())
                .param("year", year)
                .query(Integer.class)
                .single();
        return series.prefix() + series.word() + "〔" + year + "〕" + number + "号";
    }
}
