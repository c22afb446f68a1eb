package org.keqiao.subsidy.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.GatheredCases;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.keqiao.subsidy.batch.ApplyMeeting.DecidedRow;
import org.keqiao.subsidy.batch.ApplyMeeting.Decision;
import org.springframework.lang.Nullable;

/** What a redesigned form may leave out, the decisions themselves do not. */
class ApplyMeetingTest {

    private static final CaseNumber BATCH = new CaseNumber("JBPC-421300-2026-000001");
    private static final CaseNumber LINE = new CaseNumber("JBZJ-421300-2026-000001");

    private final BatchLines lines = mock(BatchLines.class);
    private final LineHands hands = mock(LineHands.class);
    private final ApplyMeeting action =
            new ApplyMeeting(mock(CaseCommands.class), mock(GatheredCases.class), lines, hands);

    @BeforeEach
    void oneLine() {
        when(hands.among(any(), any())).thenReturn(application -> {});
        BatchLine line = new BatchLine(
                LINE, "成果转化补贴", "甲公司", null, Money.of("100000.00"), Money.ZERO, BatchLine.State.PROPOSED, null);
        when(lines.of(BATCH)).thenReturn(List.of(line));
        when(lines.require(BATCH, LINE)).thenReturn(line);
    }

    private String refused(List<DecidedRow> rows) {
        return catchThrowableOfType(
                        Refusal.class, () -> action.perform(BATCH, new ApplyMeeting.Input(rows, "纪要〔2026〕1号")))
                .code();
    }

    private static DecidedRow row(Decision decision, @Nullable String reason) {
        return new DecidedRow(LINE.value(), decision, reason);
    }

    @Test
    void everyLineHasToBeDecided() {
        assertThat(refused(List.of())).isEqualTo("LINES_UNDECIDED");
        assertThat(refused(List.of(new DecidedRow("JBZJ-421300-2026-000002", Decision.APPROVE, null))))
                .isEqualTo("LINES_UNDECIDED");
    }

    @Test
    void whateverIsNotAgreedToHasItsReason() {
        for (Decision decision : List.of(Decision.REFUSE, Decision.RETURN, Decision.DEFER)) {
            assertThat(refused(List.of(row(decision, null)))).isEqualTo("LINE_REASON_MISSING");
            assertThat(refused(List.of(row(decision, " ")))).isEqualTo("LINE_REASON_MISSING");
        }
        verify(lines, never()).set(BATCH, LINE, BatchLine.State.REFUSED, "");
    }

    @Test
    void whatIsPutOffIsDeferred() {
        action.perform(BATCH, new ApplyMeeting.Input(List.of(row(Decision.DEFER, "材料待补充")), "纪要〔2026〕1号"));
        verify(lines).set(BATCH, LINE, BatchLine.State.DEFERRED, "材料待补充");
    }
}
