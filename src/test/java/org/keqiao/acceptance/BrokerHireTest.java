package org.keqiao.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.casefile.batch.SheetFile;
import org.keqiao.intermediary.BrokerLevel;
import org.keqiao.intermediary.Intermediary;
import org.keqiao.intermediary.IntermediaryKind;
import org.keqiao.intermediary.ListingDraft;
import org.keqiao.intermediary.Listings;
import org.keqiao.organization.OrganisationType;
import org.keqiao.organization.OrganisationView;
import org.keqiao.organization.Organisations;
import org.keqiao.publicity.NoticeKeeping;
import org.keqiao.security.CurrentActor;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.Newcomers;
import org.keqiao.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Quanzhou's reward for brokers who are employed: by level, at least half to the person, each person once. */
@KeqiaoTest
class BrokerHireTest {

    private static final String ITEM = "QZ_BROKER_HIRE";

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private TestClock clock;

    @Autowired
    private NoticeKeeping notices;

    @Autowired
    private Listings listings;

    @Autowired
    private Organisations organisations;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private CurrentActor actor;

    private Api api;
    private String agent;
    private OrganisationView employer;

    @BeforeEach
    void anEmployer() {
        clock.reset();
        api = new Api("http://localhost:" + port);
        agent = Newcomers.of(context).account();
        employer = firm(agent);
    }

    private OrganisationView firm(String owner) {
        return organisations.find(
                Newcomers.of(context).verified(owner, OrganisationType.ENTERPRISE, Newcomers.creditCode()));
    }

    private Intermediary broker(BrokerLevel level) {
        return broker(level, UUID.randomUUID(), employer.uscc());
    }

    /** As the register lists a person; the same person listed again is another entry or a renewed one. */
    private Intermediary broker(BrokerLevel level, UUID person, String employerUscc) {
        String certificate = "ZS" + UUID.randomUUID().toString().substring(0, 12);
        return transaction.execute(status -> listings.list(new ListingDraft(
                IntermediaryKind.BROKER,
                person,
                "经纪人" + certificate,
                null,
                Newcomers.COUNTY,
                List.of("01"),
                "技术交易撮合",
                new ListingDraft.Broker(
                        level,
                        certificate,
                        "福建省技术市场协会",
                        "某单位",
                        employerUscc,
                        LocalDate.now(clock).plusYears(3)),
                "T-" + UUID.randomUUID())));
    }

    private Subsidy claim(String owner, String holder, String toPerson, Intermediary... brokers) {
        return Subsidy.ofExample(api, "subsidy-broker-hire").by(owner).with(answers -> {
            ((ObjectNode) answers.path("account")).put("name", holder);
            ArrayNode rows = (ArrayNode) answers.path("hires");
            ObjectNode first = (ObjectNode) rows.remove(0);
            for (Intermediary broker : brokers) {
                rows.add(first.deepCopy().put("brokerNumber", broker.number()).put("personAmount", toPerson));
            }
        });
    }

    private Subsidy claim(String toPerson, Intermediary... brokers) {
        return claim(agent, employer.name(), toPerson, brokers);
    }

    private Subsidy calculated(Subsidy claim) {
        return claim.submitted()
                .does("county", "subsidy-county-review", "recommend")
                .does("officer", "subsidy-program-review", "eligible", body -> accepts(claim, body));
    }

    private static void accepts(Subsidy claim, ObjectNode body) {
        ArrayNode reviewed = ((ObjectNode) body.path("answers")).putArray("reviewedHires");
        claim.answers().path("hires").forEach(hire -> reviewed.addObject()
                .put("brokerNumber", hire.path("brokerNumber").asText())
                .put("accepted", true));
    }

    private String budget(String total) {
        String document = "泉财教经" + UUID.randomUUID().toString().substring(0, 8);
        api.post(
                        "finance",
                        "/budget-lines",
                        Map.of(
                                "year",
                                LocalDate.now(clock).getYear(),
                                "policyGroup",
                                ITEM,
                                "documentNumber",
                                document,
                                "total",
                                total))
                .ok();
        return document;
    }

