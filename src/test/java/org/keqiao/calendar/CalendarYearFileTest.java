package org.keqiao.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;

class CalendarYearFileTest {

    @Test
    void readsDaysAndRanges() {
        CalendarYear year = read(
                """
                {"year": 2027, "notice": "国办发明电〔2026〕1号", "off": ["2027-01-01/2027-01-03", "2027-05-01"], "work": ["2027-01-09"]}
                """);

        assertThat(year.off())
                .containsExactly(
                        LocalDate.of(2027, 1, 1),
                        LocalDate.of(2027, 1, 2),
                        LocalDate.of(2027, 1, 3),
                        LocalDate.of(2027, 5, 1));
        assertThat(year.work()).containsExactly(LocalDate.of(2027, 1, 9));
        assertThat(year.notice()).isEqualTo("国办发明电〔2026〕1号");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not json",
                "[]",
                "{\"year\": 2027, \"notice\": \"n\", \"off\": [\"2027-02-30\"], \"work\": []}",
                "{\"year\": 2027, \"notice\": \"n\", \"off\": [\"soon\"], \"work\": []}",
                "{\"year\": 2027, \"notice\": \"n\", \"off\": [\"2027-01-01\"]}",
                "{\"year\": 2027, \"notice\": \"n\", \"off\": [], \"work\": [], \"more\": 1}"
            })
    void refusesWhatIsNoSuchFile(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.errors())
                        .extracting(FieldError::field, FieldError::code)
                        .containsExactly(org.assertj.core.groups.Tuple.tuple("file", "calendarFile")));
    }

    @Test
    void spellsOutNoRangeOfThousandsOfYears() {
        assertThatThrownBy(() -> read(
                        "{\"year\": 2027, \"notice\": \"n\", \"off\": [\"0001-01-01/9999-12-31\"]," + " \"work\": []}"))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.errors())
                        .extracting(FieldError::field)
                        .containsExactly("off"));
    }

    private static CalendarYear read(String text) {
        return CalendarYearFile.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
