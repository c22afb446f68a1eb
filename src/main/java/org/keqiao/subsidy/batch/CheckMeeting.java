package org.keqiao.subsidy.batch;

import java.util.ArrayList;
import java.util.List;
import org.keqiao.process.Action;
import org.keqiao.process.Parameter;
import org.keqiao.process.ProcessAction;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;

/** 核对会议记录: whoever records the meeting hears at once what cannot be. */
@ProcessAction(
        name = "checkMeeting",
        zh = "核对会议记录",
        en = "Check the record of the meeting",
        aboutZh = "核对到会人数达到法定人数、每件的票数等于到会并参加表决的人数、同意的过半数，以及申报过关系或者应当回避的人员没有参加该件表决；不符的在该栏说明。",
        aboutEn =
                "Holds attendance against the quorum and against whoever has to stand back from a line, the votes of each line against those who could vote, and the decision against the votes.",
        refusals = "INVALID")
class CheckMeeting implements Action<CheckMeeting.Input, CheckMeeting.Output> {

    /** More than half. */
    private static final int USUAL_QUORUM = 50;

    private final MeetingRelations relations;

    CheckMeeting(MeetingRelations relations) {
        this.relations = relations;
    }

    /**
     * @param attendance rows of the meeting's form, one for each member
     * @param decisions rows of the meeting's form, one for each line of the agenda
     */
    record Input(
            List<MeetingRecord.Member> attendance,
            List<MeetingRecord.Vote> decisions,
            @Parameter(zh = "法定人数须超过的百分比", en = "Quorum: more than so many per cent", optional = true) @Nullable
                    Integer quorumPercent) {}

    record Output() {}

    @Override
    public Output perform(CaseNumber caseNumber, Input input) {
        List<FieldError> mistakes = new ArrayList<>(relations.mistakes(input.attendance(), input.decisions()));
        mistakes.addAll(MeetingRecord.mistakes(
                input.attendance(),
                input.decisions(),
                input.quorumPercent() == null ? USUAL_QUORUM : input.quorumPercent()));
        if (!mistakes.isEmpty()) {
            throw Refusal.invalid(mistakes);
        }
        return new Output();
    }
}
