package org.keqiao.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.keqiao.form.WrongAnswers;
import org.keqiao.testing.KeqiaoTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The HTTP interface says of every field what the screen says, and loses nothing that was sent. */
@KeqiaoTest
class WrongAnswersTest {

    @LocalServerPort
    private int port;

    static Stream<WrongAnswers.Case> wrong() {
        return WrongAnswers.all().stream();
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void isToldAtItsFieldAndKept(WrongAnswers.Case one) {
        Api api = new Api("http://localhost:" + port);
        String id = api.post("enterprise", "/cases", Map.of("matter", Contract.MATTER, "answers", one.answers()))
                .ok()
                .path("id")
                .asText();

        Api.Answer refused = api.submit("enterprise", id, UUID.randomUUID().toString());

        assertThat(refused.status()).isEqualTo(422);
        JsonNode error = Stream.of(refused.body().path("errors"))
                .flatMap(errors ->
                        Stream.iterate(0, i -> i < errors.size(), i -> i + 1).map(errors::path))
                .filter(found -> found.path("field").asText().equals(one.path()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(refused.body().toString()));
        assertThat(error.path("code").asText()).isEqualTo(one.code());
        assertThat(error.path("message").asText()).isNotBlank().doesNotStartWith("field.");
        JsonNode kept = api.get("enterprise", "/cases/" + id).ok().path("answers");
        assertThat(kept.at("/" + one.path().replace("].", "/").replace("[", "/").replace(".", "/"))
                        .isMissingNode())
                .isFalse();
    }
}
