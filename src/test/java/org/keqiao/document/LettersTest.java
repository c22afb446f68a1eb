package org.keqiao.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.keqiao.security.Actor;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Refusal;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.TestClock;
import org.keqiao.testing.TestSeals;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@KeqiaoTest
class LettersTest {

    private static final CaseNumber CASE = new CaseNumber("JSHT-350500-2026-000777");

    @Autowired
    private Letters letters;

    @Autowired
    private LetterPrints prints;

    @Autowired
    private LetterSeals seals;

    @Autowired
    private LetterServing serving;

    @Autowired
    private StampedCopies stampedCopies;

    @Autowired
    private TestSeals providers;

    @Autowired
    private SealHealth health;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private TestClock clock;

    @Test
    void numbersAreGaplessWhateverRollsBack() throws Exception {
        String prefix = "测" + UUID.randomUUID().toString().substring(0, 6);
        ExecutorService pool = Executors.newFixedThreadPool(6);
        List<Callable<String>> work = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            boolean fails = i % 3 == 0;
            work.add(() -> transaction.execute(status -> {
                Letter letter = letters.draft(draft(UUID.randomUUID()).numbered(prefix, "函"));
                if (fails) {
                    status.setRollbackOnly();
                    return null;
                }
                return letter.number();
            }));
        }
        List<String> numbers = new ArrayList<>();
        for (Future<String> future : pool.invokeAll(work)) {
            if (future.get() != null) {
                numbers.add(future.get());
            }
        }
        pool.shutdown();
        int year = LocalDate.now(clock).getYear();
        List<String> expected = new ArrayList<>();
        for (int n = 1; n <= 40; n++) {
            expected.add(prefix + "函〔" + year + "〕" + n + "号");
        }
        assertThat(numbers).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void eachYearBeginsAtOne() {
        String prefix = "测" + UUID.randomUUID().toString().substring(0, 6);
        clock.at(
                LocalDate.of(2027, 12, 31), () -> issue(draft(UUID.randomUUID()).numbered(prefix, "函")));
        clock.at(LocalDate.of(2028, 1, 1), () -> assertThat(
                        issue(draft(UUID.randomUUID()).numbered(prefix, "函")).number())
                .isEqualTo(prefix + "函〔2028〕1号"));
    }

    @Test
    void pdfStaysTheSame() {
        Letter letter = issue(draft(UUID.randomUUID()));
        assertThat(letter.sha256()).isNull();
        byte[] first = prints.forOffice(letter.id());
        assertThat(prints.forOffice(letter.id())).isEqualTo(first);
        Letter read = letters.require(letter.id());
        assertThat(read.sha256()).hasSize(64);
        assertThat(letters.withDigest(read.sha256())).map(Letter::id).contains(letter.id());
        assertThat(letters.of(letter.caseId())).containsExactly(read);
    }

    @Test
    void readersAtTheSameTimeGetTheSameBytes() throws Exception {
        Letter letter = issue(draft(UUID.randomUUID()));
        ExecutorService pool = Executors.newFixedThreadPool(4);
        Callable<byte[]> read = () -> prints.forOffice(letter.id());
        List<Future<byte[]>> all = pool.invokeAll(List.of(read, read, read, read));
        pool.shutdown();
        for (Future<byte[]> one : all) {
            assertThat(one.get()).isEqualTo(prints.forOffice(letter.id()));
        }
    }