    private void reserves(Subsidy claim) {
        String document = budget("100000.00");
        claim.rechecked().does("finance", "subsidy-budget", "reserve", body -> ((ObjectNode) body.path("answers"))
                .put("budgetDocument", document));
    }

    private static String wrong(Api.Answer answer) {
        assertThat(answer.status()).isEqualTo(422);
        return StreamSupport.stream(answer.body().path("errors").spliterator(), false)
                .map(error ->
                        error.path("field").asText() + " " + error.path("code").asText())
                .collect(Collectors.joining("; "));
    }

    @Test
    void aHireGoesFromTheApplicationToTheAccount() {
        Intermediary senior = broker(BrokerLevel.SENIOR);
        Intermediary middle = broker(BrokerLevel.INTERMEDIATE);
        Intermediary junior = broker(BrokerLevel.JUNIOR);
        Subsidy claim = calculated(claim("5000.00", senior).with(answers -> {
            ArrayNode rows = (ArrayNode) answers.path("hires");
            ObjectNode first = (ObjectNode) rows.path(0);
            rows.add(first.deepCopy().put("brokerNumber", middle.number()).put("personAmount", "2500.00"));
            rows.add(first.deepCopy().put("brokerNumber", junior.number()).put("personAmount", "2000.00"));
        }));
        JsonNode calculation = claim.view("officer2").path("answers").path("calculation");
        assertThat(calculation.path("cityAmount").asText()).isEqualTo("17000.00");
        assertThat(calculation.path("contracts")).isEmpty();
        assertThat(calculation.path("grounds"))
                .extracting(ground -> ground.path("city").path("net").asText())
                .containsExactly("10000.00", "5000.00", "2000.00");
        JsonNode first = calculation.path("grounds").path(0);
        assertThat(first.path("level").asText()).isEqualTo("SENIOR");
        assertThat(first.path("handedOn").asText()).isEqualTo("5000.00");
        JsonNode step = first.path("city").path("trace").path(0);
        assertThat(step.path("rule").asText()).isEqualTo("FIXED");
        assertThat(step.path("clause").asText()).isEqualTo("泉政办规〔2023〕13号");

        reserves(claim);
        assertThat(sheet(claim))
                .contains(senior.name(), senior.number(), "高级", "10,000.00 元", "承诺给付本人 5,000.00 元", "固定")
                .doesNotContain("发票号码");
        Batch batch = Batch.of(api).opened().composedOf(claim).agreed();
        JsonNode facts = batch.view("officer").path("answers");
        clock.at(LocalDate.parse(facts.path("noticeLastDay").asText()), () -> {
            String notice = api.get(null, "/publicities/" + facts.path("notice").asText())
                    .ok()
                    .toString();
            assertThat(notice).contains(employer.name(), "17000.00").doesNotContain(senior.name(), senior.number());
        });
        batch.shown(clock, notices).awarded();
        assertThat(claim.status()).isEqualTo("DECIDED_POSITIVE");
        assertThat(claim.letter("LT-Z2").path("number").asText()).isNotBlank();

        Payment.of(api, claim).get(0).does("treasury", "payment-result", "paid", body -> ((ObjectNode)
                        body.path("answers"))
                .put("paidOn", LocalDate.now(clock).toString())
                .put("receiptNumber", "HD" + UUID.randomUUID()));
        assertThat(claim.standing(agent).path("progress").asText()).isEqualTo("PAID");
    }

    /** What the office has on paper of the review. */
    private String sheet(Subsidy claim) {
        JsonNode letter = StreamSupport.stream(
                        claim.view("officer").path("letters").spliterator(), false)
                .filter(each -> each.path("kind").asText().equals("LT-Z1S"))
                .findFirst()
                .orElseThrow();
        return jdbc.sql("select html from letter where id = ?")
                .params(UUID.fromString(letter.path("id").asText()))
                .query(String.class)
                .single();
    }

