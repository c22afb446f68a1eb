package org.keqiao.intermediary.listing;

import java.util.Locale;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.integrity.Integrity;
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
        aboutZh = "取得公示结果：无异议、尚有异议未办结、部分成立（应重新审核）或者异议成立；公示期间出现诚信记录限制的，应重新审核。",
        aboutEn =
                "Clear, still contested, right in part (to be reviewed anew), or taken out; to be reviewed anew as well where a record of integrity blocks by now.",
        refusals = "NOTICE_SHOWN")
class TakeListingPublicity implements Action<TakeListingPublicity.Input, TakeListingPublicity.Output> {

    private final Notices notices;
    private final CaseCommands cases;
    private final Integrity integrity;
    private final Texts texts;

    TakeListingPublicity(Notices notices, CaseCommands cases, Integrity integrity, Texts texts) {
        this.notices = notices;
        this.cases = cases;
        this.integrity = integrity;
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

    /**
     * @param establishedReason what the letter of refusal says; null unless it is taken out
     * @param foundDuringNotice what the review looks at anew; null unless a record of integrity blocks by now
     */
    record Output(
            @Called(zh = "公示结果", en = "Result of the notice") ListingPublicity listingPublicity,
            @ForParties @Nullable String establishedReason,
            @Called(zh = "公示期间发现", en = "Found during the notice") @Nullable String foundDuringNotice) {}

    @Override
    public Output perform(CaseNumber caseNumber, Input input) {
        NoticeView.LineState state = notices.ofCase(caseNumber.value()).stream()
                .flatMap(notice -> notice.line(caseNumber.value()).stream())
                .reduce((earlier, later) -> later)
                .map(NoticeView.LineView::state)
                .orElseThrow(() -> Refusal.conflict("NOTICE_SHOWN"));
        return switch (state) {
            case CLEARED -> cleared(caseNumber);
            case CONTESTED -> new Output(ListingPublicity.CONTESTED, null, null);
            case CHANGED -> new Output(ListingPublicity.CHANGED, null, null);
            case DELETED ->
                new Output(
                        ListingPublicity.DELETED,
                        texts.get("intermediary.objectionUpheld", Locale.SIMPLIFIED_CHINESE),
                        null);
            case SHOWN -> throw Refusal.conflict("NOTICE_SHOWN");
        };
    }

    /** Nobody objected; whoever is blocked since goes back to people. */
    private Output cleared(CaseNumber caseNumber) {
        return integrity.check(cases.ref(caseNumber).organisation()).isBlocked()
                ? new Output(
                        ListingPublicity.CHANGED,
                        null,
                        texts.get("intermediary.blockedSince", Locale.SIMPLIFIED_CHINESE))
                : new Output(ListingPublicity.CLEARED, null, null);
    }
}
