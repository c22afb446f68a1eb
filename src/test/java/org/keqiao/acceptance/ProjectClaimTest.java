package org.keqiao.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.organization.OrganisationType;
import org.keqiao.organization.Organisations;
import org.keqiao.publicity.NoticeKeeping;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.Newcomers;
import org.keqiao.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What a document recognises: the cities’ items that no registered contract measures, once a bureau has set them. */
@KeqiaoTest
class ProjectClaimTest {

    @LocalServerPort
    private int port;

    @Autowired
    private TestClock clock;

    @Autowired
    private NoticeKeeping notices;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Organisations organisations;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    private Api api;
    private TestPolicies policies;
    private String key;

    @BeforeEach
    void aKeyOfItsOwn() {
        clock.reset();
        api = new Api("http://localhost:" + port);
        policies = new TestPolicies(api);
        key = "TEST_" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
    }

    /** Of an item; each with a document of its own. */
    private Subsidy claim(String item, String base) {
        return Subsidy.ofExample(api, "subsidy-project").with(answers -> {
            answers.put("policyItem", item);
            project(answers)
                    .put(
                            "documentNumber",
                            "泉科〔2026〕" + UUID.randomUUID().toString().substring(0, 8) + "号")
                    .put("baseAmount", base);
        });
    }

    private static ObjectNode project(JsonNode answers) {
        return (ObjectNode) answers.path("projects").path(0);
    }

    private static ObjectNode reviewed(Subsidy claim, ObjectNode body, String base) {
        ObjectNode answers = (ObjectNode) body.path("answers");
        if (claim.answers().has("relatedParty")) {
            answers.set("certifiedRelatedParty", claim.answers().path("relatedParty"));
        }
        ArrayNode rows = answers.putArray("reviewedProjects");
        JsonNode project = project(claim.answers());
        return rows.addObject()
                .put("documentNumber", project.path("documentNumber").asText())
                .put("projectName", project.path("projectName").asText())
                .put("accepted", true)
                .put("verifiedBase", base);
    }

    private Api.Answer triesToReview(Subsidy claim, String base) {
        return claim.tries("officer", "subsidy-program-review", "eligible", body -> reviewed(claim, body, base));
    }

    private Subsidy calculated(Subsidy claim, String base) {
        claim.submitted().does("county", "subsidy-county-review", "recommend");
        return claim.does("officer", "subsidy-program-review", "eligible", body -> reviewed(claim, body, base));
    }

    private static JsonNode calculation(Subsidy claim) {
        return claim.view("officer2").path("answers").path("calculation");
    }

