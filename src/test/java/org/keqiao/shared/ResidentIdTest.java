package org.keqiao.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResidentIdTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    @ParameterizedTest
    @ValueSource(strings = {"11010519491231002X", "421303198802290013", "350502199003070014", "11010519491231002x"})
    void acceptsRightNumbers(String id) {
        assertThat(ResidentId.parse(id, TODAY)).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "42130319900229001X, residentIdDate", // checksum right, the day does not exist
        "350502199003070015, residentIdCheck",
        "350502900307001, residentIdLength", // the fifteen-digit numbers of before 1999
        "35050219900307001A, residentIdCharacters",
        "'', residentIdLength"
    })
    void refusesWrongNumbers(String id, String problem) {
        assertThat(ResidentId.problem(id, TODAY)).contains(problem);
        assertThat(ResidentId.parse(id, TODAY)).isEmpty();
        assertThat(new Texts(true).has("field." + problem, Locale.ENGLISH)).isTrue();
    }

    @Test
    void refusesSomebodyNotBornYet() {
        assertThat(ResidentId.problem("350502199003070014", LocalDate.of(1990, 3, 6)))
                .contains("residentIdDate");
        assertThat(ResidentId.problem("350502199003070014", LocalDate.of(1990, 3, 7)))
                .isEmpty();
    }

    @Test
    void knowsResidencePermits() {
        assertThat(ResidentId.parse(withCheck("81000019900307001"), TODAY)
                        .orElseThrow()
                        .isResidencePermit())
                .isTrue();
        assertThat(ResidentId.parse(withCheck("83000019900307001"), TODAY)
                        .orElseThrow()
                        .isResidencePermit())
                .isTrue();
        assertThat(new ResidentId("350502199003070014").isResidencePermit()).isFalse();
    }

    @Test
    void neverShowsTheBirthday() {
        ResidentId id = new ResidentId("350502199003070014");

        assertThat(id.masked()).isEqualTo("350502********0014");
        assertThat(id).hasToString("350502********0014");
    }

    @Test
    void countsFullYears() {
        ResidentId id = new ResidentId("350502199003070014");

        assertThat(id.ageOn(LocalDate.of(2026, 3, 6))).isEqualTo(35);
        assertThat(id.ageOn(LocalDate.of(2026, 3, 7))).isEqualTo(36);
    }

    private static String withCheck(String body) {
        return "0123456789X"
                .chars()
                .mapToObj(last -> body + (char) last)
                .filter(id -> ResidentId.problem(id, TODAY).isEmpty())
                .findFirst()
                .orElseThrow();
    }
}
