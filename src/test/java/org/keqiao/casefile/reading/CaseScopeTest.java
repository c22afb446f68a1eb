package org.keqiao.casefile.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keqiao.casefile.CaseQuery;
import org.keqiao.casefile.CaseReading;
import org.keqiao.casefile.CaseStatus;
import org.keqiao.casefile.CaseSummary;
import org.keqiao.casefile.SampleMatter;
import org.keqiao.casefile.TimelineEntry;
import org.keqiao.casefile.application.SubmissionReceipt;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.Refusal;
import org.keqiao.testing.KeqiaoTest;
import org.springframework.beans.factory.annotation.Autowired;

@KeqiaoTest
class CaseScopeTest {

    @Autowired
    SampleMatter sample;

    @Autowired
    CaseReading reading;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "enterprise",
                "clerk",
                "registrar",
                "rechecker",
                "stationhead",
                "county",
                "officer",
                "deputy",
                "discipline"
            })
    void showsACaseToThoseItConcerns(String username) {
        SubmissionReceipt receipt = sample.submitted();

        assertThat(sample.view(username, receipt.id()).caseNumber()).isEqualTo(receipt.caseNumber());
        assertThat(listed(username, receipt)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "enterprise2",
                "university",
                "county2",
                "expert1",
                "designer",
                "sysadmin",
                "secadmin",
                "tax",
                "auditor"
            })
    void toOthersItDoesNotExist(String username) {
        SubmissionReceipt receipt = sample.submitted();

        assertThat(notFound(username, () -> reading.view(receipt.id()))).isTrue();
        assertThat(notFound(username, () -> reading.timeline(receipt.id(), java.util.Locale.ENGLISH)))
                .isTrue();
        assertThat(notFound(username, () -> sample.cases.withdraw(receipt.id(), "x")))
                .isTrue();
        assertThat(listed(username, receipt)).isFalse();
    }

    @Test
    void aDraftIsItsApplicantsAlone() {
        UUID id = sample.draft();

        assertThat(sample.view("enterprise", id).status()).isEqualTo(CaseStatus.DRAFT);
        assertThat(notFound("clerk", () -> reading.view(id))).isTrue();
        assertThat(notFound("enterprise2", () -> sample.cases.saveAnswers(id, Map.of(), null)))
                .isTrue();
    }

    @Test
    void onlyTheApplicantsWordsReachTheApplicant() {
        SubmissionReceipt receipt = sample.submitted();
        sample.complete("clerk", receipt.caseNumber(), "accept");

        List<TimelineEntry> own = sample.as("enterprise", () -> reading.timeline(receipt.id(), java.util.Locale.CHINA));
        List<TimelineEntry> office = sample.as("clerk", () -> reading.timeline(receipt.id(), java.util.Locale.CHINA));

        String clerk = sample.accounts.actorNamed("clerk").displayName();
        assertThat(own).extracting(TimelineEntry::opinion).containsOnlyNulls();
        assertThat(own).extracting(TimelineEntry::by).doesNotContain(clerk);
        assertThat(own).extracting(TimelineEntry::text).contains("提交申请", "受理申请");
        assertThat(office).extracting(TimelineEntry::opinion).contains("意见");
        assertThat(office).extracting(TimelineEntry::by).contains(clerk);
        assertThat(notFound("enterprise", () -> reading.acts(receipt.id()))).isTrue();
    }

    @Test
    void findsTwoCharactersAnywhere() {
        Map<String, Object> answers = SampleMatter.answers();
        answers.put("title", "关于喆鑫材料的研究");
        UUID id = sample.draft("enterprise", answers);

        assertThat(found("喆鑫")).contains(id);
        assertThat(found("鑫喆")).doesNotContain(id);
        assertThat(found("关")).contains(id);
    }

    @Test
    void pagesNewestFirstWithoutLossOrRepetition() {
        List<UUID> begun = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            begun.add(0, sample.draft("enterprise2", SampleMatter.answers()));
        }
        List<UUID> read = new ArrayList<>();
        String cursor = null;
        do {
            String from = cursor;
            CursorPage<CaseSummary> page =
                    sample.as("enterprise2", () -> reading.list(new CaseQuery(SampleMatter.KEY, null, null), from, 2));
            page.items().forEach(row -> read.add(row.id()));
            cursor = page.next();
        } while (cursor != null);

        assertThat(read).startsWith(begun.toArray(UUID[]::new)).doesNotHaveDuplicates();
    }

    private List<UUID> found(String q) {
        return sample.as("enterprise", () -> reading.list(new CaseQuery(null, null, q), null, 200)).items().stream()
                .map(CaseSummary::id)
                .toList();
    }

    private boolean listed(String username, SubmissionReceipt receipt) {
        return sample
                .as(
                        username,
                        () -> reading.list(
                                new CaseQuery(null, null, receipt.caseNumber().value()), null, 10))
                .items()
                .stream()
                .anyMatch(row -> row.id().equals(receipt.id()));
    }

    private boolean notFound(String username, Runnable call) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> sample.as(username, call));
        return refusal != null && refusal.kind() == Refusal.Kind.NOT_FOUND;
    }
}