    @Test
    void isIssuedOnlyWithinTheDecision() {
        assertThatThrownBy(() -> letters.draft(draft(UUID.randomUUID())))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void takesEffectWhenServedAndOnlyOnce() {
        Letter letter = issue(draft(UUID.randomUUID()));
        LocalDate today = letter.issuedOn();
        refuses("LETTER_SERVED_BEFORE_ISSUED", () -> serve(letter, today.minusDays(1)));
        refuses("LETTER_SERVED_IN_FUTURE", () -> serve(letter, today.plusDays(1)));
        assertThat(letter.isServed()).isFalse();
        assertThat(serve(letter, today).servedOn()).isEqualTo(today);
        refuses("LETTER_ALREADY_SERVED", () -> serve(letter, today));
    }

    @Test
    void stampedCopySupersedesAndItsBytesStay() {
        Letter letter = unsealed();
        refuses("LETTER_NOT_SEALED", () -> serve(letter, letter.issuedOn()));
        byte[] rendered = prints.forOffice(letter.id());
        byte[] stamped = HostileFiles.pdf("盖章件 " + letter.id());
        Letter sealed = stamp(letter, "盖章件.pdf", stamped);
        assertThat(sealed.seal()).isEqualTo(Letter.Seal.STAMPED);
        assertThat(prints.forOffice(letter.id())).isEqualTo(stamped).isNotEqualTo(rendered);
        assertThat(letters.withDigest(sealed.sha256())).map(Letter::id).contains(letter.id());
        refuses("LETTER_ALREADY_SEALED", () -> stamp(letter, "x.pdf", stamped));
    }

    @Test
    void partiesReadAMarkedPreviewUntilItIsSealed() throws Exception {
        Letter letter = unsealed();

        assertThat(text(prints.forParties(letter.id()))).contains("仅供查阅，没有效力", "受理通知书");
        assertThat(letters.require(letter.id()).sha256())
                .as("a preview is no letter")
                .isNull();
        assertThat(text(prints.forOffice(letter.id()))).contains("受理通知书").doesNotContain("仅供查阅");

        stamp(letter, "盖章件.pdf", HostileFiles.pdf("盖章件 " + letter.id()));
        assertThat(text(prints.forParties(letter.id()))).doesNotContain("仅供查阅");
    }

    @Test
    void theOfficesDraftSaysWhatIsNotVerifiedAndTheLetterDoesNot() throws Exception {
        String flag = "政策文件或者适用期未核实";
        assertThat(text(prints.draft(unsealed().id()))).doesNotContain(flag);
        LetterDraft draft = draft(UUID.randomUUID());
        draft.data().put("validityUnverified", true);
        Letter letter = blank(draft);
        byte[] seen = prints.draft(letter.id());
        assertThat(text(seen)).contains(flag, "受理通知书");
        assertThat(text(prints.forOffice(letter.id()))).doesNotContain(flag);
        assertThat(text(prints.forParties(letter.id()))).doesNotContain(flag);
        refuses("LETTER_STAMPED_NOT", () -> stamp(letter, "草稿.pdf", seen));

        byte[] stamped = HostileFiles.pdf("盖章件 " + letter.id());
        stamp(letter, "盖章件.pdf", stamped);
        assertThat(prints.draft(letter.id())).isEqualTo(stamped);
    }

    @Test
    void noReaderMakesTheProviderSeal() throws Exception {
        providers.electronically(
                (id, pdf) -> {
                    throw new AssertionError("asked by a reader");
                },
                () -> {
                    Letter letter = issue(draft(UUID.randomUUID()));
                    assertThat(letter.isSealed()).isFalse();
                    assertThat(text(prints.forParties(letter.id()))).contains("仅供查阅，没有效力");
                    assertThat(text(prints.forOffice(letter.id()))).contains("受理通知书");
                    assertThat(letters.require(letter.id()).isSealed()).isFalse();
                });
    }

    @Test
    void theProviderIsAskedByOneAtATimeAndOnceOnly() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        CountDownLatch working = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        ExecutorService pool = Executors.newSingleThreadExecutor();
        providers.electronically(
                (id, pdf) -> {
                    asked.incrementAndGet();
                    working.countDown();
                    await(answer);
                    return sealedBy(pdf);
                },
                () -> {
                    Letter letter = issue(draft(UUID.randomUUID()));
                    Future<Letter> first = pool.submit(() -> sealed(letter));
                    await(working);
                    assertThatThrownBy(() -> seals.ask(letter.id())).isInstanceOf(IllegalStateException.class);
                    answer.countDown();

                    assertThat(first.get().seal()).isEqualTo(Letter.Seal.ELECTRONIC);
                    assertThat(seals.ask(letter.id())).isEmpty();
                    assertThat(asked).hasValue(1);
                    assertThat(new String(prints.forParties(letter.id()), StandardCharsets.ISO_8859_1))
                            .endsWith("% sealed");
                    assertThat(letters.withDigest(first.get().sha256())).isPresent();
                });
        pool.shutdown();
    }

