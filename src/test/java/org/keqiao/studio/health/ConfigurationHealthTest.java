package org.keqiao.studio.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.keqiao.process.Bundle;
import org.keqiao.security.Actor;
import org.keqiao.security.Role;
import org.keqiao.shared.Texts;
import org.keqiao.studio.StudioPeople;
import org.keqiao.studio.draft.Drafting;
import org.keqiao.testing.KeqiaoTest;
import org.springframework.beans.factory.annotation.Autowired;

/** The overview says in words what is wrong with a matter's configuration, and what to do about it. */
@KeqiaoTest
class ConfigurationHealthTest {

    @Autowired
    ConfigurationHealth health;

    @Autowired
    Drafting drafting;

    @Autowired
    Texts texts;

    private final Actor designer = StudioPeople.designer("health-designer", "设计员");

    @Test
    void aStationWithoutPeopleIsNamed() {
        List<Concern> concerns = health.of(designer, "contract-certification");
        assertThat(concerns).anySatisfy(concern -> {
            assertThat(concern.textKey()).isEqualTo("health.nobody");
            assertThat(concern.isError()).isTrue();
            assertThat(words(concern)).contains("登记站").doesNotContain("{0}");
        });
        assertThat(concerns).extracting(Concern::textKey).doesNotContain("health.versionBroken", "health.formUnused");
    }

    @Test
    void whatADraftLacksIsSaidWithItsPlace() {
        String key = "unhealthy-matter";
        drafting.begin(designer, key, "有毛病的事项");
        try {
            put(key, Bundle.FORMS + "nobody-uses-me.form", form(key).replace(key + "-decision", "nobody-uses-me"));
            put(
                    key,
                    Bundle.PROCESS,
                    file(key, Bundle.PROCESS)
                            .replace("<camunda:property name=\"deadline\" value='step' />", "")
                            .replace("PROGRAM_OFFICER", Role.MEETING_SECRETARY.name()));
            List<Concern> concerns = health.of(designer, key);
            assertThat(concerns).anySatisfy(concern -> {
                assertThat(concern.textKey()).isEqualTo("health.formUnused");
                assertThat(concern.file()).isEqualTo(Bundle.FORMS + "nobody-uses-me.form");
            });
            assertThat(concerns).anySatisfy(concern -> {
                assertThat(concern.textKey()).isEqualTo("health.noDeadline");
                assertThat(concern.element()).isEqualTo("Decide");
                assertThat(words(concern)).contains("审查决定");
            });
        } finally {
            drafting.discard(designer, key);
        }
    }

    private String words(Concern concern) {
        return texts.get(
                concern.textKey(),
                java.util.Locale.SIMPLIFIED_CHINESE,
                concern.arguments().toArray());
    }

    private String form(String key) {
        return file(key, Bundle.FORMS + key + "-decision.form");
    }

    private String file(String key, String path) {
        return drafting.bundle(designer, key).file(path).orElseThrow();
    }

    private void put(String key, String path, String text) {
        drafting.put(designer, key, path, text.getBytes(StandardCharsets.UTF_8), null);
    }
}
