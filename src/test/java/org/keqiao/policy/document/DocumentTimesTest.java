package org.keqiao.policy.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keqiao.shared.Bilingual;
import org.springframework.lang.Nullable;

/** How a document stands follows from days alone. */
class DocumentTimesTest {

    private static final LocalDate ENDS = LocalDate.of(2023, 6, 30);
    private static final LocalDate NEXT = LocalDate.of(2023, 5, 1);

    private record Days(
            String key,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            boolean lapsed,
            @Nullable String supersedes,
            boolean inPart,
            @Nullable LocalDate abolished) {

        PolicyDocument document() {
            Bilingual words = new Bilingual(key, key);
            return new PolicyDocument(
                    key,
                    1,
                    key,
                    words,
                    null,
                    PolicyDocument.Level.CITY,
                    null,
                    from,
                    to,
                    lapsed,
                    supersedes,
                    inPart,
                    abolished,
                    null,
                    words,
                    List.of());
        }
    }

    private static Days old(@Nullable LocalDate to) {
        return new Days("2020", LocalDate.of(2020, 7, 1), to, false, null, false, null);
    }

    private static Days next(@Nullable LocalDate from, boolean inPart) {
        return new Days("2023", from, null, false, "2020", inPart, null);
    }

    private static DocumentStatus status(LocalDate day, Days... all) {
        List<PolicyDocument> documents = Stream.of(all).map(Days::document).toList();
        return new DocumentTimes(documents).status(documents.get(0), day);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"2020-06-30, UPCOMING", "2020-07-01, VALID", "2023-06-30, VALID", "2023-07-01, EXPIRED"})
    void aDocumentHoldsFromItsFirstDayToItsLast(LocalDate day, DocumentStatus expected) {
        assertThat(status(day, old(ENDS))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"2023-04-30, VALID", "2023-05-01, ABOLISHED", "2023-07-01, ABOLISHED"})
    void itsSuccessorEndsItBeforeItsTime(LocalDate day, DocumentStatus expected) {
        assertThat(status(day, old(ENDS), next(NEXT, false))).isEqualTo(expected);
    }

    @Test
    void whatHadRunOutNobodyAbolished() {
        assertThat(status(ENDS.plusDays(1), old(ENDS), next(ENDS.plusDays(1), false)))
                .isEqualTo(DocumentStatus.EXPIRED);
    }

    @Test
    void aPartialSuccessorAmendsIt() {
        assertThat(status(NEXT.minusDays(1), old(null), next(NEXT, true))).isEqualTo(DocumentStatus.VALID);
        assertThat(status(NEXT, old(null), next(NEXT, true))).isEqualTo(DocumentStatus.AMENDED);
    }

    @Test
    void anotherMayAbolishIt() {
        Days abolished = new Days("2020", null, ENDS, false, null, false, NEXT);
        assertThat(status(NEXT.minusDays(1), abolished)).isEqualTo(DocumentStatus.VALID);
        assertThat(status(NEXT, abolished)).isEqualTo(DocumentStatus.ABOLISHED);
    }

    @Test
    void withoutDaysNothingBeginsOrEndsUnlessItIsKnownToHoldNoMore() {
        assertThat(status(NEXT, old(null), next(null, false))).isEqualTo(DocumentStatus.VALID);
        assertThat(status(NEXT, new Days("2020", null, null, true, null, false, null)))
                .isEqualTo(DocumentStatus.EXPIRED);
    }
}
