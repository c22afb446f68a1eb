package org.keqiao.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.organization.OrganisationType;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.Newcomers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Which items fit an organisation, on what, and the application that begins from there. */
@KeqiaoTest
class PolicyMatchTest {

    @LocalServerPort
    private int port;

    @Autowired
    Clock clock;

    @Autowired
    ApplicationContext context;

    private Api api;
    private TestPolicies policies;
    private String group;

    @BeforeEach
    void aGroup() {
        api = new Api("http://localhost:" + port);
        policies = new TestPolicies(api);
        group = "TEST_" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
    }

    private JsonNode match(String user, String item) {
        JsonNode all = api.get(user, "/policies/match").ok();
        return StreamSupport.stream(all.spliterator(), false)
                .filter(match -> match.path("item").asText().equals(item))
                .findFirst()
                .orElseThrow();
    }

    private static String result(JsonNode match, String condition) {
        return StreamSupport.stream(match.path("conditions").spliterator(), false)
                .filter(each -> each.path("condition").asText().equals(condition))
                .map(each -> each.path("result").asText())
                .findFirst()
                .orElse("");
    }

    @Test
    void aContractThatWasCertifiedIsOfferedWithWhatItCouldGive() {
        String item = group + "_CITY";
        policies.cityOf(item, group, "0.20", "SOLD", LocalDate.now(clock).minusYears(1));
        OwnFirm own = OwnFirm.certified(context, api);
        String firm = own.account();
        String certificate = own.certificate();
        JsonNode match = match(firm, item);
        assertThat(match.path("result").asText()).as("%s", match).isEqualTo("PASS");
        assertThat(result(match, "CERTIFICATE")).isEqualTo("PASS");
        JsonNode contract = StreamSupport.stream(match.path("contracts").spliterator(), false)
                .filter(each -> each.path("number").asText().equals(certificate))
                .findFirst()
                .orElseThrow();
        // 20 % of a technical amount of one million, if all of it is paid.
        assertThat(contract.path("left").asText()).isEqualTo("1000000.00");
        assertThat(contract.path("most").asText()).isEqualTo("200000.00");

        JsonNode draft = api.post(firm, "/policies/" + item + "/application", Map.of("contracts", List.of(certificate)))
                .ok();
        JsonNode answers = draft.path("answers");
        assertThat(draft.path("status").asText()).isEqualTo("DRAFT");
        assertThat(answers.path("policyItem").asText()).isEqualTo(item);
        assertThat(answers.path("lines").path(0).path("certificateNo").asText()).isEqualTo(certificate);
        assertThat(answers.path("account").path("name").asText()).isNotBlank();
    }

    @Test
    void whoIsNoPartyOfAContractHasNothingToClaim() {
        String item = group + "_BOUGHT";
        policies.cityOf(item, group, "0.20", "BOUGHT_IN", LocalDate.now(clock).minusYears(1));
        Newcomers newcomers = Newcomers.of(context);
        String firm = newcomers.account();
        newcomers.verified(firm, OrganisationType.ENTERPRISE, Newcomers.creditCode());
        JsonNode match = match(firm, item);
        assertThat(match.path("result").asText()).isEqualTo("FAIL");
        assertThat(result(match, "CERTIFICATE")).isEqualTo("FAIL");
        assertThat(api.post(firm, "/policies/" + item + "/application", Map.of())
                        .text("code"))
                .isEqualTo("NOTHING_TO_APPLY_FOR");
    }

    /** Quanzhou's reward names a cap and no rate. */
    @Test
    void whatTheBureauHasNotSetIsOpen() {
        Contract.of(api).certified();
        JsonNode match = match("enterprise", "QZ_TRADE_REWARD");
        assertThat(match.path("result").asText()).isEqualTo("UNKNOWN");
        assertThat(result(match, "FIGURES")).isEqualTo("UNKNOWN");
        assertThat(match.has("most")).isFalse();
    }

    @Test
    void theLibraryReadsInWords() {
        JsonNode item = api.get("enterprise", "/policies/QZ_TRANSFER_AGENCY").ok();
        JsonNode rule = item.path("rules").path(0);
        assertThat(rule.path("documentNumber").asText()).isEqualTo("泉政办规〔2023〕13号");
        assertThat(rule.path("results").path("rate").asText()).isEqualTo("0.03");
        assertThat(rule.path("facts").toString()).contains("3%").contains("500,000.00 元");
    }
}
