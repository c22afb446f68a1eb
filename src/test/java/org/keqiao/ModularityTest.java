package org.keqiao;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.test.util.ReflectionTestUtils;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ModularityTest {

    private final ApplicationModules modules = ApplicationModules.of(KeqiaoApplication.class);

    /** The library keeps them for good: 185 MB that the tests after it have a better use for. */
    @AfterAll
    static void forget() {
        ((Map<?, ?>) ReflectionTestUtils.getField(ApplicationModules.class, "CACHE")).clear();
    }

    @Test
    void modulesDependOnlyOnWhatTheyDeclare() {
        modules.verify();
    }

    @Test
    void everyModuleDeclaresWhatItMayDependOn() {
        assertThat(modules.stream().map(m -> m.getIdentifier().toString()))
                .contains("shared", "security", "process", "casefile", "inbox", "register", "certification");
    }
}
