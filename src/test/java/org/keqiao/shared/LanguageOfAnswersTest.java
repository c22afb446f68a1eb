package org.keqiao.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.testing.Api;
import org.keqiao.testing.KeqiaoTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** What a client reads depends on what it accepts, never on the machine. */
@KeqiaoTest
class LanguageOfAnswersTest {

    private static final Locale MACHINE = Locale.getDefault();

    @Autowired
    Environment environment;

    private Api api;

    @BeforeEach
    void onAnEnglishMachine() {
        Locale.setDefault(Locale.ENGLISH);
        api = Api.of(environment);
    }

    @AfterEach
    void restore() {
        Locale.setDefault(MACHINE);
    }

    @Test
    void isChineseWhenNothingIsAsked() {
        assertThat(matter(api)).matches("\\p{IsHan}.*");
        assertThat(api.get("/cases").json().path("detail").asText()).matches("\\p{IsHan}.*");
    }

    @Test
    void isTheSameForContentAndProblem() {
        Api french = api.with("Accept-Language", "fr,en;q=0.5");

        assertThat(matter(french)).matches("[A-Za-z].*");
        assertThat(french.get("/cases").json().path("detail").asText()).matches("[A-Za-z].*");
    }

    @Test
    void isSaidAboutAPageAsThePageIs() {
        assertThat(api.with("Accept-Language", "en")
                        .get("//verify")
                        .response()
                        .headers()
                        .firstValue("Content-Language"))
                .hasValue("zh-CN");
        assertThat(api.with("Cookie", "keqiao.lang=en")
                        .get("//verify")
                        .response()
                        .headers()
                        .firstValue("Content-Language"))
                .hasValue("en");
    }

    private static String matter(Api client) {
        Api.Answer answer = client.get("/matters");
        assertThat(answer.status()).isEqualTo(200);
        return answer.json().findValue("name").asText();
    }
}
