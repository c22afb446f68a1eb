package org.keqiao.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.acceptance.Contract;
import org.keqiao.casefile.LetterKeeping;
import org.keqiao.document.Letter;
import org.keqiao.document.StampedCopies;
import org.keqiao.register.Certificate.State;
import org.keqiao.security.AccountDirectory;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.keqiao.testing.Api;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.Scans;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/** Seal and service, on a certificate that was issued where nobody seals automatically. */
@KeqiaoTest
class CertificateKeepingTest {

    @LocalServerPort
    private int port;

    @Autowired
    private LetterKeeping keeping;

    @Autowired
    private RegisterReading register;

    @Autowired
    private CertificateVerification verification;

    @Autowired
    private AccountDirectory accounts;

    @Autowired
    private CurrentActor current;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Environment environment;

    @Autowired
    private Clock clock;

    private Contract contract;
    private UUID id;
    private String number;
    private String code;

    @BeforeEach
    void issueUnsealed() {
        contract = Contract.of(new org.keqiao.acceptance.Api("http://localhost:" + port))
                .certified();
        number = contract.letter("LT-C1").path("number").asText();
        id = jdbc.sql("select id from certificate where registration_number = ?")
                .param(number)
                .query(UUID.class)
                .single();
        code = contract.letter("LT-C1").path("verificationCode").asText();
        transaction.executeWithoutResult(status -> {
            // As it was before its seal, which no certificate becomes again.
            jdbc.sql("set local session_replication_role = replica").update();
            jdbc.sql("update letter set seal = 'BLANK', sealed_at = null, pdf_sha256 = null where number = ?")
                    .param(number)
                    .update();
            jdbc.sql("update certificate set state = 'PENDING_SEAL' where id = ?")
                    .param(id)
                    .update();
        });
    }

    @Test
    void theStampedCopyMakesItValid() {
        assertThat(isVerified()).isFalse();

        as("registrar", () -> stamp());

        assertThat(as("registrar", () -> register.require(id)).state()).isEqualTo(State.VALID);
        assertThat(isVerified()).isTrue();
        assertThat(timeline()).contains("文书已用印");
    }

