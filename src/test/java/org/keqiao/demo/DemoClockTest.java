package org.keqiao.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keqiao.shared.BusinessClock;
import org.keqiao.testing.Api;
import org.keqiao.testing.KeqiaoTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** Moves the product's own clock by minutes at most: everything else here runs by the tests' clock. */
@KeqiaoTest
class DemoClockTest {

    private static final String PATH = "/demo/clock";

    @Autowired
    Environment environment;

    @Autowired
    BusinessClock clock;

    @Test
    void movesForward() {
        Instant to = clock.instant().plusSeconds(90);

        Api.Answer answer = move("sysadmin", to.toString());

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(OffsetDateTime.parse(answer.json().path("now").asText()).toInstant())
                .isBetween(to, to.plusSeconds(60));
        assertThat(clock.instant()).isAfterOrEqualTo(to);
    }

    @Test
    void refusesToGoBack() {
        Api.Answer answer = move("sysadmin", clock.instant().minusSeconds(3600).toString());

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("errors").path(0).path("field").asText()).isEqualTo("to");
        assertThat(answer.json().path("errors").path(0).path("message").asText())
                .contains("业务时间");
    }

    @Test
    void refusesWhatIsNoTime() {
        assertThat(move("sysadmin", "tomorrow").status()).isEqualTo(422);
        assertThat(move("sysadmin", "").status()).isEqualTo(422);
        assertThat(move("sysadmin", "2999-01-01").status()).isEqualTo(422);
    }

    @Test
    void belongsToTheSystemAdministrator() {
        assertThat(move("secadmin", "2098-01-01").status()).isEqualTo(403);
        assertThat(move("enterprise", "2098-01-01").status()).isEqualTo(403);
        assertThat(Api.of(environment).post(PATH, Map.of("to", "2098-01-01")).status())
                .isEqualTo(401);
    }

    private Api.Answer move(String user, String to) {
        return Api.of(environment).as(user).post(PATH, Map.of("to", to));
    }
}
