package org.keqiao.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.keqiao.testing.KeqiaoTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;

@KeqiaoTest
class CalendarEndpointTest {

    @Autowired
    TestRestTemplate http;

    @Test
    void tellsAnybodyWhenALimitEnds() {
        assertThat(http.getForObject("/api/v1/calendar/due?from=2026-02-13&workingDays=5", String.class))
                .isEqualTo("{\"dueOn\":\"2026-02-27\",\"estimated\":false}");
        assertThat(http.getForObject("/api/v1/calendar/due?from=2029-12-28&workingDays=5", String.class))
                .contains("\"estimated\":true");
    }

    @Test
    void namesTheWrongParameter() {
        for (String query :
                new String[] {"from=2026-02-30&workingDays=5", "workingDays=5", "from=9999-01-01&workingDays=5"}) {
            var answer = http.getForEntity("/api/v1/calendar/due?" + query, String.class);
            assertThat(answer.getStatusCode()).as(query).isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
            assertThat(answer.getBody()).contains("\"field\":\"from\"");
        }
        assertThat(http.getForObject("/api/v1/calendar/due?from=2026-02-13&workingDays=0", String.class))
                .contains("\"field\":\"workingDays\"");
    }
}
