package org.keqiao.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.publicity.NoticeKeeping;
import org.keqiao.register.CertifiedContract;
import org.keqiao.register.CertifiedContracts;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What an award was given for is reduced, given up, or holds no more elsewhere: before the payment it stops, after it a clawback begins. */
@KeqiaoTest
class LostGroundsTest {

    @LocalServerPort
    private int port;

    @Autowired
    TestClock clock;

    @Autowired
    NoticeKeeping notices;

    @Autowired
    CertifiedContracts contracts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private Api api;
    private FundedItem item;

    @BeforeEach
    void anItem() {
        clock.reset();
        api = new Api("http://localhost:" + port);
        item = new FundedItem(api, clock);
    }

    private Subsidy awarded(Contract contract) {
        return item.claimOn(contract)
                .submitted()
                .reviewed()
                .rechecked()
                .reserved()
                .awarded(clock, notices);
    }

    private Payment pays(Subsidy award) {
        return Payment.of(api, award).get(0).does("treasury", "payment-result", "paid", item.paidToday());
    }

    private void amended(Contract contract, String contractAmount, String technicalAmount) {
        FollowUp.of(api, "contract-amendment", contract)
                .submittedBy("enterprise")
                .does("clerk", "amendment-intake", "accept")
                .does("registrar", "amendment-review", "amend", body -> ((ObjectNode) body.path("answers"))
                        .put("amendedContractAmount", contractAmount)
                        .put("amendedTechnicalAmount", technicalAmount))
                .does("rechecker", "amendment-second-review", "agree");
    }

    private void givenUp(Contract contract) {
        FollowUp.of(api, "contract-deregistration", contract)
                .submittedBy("enterprise")
                .does("clerk", "deregistration-intake", "accept")
                .does("registrar", "deregistration-review", "cancel")
                .does("rechecker", "deregistration-second-review", "agree");
    }

    /** One was opened for this reason; it ends without reclaiming, so that nobody stays blocked. */
    private void reclaimed(Subsidy award, String source, String about) {
        Reclaiming opened = Reclaiming.openedFor(api, award.id());
        assertThat(opened.view("officer").path("answers").path("clawbackSource").asText())
                .isEqualTo(source);
        assertThat(opened.view("officer").path("answers").path("suspicion").asText())
                .contains(about);
        opened.does("officer", "clawback-investigation", "noGround").does("deputy", "clawback-dismissal", "approve");
    }

    private boolean isReclaimed(Subsidy award) {
        return api.get("officer", "/cases/" + award.id())
                .ok()
                .path("links")
                .toString()
                .contains("clawback");
    }

    private void isStopped(Subsidy award, Payment payment) {
        assertThat(api.all("treasury", "/payment-orders?stopped=true").findValuesAsText("fundedCase"))
                .contains(award.number());
        assertThat(isReclaimed(award)).isFalse();
        payment.does("treasury", "payment-result", "hold", body -> ((ObjectNode) body.path("answers"))
                        .put("failureReason", "登记已变化")
                        .putNull("receiptNumber")
                        .putNull("paidOn"))
                .does("deputy", "payment-stop", "stop");
        assertThat(item.budget().path("committed").asText()).isEqualTo("0.00");
    }

    @Test
    void anAmountThatIsReducedAfterThePaymentOpensAClawback() {
        Contract contract = Contract.of(api).certified();
        Subsidy award = awarded(contract);
        pays(award);
        amended(contract, "1100000.00", "900000.00");
        reclaimed(award, "GROUND_ENDED", "900,000.00");
    }

    /** Registered on the day before, amended before the payment and, to the stamp of another amendment, while it is with the bank. */
    @Test
    void anAmountThatGrowsTakesNoGroundAwayAndRegistersNothingAnew() {
        LocalDate registered = LocalDate.now(clock).minusDays(1);
        Contract[] contract = new Contract[1];
        clock.at(registered, () -> contract[0] = Contract.of(api).certified());
        String number = contract[0].letter("LT-C1").path("number").asText();
        Subsidy award = awarded(contract[0]);
        amended(contract[0], "1500000.00", "1300000.00");
        assertThat(contracts.find(number).orElseThrow().registeredOn()).isEqualTo(registered);
        assertThat(contracts.registeredBetween(registered, registered, 500))
                .extracting(CertifiedContract::number)
                .contains(number);
        waitsForItsStamp(number, true);
        assertThat(api.get("treasury", "/payment-orders?stopped=true").ok().findValuesAsText("fundedCase"))
                .doesNotContain(award.number());
        Payment payment = Payment.of(api, award)
                .get(0)
                .does("treasury", "payment-result", "hold", body -> ((ObjectNode) body.path("answers"))
                        .put("failureReason", "等待变更后的证明盖章")
                        .putNull("receiptNumber")
                        .putNull("paidOn"))
                .does("deputy", "payment-stop", "resume");
        assertThat(payment.view("deputy").path("answers").path("paymentStopped").asText())
                .isEqualTo("CERTIFICATE_UNSTAMPED");
        waitsForItsStamp(number, false);
        payment.does("deputy", "payment-stop", "resume");
        waitsForItsStamp(number, true);
        pays(award);
        assertThat(isReclaimed(award)).isFalse();
    }

