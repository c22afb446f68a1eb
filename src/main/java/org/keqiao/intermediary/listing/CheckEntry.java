package org.keqiao.intermediary.listing;

import java.util.List;
import org.keqiao.casefile.CaseRef;
import org.keqiao.casefile.GatheredCases;
import org.keqiao.intermediary.AssessmentGrade;
import org.keqiao.intermediary.Intermediaries;
import org.keqiao.intermediary.Intermediary;
import org.keqiao.intermediary.Listings;
import org.keqiao.process.Action;
import org.keqiao.process.Called;
import org.keqiao.process.ForParties;
import org.keqiao.process.ProcessAction;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/** 核对名录: brings the entry that the case is about into it. */
@ProcessAction(
        name = "checkEntry",
        zh = "核对名录",
        en = "Check the entry",
        aboutZh = "取得所涉名录条目的编号、名称、状态和上一年度考核结果；已除名、已到期或者该年度已考核的，不再办理。",
        aboutEn = "Takes number, name, state and the last grade into the case; refuses what has ended or was assessed.",
        refusals = {"NO_ENTRY", "ENTRY_STATE", "ALREADY_ASSESSED"})
class CheckEntry implements Action<CheckEntry.Input, CheckEntry.Output> {

    private final Entry entries;
    private final Listings listings;

    CheckEntry(Entry entries, Listings listings) {
        this.entries = entries;
        this.listings = listings;
    }

    record Input(String supervisionKind, @Nullable Integer assessedYear) {}

    /** @param failedBefore true when the last year assessed before this one was failed: a second failure strikes off */
    record Output(
            @ForParties String entryNumber,
            @ForParties String entryName,
            @Called(zh = "名录状态", en = "State of the entry") Intermediary.State entryState,
            @Called(zh = "上一年度不合格", en = "Failed the year before") boolean failedBefore) {}

    @Override
    public Output perform(CaseNumber caseNumber, Input input) {
        Intermediary entry = entries.require(caseNumber);
        boolean yearly = "YEARLY".equals(input.supervisionKind());
        if (yearly && input.assessedYear() == null) {
            throw Refusal.invalid(List.of(FieldError.of("assessedYear", "required")));
        }
        if (yearly && listings.isAssessed(entry.id(), input.assessedYear())) {
            throw Refusal.conflict("ALREADY_ASSESSED", entry.number(), String.valueOf(input.assessedYear()));
        }
        boolean failed = yearly
                && listings.gradeBefore(entry.id(), input.assessedYear())
                        .filter(AssessmentGrade.FAILED::equals)
                        .isPresent();
        return new Output(entry.number(), entry.name(), entry.state(), failed);
    }

    /** The entry that a case is about: the one that the case which it follows from made. */
    @Component
    static class Entry {

        private final GatheredCases cases;
        private final Intermediaries intermediaries;

        Entry(GatheredCases cases, Intermediaries intermediaries) {
            this.cases = cases;
            this.intermediaries = intermediaries;
        }

        /** @throws Refusal conflict NO_ENTRY; ENTRY_STATE when it has ended */
        Intermediary require(CaseNumber caseNumber) {
            Intermediary entry = cases.origin(caseNumber)
                    .map(CaseRef::number)
                    .flatMap(origin -> intermediaries.listedBy(origin.value()))
                    .orElseThrow(() -> Refusal.conflict("NO_ENTRY"));
            if (!entry.state().isLiving()) {
                throw entry.inThisState();
            }
            return entry;
        }
    }
}
