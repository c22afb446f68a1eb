package org.keqiao.subsidy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;

/** What a review says of red-letter invoices, and what it no longer speaks of. */
class ReviewedRedLettersTest {

    private static final CaseNumber CLAIM = new CaseNumber("FBZH-350500-2026-000001");
    private static final String INVOICE = "26352000000012345678";
    private static final RedLetter BEFORE = new RedLetter(
            UUID.randomUUID(),
            "26352000000011111111",
            "26352000000099999999",
            Money.of("300.00"),
            null,
            null,
            null,
            CLAIM.value(),
            "林某",
            Instant.EPOCH);

    private final List<RedLetter> stored = new ArrayList<>(List.of(BEFORE));
    private final List<Object> told = new ArrayList<>();
    private final RedLetterRows rows = new RedLetterRows((JdbcClient) null) {
        @Override
        List<RedLetter> reviewed(CaseNumber application) {
            return List.copyOf(stored);
        }

        @Override
        void review(CaseNumber application, Collection<RedLetter> found, @Nullable UUID account) {
            stored.clear();
            stored.addAll(found);
        }
    };
    private final CurrentActor actor = mock(CurrentActor.class);
    private final ReviewedRedLetters letters =
            new ReviewedRedLetters(rows, null, actor, told::add, new ObjectMapper(), Clock.systemUTC());

    @BeforeEach
    void aReviewer() {
        when(actor.orSystem()).thenReturn(Actor.SYSTEM);
    }

    private void reviews(String invoice, @Nullable String redLetter) {
        Money whole = Money.of("1000.00");
        LocalDate on = LocalDate.of(2026, 3, 2);
        letters.take(
                CLAIM,
                List.of(new ClaimLine("C1", null, invoice, on, whole, null, "V", on, whole)),
                List.of(new ReviewedLine(
                        "C1",
                        invoice,
                        whole,
                        true,
                        whole,
                        null,
                        redLetter,
                        redLetter == null ? null : Money.of("300.00"),
                        null,
                        null)));
    }

    @Test
    void anInvoiceThatIsClaimedNoMoreStaysCancelledForOthers() {
        reviews(INVOICE, null);
        assertThat(stored).containsExactly(BEFORE);
        reviews(INVOICE, "26352000000088888888");
        assertThat(stored).hasSize(2).contains(BEFORE);
        assertThat(told).hasSize(1);
    }

    @Test
    void aReviewThatSaysOtherwiseTakesItBack() {
        reviews(BEFORE.invoice(), null);
        assertThat(stored).isEmpty();
        assertThat(told).isEmpty();
    }
}