    private static String wrong(Api.Answer answer) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(422);
        return StreamSupport.stream(answer.body().path("errors").spliterator(), false)
                .map(error ->
                        error.path("field").asText() + " " + error.path("code").asText())
                .collect(Collectors.joining("; "));
    }

    private void budget() {
        api.post(
                        "finance",
                        "/budget-lines",
                        Map.of(
                                "year",
                                LocalDate.now(clock).getYear(),
                                "policyGroup",
                                key,
                                "documentNumber",
                                "财教 " + key,
                                "total",
                                "1000000.00"))
                .ok();
    }

    /** Handan's subsidy for buyers, its rate, measure and cap set by a bureau. */
    private void buyersOfHandan(String rate) {
        policies.shipped(key, "handan", "HD_BUYER_SUBSIDY", rate, "\"EQUITY_AMOUNT\"", "300000.00", "\"FIRM_YEAR\"");
    }

    @Test
    void handansItemIsGivenOnceItsBureauHasSetIt() {
        buyersOfHandan("0.10");
        budget();
        Subsidy claim = calculated(claim(key, "2000000.00"), "1500000.00");
        JsonNode ground = calculation(claim).path("grounds").path(0);
        assertThat(calculation(claim).path("cityAmount").asText()).isEqualTo("150000.00");
        assertThat(ground.path("base").asText()).isEqualTo("1500000.00");
        assertThat(ground.path("city").path("trace").findValuesAsText("rule")).containsExactly("BASE", "RATE");
        assertThat(ground.path("city").path("trace").path(0).path("detail").asText())
                .isEqualTo("EQUITY_AMOUNT");
        claim.rechecked().reserved().awarded(clock, notices);
        assertThat(claim.status()).isEqualTo("DECIDED_POSITIVE");

        // 300,000 a year, of which 150,000 are promised.
        Subsidy next = calculated(claim(key, "2000000.00"), "2000000.00");
        assertThat(calculation(next).path("cityAmount").asText()).isEqualTo("150000.00");
        assertThat(calculation(next)
                        .path("grounds")
                        .path(0)
                        .path("city")
                        .path("trace")
                        .findValuesAsText("rule"))
                .containsExactly("BASE", "RATE", "HOLDER_CAP");
    }

    @Test
    void whatTheBureauHasNotSetIsNeverCounted() {
        policies.shipped(key, "handan", "HD_TRADE_FUND");
        Subsidy claim = claim(key, "2000000.00").submitted().does("county", "subsidy-county-review", "recommend");
        assertThat(triesToReview(claim, "2000000.00").text("code")).isEqualTo("POLICY_NOT_SET");
    }

    @Test
    void aRecognitionIsRewardedOnce() {
        buyersOfHandan("0.10");
        Subsidy first = claim(key, "100.00").submitted();
        Subsidy again = claim(key, "100.00").with(answers -> project(answers)
                .put(
                        "documentNumber",
                        " " + project(first.answers()).path("documentNumber").asText()));
        assertThat(wrong(again.triesToSubmit())).isEqualTo("projects[0].documentNumber groundUsed");
        assertThat(wrong(again.with(answers -> project(answers)
                                .put(
                                        "documentNumber",
                                        project(first.answers())
                                                .path("documentNumber")
                                                .asText()
                                                .replace('〔', '[')
                                                .replace('〕', ']')))
                        .triesToSubmit()))
                .isEqualTo("projects[0].documentNumber groundUsed");
        // One document may recognise many.
        again.with(answers -> project(answers).put("projectName", "另一个项目")).submitted();
    }

    /** Each instalment has a paper of its own. */
    @Test
    void theCapOfAProjectHoldsForAllItsPapers() {
        policies.shipped(key, "quanzhou", "QZ_CHALLENGE", "0.50");
        assertThat(awards(calculated(claim(key, "2000000.00"), "2000000.00"))).containsExactly("1000000.00");
        Subsidy next = calculated(claim(key, "2400000.00"), "2400000.00");
        assertThat(awards(next)).containsExactly("1000000.00");
        assertThat(calculation(next).path("grounds").path(0).findValuesAsText("rule"))
                .contains("CAP");
        // Two papers in one application count together.
        Subsidy other = claim(key, "100.00").with(answers -> {
            ObjectNode first = project(answers).put("projectName", "另一个项目").put("baseAmount", "3000000.00");
            ((ArrayNode) answers.path("projects"))
                    .add(first.deepCopy()
                            .put("projectName", "《另一个项目》")
                            .put("documentNumber", first.path("documentNumber").asText() + "之二"));
        });
        other.submitted().does("county", "subsidy-county-review", "recommend");
        other.does("officer", "subsidy-program-review", "eligible", body -> bothReviewed(other, body, "3000000.00"));
        assertThat(awards(other)).containsExactly("1500000.00", "500000.00");
    }

    private static List<String> awards(Subsidy claim) {
        return StreamSupport.stream(calculation(claim).path("grounds").spliterator(), false)
                .map(ground -> ground.path("city").path("net").asText())
                .toList();
    }

    @Test
    void aFixedSumIsGivenOnceWhateverPapersThereAre() {
        policies.shipped(key, "luzhou", "LZ_COMMISSIONER");
        Subsidy first = commissioner().submitted();
        assertThat(wrong(commissioner().triesToSubmit())).isEqualTo("projects[0].projectName groundUsed");
        commissioner()
                .with(answers -> project(answers).put("documentOn", "2025-03-02"))
                .submitted();
        first.withdrawn();
        commissioner().submitted();
    }

    private Subsidy commissioner() {
        return claim(key, null).with(answers -> project(answers).put("grade", "QUALIFIED"));
    }

    @Test
    void aFirmIsGivenAFixedSumOnce() {
        policies.shipped(key, "suizhou", "SZ_HIGH_TECH_REWARD", "50000.00");
        claim(key, null).submitted();
        assertThat(wrong(claim(key, null)
                        .with(answers ->
                                project(answers).put("projectName", "再次认定").put("documentOn", "2025-03-02"))
                        .triesToSubmit()))
                .isEqualTo("projects[0].projectName groundUsed");
    }

    @Test
    void whatWasClaimedIsVerifiedOrStruckOut() {
        buyersOfHandan("0.10");
        Subsidy claim = claim(key, "100.00").submitted().does("county", "subsidy-county-review", "recommend");
        assertThat(triesToReview(claim, null).text("code")).isEqualTo("GROUND_NOT_REVIEWED");
        claim.does("officer", "subsidy-program-review", "eligible", body -> reviewed(claim, body, null)
                .put("accepted", false)
                .put("reason", "没有凭证"));
        assertThat(calculation(claim).path("cityAmount").asText()).isEqualTo("0.00");
    }

    /** What is claimed, what the rules give. */
    @Test
    void theReportCountsWhatRestsOnNoContract() {
        buyersOfHandan("0.10");
        calculated(claim(key, "2000000.00"), "1500000.00");
        JsonNode line = StreamSupport.stream(
                        api.get(
                                        "finance",
                                        "/reports/subsidies?year="
                                                + LocalDate.now(clock).getYear())
                                .ok()
                                .path("lines")
                                .spliterator(),
                        false)
                .filter(each -> each.path("item").asText().equals(key))
                .findFirst()
                .orElseThrow();
        assertThat(line.path("sums").path("applied").asText()).isEqualTo("150000.00");
        assertThat(line.path("sums").path("claimed").asText()).isEqualTo("2000000.00");
    }

    @Test
    void aCapOfAPersonIsCountedInAnApplicationOfItsOwn() {
        policies.shipped(key, "handan", "HD_BUYER_SUBSIDY", "0.10", "\"PAY\"", "15.00", "\"PERSON\"");
        Subsidy claim = claim(key, "100.00").with(answers -> {
            ObjectNode first = project(answers);
            ((ArrayNode) answers.path("projects"))
                    .add(first.deepCopy()
                            .put("documentNumber", first.path("documentNumber").asText() + "之二"));
        });
        claim.submitted().does("county", "subsidy-county-review", "recommend");
        claim.does("officer", "subsidy-program-review", "eligible", body -> bothReviewed(claim, body, "100.00"));
        // The same person twice: 10, and what is left of 15.
        assertThat(calculation(claim).path("grounds"))
                .extracting(ground -> ground.path("city").path("net").asText())
                .containsExactly("10.00", "5.00");
        Subsidy others = claim(key, "100.00").with(answers -> {
            ObjectNode first = project(answers);
            ((ArrayNode) answers.path("projects")).add(first.deepCopy().put("projectName", "另一人"));
        });
        assertThat(wrong(others.triesToSubmit())).isEqualTo("projects[1].projectName capHoldersMixed");
    }

    /** Two people of one name. */
    @Test
    void aCapOfAPersonIsTheApplicantsOwn() {
        policies.shipped(key, "handan", "HD_BUYER_SUBSIDY", "0.10", "\"PAY\"", "15.00", "\"PERSON\"");
        budget();
        Subsidy first = calculated(claim(key, "100.00"), "100.00").rechecked().reserved();
        assertThat(awards(first)).containsExactly("10.00");
        assertThat(awards(calculated(claim(key, "100.00"), "100.00"))).containsExactly("5.00");
        String agent = Newcomers.of(context).account();
        String firm = organisations
                .find(Newcomers.of(context).verified(agent, OrganisationType.ENTERPRISE, Newcomers.creditCode()))
                .name();
        Subsidy others = claim(key, "100.00").by(agent).with(answers -> ((ObjectNode) answers.path("account"))
                .put("name", firm));
        assertThat(awards(calculated(others, "100.00"))).containsExactly("10.00");
    }

    private static void bothReviewed(Subsidy claim, ObjectNode body, String base) {
        reviewed(claim, body, base);
        ArrayNode rows = ((ObjectNode) body.path("answers")).putArray("reviewedProjects");
        claim.answers().path("projects").forEach(project -> rows.addObject()
                .put("documentNumber", project.path("documentNumber").asText())
                .put("projectName", project.path("projectName").asText())
                .put("accepted", true)
                .put("verifiedBase", base));
    }

    @Test
    void aGradeDecidesWhereTheItemGoesByIt() {
        policies.shipped(key, "luzhou", "LZ_COMMISSIONER");
        assertThat(wrong(claim(key, null).triesToSubmit())).isEqualTo("projects[0].grade required");
        assertThat(wrong(claim(key, null)
                        .with(answers -> project(answers).put("grade", "UNQUALIFIED"))
                        .triesToSubmit()))
                .isEqualTo("projects[0].documentNumber projectNotOffered");
        Subsidy claim =
                calculated(claim(key, null).with(answers -> project(answers).put("grade", "QUALIFIED")), null);
        assertThat(calculation(claim).path("cityAmount").asText()).isEqualTo("10000.00");
        assertThat(calculation(claim).path("grounds").path(0).path("grade").asText())
                .isEqualTo("QUALIFIED");
        Subsidy other = claim(key, null)
                .with(answers -> project(answers).put("grade", "EXCELLENT").put("projectName", "另一人"))
                .submitted()
                .does("county", "subsidy-county-review", "recommend");
        assertThat(other.tries("officer", "subsidy-program-review", "eligible", body -> reviewed(other, body, null)
                                .put("verifiedGrade", "UNQUALIFIED"))
                        .text("code"))
                .isEqualTo("POLICY_NO_ROW");
    }

    @Test
    void aStationIsGivenByWhatItRegisteredInTheYear() {
        policies.shipped(key, "quanzhou", "QZ_STATION");
        assertThat(wrong(claim(key, null).triesToSubmit())).isEqualTo("projects[0].baseAmount required");
        // 50,000 + 0.6‰ of what is above 100 million
        Subsidy claim = calculated(claim(key, "250000000.00"), "250000000.00");
        assertThat(calculation(claim).path("cityAmount").asText()).isEqualTo("140000.00");
        assertThat(triesToReview(
                                claim(key, "250000000.00")
                                        .submitted()
                                        .does("county", "subsidy-county-review", "recommend"),
                                "250000000.01")
                        .text("code"))
                .isEqualTo("GROUND_BASE_TOO_HIGH");
    }

    private Subsidy claimOn(@Nullable String certificateNo, String base) {
        return claim(key, base)
                .with(answers -> project(answers.put("relatedParty", false)).put("certificateNo", certificateNo));
    }

    /** As claims on the contract itself: whose it is, once in its group, valid until the money has arrived, and after it. */
    @Test
    void aProjectRestsOnTheContractThatItNames() {
        policies.shippedWithContracts(key, "luzhou", "LZ_CHALLENGE");
        budget();
        Contract contract = Contract.of(api).certified();
        String number = contract.letter("LT-C1").path("number").asText();
        assertThat(wrong(claimOn(null, "400000.00").triesToSubmit())).isEqualTo("projects[0].certificateNo required");
        assertThat(wrong(claimOn("2026350500000000", "400000.00").triesToSubmit()))
                .isEqualTo("projects[0].certificateNo certificateUnknown");
        assertThat(wrong(claimOn(number, "99000000.00").triesToSubmit()))
                .isEqualTo("projects[0].baseAmount moreThanContract");
        String ofBuyers = key + "_B";
        policies.shippedWithContracts(
                ofBuyers, "handan", "HD_BUYER_SUBSIDY", "0.10", "\"CONTRACT_AMOUNT\"", "300000.00", "\"PROJECT\"");
        assertThat(wrong(claimOn(number, "400000.00")
                        .with(answers -> answers.put("policyItem", ofBuyers))
                        .triesToSubmit()))
                .isEqualTo("projects[0].certificateNo contractKindNotOffered");

        Subsidy award = calculated(claimOn(number, "400000.00"), "400000.00");
        assertThat(calculation(award).path("cityAmount").asText()).isEqualTo("120000.00");
        assertThat(calculation(award)
                        .path("grounds")
                        .path(0)
                        .path("contract")
                        .path("certificateNo")
                        .asText())
                .isEqualTo(number);
        assertThat(wrong(claimOn(number, "100.00")
                        .with(answers -> project(answers).put("projectName", "另一个项目"))
                        .triesToSubmit()))
                .isEqualTo("projects[0].certificateNo groundUsed");
        Subsidy instalment =
                calculated(claimOn(number, "200000.00"), "200000.00").audited();
        award.rechecked().reserved().awarded(clock, notices);
        Payment.of(api, award).get(0).does("treasury", "payment-result", "paid", body -> ((ObjectNode)
                        body.path("answers"))
                .put("receiptNumber", "HD" + UUID.randomUUID())
                .put("paidOn", LocalDate.now(clock).toString()));

        FollowUp.of(api, "contract-deregistration", contract)
                .submittedBy("enterprise")
                .does("clerk", "deregistration-intake", "accept")
                .does("registrar", "deregistration-review", "cancel")
                .does("rechecker", "deregistration-second-review", "agree");
        assertThat(instalment.tries("officer2", "subsidy-recheck", "agree").text("code"))
                .isEqualTo("CERTIFICATE_NOT_VALID");
        Reclaiming opened = Reclaiming.openedFor(api, award.id());
        assertThat(opened.view("officer").path("answers").path("clawbackSource").asText())
                .isEqualTo("GROUND_ENDED");
        // It ends without reclaiming, so that nobody stays blocked.
        opened.does("officer", "clawback-investigation", "noGround").does("deputy", "clawback-dismissal", "approve");
    }

    /** As a claim on the contract itself: by its applicant, by the review, and by what is known. */
    @Test
    void whoseContractIsBetweenRelatedPartiesIsAuditedOrRefused() {
        policies.blockingWithContracts(key);
        Contract contract = Contract.of(api).certified();
        String number = contract.letter("LT-C1").path("number").asText();
        assertThat(wrong(claimOn(number, "100.00")
                        .with(answers -> answers.remove("relatedParty"))
                        .triesToSubmit()))
                .contains("relatedParty required");
        assertThat(wrong(claimOn(number, "100.00")
                        .with(answers -> answers.put("relatedParty", true))
                        .triesToSubmit()))
                .isEqualTo("relatedParty partiesRelated");
        String buyer = contract.answers().path("buyers").path(0).path("uscc").asText();
        assertThat(wrong(declaring(claimOn(number, "100.00"), buyer).triesToSubmit()))
                .isEqualTo("projects[0].certificateNo partiesRelated");
        Subsidy found = claimOn(number, "100.00").submitted().does("county", "subsidy-county-review", "recommend");
        assertThat(found.tries("officer", "subsidy-program-review", "eligible", body -> {
                            reviewed(found, body, "100.00");
                            ((ObjectNode) body.path("answers")).put("certifiedRelatedParty", true);
                        })
                        .text("code"))
                .isEqualTo("PARTIES_RELATED");

        String audited = key + "_A";
        policies.shippedWithContracts(audited, "quanzhou", "QZ_CHALLENGE", "0.50");
        Subsidy admitted = calculated(
                claimOn(number, "100.00")
                        .with(answers -> answers.put("policyItem", audited).put("relatedParty", true)),
                "100.00");
        assertThat(notes(admitted)).contains("relatedParties");
        assertThat(admitted.find("officer", "subsidy-audit-commission")).isPresent();
        admitted.withdrawn();
        Subsidy declared = calculated(
                declaring(claimOn(number, "100.00").with(answers -> answers.put("policyItem", audited)), buyer),
                "100.00");
        assertThat(declared.find("officer", "subsidy-audit-commission")).isPresent();
    }

    private static Subsidy declaring(Subsidy claim, String uscc) {
        return claim.with(answers -> answers.putArray("affiliations")
                .addObject()
                .put("name", "关联单位")
                .put("uscc", uscc)
                .put("relation", "GROUP"));
    }

    /** What is given for one of its contracts is given for the project. */
    @Test
    void theCapOfAProjectHoldsForAllItsContracts() {
        policies.shippedWithContracts(key, "quanzhou", "QZ_CHALLENGE", "0.50");
        Contract contract = Contract.of(api).certified();
        Contract another = Contract.of(api).certified();
        String one = contract.letter("LT-C1").path("number").asText();
        String two = another.letter("LT-C1").path("number").asText();
        assertThat(awards(calculated(claimOn(one, "3000000.00"), "3000000.00"))).containsExactly("1500000.00");
        Subsidy next = claimOn(two, "3000000.00").submitted().does("county", "subsidy-county-review", "recommend");
        // Of the 500,000 that are left somebody else counts a part, after the calculation has looked.
        CompletableFuture<Api.Answer> late = new TransactionTemplate(transactions).execute(status -> {
            jdbc.sql(
                            """
                            insert into project_award (registration_number, item, case_number, project, cap, amount)
                            select 'X' || project, item, 'X' || case_number, project, cap, 300000 from project_award
                            where registration_number = ? and item = ?
                            """)
                    .params(one, key)
                    .update();
            CompletableFuture<Api.Answer> review =
                    CompletableFuture.supplyAsync(() -> triesToReview(next, "3000000.00"));
            Race.untilOneWaits(jdbc);
            return review;
        });
        assertThat(late.join().text("code")).isEqualTo("CONTRACT_COUNTED");
        assertThat(triesToReview(next, "3000000.00").status()).isEqualTo(200);
        assertThat(awards(next)).containsExactly("200000.00");
    }

    /** 1,200,000, of which less is technology. */
    @Test
    void instalmentsTogetherAreMeasuredByTheWholeContract() {
        policies.shippedWithContracts(key, "luzhou", "LZ_CHALLENGE");
        String number =
                Contract.of(api).certified().letter("LT-C1").path("number").asText();
        assertThat(awards(calculated(claimOn(number, "700000.00"), "700000.00")))
                .containsExactly("210000.00");
        assertThat(awards(calculated(claimOn(number, "500000.00"), "500000.00")))
                .containsExactly("150000.00");
        Subsidy beyond = claimOn(number, "100.00").submitted().does("county", "subsidy-county-review", "recommend");
        assertThat(triesToReview(beyond, "100.00").text("code")).isEqualTo("CONTRACT_COUNTED");

        // By what was paid, claimed on the contract itself: as much of it, and no more.
        policies.city(key + "_C", key + "_C", "0.20", Map.of("measure", "\"PAID_AMOUNT\""));
        assertThat(paidBases(number, "700000.00", "400000.00", "300000.00"))
                .containsExactly("700000.00", "400000.00", "100000.00");
    }

    private List<String> paidBases(String contract, String... instalments) {
        return Stream.of(instalments)
                .map(paid -> calculation(Subsidy.of(api, key + "_C", contract, paid)
                                .submitted()
                                .reviewed())
                        .path("contracts")
                        .path(0)
                        .path("city")
                        .path("base")
                        .asText())
                .toList();
    }

    /** What another item gives for the contract of one project leaves the others what they get. */
    @Test
    void aProjectThatGetsNothingHoldsUpNoOther() {
        policies.excludingWithContracts(key);
        policies.city(key + "_C", key + "_C", "0.20");
        budget();
        String supported =
                Contract.of(api).certified().letter("LT-C1").path("number").asText();
        String number =
                Contract.of(api).certified().letter("LT-C1").path("number").asText();
        Subsidy.of(api, key + "_C", supported, "600000.00").submitted().reviewed();
        Subsidy claim = claimOn(number, "100000.00").with(answers -> {
            ObjectNode first = project(answers);
            ((ArrayNode) answers.path("projects"))
                    .add(first.deepCopy().put("projectName", "另一个项目").put("certificateNo", supported));
        });
        claim.submitted().does("county", "subsidy-county-review", "recommend");
        claim.does("officer", "subsidy-program-review", "eligible", body -> bothReviewed(claim, body, "50000.00"));
        assertThat(awards(claim)).containsExactly("25000.00", "0.00");
        claim.rechecked().reserved();
    }

    private static Subsidy spending(Subsidy claim, String invoice, String voucher, String paid) {
        return claim.with(answers -> answers.putArray("costs")
                .addObject()
                .put("invoiceNo", invoice)
                .put("invoiceDate", "2026-03-02")
                .put("invoiceAmount", paid)
                .put("bankVoucherNo", voucher)
                .put("payDate", "2026-03-02")
                .put("paidAmount", paid));
    }

    /** As claims on contracts: one of both in its group, one contract in all groups, and no more than red letters leave. */
    @Test
    void aProjectHoldsTheInvoicesOfWhatWasSpent() {
        policies.shippedWithInvoices(key, "quanzhou", "QZ_CHALLENGE", "0.50");
        policies.city(key + "_C", key + "_C", "0.20");
        budget();
        assertThat(wrong(claim(key, "200000.00").triesToSubmit())).contains("costs");
        String invoice = "%020d".formatted(System.nanoTime());
        Subsidy award = spending(claim(key, "200000.00"), invoice, "V" + invoice, "300000.00");
        assertThat(wrong(award.triesToSubmit()))
                .isEqualTo("documents.invoice documentMissing; documents.bankVoucher documentMissing");
        award.with("invoice").with("bankVoucher");
        calculated(award, "200000.00");
        Subsidy other = claim(key, "100.00").with(answers -> project(answers).put("projectName", "另一个项目"));
        String spelt = invoice.substring(0, 8) + " " + invoice.substring(8);
        assertThat(wrong(spending(other.with("invoice").with("bankVoucher"), spelt, "W" + invoice, "100.00")
                        .triesToSubmit()))
                .isEqualTo("costs[0].invoiceNo groundUsed");
        String contract =
                Contract.of(api).certified().letter("LT-C1").path("number").asText();
        Subsidy onContract = Subsidy.of(api, key + "_C", contract, "600000.00");
        String own =
                onContract.answers().path("lines").path(0).path("invoiceNo").asText();
        onContract.with(answers -> Subsidy.line(answers).put("invoiceNo", invoice));
        assertThat(wrong(onContract.triesToSubmit())).isEqualTo("lines[0].invoiceNo invoiceOfOtherContract");
        onContract.with(answers -> Subsidy.line(answers).put("invoiceNo", own)).submitted();
        assertThat(wrong(spending(other, own, "X" + own, "100.00").triesToSubmit()))
                .isEqualTo("costs[0].invoiceNo invoiceOfOtherContract");

        assertThat(notes(award)).as("more is named than claimed").doesNotContain("costsLessThanBase");
        String little = "%020d".formatted(System.nanoTime());
        spending(other, little, "Y" + little, "1.00").submitted();
        assertThat(notes(other)).contains("costsLessThanBase");

        award.rechecked().reserved().awarded(clock, notices);
        assertThat(isStopped(award)).isFalse();
        cancels(award, invoice, "90000.00");
        assertThat(isStopped(award)).as("210,000 are left").isFalse();
        cancels(award, invoice, "20000.00");
        assertThat(isStopped(award)).as("190,000 are left").isTrue();
    }

    private static String notes(Subsidy claim) {
        return claim.view("officer2").path("answers").path("checkNotes").toString();
    }

    private boolean isStopped(Subsidy award) {
        return api.all("treasury", "/payment-orders?stopped=true")
                .findValuesAsText("fundedCase")
                .contains(award.number());
    }

    private void cancels(Subsidy award, String invoice, String amount) {
        api.post(
                        "finance",
                        "/cases/" + award.id() + "/red-letters",
                        Map.of(
                                "invoiceNo",
                                invoice,
                                "redLetterNo",
                                "%020d".formatted(System.nanoTime()),
                                "amount",
                                amount,
                                "issuedOn",
                                LocalDate.now(clock).toString(),
                                "source",
                                "税务查验平台"))
                .ok();
    }

    @Test
    void theListOfItemsSaysWhatIsNeededAndWhatIsOpen() {
        OwnFirm own = OwnFirm.certified(context, api);
        String firm = own.account();
        String contract = own.certificate();
        JsonNode match = StreamSupport.stream(
                        api.get(firm, "/policies/match").ok().spliterator(), false)
                .filter(each -> each.path("item").asText().equals("QZ_CHALLENGE"))
                .findFirst()
                .orElseThrow();
        assertThat(match.path("result").asText()).isEqualTo("UNKNOWN");
        assertThat(match.path("conditions").findValuesAsText("condition")).contains("PROJECT", "FIGURES");
        assertThat(match.path("applicable").asBoolean()).isTrue();
        assertThat(match.path("contracts").findValuesAsText("number")).contains(contract);
        JsonNode begun = api.post(firm, "/policies/QZ_CHALLENGE/application", Map.of("contracts", List.of(contract)))
                .ok()
                .path("answers");
        assertThat(begun.path("claimBasis").asText()).isEqualTo("PROJECT");
        assertThat(begun.path("projects").findValuesAsText("certificateNo")).containsExactly(contract);
    }
}
