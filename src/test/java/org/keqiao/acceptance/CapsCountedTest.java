package org.keqiao.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.publicity.NoticeKeeping;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 上限: of the project over its instalments, of the firm and of all takers, the city's and the county's, by the right year. */
@KeqiaoTest
class CapsCountedTest {

    @LocalServerPort
    private int port;

    @Autowired
    TestClock clock;

    @Autowired
    NoticeKeeping notices;

    @Autowired
    JdbcClient jdbc;

    private Api api;
    private TestPolicies policies;
    private String group;
    private String item;

    @BeforeEach
    void aGroup() {
        api = new Api("http://localhost:" + port);
        policies = new TestPolicies(api);
        group = "TEST_" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
        item = group + "_CITY";
    }

    /** 20 % of 250,000 are 50,000; the project gets 60,000, whatever its payments come in. */
    @Test
    void twoInstalmentsOfOneProjectShareItsCap() {
        policies.city(item, group, "0.20", Map.of("cap", "60000", "per", "\"PROJECT\""));
        String certificate = certificate();
        Subsidy first =
                Subsidy.of(api, item, certificate, "300000.00").submitted().reviewed();
        Subsidy second =
                Subsidy.of(api, item, certificate, "300000.00").submitted().reviewed();
        assertThat(amount(first, "city")).isEqualTo("50000.00");
        assertThat(amount(second, "city")).isEqualTo("10000.00");

        // What ends without money leaves the cap to the next instalment.
        first.withdrawn();
        Subsidy third =
                Subsidy.of(api, item, certificate, "300000.00").submitted().reviewed();
        assertThat(amount(third, "city")).isEqualTo("50000.00");
    }

    @Test
    void anAwardCountsTowardsTheCapOfItsFirmAndOfAllTakers() {
        policies.city(
                item,
                group,
                "0.20",
                Map.of("cap", "120000", "per", "\"FIRM_YEAR\"", "totalCap", "70000", "totalPer", "\"ITEM_YEAR\""));
        budget("finance", Map.of());
        Subsidy first = Subsidy.of(api, item, certificate(), "300000.00")
                .submitted()
                .reviewed()
                .rechecked()
                .reserved();
        assertThat(amount(first, "city")).isEqualTo("50000.00");
        assertThat(used()).containsExactly("FIRM 50000.00", "ITEM 50000.00");
        assertThat(amount(
                        Subsidy.of(api, item, certificate(), "300000.00")
                                .submitted()
                                .reviewed(),
                        "city"))
                .isEqualTo("20000.00");
    }

    /** Domain 7.4: what was calculated side by side uses the cap in the order of acceptance, not in that of finance. */
    @Test
    void theClaimAcceptedFirstUsesTheCapFirst() {
        policies.city(item, group, "0.20", Map.of("cap", "60000", "per", "\"FIRM_YEAR\""));
        budget("finance", Map.of());
        Subsidy first = rechecked();
        Subsidy second = rechecked();
        Subsidy third = rechecked();
        assertThat(List.of(amount(first, "city"), amount(second, "city"), amount(third, "city")))
                .containsOnly("50000.00");
        assertThat(triesToReserve(third).body().toString()).contains("CAP_EARLIER_FIRST", first.number(), "50,000.00");
        first.withdrawn();
        assertThat(triesToReserve(third).body().toString()).contains("CAP_EARLIER_FIRST", second.number());
        assertThat(used()).isEmpty();
        second.reserved();
        assertThat(triesToReserve(third).text("code")).isEqualTo("CAP_SHORT");
        third.withdrawn();
    }

    private Subsidy rechecked() {
        return Subsidy.of(api, item, certificate(), "300000.00")
                .submitted()
                .reviewed()
                .rechecked();
    }

    private static Api.Answer triesToReserve(Subsidy claim) {
        return claim.tries("finance", "subsidy-budget", "reserve");
    }

    @Test
    void theCountysCapCountsLikeTheCitys() {
        policies.city(item, group, "0.20", Map.of());
        policies.county(group + "_COUNTY", group, "0.10", "350582", Map.of("cap", "60000", "per", "\"FIRM_YEAR\""));
        budget("finance", Map.of());
        budget("countyfinance", Map.of("county", "350582"));
        Subsidy first = waiting();
        Subsidy second = waiting();
        assertThat(amount(second, "county")).isEqualTo("50000.00");
        Batch.of(api)
                .opened()
                .composedOf(first, second)
                .agreed()
                .shown(clock, notices)
                .awarded();
        county(first).does("countyhead", "payment-county", "grant");
        assertThat(used()).containsExactly("FIRM 50000.00");
        assertThat(county(second)
                        .tries("countyhead", "payment-county", "grant", body -> {})
                        .text("code"))
                .isEqualTo("CAP_SHORT");
        assertThat(amount(
                        Subsidy.of(api, item, certificate(), "600000.00")
                                .submitted()
                                .reviewed(),
                        "county"))
                .isEqualTo("10000.00");
    }

