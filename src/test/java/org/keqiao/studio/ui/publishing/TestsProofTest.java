package org.keqiao.studio.ui.publishing;

import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.acceptance.Api;
import org.keqiao.acceptance.DrawnMatter;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.Screens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** The kept test cases stand on the publishing page before both people, and one that fails keeps the change back. */
@KeqiaoTest
class TestsProofTest {

    private static final String TEST =
            """
            {"name": {"zh": "直接准予", "en": "Granted at once"},
             "answers": {"title": "试验"},
             "steps": [{"form": "%1$s-review", "outcome": "agree"}, {"form": "%1$s-decision", "outcome": "grant"}],
             "expect": {"decidedBy": "%2$s"}}
            """;

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api("http://localhost:" + port);
    }

    @Test
    void bothPeopleSeeThatTheTestCasesPass() {
        DrawnMatter matter = DrawnMatter.published(api, "proved-sound", "测试通过");
        matter.put("tests/granted.json", TEST.formatted(matter.key(), "decidePositive"));
        assertThat(page("designer", matter, Locale.SIMPLIFIED_CHINESE)).contains("1 个测试用例全部通过");
        api.post("designer", "/studio/matters/proved-sound/draft/submission", Map.of())
                .ok();
        assertThat(page("publisher", matter, Locale.ENGLISH)).contains("All 1 test cases pass");
        api.post("publisher", "/studio/matters/proved-sound/draft/approval", Map.of())
                .ok();
    }

    @Test
    void aTestCaseThatFailsKeepsTheChangeBack() {
        DrawnMatter matter = DrawnMatter.published(api, "proved-wrong", "测试未过");
        matter.put("tests/granted.json", TEST.formatted(matter.key(), "decideNegative"));
        assertThat(page("designer", matter, Locale.SIMPLIFIED_CHINESE)).contains("1 个测试用例中有 1 个未通过：直接准予");
        Api.Answer refused = api.post("designer", "/studio/matters/proved-wrong/draft/submission", Map.of());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().at("/findings/0/code").asText()).isEqualTo("TEST_FAILED");
    }

    private String page(String who, DrawnMatter matter, Locale language) {
        try (Screens screens = Screens.of(context, who, language)) {
            UI.getCurrent().navigate(PublishView.path(matter.key()));
            return _get(ProofStep.class).getElement().getTextRecursively();
        }
    }
}
