package org.keqiao.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.keqiao.testing.KeqiaoTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

@KeqiaoTest
class UnknownApiPathsTest {

    @Autowired
    TestRestTemplate http;

    @Test
    void answersAProblemAndNoPage() {
        var answer = http.getForEntity("/api/v1/nowhere", String.class);

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(answer.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(answer.getBody()).contains("\"code\":\"NOT_FOUND\"");
    }

    @Test
    void namesTheMethodsOfAKnownPath() {
        var answer = http.exchange("/api/v1/calendar/due", HttpMethod.DELETE, null, String.class);

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.METHOD_NOT_ALLOWED);
        assertThat(answer.getHeaders().getAllow()).contains(HttpMethod.GET);
        assertThat(answer.getBody()).contains("\"code\":\"METHOD_NOT_ALLOWED\"");
    }
}
