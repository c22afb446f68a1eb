package org.keqiao.subsidy.batch;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.keqiao.process.Action;
import org.keqiao.process.Parameter;
import org.keqiao.process.ProcessAction;
import org.keqiao.publicity.NoticeDraft;
import org.keqiao.publicity.NoticeView;
import org.keqiao.publicity.Notices;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;

/** 拟奖补公示: shows the lines that were agreed to, each with the city's amount. */
@ProcessAction(
        name = "publishAwards",
        zh = "公示拟奖补名单",
        en = "Show the intended awards",
        aboutZh = "公示会议同意、尚未公示或者金额有变更的申请：名称、项目、金额、县（市、区）。其后应等待消息“公示期满”。",
        aboutEn =
                "Shows agreed lines that were not shown yet, or have another amount; then wait until the notice is over.",
        refusals = "NOTHING_TO_SHOW")
class PublishAwards implements Action<PublishAwards.Input, PublishAwards.Output> {

    /** 公示 5 个工作日 unless the flow says otherwise (domain 6.5). */
    private static final int USUAL_DAYS = 5;

    private final BatchLines lines;
    private final Notices notices;

    PublishAwards(BatchLines lines, Notices notices) {
        this.lines = lines;
        this.notices = notices;
    }

    record Input(
            String title,
            @Parameter(zh = "公示工作日", en = "Working days", optional = true) @Nullable Integer workingDays) {}

    record Output(UUID notice, LocalDate noticeLastDay) {}

    @Override
    public Output perform(CaseNumber caseNumber, Input input) {
        List<BatchLine> approved = lines.of(caseNumber, BatchLine.State.APPROVED);
        if (approved.isEmpty()) {
            throw Refusal.conflict("NOTHING_TO_SHOW");
        }
        int days = input.workingDays() == null ? USUAL_DAYS : input.workingDays();
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
        return new Output(notice, notices.find(notice).map(NoticeView::lastDay).orElseThrow());
    }
}
