package org.keqiao.studio.ui.workbench.settings;

import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.github.mvysny.kaributesting.v10.Routes;
import com.vaadin.flow.component.textfield.TextField;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever types a day of the year is told when it is none. */
class SettingsRowTest {

    private final ObjectNode settings = JsonNodeFactory.instance.objectNode();
    private final AtomicInteger changes = new AtomicInteger();

    @BeforeEach
    void open() {
        MockVaadin.setup(new Routes());
    }

    @AfterEach
    void close() {
        MockVaadin.tearDown();
    }

    @Test
    void aDayThatIsNoneIsSaidAtTheFieldAndNotKept() {
        TextField field = _get(
                new SettingsRow(false, changes::incrementAndGet).dayOfYear(settings, "untilDay", "report", "day"),
                TextField.class);
        _setValue(field, "03-31");
        assertThat(field.isInvalid()).isFalse();
        assertThat(settings.at("/untilDay/report").asText()).isEqualTo("03-31");

        for (String wrong : new String[] {"02-30", "3-31", "31.3."}) {
            _setValue(field, wrong);
            assertThat(field.isInvalid()).as(wrong).isTrue();
            assertThat(field.getErrorMessage()).isNotBlank();
            assertThat(settings.at("/untilDay/report").asText()).isEqualTo("03-31");
        }

        _setValue(field, "");
        assertThat(field.isInvalid()).isFalse();
        assertThat(settings.has("untilDay")).isFalse();
        assertThat(changes).hasValue(2);
    }
}
