package org.keqiao.register;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keqiao.acceptance.Contract;
import org.keqiao.testing.Api;
import org.keqiao.testing.Api.Answer;
import org.keqiao.testing.KeqiaoTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@KeqiaoTest
class VerificationTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final AtomicInteger VISITORS = new AtomicInteger();

    @LocalServerPort
    private int port;

    @Autowired
    private Environment environment;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    /** An address of this test's own, as tries are counted. */
    private final String address = "198.51.100." + VISITORS.incrementAndGet();

    private Api api;
    private Contract contract;
    private String number;
    private String code;

    @BeforeEach
    void certify() {
        api = Api.of(environment).with("X-Forwarded-For", address);
        contract = Contract.of(new org.keqiao.acceptance.Api("http://localhost:" + port))
                .certified();
        JsonNode letter = contract.letter("LT-C1");
        number = letter.path("number").asText();
        code = letter.path("verificationCode").asText();
    }

    @Test
    void tellsHowTheCertificateStands() {
        JsonNode verified = api.get("/certificates/" + number + "?code=" + code).json();

        assertThat(verified.path("state").asText()).isEqualTo("VALID");
        assertThat(verified.path("registrationNumber").asText()).isEqualTo(number);
        assertThat(verified.path("contractAmount").asText()).isEqualTo("1200000.00");
        assertThat(verified.path("technicalAmount").asText()).isEqualTo("1000000.00");
        assertThat(verified.path("seller").asText()).isEqualTo("晋江市海****有限公司");
        assertThat(verified.path("category").asText()).isEqualTo("技术开发 · 委托开发");
        assertThat(api.get("/certificates/" + number + "?code=" + code.toLowerCase(java.util.Locale.ROOT))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AMENDED", "CANCELLED", "REVOKED"})
    void aStateThatMovedOnIsTold(String state) {
        becomes(state);

        assertThat(api.get("/certificates/" + number + "?code=" + code)
                        .json()
                        .path("state")
                        .asText())
                .isEqualTo(state);
        assertThat(page("/verify/" + number + "?code=" + code).body()).doesNotContain("目前有效");
    }

    @Test
    void anUnknownNumberAWrongCodeAndAnUnsealedCertificateAnswerAlike() {
        Answer unknown = api.get("/certificates/2026999999000001?code=" + code);
        Answer wrong = api.get("/certificates/" + number + "?code=AAAAAAAA");
        Answer without = api.get("/certificates/" + number);
        becomes("PENDING_SEAL");
        Answer unsealed = api.get("/certificates/" + number + "?code=" + code);

        assertThat(unknown.status()).isEqualTo(404);
        for (Answer other : new Answer[] {wrong, without, unsealed}) {
            assertThat(other.status()).isEqualTo(404);
            assertThat(other.body().replace(number, "*"))
                    .isEqualTo(unknown.body().replace("2026999999000001", "*"));
        }
    }

    @Test
    void tenFailedTriesAnHourAndNoMore() {
        for (int i = 0; i < 10; i++) {
            assertThat(api.get("/certificates/" + number + "?code=WRONG" + i).status())
                    .isEqualTo(404);
        }
        assertThat(api.get("/certificates/" + number + "?code=" + code).status())
                .as("nor may the right code be told from a wrong one")
                .isEqualTo(429);
        HttpResponse<String> page = page("/verify/" + number + "?code=" + code);
        assertThat(page.statusCode()).isEqualTo(429);
        assertThat(page.body()).contains("请一小时后再试");
        assertThat(api.with("X-Forwarded-For", address + "1")
                        .get("/certificates/" + number + "?code=" + code)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void successesAreNotCounted() {
        for (int i = 0; i < 12; i++) {
            assertThat(api.get("/certificates/" + number + "?code=" + code).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void thePageNeedsNoScriptAndSpeaksBothLanguages() {
        HttpResponse<String> chinese = page("/verify/" + number + "?code=" + code);
        HttpResponse<String> english = page("/verify/" + number + "?code=" + code + "&lang=en");

        assertThat(chinese.statusCode()).isEqualTo(200);
        assertThat(chinese.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(chinese.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(chinese.body())
                .contains("<html lang=\"zh-CN\"", "有效", number, "1,200,000.00", "width=device-width")
                .contains("lang=en")
                .doesNotContain("<script", "javascript:", "onclick", "register.");
        assertThat(english.body())
                .contains("<html lang=\"en\"", "Valid", "Technology amount", number)
                .doesNotContain("<script", "register.", "技术交易额");
        assertThat(page("/verify/verify.css")
                        .headers()
                        .firstValue("Content-Type")
                        .orElse(""))
                .startsWith("text/css");
    }

    @Test
    void theFormKeepsWhatWasTypedAndSaysWhatIsMissing() {
        HttpResponse<String> answer = form("number=" + number + "&code=");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("请填写验证码", "value=\"" + number + "\"", "aria-invalid=\"true\"", "<title>错误：");
        assertThat(form("number=" + number + "&code=" + code).body()).contains("有效");
        assertThat(form("number=" + number + "&code=22222222").statusCode()).isEqualTo(404);
        assertThat(page("/verify?lang=en").body()).contains("Registration number");
    }

    @Test
    void nothingTypedBecomesMarkup() {
        assertThat(form("number=" + URLEncoder.encode("\"><b>x", StandardCharsets.UTF_8) + "&code=")
                        .body())
                .doesNotContain("<b>x");
    }

    @Test
    void theFileItselfCanBeVerified() {
        byte[] pdf = new org.keqiao.acceptance.Api("http://localhost:" + port)
                .get(
                        "enterprise",
                        "/letters/" + contract.letter("LT-C1").path("id").asText())
                .bytes();

        HttpResponse<String> genuine = upload(pdf);
        assertThat(genuine.statusCode()).isEqualTo(200);
        assertThat(genuine.body()).contains("有效", number);

        pdf[pdf.length / 2] ^= 1;
        HttpResponse<String> changed = upload(pdf);
        assertThat(changed.statusCode()).isEqualTo(404);
        assertThat(changed.body()).contains("不一致").doesNotContain(number);
        assertThat(upload(new byte[0]).body()).contains("请选择要查验的 PDF 文件");
    }

    private void becomes(String state) {
        transaction.executeWithoutResult(
                status -> jdbc.sql("update certificate set state = :state where registration_number = :number")
                        .param("state", state)
                        .param("number", number)
                        .update());
    }

    private HttpResponse<String> page(String path) {
        return send(HttpRequest.newBuilder(uri(path)).GET());
    }

    private HttpResponse<String> form(String body) {
        return send(HttpRequest.newBuilder(uri("/verify"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> upload(byte[] content) {
        String boundary = "boundary";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n"
                        + "Content-Type: application/pdf\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(content);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return send(HttpRequest.newBuilder(uri("/verify/file"))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.header("X-Forwarded-For", address).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }
}
