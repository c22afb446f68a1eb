package org.keqiao.subsidy.batch;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.policy.ItemProcedure;
import org.keqiao.process.Action;
import org.keqiao.process.Parameter;
import org.keqiao.process.ProcessAction;
import org.keqiao.publicity.NoticeDraft;
import org.keqiao.publicity.NoticeView;
import org.keqiao.publicity.Notices;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Refusal;
import org.keqiao.subsidy.CalculatedSubsidy;
import org.springframework.lang.Nullable;

/** 拟奖补公示: shows the lines that were agreed to, each with the city's amount. */
@ProcessAction(
        name = "publishAwards",
        zh = "公示拟奖补名单",
        en = "Show the intended awards",
        aboutZh = "公示会议同意、尚未公示或者金额有变更的申请：名称、项目、金额、县（市、区）；公示天数以政策项目规定的最长者为准，政策项目没有规定的按参数。其后应等待消息“公示期满”。",
        aboutEn =
                "Shows agreed lines that were not shown yet, or have another amount, for the longest time that one of their items asks for; then wait until the notice is over.",
        refusals = "NOTHING_TO_SHOW")
class PublishAwards implements Action<PublishAwards.Input, PublishAwards.Output> {

    /** 公示 5 个工作日 unless item or flow say otherwise (domain 6.5). */
    private static final int USUAL_DAYS = 5;

    private final BatchLines lines;
    private final Notices notices;
    private final CaseCommands cases;
    private final ItemProcedure procedure;
    private final BatchPapers papers;
    private final ObjectMapper json;

    PublishAwards(
            BatchLines lines,
            Notices notices,
            CaseCommands cases,
            ItemProcedure procedure,
            BatchPapers papers,
            ObjectMapper json) {
        this.lines = lines;
        this.notices = notices;
        this.cases = cases;
        this.procedure = procedure;
        this.papers = papers;
        this.json = json;
    }

    /** @param workingDays for items whose table has not set them; null for what the product suggests */
    record Input(
            String title,
            @Parameter(zh = "公示工作日（项目未规定的）", en = "Working days, where the item says nothing", optional = true)
                    @Nullable
                    Integer workingDays) {}

    record Output(UUID notice, LocalDate noticeLastDay) {}

    @Override
    public Output perform(CaseNumber caseNumber, Input input) {
        List<BatchLine> approved = lines.of(caseNumber, BatchLine.State.APPROVED);
        if (approved.isEmpty()) {
            throw Refusal.conflict("NOTHING_TO_SHOW");
        }
        int days = days(approved, input.workingDays());
        UUID notice = notices.open(new NoticeDraft(
                caseNumber.value(),
                input.title(),
                input.title(),
                days,
                approved.stream()
                        .map(line -> new NoticeDraft.Line(
                                line.application().value(),
                                line.applicant(),
                                line.item(),
                                line.cityAmount(),
                                line.county()))
                        .toList()));
        approved.forEach(line -> lines.set(caseNumber, line.application(), BatchLine.State.SHOWN, null));
        NoticeView opened = notices.find(notice).orElseThrow();
        papers.notice(caseNumber, approved, opened, days);
        return new Output(notice, opened.lastDay());
    }

    /**
     * What is shown together is shown for as long as the item that asks for the most.
     *
     * @param flow of an item whose table has not set it; null where the flow says nothing either
     */
    private int days(List<BatchLine> shown, @Nullable Integer flow) {
        return cases.known(shown.stream().map(BatchLine::application).toList()).values().stream()
                .map(this::asked)
                .distinct()
                .mapToInt(asked -> procedure
                        .publicityDays(asked.item(), asked.rules(), asked.county(), flow)
                        .orElse(USUAL_DAYS))
                .max()
                .orElse(USUAL_DAYS);
    }

    /** What tells how long a line is shown: many lines have it in common. */
    private record Asked(String item, LocalDate rules, @Nullable String county) {}

    private Asked asked(CaseCommands.Known known) {
        CalculatedSubsidy calculated = json.convertValue(known.facts().get("calculation"), CalculatedSubsidy.class);
        return new Asked(
                calculated.item(), calculated.rulesAsOf(), known.ref().scope().county());
    }
}
