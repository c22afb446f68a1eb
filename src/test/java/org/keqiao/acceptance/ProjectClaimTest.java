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
import java.util.stream.Collectors;
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
        ArrayNode rows = ((ObjectNode) body.path("answers")).putArray("reviewedProjects");
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

    @Test
    void theListOfItemsSaysWhatIsNeededAndWhatIsOpen() {
        JsonNode match = StreamSupport.stream(
                        api.get("enterprise", "/policies/match").ok().spliterator(), false)
                .filter(each -> each.path("item").asText().equals("QZ_CHALLENGE"))
                .findFirst()
                .orElseThrow();
        assertThat(match.path("result").asText()).isEqualTo("UNKNOWN");
        assertThat(match.path("conditions").findValuesAsText("condition")).contains("PROJECT", "FIGURES");
        assertThat(match.path("applicable").asBoolean()).isTrue();
        assertThat(api.post("enterprise", "/policies/QZ_CHALLENGE/application", Map.of())
                        .ok()
                        .path("answers")
                        .path("claimBasis")
                        .asText())
                .isEqualTo("PROJECT");
    }
}