    @Test
    void aCorrectionLetsWhoWasNamedBeforeGo() {
        Intermediary named = broker(BrokerLevel.JUNIOR);
        Intermediary instead = broker(BrokerLevel.JUNIOR);
        Subsidy claim = claim("1000.00", named).submitted().sentBackFor("hires");
        claim.triesToAnswer(
                        answers -> ((ObjectNode) answers.path("hires").path(0)).put("brokerNumber", instead.number()))
                .ok();
        claim("1000.00", named).submitted();
        assertThat(wrong(claim("1000.00", instead).triesToSubmit())).isEqualTo("hires[0].brokerNumber groundUsed");
    }

    @Test
    void aPersonIsRewardedOnceWhoeverEmploysIt() {
        UUID person = UUID.randomUUID();
        Intermediary broker = broker(BrokerLevel.JUNIOR, person, employer.uscc());
        Subsidy first = claim("1000.00", broker).submitted();
        String other = Newcomers.of(context).account();
        OrganisationView rival = firm(other);
        assertThat(wrong(claim(other, rival.name(), "1000.00", broker).triesToSubmit()))
                .isEqualTo("hires[0].brokerNumber groundUsed");
        // Listed anew at a higher level it is the same person.
        transaction.executeWithoutResult(status -> listings.strikeOff(broker.id(), "T-" + UUID.randomUUID(), "离开岗位"));
        Intermediary again = broker(BrokerLevel.SENIOR, person, rival.uscc());
        assertThat(wrong(claim(other, rival.name(), "5000.00", again).triesToSubmit()))
                .isEqualTo("hires[0].brokerNumber groundUsed");
        first.withdrawn();
        claim(other, rival.name(), "5000.00", again).submitted();
    }

    @Test
    void whatCannotBeClaimedIsToldAtItsField() {
        Intermediary senior = broker(BrokerLevel.SENIOR);
        assertThat(wrong(claim("4999.99", senior).triesToSubmit()))
                .isEqualTo("hires[0].personAmount personAmountTooLow");
        assertThat(wrong(claim("10000.01", senior).triesToSubmit()))
                .isEqualTo("hires[0].personAmount personAmountTooHigh");
        assertThat(wrong(claim("5000.00", senior)
                        .with(answers -> ((ObjectNode) answers.path("hires").path(0)).put("brokerNumber", "JSJJ-0"))
                        .triesToSubmit()))
                .isEqualTo("hires[0].brokerNumber brokerUnknown");
        transaction.executeWithoutResult(status -> listings.suspend(senior.id(), "T-" + UUID.randomUUID(), "检查发现问题"));
        assertThat(wrong(claim("5000.00", senior).triesToSubmit())).isEqualTo("hires[0].brokerNumber brokerNotListed");
    }

    @Test
    void anItemIsClaimedOnWhatItIsFor() {
        Intermediary senior = broker(BrokerLevel.SENIOR);
        assertThat(wrong(claim("5000.00", senior)
                        .with(answers -> answers.put("policyItem", "QZ_TRADE_REWARD"))
                        .triesToSubmit()))
                .contains("claimBasis basisNotOfItem");
        String certificate =
                Contract.of(api).certified().letter("LT-C1").path("number").asText();
        assertThat(wrong(Subsidy.of(api, ITEM, certificate, "600000.00").triesToSubmit()))
                .contains("claimBasis basisNotOfItem");
    }

    @Test
    void nobodyIsRewardedForWhoIsNoLongerListedOrOfAnotherLevel() {
        UUID person = UUID.randomUUID();
        Intermediary broker = broker(BrokerLevel.INTERMEDIATE, person, employer.uscc());
        Subsidy claim = calculated(claim("2500.00", broker)).audited();
        // A renewal with another certificate keeps the entry.
        assertThat(broker(BrokerLevel.SENIOR, person, employer.uscc()).number()).isEqualTo(broker.number());
        assertThat(claim.tries("officer2", "subsidy-recheck", "agree").text("code"))
                .isEqualTo("BROKER_LEVEL_CHANGED");
        broker(BrokerLevel.INTERMEDIATE, person, employer.uscc());
        claim.does("officer2", "subsidy-recheck", "agree");
        budget("100000.00");
        annulled(broker, LocalDate.now(clock));
        Api.Answer held = claim.tries("finance", "subsidy-budget", "reserve");
        assertThat(held.text("code")).isEqualTo("BROKER_NOT_LISTED");
        assertThat(held.text("detail")).contains("证书已撤销");
        annulled(broker, null);
        transaction.executeWithoutResult(status -> listings.suspend(broker.id(), "T-" + UUID.randomUUID(), "检查发现问题"));
        assertThat(claim.tries("finance", "subsidy-budget", "reserve").text("code"))
                .isEqualTo("BROKER_NOT_LISTED");
    }

