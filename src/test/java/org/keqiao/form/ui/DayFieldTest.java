package org.keqiao.form.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DayFieldTest {

    @ParameterizedTest
    @ValueSource(strings = {"2024-01-08", "2024年1月8日", "2024 年 1 月 8 日", "2024/1/8", "2024.01.08", "２０２４－０１－０８"})
    void readsWhateverSpellsADay(String text) {
        assertThat(DayField.spelled(text)).isEqualTo(LocalDate.of(2024, 1, 8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-02-30", "2024-13-01", "24-1-8", "8.1.2024", "永久", ""})
    void takesNothingElseForOne(String text) {
        assertThat(DayField.spelled(text)).isNull();
    }
}
