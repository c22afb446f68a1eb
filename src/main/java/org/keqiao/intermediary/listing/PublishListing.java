package org.keqiao.intermediary.listing;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.CaseRef;
import org.keqiao.integrity.Integrity;
import org.keqiao.intermediary.IntermediaryKind;
import org.keqiao.process.Action;
import org.keqiao.process.ForParties;
import org.keqiao.process.Parameter;
import org.keqiao.process.ProcessAction;
import org.keqiao.publicity.NoticeDraft;
import org.keqiao.publicity.NoticeView;
import org.keqiao.publicity.Notices;
import org.keqiao.security.Duty;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Texts;
import org.springframework.lang.Nullable;

/** 拟登记公示: shows who is about to be listed as what. */
@ProcessAction(
        name = "publishListing",
        zh = "公示拟登记机构",
        en = "Show the intended listing",
        aboutZh = "再次核对诚信记录，公示名称、类别和县（市、区）。其后应等待消息“公示期满”。",
        aboutEn = "Looks at integrity again, shows name, kind and county; then wait until the notice is over.",
        requires = {Duty.REVIEW, Duty.DECIDE},
        refusals = "INTEGRITY_BLOCKED")
class PublishListing implements Action<PublishListing.Input, PublishListing.Output> {

    /** 公示 5 个工作日 unless the flow says otherwise (domain 9.5). */
    private static final int USUAL_DAYS = 5;

    private final CaseCommands cases;
    private final Notices notices;
    private final Integrity integrity;
    private final Texts texts;

    PublishListing(CaseCommands cases, Notices notices, Integrity integrity, Texts texts) {
        this.cases = cases;
        this.notices = notices;
        this.integrity = integrity;
        this.texts = texts;
    }

    record Input(
            IntermediaryKind listingKind,
            String title,
            @Parameter(zh = "公示工作日", en = "Working days", optional = true) @Nullable Integer workingDays) {}

    record Output(UUID notice, @ForParties LocalDate noticeLastDay) {}

    @Override
    public Output perform(CaseNumber caseNumber, Input input) {
        CaseRef ref = cases.ref(caseNumber);
        integrity.require(ref.organisation());
        String kind = "intermediary.kind." + input.listingKind();
        UUID notice = notices.open(new NoticeDraft(
                caseNumber.value(),
                title(kind, Locale.SIMPLIFIED_CHINESE),
                title(kind, Locale.ENGLISH),
                input.workingDays() == null ? USUAL_DAYS : input.workingDays(),
                List.of(new NoticeDraft.Line(
                        caseNumber.value(),
                        input.title(),
                        texts.get(kind, Locale.SIMPLIFIED_CHINESE),
                        null,
                        ref.scope().county()))));
        return new Output(notice, notices.find(notice).map(NoticeView::lastDay).orElseThrow());
    }

    private String title(String kind, Locale language) {
        return texts.get("intermediary.notice", language, texts.get(kind, language));
    }
}