    /** What the county does not give leaves its cap of the project to a later instalment. */
    @Test
    void whatTheCountyRefusesItHasNotGiven() {
        policies.city(item, group, "0.20", Map.of());
        policies.county(group + "_COUNTY", group, "0.10", "350582", Map.of("cap", "30000", "per", "\"PROJECT\""));
        budget("finance", Map.of());
        String certificate = certificate();
        Subsidy first = Subsidy.of(api, item, certificate, "300000.00")
                .submitted()
                .reviewed()
                .rechecked()
                .reserved()
                .awarded(clock, notices);
        assertThat(amount(first, "county")).isEqualTo("25000.00");
        county(first).does("countyhead", "payment-county", "refuse", body -> ((ObjectNode) body.path("answers"))
                .put("refusalExplanation", "本县本年度未安排配套资金。"));
        assertThat(jdbc.sql("select award::text from counted_base where case_number = ?")
                        .params(first.number())
                        .query(String.class)
                        .single())
                .as("the city's alone")
                .isEqualTo("50000.00");
        Subsidy second =
                Subsidy.of(api, item, certificate, "300000.00").submitted().reviewed();
        assertThat(amount(second, "county")).isEqualTo("25000.00");
        second.withdrawn();
    }

    /** A sum for the project takes the contract; corrected to an item that pays by payments, it stands in nobody's way. */
    @Test
    void aCorrectedClaimIsNotRefusedForItsOwnGround() {
        policies.competitive(item, group);
        String byPayments = group + "_PAID";
        policies.city(byPayments, group, "0.20", Map.of());
        Subsidy claim = Subsidy.of(api, item, certificate(), "300000.00").submitted();
        claim.sentBackFor("policyItem");
        Api.Answer corrected = claim.triesToAnswer(answers -> answers.put("policyItem", byPayments));
        assertThat(corrected.status()).as("%s", corrected.body()).isEqualTo(200);
        claim.withdrawn();
    }

    /** D-04: claimed this year on a certificate of last year, by a policy that goes by the certificate. */
    @Test
    void theYearOfTheCapIsThatOfTheCertificate() {
        policies.city(
                item, group, "0.20", Map.of("cap", "60000", "per", "\"FIRM_YEAR\"", "yearKey", "\"CERTIFICATE_YEAR\""));
        budget("finance", Map.of());
        LocalDate lastYear = LocalDate.of(LocalDate.now(clock).getYear() - 1, 12, 30);
        Subsidy.of(api, item, external(lastYear), "300000.00")
                .submitted()
                .reviewed()
                .rechecked()
                .reserved();
        assertThat(jdbc.sql("select year from cap_ledger where policy_group = ?")
                        .params(group)
                        .query(Integer.class)
                        .list())
                .containsExactly(lastYear.getYear());
        assertThat(amount(
                        Subsidy.of(api, item, certificate(), "300000.00")
                                .submitted()
                                .reviewed(),
                        "city"))
                .isEqualTo("50000.00");
    }

    private Subsidy waiting() {
        return Subsidy.of(api, item, certificate(), "600000.00")
                .submitted()
                .reviewed()
                .rechecked()
                .reserved();
    }

    private Payment county(Subsidy award) {
        return Payment.of(api, award).get(1);
    }

    private String certificate() {
        return Contract.of(api).certified().letter("LT-C1").path("number").asText();
    }

    /** Registered elsewhere on that day, bought by the applicant, compared with its register. */
    private String external(LocalDate registered) {
        String number = "20263502%08d".formatted(Math.abs(UUID.randomUUID().hashCode()) % 100_000_000);
        String uscc = Contract.of(api).answers().path("seller").path("uscc").asText();
        String table =
                "number,registeredOn,registeringBody,title,category,contractAmount,technicalAmount,sellerName,buyerName,"
                        + "buyerUscc,signDate\n" + number + "," + registered
                        + ",福州市技术合同认定登记站,新型催化剂制备技术,DEVELOPMENT,1200000.00,1000000.00,福州大学,"
                        + "晋江市海丝高分子材料有限公司," + uscc + "," + registered.minusDays(5) + "\n";
        api.uploadTo("clerk", "/external-contracts/import", "x", "a.csv", table.getBytes(StandardCharsets.UTF_8))
                .ok();
        String id = api.get("registrar", "/external-contracts?q=" + number)
                .ok()
                .path("items")
                .path(0)
                .path("id")
                .asText();
        api.post("registrar", "/external-contracts/" + id + "/verification", Map.of("note", "在省系统查询，信息一致"))
                .ok();
        return number;
    }

    private void budget(String keeper, Map<String, String> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.putAll(Map.of(
                "year",
                LocalDate.now(clock).getYear(),
                "policyGroup",
                group,
                "documentNumber",
                "指标 " + group,
                "total",
                "1000000.00"));
        api.post(keeper, "/budget-lines", body).ok();
    }

    private static String amount(Subsidy subsidy, String purse) {
        JsonNode calculation = subsidy.view("officer2").path("answers").path("calculation");
        return calculation.path(purse + "Amount").asText();
    }

    private List<String> used() {
        return jdbc.sql(
                        """
                        select c.scope || ' ' || (a.reserved + a.committed) as used from cap_ledger c
                        join ledger_account a on a.id = c.account
                        where c.policy_group in (:group, :county) and a.reserved + a.committed > 0 order by c.scope
                        """)
                .param("group", group)
                .param("county", group + "_COUNTY")
                .query(String.class)
                .list();
    }
}
