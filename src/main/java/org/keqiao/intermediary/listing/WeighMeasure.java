package org.keqiao.intermediary.listing;

import java.util.Locale;
import org.keqiao.intermediary.Intermediary;
import org.keqiao.process.Action;
import org.keqiao.process.Called;
import org.keqiao.process.ProcessAction;
import org.keqiao.security.Duty;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.TextKey;
import org.keqiao.shared.Texts;
import org.springframework.lang.Nullable;

/** 衡量拟处理意见: whether what is proposed fits the case and the entry, and whether the party must be heard first. */
@ProcessAction(
        name = "weighMeasure",
        zh = "衡量拟处理意见",
        en = "Weigh the proposal",
        aboutZh = "核对拟作出的评价或者处理与事由、名录状态是否相符，并判断是否不利；不利的应先告知并听取陈述申辩。",
        aboutEn = "Whether the proposal fits case and entry, and whether it is adverse: then the party is heard first.",
        requires = Duty.REVIEW,
        refusals = {"MEASURE_NOT_FITTING", "NO_ENTRY", "ENTRY_STATE"})
class WeighMeasure implements Action<WeighMeasure.Input, WeighMeasure.Output> {

    private final CheckEntry.Entry entries;
    private final Texts texts;

    WeighMeasure(CheckEntry.Entry entries, Texts texts) {
        this.entries = entries;
        this.texts = texts;
    }

    record Input(String supervisionKind, boolean failedBefore, @Nullable Measure proposedMeasure) {}

    /**
     * @param measureAdverse true when the party is heard before it is decided
     * @param measureName as the letters say it
     */
    record Output(@Called(zh = "处理不利", en = "Measure is adverse") boolean measureAdverse, String measureName) {}

    @Override
    public Output perform(CaseNumber caseNumber, Input input) {
        Intermediary entry = entries.require(caseNumber);
        Measure measure = input.proposedMeasure();
        if (measure == null) {
            throw Refusal.conflict("MEASURE_NOT_FITTING", new TextKey("intermediary.measure.missing"));
        }
        boolean yearly = "YEARLY".equals(input.supervisionKind());
        boolean fits =
                switch (measure) {
                    case EXCELLENT, QUALIFIED, FAILED -> yearly;
                    case SUSPEND -> !yearly && entry.state() == Intermediary.State.LISTED;
                    case RESUME -> !yearly && entry.state() == Intermediary.State.SUSPENDED;
                    case STRIKE_OFF, NONE -> !yearly;
                };
        if (!fits) {
            throw Refusal.conflict("MEASURE_NOT_FITTING", new TextKey("intermediary.measure." + measure));
        }
        boolean second = measure == Measure.FAILED && input.failedBefore();
        String name = texts.get("intermediary.measure." + (second ? "SECOND" : measure), Locale.SIMPLIFIED_CHINESE);
        return new Output(measure.isAdverse(), name);
    }
}