    private void annulled(Intermediary broker, LocalDate on) {
        transaction.executeWithoutResult(
                status -> jdbc.sql("update intermediary set certificate_annulled_on = ? where id = ?")
                        .params(Arrays.asList(on, broker.id()))
                        .update());
    }

    @Test
    void nothingGoesToTheBankForWhoWasStruckOffAfterTheAward() {
        Intermediary broker = broker(BrokerLevel.JUNIOR);
        Subsidy claim = calculated(claim("1000.00", broker));
        reserves(claim);
        claim.awarded(clock, notices);
        String order = Payment.of(api, claim)
                .get(0)
                .view("officer")
                .path("answers")
                .path("paymentOrder")
                .asText();
        transaction.executeWithoutResult(status -> listings.suspend(broker.id(), "T-" + UUID.randomUUID(), "检查发现问题"));
        assertThat(order).isNotBlank();
        assertThat(ordered()).doesNotContain(order);
        transaction.executeWithoutResult(status -> listings.resume(broker.id(), "T-" + UUID.randomUUID(), "已整改"));
        assertThat(ordered()).contains(order);
    }

    /** The award was founded when the order went out. */
    @Test
    void whoLeavesTheListWhileTheBankPaysOwesNothing() {
        Intermediary broker = broker(BrokerLevel.JUNIOR);
        Subsidy claim = calculated(claim("1000.00", broker));
        reserves(claim);
        claim.awarded(clock, notices);
        transaction.executeWithoutResult(status -> listings.suspend(broker.id(), "T-" + UUID.randomUUID(), "检查发现问题"));
        Payment.of(api, claim).get(0).does("treasury", "payment-result", "paid", body -> ((ObjectNode)
                        body.path("answers"))
                .put("paidOn", LocalDate.now(clock).toString())
                .put("receiptNumber", "HD" + UUID.randomUUID()));
        assertThat(claim.standing(agent).path("progress").asText()).isEqualTo("PAID");
        assertThat(clawbacks(claim)).isZero();
    }

    /** Who leaves the list later was rightly rewarded; who ought not to have been on it when the money was awarded was not. */
    @Test
    void onlyWhoOughtNotToHaveBeenListedThenIsReclaimed() {
        Intermediary senior = broker(BrokerLevel.SENIOR);
        Intermediary middle = broker(BrokerLevel.INTERMEDIATE);
        Intermediary junior = broker(BrokerLevel.JUNIOR);
        Subsidy claim = calculated(claim("5000.00", senior, middle).with(answers -> {
            ArrayNode rows = (ArrayNode) answers.path("hires");
            rows.add(rows.path(0)
                    .<ObjectNode>deepCopy()
                    .put("brokerNumber", junior.number())
                    .put("personAmount", "2000.00"));
        }));
        reserves(claim);
        claim.awarded(clock, notices);
        Payment.of(api, claim).get(0).does("treasury", "payment-result", "paid", body -> ((ObjectNode)
                        body.path("answers"))
                .put("paidOn", LocalDate.now(clock).toString())
                .put("receiptNumber", "HD" + UUID.randomUUID()));
        LocalDate today = LocalDate.now(clock);
        struckOff(() -> listings.strikeOff(junior.id(), "T-" + UUID.randomUUID(), "离开岗位"));
        clock.at(
                today.plusDays(1),
                () -> struckOff(() -> listings.strikeOffAsVoid(
                        middle.id(), "T-" + UUID.randomUUID(), "证书于次日被注销", today.plusDays(1))));
        assertThat(clawbacks(claim)).isZero();

        struckOff(() -> listings.strikeOffAsVoid(senior.id(), "T-" + UUID.randomUUID(), "证书系伪造", today));
        assertThat(clawbacks(claim)).isOne();
        JsonNode known = Reclaiming.openedFor(api, claim.id()).view("officer").path("answers");
        assertThat(known.path("clawbackSource").asText()).isEqualTo("LISTING_VOID");
        assertThat(known.path("suspicion").asText()).contains(senior.number());
        assertThat(known.path("recoverableCity").asText()).isEqualTo("17000.00");
        assertThat(known.path("suggestedCity").asText()).isEqualTo("10000.00");
    }

