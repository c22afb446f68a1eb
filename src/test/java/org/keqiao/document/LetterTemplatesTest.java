package org.keqiao.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.StringReader;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;

/** What a template may and may not do. */
class LetterTemplatesTest {

    private static final LetterTemplates TEMPLATES = new LetterTemplates();

    @ParameterizedTest
    @ValueSource(strings = {"LT-01", "LT-02", "LT-03", "LT-04", "LT-04P", "LT-05", "LT-05D", "LT-C1", "LT-C2"})
    void shippedTemplatesAreAllowed(String id) {
        assertThat(TEMPLATES.check(Samples.template(id))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<p>{{{title}}}</p>                                | UNESCAPED_TAG",
                "<p>{{& title}}</p>                                | UNESCAPED_TAG",
                "<p>{{=<% %>=}}<%& title %></p>                    | UNESCAPED_TAG",
                "<p>{{>/etc/passwd}}</p>                           | UNKNOWN_PART",
                "<p>{{#title}}</p>                                 | TAG_SYNTAX",
                "<p>{{}}</p>                                       | TAG_SYNTAX",
                "<p>{{# }}</p>                                     | TAG_SYNTAX",
                "<p>{{!}}{{/}}</p>                                 | TAG_SYNTAX",
                "<p>open                                           | NOT_WELL_FORMED",
                "<script>1</script>                                | ELEMENT",
                "<iframe></iframe>                                 | ELEMENT",
                "<object></object>                                 | ELEMENT",
                "<svg></svg>                                       | ELEMENT",
                "<link href='file:///etc/passwd'/>                 | ELEMENT",
                "<?php echo 1 ?>                                   | ELEMENT",
                "<p onclick='x'></p>                               | ATTRIBUTE",
                "<p href='http://a'></p>                           | ATTRIBUTE",
                "<img src='file:///etc/passwd'/>                   | ADDRESS",
                "<img src='http://127.0.0.1/'/>                    | ADDRESS",
                "<img src='data:image/png;base64,AA=='/>           | ADDRESS",
                "<img src='{{title}}'/>                            | ADDRESS",
                "<p style='background: url(http://a)'></p>         | CSS",
                "<p style='background: u\\72l(http://a)'></p>      | CSS",
                "<style>@import 'http://a';</style>                | CSS",
                "<style>@font-face { src: local(x) }</style>       | CSS",
                "<style>p { background: u/**/rl(http://a) }</style>| CSS",
            })
    void refuses(String body, String code) {
        assertThat(TEMPLATES.check("<html><body>" + body + "</body></html>"))
                .extracting(LetterTemplates.Problem::code)
                .contains("LETTER_" + code);
    }

    @Test
    void refusesDoctypeAndEntities() {
        assertThat(TEMPLATES.check(
                        "<!DOCTYPE html [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><html><body>&x;</body></html>"))
                .extracting(LetterTemplates.Problem::code)
                .containsExactly("LETTER_NOT_WELL_FORMED");
    }

    @Test
    void escapesWhatPeopleTyped() {
        String html =
                merge("<p title=\"\">{{title}}</p>".replace(" title=\"\"", ""), Map.of("title", "<b>\"a\" & b</b>"));
        assertThat(html).contains("&lt;b&gt;").doesNotContain("<b>");
    }

    @Test
    void typedTextCannotBecomeAnAddressOrStyle() {
        assertThatThrownBy(() -> merge("<p style=\"{{title}}\">x</p>", Map.of("title", "background: url(http://a)")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("CSS");
    }

    @Test
    void missingValueIsAnError() {
        assertThatThrownBy(() -> merge("<p>{{title}}</p>", Map.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("title");
    }

    @Test
    void missingSectionIsLeftOut() {
        assertThat(merge("<p>a{{#reason}}{{reason}}{{/reason}}</p>", Map.of())).contains("<p>a</p>");
    }

    @Test
    void seesNoMethodsOfValues() {
        assertThatThrownBy(() -> merge("<p>{{title.length}}</p>", Map.of("title", "abc")))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> merge("<p>{{title.class.name}}</p>", Map.of("title", "abc")))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void preparesDatesAndAmounts() {
        Map<String, Object> data = LetterData.of(Map.of(
                "signDate", LocalDate.of(2026, 11, 2), "amount", "1234567.89", "nested", Map.of("on", "2026-01-05")));
        assertThat(data)
                .containsEntry("signDateText", "2026年11月2日")
                .containsEntry("amountText", "1,234,567.89")
                .containsEntry("amountUpper", "壹佰贰拾叁万肆仟伍佰陆拾柒元捌角玖分");
        assertThat(((Map<?, ?>) data.get("nested")).get("onText")).isEqualTo("2026年1月5日");
    }

    @Test
    void dropsCharactersThatNoLetterCanHold() {
        assertThat(LetterData.of(Map.of("a", "x\u0000\u0008y\uFFFF\uD800z\u2F08"))
                        .get("a"))
                .isEqualTo("xyz人");
    }

    @Test
    void takesOnlyTexts() {
        Map<String, Object> odd = new HashMap<>();
        odd.put("path", List.of(Path.of("/etc/passwd")));
        assertThatThrownBy(() -> LetterData.of(odd)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Behind the allow-list the renderer itself has no way out: these addresses did not pass through it. */
    @Test
    void rendererFetchesNothing() throws Exception {
        AtomicInteger requests = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
        });
        server.start();
        try {
            Path picture = Files.write(Path.of("target", "picture.png").toAbsolutePath(), Seals.demonstration());
            String html = "<html><body><img src=\"" + picture.toUri() + "\"/><img src=\"http://127.0.0.1:"
                    + server.getAddress().getPort() + "/x.png\"/><img src=\"keqiao:seal\"/>a</body></html>";
            var document = DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(html)));
            byte[] pdf = new PdfRenderer()
                    .render(
                            document,
                            Map.of("keqiao:seal", Seals.demonstration()),
                            new UUID(1, 2),
                            "x",
                            LocalDate.of(2026, 1, 1));
            assertThat(requests).hasValue(0);
            assertThat(LetterRenderingTest.images(pdf)).isOne();
        } finally {
            server.stop(0);
        }
    }

    private static String merge(String body, Map<String, Object> data) {
        return TEMPLATES.merge("<html><body>" + body + "</body></html>", data);
    }
}
