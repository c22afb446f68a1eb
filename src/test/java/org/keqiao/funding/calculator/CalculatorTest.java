package org.keqiao.funding.calculator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.Filter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keqiao.testing.Api;
import org.keqiao.testing.KeqiaoTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** What anybody may calculate, by call and on the page; the figures are those of Quanzhou's policies. */
@KeqiaoTest
class CalculatorTest {

    @Autowired
    private Environment environment;

    @Autowired
    private WebApplicationContext context;

    private Api.Answer calculate(String item, Map<String, Object> inputs) {
        return Api.of(environment).post("/policies/" + item + "/calculation", Map.of("inputs", inputs));
    }

    private static List<String> rules(JsonNode calculation) {
        List<String> rules = new ArrayList<>();
        calculation.path("trace").forEach(step -> rules.add(step.path("rule").asText()));
        return rules;
    }

    /** 50,000 and 0.6‰ of what is above a hundred million, at most a million. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "99999999.99, 0.00",
        "100000000, 50000.00",
        "250000000, 140000.00",
        "1683333333.33, 1000000.00",
        "2000000000, 1000000.00"
    })
    void aStationIsRewardedByItsYear(String registered, String reward) {
        assertThat(calculate("QZ_STATION", Map.of("yearAmount", registered))
                        .json()
                        .path("net")
                        .asText())
                .isEqualTo(reward);
        assertThat(calculate("QZ_STATION", Map.of("base", registered))
                        .json()
                        .path("net")
                        .asText())
                .isEqualTo(reward);
    }

    /** 3 % of four million is 120,000: 100,000 a project, and nothing once the year's 500,000 are used. */
    @ParameterizedTest(name = "{0} used: {1}")
    @CsvSource({"0, 100000.00", "450000, 50000.00", "500000, 0.00"})
    void anAgencysDealsShareTheCapOfItsYear(String used, String reward) {
        JsonNode calculation = calculate("QZ_TRANSFER_AGENCY", Map.of("dealAmount", "4000000", "usedThisYear", used))
                .json();
        assertThat(calculation.path("gross").asText()).isEqualTo("120000.00");
        assertThat(calculation.path("net").asText()).isEqualTo(reward);
        assertThat(rules(calculation)).startsWith("BASE", "RATE", "CAP").contains("ASSUMED_BUDGET");
        assertThat(calculation.path("trace"))
                .allMatch(
                        step -> step.has("clause") != step.path("rule").asText().startsWith("ASSUMED"));
    }

    @Test
    void whatIsNotGivenIsTakenAsMetAndSaidSo() {
        JsonNode calculation =
                calculate("QZ_VOUCHER", Map.of("base", "600000.00")).json();
        assertThat(calculation.path("gross").asText()).isEqualTo("300000.00");
        assertThat(rules(calculation))
                .containsExactly("BASE", "RATE", "ASSUMED_UNUSED", "ASSUMED_ALONE", "ASSUMED_BUDGET");
        assertThat(calculation.path("validityUnverified").asBoolean()).isTrue();
        assertThat(calculation.path("setByBureau")).extracting(JsonNode::asText).contains("rate");
    }

    @Test
    void whatTheBureauLeavesOpenIsNoZero() {
        Api.Answer answer = calculate("QZ_TRADE_REWARD", Map.of("base", "1000000", "kind", "SOLD"));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("code").asText()).isEqualTo("POLICY_NOT_SET");
    }

    @Test
    void aFigureToCheckAgainstIsNoMoney() {
        JsonNode calculation = calculate("QZ_INCOME_SHARE", Map.of()).json();
        assertThat(calculation.has("net")).isFalse();
        assertThat(calculation.path("results").path("minShare").asText()).isEqualTo("0.70");
    }

    @Test
    void wrongFiguresAreNamed() {
        Api.Answer missing = calculate("QZ_TRANSFER_AGENCY", Map.of());
        assertThat(missing.status()).isEqualTo(422);
        assertThat(missing.json().path("errors").path(0).path("field").asText()).isEqualTo("inputs.dealAmount");
        assertThat(calculate("QZ_TRANSFER_AGENCY", Map.of("dealAmount", "-1")).status())
                .isEqualTo(422);
        assertThat(calculate("QZ_NOTHING", Map.of()).status()).isEqualTo(404);
    }

    @Test
    void thePageShowsStepsAndGround() throws Exception {
        String page = page("/calculator/QZ_TRANSFER_AGENCY?sent=1&dealAmount=4%2C000%2C000&usedThisYear=450000");
        assertThat(page).contains("5.00 万元").contains("泉政办规〔2023〕13号").contains("按当年预算足够计算");
        assertThat(page("/calculator?lang=en")).contains("Transfer agency subsidy");
        assertThat(page("/calculator/QZ_TRANSFER_AGENCY?sent=1&dealAmount=abc")).contains("aria-invalid=\"true\"");
        assertThat(page("/calculator/QZ_NOTHING")).contains("没有这一政策项目");
        // Rate, what the cap counts, publicity and audit of the voucher that ships are the product's suggestions; its
        // cap is not.
        assertThat(page("/calculator/QZ_VOUCHER").split("由主管部门设定", -1)).hasSize(5);
    }

    private String page(String address) throws Exception {
        MockMvc web = MockMvcBuilders.webAppContextSetup(context)
                .addFilters(context.getBean("springSecurityFilterChain", Filter.class))
                .build();
        MockHttpServletResponse answer =
                web.perform(get(java.net.URI.create(address))).andReturn().getResponse();
        assertThat(answer.getCookies()).isEmpty();
        return answer.getContentAsString(StandardCharsets.UTF_8);
    }
}