    private void waitsForItsStamp(String number, boolean waits) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("set local session_replication_role = replica").update();
            jdbc.sql("update certificate set state = ? where registration_number = ? and version = 2")
                    .params(waits ? "PENDING_SEAL" : "VALID", number)
                    .update();
        });
    }

    @Test
    void anAmountThatIsReducedBeforeThePaymentStopsIt() {
        Contract contract = Contract.of(api).certified();
        Subsidy award = awarded(contract);
        amended(contract, "1100000.00", "900000.00");
        isStopped(award, Payment.of(api, award).get(0));
    }

    @Test
    void aRegistrationThatIsGivenUpAfterThePaymentOpensAClawback() {
        Contract contract = Contract.of(api).certified();
        Subsidy award = awarded(contract);
        pays(award);
        givenUp(contract);
        reclaimed(award, "GROUND_ENDED", "注销");
    }

    @Test
    void aRegistrationThatIsGivenUpBeforeThePaymentStopsIt() {
        Contract contract = Contract.of(api).certified();
        Subsidy award = awarded(contract);
        givenUp(contract);
        isStopped(award, Payment.of(api, award).get(0));
    }

    /** Compared once more before the payment; found to hold no more after it. */
    @Test
    void aRegistrationElsewhereIsComparedBeforeThePaymentAndReclaimedAfterIt() {
        String number = "20263503%08d".formatted(ThreadLocalRandom.current().nextInt(100_000_000));
        String[] path = new String[1];
        clock.at(LocalDate.now(clock).minusDays(1), () -> path[0] = registeredElsewhere(number));
        Subsidy award = Subsidy.of(api, item.key(), number, "600000.00")
                .submitted()
                .reviewed()
                .rechecked()
                .reserved()
                .awarded(clock, notices);
        Payment payment = Payment.of(api, award).get(0);
        assertThat(payment.view("deputy").path("answers").path("paymentStopped").asText())
                .isEqualTo("EXTERNAL_CHECK_NEEDED");

        api.post("registrar", path[0] + "/checks", Map.of("holds", true, "note", "支付前再次核验"))
                .ok();
        payment.does("deputy", "payment-stop", "resume");
        pays(award);
        assertThat(isReclaimed(award)).isFalse();

        for (String person : List.of("registrar", "officer")) {
            assertThat(isReclaimed(award)).isFalse();
            api.post(person, path[0] + "/checks", Map.of("holds", false, "note", "原登记机构已撤销"))
                    .ok();
        }
        reclaimed(award, "EXTERNAL_ENDED", "原登记机构已撤销");
    }

    private String registeredElsewhere(String number) {
        String table =
                "number,registeredOn,registeringBody,title,category,contractAmount,technicalAmount,sellerName,buyerName,"
                        + "buyerUscc,signDate\n" + number
                        + ",2026-03-09,福州市技术合同认定登记站,新型催化剂制备技术,DEVELOPMENT,1200000.00,1000000.00,福州大学,"
                        + "晋江市海丝高分子材料有限公司,"
                        + Contract.of(api).answers().path("seller").path("uscc").asText() + ",2026-03-01\n";
        api.uploadTo("clerk", "/external-contracts/import", "x", "a.csv", table.getBytes(StandardCharsets.UTF_8))
                .ok();
        String path = "/external-contracts/"
                + api.get("registrar", "/external-contracts?q=" + number)
                        .ok()
                        .path("items")
                        .path(0)
                        .path("id")
                        .asText();
        api.post("registrar", path + "/verification", Map.of("note", "在省系统查询，信息一致"))
                .ok();
        return path;
    }
}
