package org.keqiao.demo.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Paragraph;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.keqiao.shared.ui.Paths;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.Screens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@KeqiaoTest
class DemoClockPageTest {

    @Autowired
    private ApplicationContext context;

    @Test
    void saysWhyTimeDoesNotGoBack() {
        try (Screens sysadmin = Screens.of(context, "sysadmin")) {
            Paths.open("demo/clock");
            assertThat(_get(Paragraph.class, spec -> spec.withId("demo-now")).getText())
                    .startsWith("现在的业务时间");
            DateTimePicker to = _get(DateTimePicker.class, spec -> spec.withId("demo-to"));
            _setValue(to, LocalDateTime.of(2020, 1, 1, 9, 0));
            _click(_get(Button.class, spec -> spec.withText("推进")));

            assertThat(to.isInvalid()).isTrue();
            assertThat(to.getErrorMessage()).contains("只能向前");
        }
    }
}
