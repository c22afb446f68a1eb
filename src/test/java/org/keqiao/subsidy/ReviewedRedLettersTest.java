package org.keqiao.subsidy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.casefile.ActRecord;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.CaseRef;
import org.keqiao.casefile.CaseStatus;
import org.keqiao.casefile.event.CaseDecided;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.Duty;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;

/** What a review says of red-letter invoices, and what it no longer speaks of. */
class ReviewedRedLettersTest {

    private static final CaseNumber CLAIM = new CaseNumber("FBZH-350500-2026-000001");
    private static final ObjectMapper JSON =
            JsonMapper.builder().findAndAddModules().build();
    private static final Money WHOLE = Money.of("1000.00");
    private static final LocalDate ON = LocalDate.of(2026, 3, 2);
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
    private final List<UUID> by = new ArrayList<>();
    private final RedLetterRows rows = new RedLetterRows((JdbcClient) null) {
        @Override
        List<RedLetter> reviewed(CaseNumber application) {
            return List.copyOf(stored);
        }

        @Override
        void review(CaseNumber application, Collection<RedLetter> found, @Nullable UUID account) {
            by.add(account);
            stored.clear();
            stored.addAll(found);
        }
    };
    private final CaseCommands cases = mock(CaseCommands.class);
    private final CurrentActor actor = mock(CurrentActor.class);
    private final ReviewedRedLetters letters =
            new ReviewedRedLetters(rows, cases, actor, told::add, JSON, Clock.systemUTC());

    @BeforeEach
    void aReviewer() {
        when(actor.orSystem()).thenReturn(Actor.SYSTEM);
    }

    private void reviews(String invoice, @Nullable String redLetter) {
        letters.take(CLAIM, claimed(invoice), reviewed(invoice, redLetter));
    }

    private static List<ClaimLine> claimed(String invoice) {
        return List.of(new ClaimLine("C1", null, invoice, ON, WHOLE, null, "V", ON, WHOLE));
    }

    private static List<ReviewedLine> reviewed(String invoice, @Nullable String redLetter) {
        return List.of(new ReviewedLine(
                "C1",
                invoice,
                WHOLE,
                true,
                WHOLE,
                null,
                redLetter,
                redLetter == null ? null : Money.of("300.00"),
                null,
                null));
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

    /** Whoever decides signs the refusal: what the review found stays the reviewer's. */
    @Test
    void whatARefusedReviewFoundItsReviewerFound() {
        UUID reviewer = UUID.randomUUID();
        Map<String, Object> facts =
                Map.of("lines", claimed(INVOICE), "reviewedLines", reviewed(INVOICE, "26352000000088888888"));
        when(cases.facts(CLAIM)).thenReturn(facts);
        List<ActRecord> acts = List.of(
                act(reviewer, "林某", facts),
                act(UUID.randomUUID(), "委托人", Map.of()),
                act(UUID.randomUUID(), "分管领导", Map.of()));
        when(cases.acts(CLAIM)).thenReturn(acts);
        CaseRef ref = new CaseRef(reviewer, CLAIM, SubsidyFacts.MATTER, "补贴", "某公司", reviewer, null);
        letters.on(new CaseDecided(ref, CaseStatus.DECIDED_NEGATIVE));
        assertThat(by).containsExactly(reviewer);
        assertThat(stored).extracting(RedLetter::recordedBy).containsOnly("林某");
    }

    /** Of a review by seats no act of the case says it: ending the case goes on. */
    @Test
    void whatNoStepSaidIsOfWhoeverEndsTheCase() {
        Map<String, Object> facts =
                Map.of("lines", claimed(INVOICE), "reviewedLines", reviewed(INVOICE, "26352000000088888888"));
        when(cases.facts(CLAIM)).thenReturn(facts);
        when(cases.acts(CLAIM)).thenReturn(List.of());
        UUID account = UUID.randomUUID();
        CaseRef ref = new CaseRef(account, CLAIM, SubsidyFacts.MATTER, "补贴", "某公司", account, null);
        letters.on(new CaseDecided(ref, CaseStatus.DECIDED_NEGATIVE));
        assertThat(stored).extracting(RedLetter::recordedBy).contains(Actor.SYSTEM.displayName());
    }

    private static ActRecord act(UUID account, String name, Map<String, Object> answers) {
        return new ActRecord(
                UUID.randomUUID(),
                1,
                ActRecord.Kind.STEP,
                account,
                name,
                name,
                null,
                Duty.REVIEW,
                "",
                null,
                null,
                0,
                1,
                answers,
                null,
                null,
                null,
                null,
                null,
                Map.of(),
                Map.of(),
                Instant.EPOCH,
                "");
    }
}
