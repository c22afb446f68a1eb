package org.keqiao.notification.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.mvysny.kaributesting.v10.GridKt;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keqiao.acceptance.Api;
import org.keqiao.acceptance.Contract;
import org.keqiao.notification.Channels;
import org.keqiao.notification.NotificationKind;
import org.keqiao.notification.Notifications;
import org.keqiao.security.AccountDirectory;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.ui.Bell;
import org.keqiao.shared.ui.Paths;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.Screens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

@KeqiaoTest
class NotificationPagesTest {

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Notifications notifications;

    @Autowired
    private AccountDirectory accounts;

    @Autowired
    private CurrentActor actors;

    @Autowired
    private Bell bell;

    @Test
    void showsWhatIsNewAndForgetsItOnceRead() {
        String title = submitted();

        try (Screens enterprise = Screens.of(context, "enterprise")) {
            long before = bell.unread();
            assertThat(before).isPositive();
            Paths.open("notifications");
            ListItem newest = _find(ListItem.class, spec -> spec.withClasses("unread")).stream()
                    .filter(item -> item.getElement().getTextRecursively().contains(title))
                    .findFirst()
                    .orElseThrow();
            _click(_get(newest, Button.class, spec -> spec.withText("标为已读")));
            assertThat(newest.getClassNames()).doesNotContain("unread");
            if (before < 100) {
                assertThat(bell.unread()).isLessThan(before);
            }

            _click(_get(Button.class, spec -> spec.withText("全部标为已读")));
            _setValue(_get(Checkbox.class, spec -> spec.withLabel("只看未读")), true);
            assertThat(_find(ListItem.class, spec -> spec.withClasses("unread")))
                    .isEmpty();
        }
    }

    @Test
    void letsPeopleChooseWhatTheyReceive() {
        try (Screens institution = Screens.of(context, "institution", Locale.ENGLISH)) {
            Paths.open("notifications");
            _click(_get(Button.class, spec -> spec.withText("What I receive")));
            Checkbox letters = box("Letter: In the application");
            assertThat(letters.isEnabled()).isFalse();
            _setValue(box("Submission: In the application"), false);

            Map<NotificationKind, Channels> choices = notifications.choices();
            assertThat(choices.get(NotificationKind.SUBMITTED)).isEqualTo(new Channels(false, false));
            assertThat(choices).doesNotContainKey(NotificationKind.TASK);
            _setValue(box("Submission: In the application"), true);
        }
    }

    @Test
    void tellsTheSystemAdministratorThatNoMailServerIsConfigured() {
        submitted();
        try (Screens sysadmin = Screens.of(context, "sysadmin")) {
            Paths.open("mails");

            assertThat(_find(Paragraph.class)).anyMatch(line -> line.getText().contains("没有配置邮件服务器"));
            assertThat(GridKt._size(_get(Grid.class))).isNotNegative();
        }
    }

    private static Checkbox box(String label) {
        return _find(Checkbox.class).stream()
                .filter(box -> box.getAriaLabel().filter(label::equals).isPresent())
                .findFirst()
                .orElseThrow();
    }

    private String submitted() {
        Contract contract = Contract.of(new Api("http://localhost:" + port)).submitted();
        String number = contract.view("enterprise").path("caseNumber").asText();
        await().atMost(Duration.ofSeconds(20)).until(() -> actors
                .runAs(accounts.actorNamed("enterprise"), () -> notifications.list(true, Locale.ENGLISH, null, 50))
                .items()
                .stream()
                .anyMatch(notification -> number.equals(notification.caseNumber())));
        return number;
    }
}