    @Test
    void aProviderThatIsDownIsToldAndAskedAgain() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        providers.electronically(
                (id, pdf) -> {
                    if (asked.incrementAndGet() == 1) {
                        throw new IllegalStateException("no answer");
                    }
                    return sealedBy(pdf);
                },
                () -> {
                    Letter letter = issue(draft(UUID.randomUUID()));
                    int failing = (int) health.health().getDetails().get("failing");
                    assertThatThrownBy(() -> seals.ask(letter.id())).hasMessage("no answer");

                    assertThat(health.health().getDetails()).containsEntry("failing", failing + 1);
                    assertThat(letters.require(letter.id()).sealFailures()).isOne();
                    assertThat(text(prints.forParties(letter.id()))).contains("仅供查阅，没有效力");

                    assertThat(sealed(letter).isSealed()).isTrue();
                    assertThat(health.health().getDetails()).containsEntry("failing", failing);
                });
    }

    @Test
    void theSealThatComesFirstStays() throws Exception {
        providers.electronically((id, pdf) -> sealedBy(pdf), () -> {
            Letter letter = issue(draft(UUID.randomUUID()));
            LetterSeals.SealedPrint late = seals.ask(letter.id()).orElseThrow();
            byte[] copy = HostileFiles.pdf("盖章件 " + letter.id());
            stamp(letter, "盖章件.pdf", copy);

            assertThat(transaction.<Boolean>execute(status -> seals.keep(late))).isFalse();
            assertThat(prints.forParties(letter.id())).isEqualTo(copy);
        });
    }

    private Letter sealed(Letter letter) {
        LetterSeals.SealedPrint print = seals.ask(letter.id()).orElseThrow();
        transaction.executeWithoutResult(status -> assertThat(seals.keep(print)).isTrue());
        return letters.require(letter.id());
    }

    private static byte[] sealedBy(byte[] pdf) {
        byte[] sealed = Arrays.copyOf(pdf, pdf.length + 8);
        System.arraycopy("% sealed".getBytes(StandardCharsets.ISO_8859_1), 0, sealed, pdf.length, 8);
        return sealed;
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void stampedCopyMustBePdf() {
        Letter letter = unsealed();
        refuses("LETTER_STAMPED_NOT_PDF", () -> stamp(letter, "x.png", HostileFiles.png(20, 20)));
        assertThat(letters.require(letter.id()).isSealed()).isFalse();
    }

    /** As an installation without a seal provider issues it. */
    private Letter unsealed() {
        return blank(draft(UUID.randomUUID()));
    }

    private Letter blank(LetterDraft draft) {
        Letter letter = issue(draft);
        transaction.executeWithoutResult(
                status -> jdbc.sql("update letter set seal = 'BLANK', sealed_at = null where id = :id")
                        .param("id", letter.id())
                        .update());
        return letters.require(letter.id());
    }

    private Letter stamp(Letter letter, String name, byte[] bytes) {
        try (StampedCopy copy = stampedCopies.receive(letter.id(), name, new ByteArrayInputStream(bytes))) {
            return stampedCopies.stamp(letter.id(), copy, "0777", Actor.SYSTEM);
        }
    }

    private Letter serve(Letter letter, LocalDate on) {
        return serving.serve(letter.id(), Letter.Service.RECEIPT, on, "陈某", Actor.SYSTEM);
    }

    private Letter issue(LetterDraft draft) {
        return transaction.execute(status -> letters.draft(draft));
    }

    private static LetterDraft draft(UUID caseId) {
        Map<String, Object> data = new HashMap<>(Samples.facts());
        return LetterDraft.plain(caseId, CASE, "LT-01", "受理通知书", 1, Samples.template("LT-01"), data);
    }

    private static void refuses(String code, Runnable work) {
        assertThatThrownBy(work::run).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code())
                .isEqualTo(code));
    }
}
