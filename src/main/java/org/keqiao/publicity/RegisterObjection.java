package org.keqiao.publicity;

import java.time.LocalDate;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.CaseRef;
import org.keqiao.process.Action;
import org.keqiao.process.Called;
import org.keqiao.process.ForParties;
import org.keqiao.process.ProcessAction;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;
import org.springframework.lang.Nullable;

/** 登记异议: takes an objection in on the day on which it comes, as long as the notice is shown; it holds its line. */
@ProcessAction(
        name = "registerObjection",
        zh = "登记异议",
        en = "Register the objection",
        aboutZh = "核对公示尚未期满，登记异议，所涉项目自此暂停，其他项目照常办理；公示期满后提出的不予登记。",
        aboutEn = "Takes the objection in while the notice is shown: its line is held, the others go on. After the last"
                + " day it is refused.",
        refusals = {"OBJECTION_TOO_LATE", "LINE_DECIDED", "OBJECTION_TWICE", "NOT_AN_OBJECTION"})
class RegisterObjection implements Action<RegisterObjection.Input, RegisterObjection.Output> {

    private final CaseCommands cases;
    private final LineObjections objections;

    RegisterObjection(CaseCommands cases, LineObjections objections) {
        this.cases = cases;
        this.objections = objections;
    }

    record Input() {}

    /**
     * @param contestedName whose line it is, as it was shown
     * @param contestedAmount null where the line shows none
     */
    record Output(
            @Called(zh = "公示标题", en = "Title of the notice") @ForParties String noticeTitle,
            @Called(zh = "公示期满日", en = "Last day of the notice") LocalDate noticeLastDay,
            @Called(zh = "被异议方", en = "Whose line it is") @ForParties String contestedName,
            @Called(zh = "公示事项", en = "Item") String contestedItem,
            @Called(zh = "公示金额", en = "Amount shown") @Nullable Money contestedAmount) {}

    @Override
    public Output perform(CaseNumber caseNumber, Input input) {
        CaseRef objection = cases.lock(caseNumber).ref();
        LineObjections.Contested contested = objections.file(objection);
        return new Output(
                contested.notice().title().zh(),
                contested.notice().lastDay(),
                contested.line().name(),
                contested.line().item(),
                contested.line().amount());
    }
}
