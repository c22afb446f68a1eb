package org.keqiao.certification;

import org.keqiao.process.Action;
import org.keqiao.process.Called;
import org.keqiao.process.ProcessAction;
import org.keqiao.shared.CaseNumber;
import org.springframework.lang.Nullable;

/** Counts how often the second review has sent a case back, so that a model can end the to and fro. */
@ProcessAction(
        name = "countReturn",
        zh = "登记退回次数",
        en = "Count the return",
        aboutZh = "复核每退回一次加一，模型可据此转交负责人裁定。",
        aboutEn = "Adds one for each return by the second review; a model can then ask the head.",
        pure = true)
class CountReturn implements Action<CountReturn.Input, CountReturn.Output> {

    record Input(@Nullable Integer secondReviewReturns) {}

    record Output(@Called(zh = "复核退回次数", en = "Returns by the second review") int secondReviewReturns) {}

    @Override
    public Output perform(CaseNumber caseNumber, Input input) {
        return new Output(input.secondReviewReturns() == null ? 1 : input.secondReviewReturns() + 1);
    }
}
