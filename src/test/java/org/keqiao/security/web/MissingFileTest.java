package org.keqiao.security.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.keqiao.testing.KeqiaoTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A page that stands open over an update asks for files that are gone: it must hear so, or it hangs. */
@KeqiaoTest
class MissingFileTest {

    @LocalServerPort
    int port;

    @Test
    void aFileOfAnOlderVersionIsMissing() throws IOException, InterruptedException {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/VAADIN/build/gone-0.js"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).doesNotContain("Exception", "org.keqiao");
    }
}
