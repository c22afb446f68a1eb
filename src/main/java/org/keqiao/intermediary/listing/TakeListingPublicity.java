package org.keqiao.intermediary.listing;

import java.util.Locale;
import org.keqiao.process.Action;
import org.keqiao.process.Called;
import org.keqiao.process.ForParties;
import org.keqiao.process.ProcessAction;
import org.keqiao.publicity.NoticeView;
import org.keqiao.publicity.Notices;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.Texts;
import org.springframework.lang.Nullable;

/** 取得公示结果: what the notice came to, so that the flow can choose its way. */
@ProcessAction(
        name = "takeListingPublicity",
        zh = "取得公示结果",
        en = "Take over what the notice came to",
        aboutZh = "取得公示结果：无异议、尚有异议未办结、部分成立（应重新审核）或者异议成立。",
        aboutEn = "Clear, still contested, right in part (to be reviewed anew), or taken out.",
        refusals = "NOTICE_SHOWN")
class TakeListingPublicity implements Action<TakeListingPublicity.Input, TakeListingPublicity.Output> {

    private final Notices notices;
    private final Texts texts;

    TakeListingPublicity(Notices notices, Texts texts) {
        this.notices = notices;
        this.texts = texts;
    }

    record Input() {}

    /** What becomes of an intended listing. */
    enum ListingPublicity {
        CLEARED,
        CONTESTED,
        CHANGED,
        DELETED
    }

    /** @param establishedReason what the letter of refusal says; null unless it is taken out */
    record Output(
            @Called(zh = "公示结果", en = "Result of the notice") ListingPublicity listingPublicity,
            @ForParties @Nullable String establishedReason) {}

    @Override
    public Output perform(CaseNumber caseNumber, Input input) {
        NoticeView.LineState state = notices.ofCase(caseNumber.value()).stream()
                .flatMap(notice -> notice.line(caseNumber.value()).stream())
                .reduce((earlier, later) -> later)
                .map(NoticeView.LineView::state)
                .orElseThrow(() -> Refusal.conflict("NOTICE_SHOWN"));
        return switch (state) {
            case CLEARED -> new Output(ListingPublicity.CLEARED, null);
            case CONTESTED -> new Output(ListingPublicity.CONTESTED, null);
            case CHANGED -> new Output(ListingPublicity.CHANGED, null);
            case DELETED ->
                new Output(
                        ListingPublicity.DELETED, texts.get("intermediary.objectionUpheld", Locale.SIMPLIFIED_CHINESE));
            case SHOWN -> throw Refusal.conflict("NOTICE_SHOWN");
        };
    }
}
