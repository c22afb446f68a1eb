package org.keqiao.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.keqiao.funding.FundingInvariants;
import org.keqiao.security.Role;
import org.keqiao.testing.Newcomers;
import org.keqiao.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What every sharing out begins with: an item and group of its own, a contract, a line, and a second person of finance. */
abstract class SharedOut {

    static final String ALLOTMENTS = "/budget-allotments";

    @LocalServerPort
    private int port;

    @Autowired
    TestClock clock;

    @Autowired
    FundingInvariants invariants;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ApplicationContext context;

    Api api;
    String group;
    String item;
    String second;
    String certificate;

    @BeforeEach
    void aContractAndASecondPerson() {
        api = new Api("http://localhost:" + port);
        group = "TEST_" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
        item = group + "_CITY";
        second = Newcomers.of(context).account(Role.FINANCE_OFFICER);
        certificate =
                Contract.of(api).certified().letter("LT-C1").path("number").asText();
    }

    String budget(String total) {
        return budget(total, LocalDate.now(clock).getYear());
    }

    String budget(String total, int year) {
        return budget(total, year, "泉财教分" + year + group);
    }

    String budget(String total, int year, String document) {
        return api.post(
                        "finance",
                        "/budget-lines",
                        Map.of("year", year, "policyGroup", group, "documentNumber", document, "total", total))
                .ok()
                .path("id")
                .asText();
    }

    /** One that waits for its money: of what is paid, 1,000,000 in 1,200,000 are technology. */
    Subsidy claim(String paid) {
        return Subsidy.of(api, item, certificate, paid).submitted().reviewed().rechecked();
    }

    Api.Answer propose(String user, String budget) {
        return api.post(user, ALLOTMENTS, Map.of("budget", budget, "item", item));
    }

    String proposed(String budget) {
        return propose("finance", budget).ok().path("id").asText();
    }

    Api.Answer confirm(String user, String id) {
        return api.post(user, ALLOTMENTS + "/" + id + "/confirmation", Map.of());
    }

    JsonNode line(String budget) {
        return api.get("finance", "/budget-lines/" + budget).ok();
    }

    String reserved(String budget) {
        return line(budget).path("reserved").asText();
    }

    void ledgerHolds(String budget, List<Subsidy> claims) {
        Map<String, List<String>> violations = invariants.violations();
        assertThat(violations.get("I1")).doesNotContain(budget);
        for (String invariant : List.of("I2", "I3")) {
            assertThat(violations.get(invariant))
                    .doesNotContainAnyElementsOf(
                            claims.stream().map(Subsidy::number).toList());
        }
    }

    LocalDate nextYear() {
        return LocalDate.of(LocalDate.now(clock).getYear() + 1, 1, 6);
    }
}