    @Test
    void onlyTheStationSealsAndServes() {
        assertThatThrownBy(() -> as("officer", () -> stamp()))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("LETTER_NOT_YOURS"));
        assertThatThrownBy(() -> as("county2", () -> stamp()))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.NOT_FOUND));
        assertThatThrownBy(() -> as("enterprise", () -> stamp())).isInstanceOf(Refusal.class);
        assertThat(isVerified()).isFalse();
    }

    @Test
    void serviceIsRecordedOnceItIsSealed() {
        LocalDate today = LocalDate.now(clock);
        assertThatThrownBy(() -> as("clerk", () -> keeping.serve(letter(), Letter.Service.RECEIPT, today, null)))
                .isInstanceOf(Refusal.class);
        as("clerk", () -> stamp());

        Letter served = as("clerk", () -> keeping.serve(letter(), Letter.Service.RECEIPT, today, "林秀兰签收"));

        assertThat(served.servedOn()).isEqualTo(today);
        assertThat(timeline()).contains("文书已送达").doesNotContain("林秀兰签收");
    }

    private UUID letter() {
        return UUID.fromString(contract.letter("LT-C1").path("id").asText());
    }

    private Letter stamp() {
        return keep(letter(), Scans.stamped(printed(letter())), null, null);
    }

    private byte[] printed(UUID letter) {
        return new org.keqiao.acceptance.Api("http://localhost:" + port)
                .get("registrar", "/letters/" + letter)
                .bytes();
    }

    private Letter keep(UUID letter, byte[] copy, @Nullable String lastDigits, @Nullable String reason) {
        return keeping.stamp(letter, "stamped.pdf", new ByteArrayInputStream(copy), lastDigits, reason);
    }

    @Test
    void whatNoStampHasTouchedIsRefused() {
        byte[] print = printed(letter());
        byte[] preview = new org.keqiao.acceptance.Api("http://localhost:" + port)
                .get("enterprise", "/letters/" + letter())
                .bytes();

        refuses("LETTER_STAMPED_NOT", () -> keep(letter(), print, null, null));
        refuses("LETTER_STAMPED_NOT", () -> keep(letter(), preview, null, null));
        refuses("LETTER_STAMPED_NOT", () -> keep(letter(), Scans.savedAgain(print), null, null));
        refuses("LETTER_STAMPED_NOT", () -> keep(letter(), Scans.stamped(preview), null, null));
        assertThat(isVerified()).isFalse();

        as("registrar", () -> stamp());
        refuses("LETTER_STAMPED_NOT", () -> keep(letter(), print, null, "传错了"));
        assertThat(isVerified()).isTrue();
    }

    @Test
    void theNeighboursPaperFromThePileIsRefused() {
        Contract other = Contract.of(new org.keqiao.acceptance.Api("http://localhost:" + port))
                .certified();
        byte[] theirs = printed(UUID.fromString(other.letter("LT-C1").path("id").asText()));

        refuses("LETTER_STAMPED_OTHER", () -> keep(letter(), theirs, null, null));
        refuses("LETTER_STAMPED_OTHER", () -> keep(letter(), Scans.of(theirs), number.substring(12), null));
        assertThat(isVerified()).isFalse();

        as("registrar", () -> keep(letter(), Scans.of(printed(letter())), null, null));
        assertThat(isVerified()).as("a scan is known by its QR code").isTrue();
    }

    @Test
    void aScanWithoutTextIsKnownByTheNumberThatTheOfficerReads() {
        UUID acceptance = UUID.fromString(contract.letter("LT-01").path("id").asText());
        unseal(acceptance);
        byte[] scan = Scans.of(printed(acceptance));
        String documentNumber = contract.letter("LT-01").path("number").asText();
        String digits = documentNumber.replaceAll(".*〕(\\d+)号", "$1");

        assertThat(wrongField(() -> keep(acceptance, scan, null, null))).isEqualTo("stampedUnreadable");
        assertThat(wrongField(() -> keep(acceptance, scan, "0", null))).isEqualTo("stampedOther");
        assertThat(as("clerk", () -> keep(acceptance, scan, digits.substring(Math.max(0, digits.length() - 4)), null))
                        .seal())
                .isEqualTo(Letter.Seal.STAMPED);
    }

    @Test
    void aWrongCopyIsReplacedWithAReasonAndKept() throws IOException {
        byte[] right = Scans.stamped(printed(letter()));
        byte[] wrong = Scans.of(right);
        as("clerk", () -> keep(letter(), wrong, null, null));
        as("clerk", () -> keeping.serve(letter(), Letter.Service.RECEIPT, LocalDate.now(clock), null));
        String first = as("clerk", () -> keeping.of(letter()).earlier().toString());
        refuses("LETTER_ALREADY_SEALED", () -> keep(letter(), right, null, null));
        refuses("LETTER_STAMPED_SAME", () -> keep(letter(), wrong, null, "传错了"));
        assertThatThrownBy(() -> as("clerk", () -> keep(letter(), right, null, "字".repeat(501))))
                .isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.errors())
                        .extracting(FieldError::code)
                        .containsExactly("tooLong"));

        Letter replaced = as("registrar", () -> keep(letter(), right, null, "盖章件传错了"));

        assertThat(first).isEqualTo("[]");
        assertThat(replaced.isServed()).as("the wrong paper's service is none").isFalse();
        StampedCopies.Earlier earlier =
                as("registrar", () -> keeping.of(letter()).earlier()).get(0);
        assertThat(earlier.reason()).isEqualTo("盖章件传错了");
        assertThat(earlier.servedOn()).isEqualTo(LocalDate.now(clock));
        try (InputStream kept = as("registrar", () -> keeping.of(letter()).open(earlier.sha256()))) {
            assertThat(kept.readAllBytes()).isEqualTo(wrong);
        }
        await().untilAsserted(() -> assertThat(
                        jdbc.sql("select count(*) from access_reading where what = 'LETTER' and subject = ?")
                                .param(letter())
                                .query(Integer.class)
                                .single())
                .as("a replaced copy is read like the letter")
                .isPositive());
        assertThat(verification
                        .byDigest(replaced.sha256(), id.toString(), Locale.SIMPLIFIED_CHINESE)
                        .state())
                .isEqualTo(State.VALID);
        assertThatThrownBy(() -> verification.byDigest(earlier.sha256(), id.toString(), Locale.SIMPLIFIED_CHINESE))
                .isInstanceOf(Refusal.class);
        assertThat(timeline()).contains("文书的盖章件已更换").doesNotContain("盖章件传错了");
    }

    private void refuses(String code, Supplier<?> work) {
        assertThatThrownBy(() -> as("registrar", work))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private String wrongField(Supplier<?> work) {
        try {
            as("clerk", work);
        } catch (Refusal refusal) {
            assertThat(refusal.errors()).extracting(FieldError::field).containsExactly("lastDigits");
            return refusal.errors().get(0).code();
        }
        throw new AssertionError("taken");
    }

    private void unseal(UUID letter) {
        transaction.executeWithoutResult(
                status -> jdbc.sql("update letter set seal = 'BLANK', sealed_at = null, pdf_sha256 = null where id = ?")
                        .param(letter)
                        .update());
    }

    @Test
    void anyOtherLetterIsSealedAndServedAsWellByCall() {
        String acceptance = contract.letter("LT-01").path("id").asText();
        transaction.executeWithoutResult(
                status -> jdbc.sql("update letter set seal = 'BLANK', sealed_at = null where id = ?::uuid")
                        .param(acceptance)
                        .update());
        Api api = Api.of(environment);
        Map<String, Object> served =
                Map.of("service", "RECEIPT", "on", LocalDate.now(clock).toString());
        assertThat(api.as("clerk")
                        .post("/letters/" + acceptance + "/service", served)
                        .status())
                .isEqualTo(409);
        assertThat(api.as("officer")
                        .post("/letters/" + acceptance + "/service", served)
                        .status())
                .isEqualTo(403);
        UUID letter = UUID.fromString(acceptance);
        as("clerk", () -> keep(letter, Scans.stamped(printed(letter)), null, null));
        assertThat(api.as("clerk")
                        .post("/letters/" + acceptance + "/service", Map.of())
                        .status())
                .isEqualTo(422);
        assertThat(api.as("clerk")
                        .post("/letters/" + acceptance + "/service", served)
                        .status())
                .isEqualTo(200);
        assertThat(contract.letter("LT-01").path("servedOn").asText())
                .isEqualTo(LocalDate.now(clock).toString());
    }

    private <T> T as(String user, Supplier<T> work) {
        return current.runAs(accounts.actorNamed(user), work);
    }

    /** From an address of its own: tries are counted. */
    private boolean isVerified() {
        return verification
                        .byCode(number, code, id.toString(), Locale.SIMPLIFIED_CHINESE)
                        .state()
                == State.VALID;
    }

    private String timeline() {
        return Api.of(environment)
                .with("Accept-Language", "zh-CN")
                .as("enterprise")
                .get("/cases/" + contract.id() + "/timeline")
                .body();
    }
}
