package org.keqiao.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keqiao.testing.Api;
import org.keqiao.testing.KeqiaoTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** Text that is longer than its column is a wrong field, never a failure of the server. */
@KeqiaoTest
class LongInputsTest {

    @Autowired
    Environment environment;

    @ParameterizedTest
    @CsvSource({
        "username, 65",
        "displayName, 129",
        "email, 255",
        "mobile, 21",
        "station, 17",
        "county, 7",
    })
    void areToldAtTheirFieldOfANewAccount(String field, int length) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "username",
                "u" + UUID.randomUUID().toString().substring(0, 12),
                "displayName",
                "X",
                "cityWindow",
                false));
        body.put(field, tooLong(field, length));

        expectTold(Api.of(environment).as("sysadmin").post("/accounts", body), field);
    }

    @ParameterizedTest
    @CsvSource({
        "uscc, 19",
        "name, 201",
        "address, 301",
        "legalRepresentative, 101",
        "contactName, 101",
        "contactPhone, 31",
        "county, 7",
    })
    void areToldAtTheirFieldOfAnOrganisation(String field, int length) {
        Map<String, Object> body = new HashMap<>(Map.of("type", "ENTERPRISE", "name", "X", "county", "350582"));
        body.put(field, tooLong(field, length));

        expectTold(Api.of(environment).as("enterprise").post("/organisations", body), field);
    }

    private static String tooLong(String field, int length) {
        return field.equals("email") ? "x@a." + "b".repeat(length - 4) : "1".repeat(length);
    }

    private static void expectTold(Api.Answer answer, String field) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.json().path("errors"))
                .extracting(error -> error.path("field").asText())
                .contains(field);
    }
}