    private void struckOff(Runnable change) {
        actor.runAs(
                Newcomers.of(context).actor("officer"),
                () -> transaction.execute(status -> {
                    change.run();
                    return true;
                }));
    }

    private int clawbacks(Subsidy claim) {
        return jdbc.sql("select count(*) from case_file where matter = 'clawback' and linked_to = ?")
                .params(UUID.fromString(claim.id()))
                .query(Integer.class)
                .single();
    }

    private List<String> ordered() {
        byte[] file = api.get("treasury", "/payment-orders/file").bytes();
        return SheetFile.read(new ByteArrayInputStream(file)).stream()
                .map(row -> row.get(0).text())
                .toList();
    }

    @Test
    void onlyWhatTheReviewAcceptsCounts() {
        Intermediary senior = broker(BrokerLevel.SENIOR);
        Intermediary other = broker(BrokerLevel.SENIOR);
        Subsidy claim =
                claim("5000.00", senior, other).submitted().does("county", "subsidy-county-review", "recommend");
        assertThat(claim.tries("officer", "subsidy-program-review", "eligible", body -> {
                            accepts(claim, body);
                            ((ArrayNode) body.path("answers").path("reviewedHires")).remove(1);
                        })
                        .text("code"))
                .isEqualTo("GROUND_NOT_REVIEWED");
        claim.does("officer", "subsidy-program-review", "eligible", body -> {
            accepts(claim, body);
            ((ObjectNode) body.path("answers").path("reviewedHires").path(1))
                    .put("accepted", false)
                    .put("reason", "社会保险由其他单位缴纳");
        });
        JsonNode calculation = claim.view("officer").path("answers").path("calculation");
        assertThat(calculation.path("cityAmount").asText()).isEqualTo("10000.00");
        assertThat(calculation.path("grounds")).hasSize(1);
    }

    @Test
    void whoeverEmploysManyFindsThoseWhoAreListed() {
        for (int i = 0; i < 20; i++) {
            broker(BrokerLevel.SENIOR);
        }
        transaction.executeWithoutResult(
                status -> jdbc.sql("update intermediary set state = 'SUSPENDED' where employer_uscc = ?")
                        .param(employer.uscc())
                        .update());
        Intermediary last = broker(BrokerLevel.SENIOR);
        assertThat(match().path("persons").findValuesAsText("number")).containsExactly(last.number());
    }

    @Test
    void whoeverEmploysAListedBrokerFindsTheItem() {
        Intermediary senior = broker(BrokerLevel.SENIOR);
        JsonNode match = match();
        assertThat(match.path("result").asText()).as("%s", match).isEqualTo("PASS");
        assertThat(match.path("most").asText()).isEqualTo("10000.00");
        assertThat(match.path("persons").path(0).path("number").asText()).isEqualTo(senior.number());
        assertThat(match.path("applicable").asBoolean()).isTrue();
        JsonNode answers = api.post(agent, "/policies/" + ITEM + "/application", Map.of())
                .ok()
                .path("answers");
        assertThat(answers.path("claimBasis").asText()).isEqualTo("PERSON");
        assertThat(answers.path("hires").path(0).path("brokerNumber").asText()).isEqualTo(senior.number());
    }

    private JsonNode match() {
        return StreamSupport.stream(api.get(agent, "/policies/match").ok().spliterator(), false)
                .filter(each -> each.path("item").asText().equals(ITEM))
                .findFirst()
                .orElseThrow();
    }
}
