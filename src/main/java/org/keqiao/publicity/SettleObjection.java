package org.keqiao.publicity;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.keqiao.casefile.ActRecord;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.CaseRef;
import org.keqiao.casefile.LettersAcross;
import org.keqiao.process.Action;
import org.keqiao.process.Called;
import org.keqiao.process.ForParties;
import org.keqiao.process.ProcessAction;
import org.keqiao.publicity.ObjectionSettled.Outcome;
import org.keqiao.security.Duty;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.Texts;
import org.springframework.lang.Nullable;

/**
 * 落实异议处理结果: takes the line out, changes it or lets it go on, and tells the other side, who never learns who
 * objected. Two people outside of the original review have worked on it: one investigated, another decided.
 */
@ProcessAction(
        name = "settleObjection",
        zh = "落实异议处理结果",
        en = "Settle the objection",
        aboutZh = "按处理决定取消、调整或者放行所涉公示项目，向被异议方发出不含异议人身份的告知书；调查人与决定人不能是同一人。",
        aboutEn = "Takes the line out, changes it or lets it go on as was decided, and tells the other side without"
                + " naming the objector. Who investigated does not decide.",
        requires = Duty.OBJECTION,
        refusals = {
            "OBJECTION_NOT_OPEN",
            "NOT_AN_OBJECTION",
            "SETTLEMENT_MISSING",
            "NEW_AMOUNT_MISSING",
            "NEW_AMOUNT_UNCHANGED",
            "OBJECTION_ONE_PERSON",
            "OBJECTOR_NAMED",
            "EVIDENCE_MISSING",
            "NOT_SEPARATED"
        })
class SettleObjection implements Action<SettleObjection.Input, SettleObjection.Output> {

    /** The letter to the other side, where the matter has it. */
    private static final String LETTER_TO_PARTY = "LT-Y1C";

    private final CaseCommands cases;
    private final LineObjections objections;
    private final LettersAcross letters;
    private final Texts texts;
    private final Clock clock;

    SettleObjection(CaseCommands cases, LineObjections objections, LettersAcross letters, Texts texts, Clock clock) {
        this.cases = cases;
        this.objections = objections;
        this.letters = letters;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * @param settlement UPHELD, PARTLY or DISMISSED
     * @param settledAmount what the line is to have when it is changed; null for a line without an amount
     * @param settlementReason why, as the objector reads it
     * @param replyToParty why, as the other side reads it
     */
    record Input(
            @Nullable String settlement,
            @Nullable Money settledAmount,
            @Nullable String settlementReason,
            @Nullable String replyToParty) {}

    /** @param establishedReason why it was dismissed, for the decision that ends the case; null otherwise */
    record Output(
            @Called(zh = "处理决定日", en = "Settled on") @ForParties LocalDate settledOn,
            @Called(zh = "处理结果", en = "Result in words") @ForParties String settlementText,
            @Called(zh = "异议不成立的理由", en = "Why it was dismissed") @Nullable String establishedReason) {}

    @Override
    public Output perform(CaseNumber caseNumber, Input input) {
        CaseRef objection = cases.lock(caseNumber).ref();
        cases.requireEvidence(caseNumber, EnumSet.of(Duty.OBJECTION));
        requireTwoPeople(caseNumber);
        Outcome outcome = outcome(input.settlement());
        if (blank(input.settlementReason()) || blank(input.replyToParty())) {
            throw Refusal.conflict("SETTLEMENT_MISSING");
        }
        requireUnnamed(objection, input.replyToParty());
        LineObjections.Contested contested = objections.settle(objection, outcome, input.settledAmount());
        LocalDate today = LocalDate.now(clock);
        String result = words(outcome, contested.line().amount(), input.settledAmount());
        CaseNumber.parse(contested.line().reference())
                .ifPresent(other -> letters.issue(
                        caseNumber, other, LETTER_TO_PARTY, said(contested, today, result, input.replyToParty())));
        return new Output(today, result, outcome == Outcome.DISMISSED ? input.settlementReason() : null);
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static Map<String, Object> said(
            LineObjections.Contested contested, LocalDate today, String result, String reply) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("noticeTitle", contested.notice().title().zh());
        said.put("contestedName", contested.line().name());
        said.put("contestedItem", contested.line().item());
        said.put("settledOn", today);
        said.put("settlementText", result);
        said.put("replyToParty", reply);
        return said;
    }

    private String words(Outcome outcome, @Nullable Money shown, @Nullable Money settled) {
        boolean amounts = outcome == Outcome.PARTLY && shown != null && settled != null;
        return amounts
                ? texts.get("publicity.settled.amount", Locale.SIMPLIFIED_CHINESE, shown.text(), settled.text())
                : texts.get("publicity.settled." + outcome, Locale.SIMPLIFIED_CHINESE);
    }

    private static Outcome outcome(@Nullable String settlement) {
        try {
            return Outcome.valueOf(String.valueOf(settlement));
        } catch (IllegalArgumentException unknown) {
            throw Refusal.conflict("SETTLEMENT_MISSING");
        }
    }

    /** Whoever wrote down what was found does not decide on it, in person or for somebody. */
    private void requireTwoPeople(CaseNumber caseNumber) {
        List<ActRecord> steps = cases.acts(caseNumber).stream()
                .filter(act -> act.kind() == ActRecord.Kind.STEP && act.accountId() != null)
                .toList();
        UUID investigator = lastToAnswer(steps, "objectionFindings");
        UUID decider = lastToAnswer(steps, "settlement");
        if (decider != null && Objects.equals(investigator, decider)) {
            throw Refusal.conflict("OBJECTION_ONE_PERSON");
        }
    }

    @Nullable
    private static UUID lastToAnswer(List<ActRecord> steps, String key) {
        return steps.stream()
                .filter(act -> act.answers().containsKey(key))
                .reduce((first, second) -> second)
                .map(ActRecord::accountId)
                .orElse(null);
    }

    /** A slip of the pen must not undo the secrecy that was promised. */
    private void requireUnnamed(CaseRef objection, String reply) {
        Object contact = cases.facts(objection.number()).get("contactPerson");
        String name = objection.applicantName().replaceAll("[（(][^（()）]*[)）]", "");
        boolean named = !name.isBlank() && reply.contains(name)
                || contact instanceof String person && person.length() > 1 && reply.contains(person);
        if (named) {
            throw Refusal.conflict("OBJECTOR_NAMED");
        }
    }
}
