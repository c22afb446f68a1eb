package org.keqiao.casefile.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.keqiao.casefile.ActRecord;
import org.keqiao.casefile.CaseDocument;
import org.keqiao.casefile.CaseStatus;
import org.keqiao.casefile.CaseView;
import org.keqiao.casefile.CorrectionItem;
import org.keqiao.casefile.SampleMatter;
import org.keqiao.inbox.Completion;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.keqiao.testing.KeqiaoTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@KeqiaoTest
class SubmissionTest {

    @Autowired
    SampleMatter sample;

    @Autowired
    Cases cases;

    @Autowired
    JdbcClient jdbc;

    @Test
    void oneKeySubmitsOnceHoweverOftenItIsSent() throws Exception {
        UUID id = sample.draft();
        ExecutorService clients = Executors.newFixedThreadPool(10);
        try {
            List<Callable<SubmissionReceipt>> calls = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                calls.add(() -> sample.as("enterprise", () -> cases.submit(id, "one key")));
            }
            List<SubmissionReceipt> receipts = new ArrayList<>();
            for (Future<SubmissionReceipt> answer : clients.invokeAll(calls)) {
                receipts.add(answer.get());
            }
            assertThat(receipts).hasSize(10).containsOnly(receipts.get(0));
            assertThat(receipts.get(0).status()).isEqualTo(CaseStatus.SUBMITTED);
            assertThat(receipts.get(0).caseNumber().value()).matches("YLSX-\\d{6}-\\d{4}-\\d{6}");
        } finally {
            clients.shutdown();
        }
        assertThat(count("submission", id)).isOne();
        assertThat(count("act", id)).isOne();
    }

    @Test
    void anotherKeyDoesNotSubmitAgain() {
        SubmissionReceipt receipt = sample.submitted();

        assertThat(refusal(() -> cases.submit(receipt.id(), "another key")).code())
                .isEqualTo("ALREADY_SUBMITTED");
    }

    @Test
    void numbersCasesWithoutHoles() {
        String first = sample.submitted().caseNumber().value();
        UUID incomplete = sample.draft("enterprise", Map.of("title", "没有金额"));
        assertThatThrownBy(() -> sample.as("enterprise", () -> cases.submit(incomplete, "k")))
                .isInstanceOf(Refusal.class);
        String second = sample.submitted().caseNumber().value();

        assertThat(sequence(second)).isEqualTo(sequence(first) + 1);
    }

    @Test
    void namesEverythingThatIsMissing() {
        sample.publish();
        UUID id = sample.as("enterprise", () -> cases.create(NewCase.of(SampleMatter.KEY, Map.of("amount", "2000000")))
                .id());

        Refusal refusal = refusal(() -> cases.submit(id, "k"));

        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.INVALID);
        assertThat(refusal.errors())
                .extracting(FieldError::field)
                .contains("title", "documents.proof")
                .anyMatch(field -> field.contains("paper"));
    }

    @Test
    void refusesAnUnknownKeyAlreadyInTheDraft() {
        sample.publish();

        Refusal refusal = refusal(() -> cases.create(NewCase.of(SampleMatter.KEY, Map.of("tilte", "错"))));

        assertThat(refusal.errors()).extracting(FieldError::field).containsExactly("tilte");
    }

    @Test
    void savesADraftOnlyOverTheVersionThatWasRead() {
        UUID id = sample.draft();
        CaseDraft read = sample.as("enterprise", () -> cases.draft(id));
        sample.as("enterprise", () -> cases.saveAnswers(id, Map.of("title", "先保存"), read.version()));

        Refusal refusal = refusal(() -> cases.saveAnswers(id, Map.of("title", "后保存"), read.version()));

        assertThat(refusal.code()).isEqualTo("STALE_DRAFT");
        assertThat(sample.as("enterprise", () -> cases.draft(id)).title()).isEqualTo("先保存");
    }

    @Test
    void aClerkFilesForOrganisationsOfTheOwnOffice() {
        sample.publish();
        UUID enterprise = sample.accounts
                .actorNamed("enterprise")
                .organisations()
                .iterator()
                .next();
        NewCase begun = new NewCase(SampleMatter.KEY, SampleMatter.answers(), enterprise, null);
        assertThat(catchThrowableOfType(Refusal.class, () -> sample.as("county2", () -> cases.create(begun)))
                        .code())
                .isEqualTo("NOT_YOUR_ORGANISATION");

        SubmissionReceipt receipt = sample.as("clerk", () -> {
            UUID id = cases.create(begun).id();
            sample.attach(id, "paper");
            return cases.submit(id, "counter");
        });
        UUID id = receipt.id();
        assertThat(sample.as("clerk", () -> cases.submit(id, "counter"))).isEqualTo(receipt);
        sample.complete(
                "clerk",
                receipt.caseNumber(),
                new Completion("correct", Map.of(), "请补正", List.of(new CorrectionItem(null, "paper", "缺章"))));

        assertThat(catchThrowableOfType(Refusal.class, () -> sample.as("clerk", () -> cases.withdraw(id, "撤回")))
                        .kind())
                .as("only the applicant takes its case back")
                .isEqualTo(Refusal.Kind.NOT_FOUND);
        sample.as("county", () -> {
            cases.remove(cases.draft(id).documents().get(0).id());
            sample.attach(id, "paper");
            cases.submit(id, "second");
        });
        List<ActRecord> acts = sample.as("clerk", () -> sample.reading.acts(id));
        assertThat(acts)
                .filteredOn(act -> act.name().equals("submission") || act.name().equals("correctionAnswer"))
                .extracting(ActRecord::actor)
                .containsExactly("clerk", "county");
        assertThat(acts)
                .filteredOn(act -> act.name().equals("correctionAnswer"))
                .allSatisfy(act -> assertThat(act.onBehalfOf()).isNotNull());
    }

    @Test
    void aCorrectionOpensOnlyWhatTheNoticeNames() {
        SubmissionReceipt receipt = sample.submitted();
        UUID id = receipt.id();
        sample.complete(
                "clerk",
                receipt.caseNumber(),
                new Completion("correct", Map.of(), "请补正", List.of(new CorrectionItem("note", null, "写明用途"))));
        CaseDraft open = sample.as("enterprise", () -> cases.draft(id));
        assertThat(open.correction()).extracting(CorrectionItem::field).containsExactly("note");

        Map<String, Object> changed = SampleMatter.answers();
        changed.putAll(open.answers());
        changed.put("amount", "9.00");
        Refusal refusal = refusal(() -> cases.saveAnswers(id, changed, null));
        assertThat(refusal.errors()).extracting(FieldError::field).containsExactly("amount");
        assertThat(refusal(() -> sample.attach(id, "paper")).code()).isEqualTo("DOCUMENT_NOT_OPEN");

        changed.put("amount", open.answers().get("amount"));
        changed.put("note", "用于测试");
        sample.as("enterprise", () -> cases.saveAnswers(id, changed, null));
        SubmissionReceipt again = sample.as("enterprise", () -> cases.submit(id, "second"));

        assertThat(again.caseNumber()).isEqualTo(receipt.caseNumber());
        assertThat(again.status()).isEqualTo(CaseStatus.SUBMITTED);
        assertThat(sample.task(again.caseNumber()).step().formId()).isEqualTo("sample-intake");
        CaseView view = sample.view("clerk", id);
        assertThat(view.submission()).isEqualTo(2);
        assertThat(view.answers()).containsEntry("note", "用于测试");
        assertThat(view.letters()).extracting(CaseView.Letter::kind).contains("LT-02");
        assertThat(sample.as("clerk", () -> sample.reading.submissions(id))).hasSize(2);
        assertThat(sample.as("clerk", () -> sample.reading.compare(id, 1, 2)))
                .extracting(change -> change.path())
                .containsExactly("note");
    }

    /** The larger amount needs a proof that nobody asked for when the notice was written. */
    @Test
    void aCorrectionTakesWhatItMakesNecessary() {
        SubmissionReceipt receipt = sample.submitted();
        UUID id = receipt.id();
        sample.complete(
                "clerk",
                receipt.caseNumber(),
                new Completion("correct", Map.of(), "请补正", List.of(new CorrectionItem("amount", null, "金额有误"))));
        assertThat(refusal(() -> sample.attach(id, "proof")).code()).isEqualTo("DOCUMENT_NOT_OPEN");
        Map<String, Object> changed = new LinkedHashMap<>(
                sample.as("enterprise", () -> cases.draft(id)).answers());
        changed.put("amount", "2000000.00");
        sample.as("enterprise", () -> cases.saveAnswers(id, changed, null));
        assertThat(refusal(() -> cases.submit(id, "without")).errors())
                .extracting(FieldError::field)
                .containsExactly("documents.proof");
        assertThat(refusal(() -> sample.attach(id, "paper")).code()).isEqualTo("DOCUMENT_NOT_OPEN");

        sample.as("enterprise", () -> {
            cases.remove(sample.attach(id, "proof").id());
            sample.attach(id, "proof");
            assertThat(cases.draft(id).lacking()).containsExactly("proof");
            cases.submit(id, "second");
        });

        assertThat(sample.view("clerk", id).documents())
                .extracting(CaseDocument::kind)
                .containsExactlyInAnyOrder("paper", "proof");
    }

    @Test
    void aCorrectedDocumentReplacesTheOneThatWasNamed() {
        SubmissionReceipt receipt = sample.submitted();
        UUID id = receipt.id();
        UUID old = sample.view("enterprise", id).documents().get(0).id();
        sample.complete(
                "clerk",
                receipt.caseNumber(),
                new Completion("correct", Map.of(), "请补正", List.of(new CorrectionItem(null, "paper", "缺章"))));
        sample.as("enterprise", () -> {
            cases.remove(old);
            sample.attach(id, "paper");
            cases.submit(id, "second");
        });

        assertThat(sample.view("clerk", id).documents())
                .extracting(CaseDocument::id)
                .hasSize(1)
                .doesNotContain(old);
        assertThat(sample.as("clerk", () -> sample.reading.submissions(id))
                        .get(0)
                        .documents())
                .extracting(CaseDocument::id)
                .containsExactly(old);
    }

    private Refusal refusal(Runnable call) {
        return catchThrowableOfType(Refusal.class, () -> sample.as("enterprise", call));
    }

    private int count(String table, UUID id) {
        return jdbc.sql("select count(*) from " + table + " where case_id = ?")
                .param(id)
                .query(Integer.class)
                .single();
    }

    private static int sequence(String caseNumber) {
        return Integer.parseInt(caseNumber.substring(caseNumber.length() - 6));
    }
}
