package org.keqiao.casefile.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.keqiao.casefile.CaseDocument;
import org.keqiao.casefile.CaseReading;
import org.keqiao.casefile.CorrectionItem;
import org.keqiao.casefile.SampleMatter;
import org.keqiao.inbox.Completion;
import org.keqiao.shared.Refusal;
import org.keqiao.testing.KeqiaoTest;
import org.springframework.beans.factory.annotation.Autowired;

/** What an applicant changes in a correction is nobody else's before it is sent, and never happened when it is not. */
@KeqiaoTest
class UnsentDocumentsTest {

    @Autowired
    SampleMatter sample;

    @Autowired
    Cases cases;

    @Autowired
    CaseReading reading;

    @Test
    void officersSeeTheFiledPaperUntilTheCorrectionIsSentAndAfterAWithdrawal() {
        SubmissionReceipt filed = corrected();
        UUID id = filed.id();
        CaseDocument old = paper("clerk", id);
        CaseDocument fresh = sample.as("enterprise", () -> {
            cases.remove(old.id());
            return sample.attach(id, "paper");
        });

        assertThat(paper("clerk", id).id()).isEqualTo(old.id());
        assertThat(paper("enterprise", id).id()).as("its own side works on").isEqualTo(fresh.id());
        sample.as("clerk", () -> {
            assertThat(reading.requireReadable(old.id())).isEqualTo(id);
            assertThat(catchThrowableOfType(Refusal.class, () -> reading.requireReadable(fresh.id()))
                            .kind())
                    .isEqualTo(Refusal.Kind.NOT_FOUND);
        });

        sample.as("enterprise", () -> cases.withdraw(id, "不再办理"));

        assertThat(paper("clerk", id).id()).isEqualTo(old.id());
        assertThat(paper("enterprise", id).id())
                .as("what was never sent is not in the file")
                .isEqualTo(old.id());
    }

    @Test
    void theNewPaperTakesThePlaceOfTheOldWhenItIsSent() {
        UUID id = corrected().id();
        CaseDocument old = paper("clerk", id);
        CaseDocument fresh = sample.as("enterprise", () -> {
            cases.remove(old.id());
            CaseDocument added = sample.attach(id, "paper");
            cases.submit(id, UUID.randomUUID().toString());
            return added;
        });

        assertThat(paper("clerk", id).id()).isEqualTo(fresh.id());
    }

    private SubmissionReceipt corrected() {
        SubmissionReceipt filed = sample.submitted();
        sample.complete(
                "clerk",
                filed.caseNumber(),
                new Completion("correct", Map.of(), "补正", List.of(new CorrectionItem(null, "paper", "请换清晰的扫描件"))));
        return filed;
    }

    private CaseDocument paper(String reader, UUID id) {
        List<CaseDocument> papers = sample.view(reader, id).documents().stream()
                .filter(document -> document.kind().equals("paper"))
                .toList();
        assertThat(papers).hasSize(1);
        return papers.get(0);
    }
}
