package org.keqiao.intermediary.listing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.keqiao.intermediary.Intermediary;
import org.keqiao.process.Action;
import org.keqiao.process.Called;
import org.keqiao.process.ProcessAction;
import org.keqiao.security.Duty;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.FieldError;
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
        refusals = {"MEASURE_NOT_FITTING", "NO_ENTRY", "ENTRY_STATE", "INVALID"})
class WeighMeasure implements Action<WeighMeasure.Input, WeighMeasure.Output> {

    private final CheckEntry.Entry entries;
    private final Texts texts;
    private final Clock clock;

    WeighMeasure(CheckEntry.Entry entries, Texts texts, Clock clock) {
        this.entries = entries;
        this.texts = texts;
        this.clock = clock;
    }

    /** @param unfoundedSince from when on the entry ought not to have been listed; null where it was right while it lasted */
    record Input(
            String supervisionKind,
            boolean failedBefore,
            @Nullable Measure proposedMeasure,
            @Nullable LocalDate unfoundedSince) {}

    /**
     * @param measureAdverse true when the party is heard before it is decided
     * @param measureName as the letters say it
     * @param unfoundedFrom as the letters say it; null unless it is to be struck off as one that ought not to have been listed
     */
    record Output(
            @Called(zh = "处理不利", en = "Measure is adverse") boolean measureAdverse,
            String measureName,
            @Called(zh = "自何日起不应在册", en = "Ought not to have been listed since") @Nullable LocalDate unfoundedFrom) {}

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
        LocalDate unfounded = measure == Measure.STRIKE_OFF ? input.unfoundedSince() : null;
        if (unfounded != null) {
            requireOnTheList(entry, unfounded);
        }
        boolean second = measure == Measure.FAILED && input.failedBefore();
        String name = texts.get("intermediary.measure." + (second ? "SECOND" : measure), Locale.SIMPLIFIED_CHINESE);
        return new Output(measure.isAdverse(), name, unfounded);
    }

    private void requireOnTheList(Intermediary entry, LocalDate since) {
        if (since.isBefore(entry.listedOn()) || since.isAfter(LocalDate.now(clock))) {
            throw Refusal.invalid(List.of(FieldError.of("unfoundedSince", "notOnTheList", entry.listedOn())));
        }
    }
}
