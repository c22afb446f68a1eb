package org.keqiao.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.keqiao.testing.KeqiaoTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What counts as one name, here and in the database. */
@KeqiaoTest
class SpellingTest {

    private static final String NAME = "海丝(福州)abc·12";

    private static final List<String> SPELLINGS = List.of(
            NAME,
            "海丝（福州）ABC·12",
            "海丝［福州］ａｂｃ・１２",
            "海丝[福州]Ａbc･12",
            "海丝【福州】abc•12",
            "海丝〔福州〕abc‧12",
            "海丝〈福州〉abc∙12",
            " 海丝　(福 州)\u00a0a\tb\u2003c·1\r\n2\u202f",
            "海丝\u1680(福州)\u2028abc\u2029·\u000b1\f2");

    private static final List<String> OTHERS =
            List.of("海丝福州abc12", "海絲(福州)abc·12", "海丝(福州)abc.12", "海丝(福州)abc·1\u200b2", "É Ω", "");

    @Autowired
    JdbcClient jdbc;

    @Test
    void aNameIsOneHoweverItIsSpelt() {
        assertThat(SPELLINGS).extracting(Spelling::of).containsOnly(NAME);
        assertThat(OTHERS).extracting(Spelling::of).doesNotContain(NAME);
    }

    @Test
    void theDatabaseSpellsAlike() {
        for (List<String> names : List.of(SPELLINGS, OTHERS)) {
            List<String> spelt = jdbc.sql(
                            "select plain_name(n) from unnest(?::text[]) with ordinality t (n, i) order by i")
                    .param(names.toArray(String[]::new))
                    .query(String.class)
                    .list();
            IntStream.range(0, names.size())
                    .forEach(i -> assertThat(spelt.get(i)).as(names.get(i)).isEqualTo(Spelling.of(names.get(i))));
        }
    }
}
