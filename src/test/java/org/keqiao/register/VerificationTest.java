package org.keqiao.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.Filter;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keqiao.acceptance.Api;
import org.keqiao.acceptance.Contract;
import org.keqiao.testing.KeqiaoTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/** Everybody's look at a certificate. Tries are counted by address, so that each test comes from its own. */
@KeqiaoTest
class VerificationTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AtomicInteger VISITORS = new AtomicInteger();

    @LocalServerPort
    private int port;

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private final String address = "198.51.100." + VISITORS.incrementAndGet();
    private MockMvc web;
    private Api api;
    private Contract contract;
    private String number;
    private String code;

    /**
     * @param type of the body
     */
    private record Answer(int status, String body, String type, boolean cookie) {

        JsonNode json() throws Exception {
            return JSON.readTree(body);
        }
    }

    @BeforeEach
    void certify() {
        web = MockMvcBuilders.webAppContextSetup(context)
                .addFilters(context.getBean("springSecurityFilterChain", Filter.class))
                .build();
        api = new Api("http://localhost:" + port);
        contract = Contract.of(api).certified();
        JsonNode letter = contract.letter("LT-C1");
        number = letter.path("number").asText();
        code = letter.path("verificationCode").asText();
    }

    @Test
    void tellsHowTheCertificateStands() throws Exception {
        JsonNode verified = asked(number, code).json();

        assertThat(verified.path("state").asText()).isEqualTo("VALID");
        assertThat(verified.path("registrationNumber").asText()).isEqualTo(number);
        assertThat(verified.path("contractAmount").asText()).isEqualTo("1200000.00");
        assertThat(verified.path("technicalAmount").asText()).isEqualTo("1000000.00");
        assertThat(verified.path("seller").asText()).isEqualTo("晋江市海****有限公司");
        assertThat(verified.path("category").asText()).isEqualTo("技术开发 · 委托开发");
        assertThat(asked(number, code.toLowerCase(Locale.ROOT)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AMENDED", "CANCELLED", "REVOKED"})
    void aStateThatMovedOnIsTold(String state) throws Exception {
        becomes(state);

        assertThat(asked(number, code).json().path("state").asText()).isEqualTo(state);
        assertThat(page("/verify/" + number + "?code=" + code).body())
                .contains("这份证明已")
                .doesNotContain("目前有效");
    }

    @Test
    void anUnknownNumberAndAWrongCodeAnswerAlike() throws Exception {
        Answer unknown = asked("2026999999000001", code);
        Answer wrong = asked(number, "AAAAAAAA");
        Answer without = asked(number, "");

        assertThat(unknown.status()).isEqualTo(404);
        for (Answer other : new Answer[] {wrong, without}) {
            assertThat(other.status()).isEqualTo(404);
            assertThat(other.body().replace(number, "*"))
                    .isEqualTo(unknown.body().replace("2026999999000001", "*"));
        }
    }

    @Test
    void anUnsealedCertificateIsToldFromAForgeryAndCostsNoTry() throws Exception {
        byte[] pdf = api.get(
                        "enterprise",
                        "/letters/" + contract.letter("LT-C1").path("id").asText())
                .bytes();
        becomes("PENDING_SEAL");

        for (int i = 0; i < 11; i++) {
            assertThat(asked(number, code).json().path("state").asText()).isEqualTo("PENDING_SEAL");
        }
        assertThat(page("/verify/" + number + "?code=" + code).body())
                .contains("已签发，尚未盖章", "还没有效力", number)
                .doesNotContain("目前有效");
        assertThat(page("/verify/" + number + "?code=" + code + "&lang=en").body())
                .contains("Issued, not yet sealed", "no effect until it is");
        assertThat(upload(pdf).body()).contains("已签发，尚未盖章");
        assertThat(asked(number, "AAAAAAAA").status()).isEqualTo(404);
    }

    @Test
    void tenFailedTriesAnHourAndNoMore() throws Exception {
        for (int i = 0; i < 10; i++) {
            assertThat(asked(number, "WRONG" + i).status()).isEqualTo(404);
        }
        assertThat(asked(number, code).status())
                .as("nor may the right code be told from a wrong one")
                .isEqualTo(429);
        Answer page = page("/verify/" + number + "?code=" + code);
        assertThat(page.status()).isEqualTo(429);
        assertThat(page.body()).contains("请一小时后再试");
        assertThat(send(get("/api/v1/certificates/" + number).param("code", code), "203.0.113.77")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void successesAreNotCounted() throws Exception {
        for (int i = 0; i < 12; i++) {
            assertThat(asked(number, code).status()).isEqualTo(200);
        }
    }

    @Test
    void thePageNeedsNoScriptAndSpeaksBothLanguages() throws Exception {
        Answer chinese = page("/verify/" + number + "?code=" + code);
        Answer english = page("/verify/" + number + "?code=" + code + "&lang=en");

        assertThat(chinese.status()).isEqualTo(200);
        assertThat(chinese.type()).startsWith("text/html");
        assertThat(chinese.cookie()).isFalse();
        assertThat(chinese.body())
                .contains("<html lang=\"zh-CN\"", "有效", number, "1,200,000.00", "width=device-width", "lang=en")
                .doesNotContain("<script", "javascript:", "onclick", "register.");
        assertThat(english.body())
                .contains("<html lang=\"en\"", "Valid", "Technology amount", number)
                .doesNotContain("<script", "register.", "技术交易额");
        assertThat(http.getForEntity("/verify/verify.css", String.class)
                        .getHeaders()
                        .getFirst("Content-Type"))
                .startsWith("text/css");
    }

    @Test
    void theFormKeepsWhatWasTypedAndSaysWhatIsMissing() throws Exception {
        Answer answer = form(number, "");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("请填写验证码", "value=\"" + number + "\"", "aria-invalid=\"true\"", "<title>错误：");
        assertThat(form(number, code).body()).contains("目前有效");
        assertThat(form(number, "22222222").status()).isEqualTo(404);
        assertThat(page("/verify?lang=en").body()).contains("Registration number");
        assertThat(page("/verify/" + number).body()).contains("value=\"" + number + "\"");
        assertThat(page("/verify?number=" + number + "&code=" + code).body()).contains("目前有效");
        assertThat(page("/verify?number=" + number + "&code=22222222").status()).isEqualTo(404);
    }

    @Test
    void nothingTypedBecomesMarkup() throws Exception {
        assertThat(form("\"><b>x", "").body()).doesNotContain("<b>x");
    }

    @Test
    void theFileItselfCanBeVerified() throws Exception {
        byte[] pdf = api.get(
                        "enterprise",
                        "/letters/" + contract.letter("LT-C1").path("id").asText())
                .bytes();

        Answer genuine = upload(pdf);
        assertThat(genuine.status()).isEqualTo(200);
        assertThat(genuine.body()).contains("目前有效", number);

        pdf[pdf.length / 2] ^= 1;
        Answer changed = upload(pdf);
        assertThat(changed.status()).isEqualTo(404);
        assertThat(changed.body()).contains("不一致").doesNotContain(number);
        assertThat(upload(new byte[0]).body()).contains("请选择要查验的 PDF 文件");
    }

    private void becomes(String state) {
        transaction.executeWithoutResult(status -> {
            // States that a certificate does not come to by itself.
            jdbc.sql("set local session_replication_role = replica").update();
            jdbc.sql("update certificate set state = :state where registration_number = :number")
                    .param("state", state)
                    .param("number", number)
                    .update();
        });
    }

    private Answer asked(String ofNumber, String withCode) throws Exception {
        return send(get("/api/v1/certificates/" + ofNumber).param("code", withCode), address);
    }

    private Answer page(String path) throws Exception {
        return send(get(path), address);
    }

    private Answer form(String ofNumber, String withCode) throws Exception {
        return send(post("/verify").param("number", ofNumber).param("code", withCode), address);
    }

    private Answer upload(byte[] content) throws Exception {
        return send(multipart("/verify/file").file(new MockMultipartFile("file", content)), address);
    }

    private Answer send(MockHttpServletRequestBuilder request, String from) throws Exception {
        MockHttpServletResponse response = web.perform(request.with(sent -> {
                    sent.setRemoteAddr(from);
                    return sent;
                }))
                .andReturn()
                .getResponse();
        return new Answer(
                response.getStatus(),
                response.getContentAsString(StandardCharsets.UTF_8),
                String.valueOf(response.getContentType()),
                response.getCookies().length > 0);
    }

    /** Written as a browser writes it: the whole body before a look at the answer. */
    @Test
    void answersATooLargeFileInWords() throws Exception {
        byte[] head = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII);
        byte[] tail = "\r\n--x--\r\n".getBytes(StandardCharsets.US_ASCII);
        byte[] block = new byte[1024 * 1024];
        int blocks = 60;
        try (Socket socket = new Socket("localhost", port)) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST /verify/file HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                            + "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: "
                            + (head.length + (long) blocks * block.length + tail.length) + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(head);
            for (int i = 0; i < blocks; i++) {
                out.write(block);
            }
            out.write(tail);
            out.flush();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 413").contains("50 MB");
        }
    }
}
