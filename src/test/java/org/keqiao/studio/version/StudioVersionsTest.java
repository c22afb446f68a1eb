package org.keqiao.studio.version;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.testing.Api;
import org.keqiao.testing.KeqiaoTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** What differs between two states of a matter, asked for by a bureau's scripts. */
@KeqiaoTest
class StudioVersionsTest {

    private static final AtomicInteger MATTERS = new AtomicInteger();

    @Autowired
    Environment environment;

    private Api designer;
    private String matter;

    @BeforeEach
    void aNewMatter() {
        designer = Api.of(environment).as("designer");
        String key = "versions-sample-" + (char) ('a' + MATTERS.getAndIncrement());
        matter = "/studio/matters/" + key;
        assertThat(designer.post("/studio/matters", Map.of("key", key, "name", "版本试验"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void theDraftOfANewMatterDiffersFromNothing() {
        JsonNode difference = designer.get(matter + "/difference").json();
        assertThat(difference.path("parts"))
                .as("the diagram, the settings, two forms and four letters")
                .hasSize(8)
                .allSatisfy(part -> assertThat(part.path("how").asText()).isEqualTo("ADDED"));
        JsonNode states = designer.get(matter + "/states").json();
        assertThat(states).extracting(state -> state.path("ref").asText()).containsExactly("draft", "nothing");
    }

    @Test
    void aStateThatIsNotThereIsNotFound() {
        for (String ref : new String[] {"7", "x", "-1", "99999999999", "shipped", "baseline", "../1"}) {
            assertThat(designer.get(matter + "/difference?from=" + ref).status())
                    .as(ref)
                    .isEqualTo(404);
        }
        assertThat(designer.get("/studio/matters/unknown/states").status()).isEqualTo(404);
        assertThat(designer.get("/studio/matters/unknown/difference").status()).isEqualTo(404);
    }

    @Test
    void theShippedMatterIsTheSameAsItsVersionInForce() {
        JsonNode difference = designer.get("/studio/matters/contract-certification/difference?from=1&to=shipped")
                .json();
        assertThat(difference.path("parts")).isEmpty();
    }

    @Test
    void aNamedStateIsComparedAndRestoredAndNothingGetsLost() {
        String ref = designer.post(matter + "/states", Map.of("name", "初稿"))
                .json()
                .path("ref")
                .asText();
        assertThat(ref).startsWith("kept:");
        assertThat(designer.delete(matter + "/draft/files/settings.json").status())
                .isEqualTo(204);
        assertThat(designer.get(matter + "/difference?from=" + ref + "&to=draft")
                        .json()
                        .path("parts"))
                .hasSize(1);

        Api.Answer restored = designer.post(matter + "/draft/restoration", Map.of("ref", ref));

        assertThat(restored.status()).as(restored.body()).isEqualTo(200);
        assertThat(designer.get(matter + "/difference?from=" + ref + "&to=draft")
                        .json()
                        .path("parts"))
                .isEmpty();
        JsonNode states = designer.get(matter + "/states").json();
        assertThat(states)
                .filteredOn(state -> state.path("kind").asText().equals("KEPT"))
                .extracting(state -> state.path("name").asText())
                .hasSize(2)
                .anySatisfy(name -> assertThat(name).startsWith("恢复前自动保存"))
                .contains("初稿");
    }

    @Test
    void aDraftIsStartedFromAnEarlierVersion() {
        String own = matter.substring(matter.lastIndexOf('/') + 1);
        assertThat(designer.post(matter + "/draft/submission", null).status()).isEqualTo(200);
        Api publisher = Api.of(environment).as("publisher");
        assertThat(publisher.post(matter + "/draft/approval", null).status()).isEqualTo(200);

        Api.Answer started = designer.post(matter + "/draft/restoration", Map.of("ref", "1"));

        assertThat(started.status()).as(own + started.body()).isEqualTo(200);
        assertThat(started.json().path("basedOn").asInt()).isEqualTo(1);
        assertThat(designer.post(matter + "/draft/restoration", Map.of("ref", "2"))
                        .status())
                .isEqualTo(404);
        assertThat(publisher
                        .post(matter + "/draft/restoration", Map.of("ref", "1"))
                        .status())
                .isEqualTo(403);
    }
}
