package org.keqiao.inbox.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.GridKt;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.acceptance.Api;
import org.keqiao.acceptance.Contract;
import org.keqiao.inbox.InboxRow;
import org.keqiao.inbox.ui.decision.DecisionPane;
import org.keqiao.inbox.ui.decision.SeatPanel;
import org.keqiao.process.Publishing;
import org.keqiao.process.matters.RedesignedContract;
import org.keqiao.process.matters.SeatedContract;
import org.keqiao.security.AccountDirectory;
import org.keqiao.security.AccountView;
import org.keqiao.security.Role;
import org.keqiao.shared.ui.Paths;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.Newcomers;
import org.keqiao.testing.Screens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Seats on the screen: what a signer and what the head of the office sees of them. */
@KeqiaoTest
class SeatScreensTest {

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Publishing publishing;

    @Autowired
    private AccountDirectory accounts;

    private Contract contract;
    private String other;

    @BeforeEach
    void countersigning() {
        publishing.publish(SeatedContract.countersigned(2), "publisher");
        contract = Contract.of(new Api("http://localhost:" + port)).reviewed();
        other = Newcomers.of(context)
                .account("另一复核员", accounts.actorNamed("rechecker").station(), Role.STATION_REVIEWER);
    }

    @AfterEach
    void asItShips() {
        publishing.publish(RedesignedContract.before(), "publisher");
    }

    @Test
    void theInboxSaysInWordsHowFarACountersigningHasCome() {
        contract.does(other, "contract-second-review", "agree");
        try (Screens rechecker = Screens.of(context, "rechecker")) {
            Paths.open("inbox?queue=claimable&sort=newest");
            InboxGrid grid = _get(InboxGrid.class);
            List<InboxRow> rows = GridKt._findAll(grid).stream()
                    .filter(row -> row.caseId().toString().equals(contract.id()))
                    .toList();
            assertThat(rows).hasSize(1);
            assertThat(StepText.of(rows.get(0), Locale.CHINA, grid)).isEqualTo("复核（会签 1/2）");
        }
    }

    @Test
    void aSignerSeesTheOthersAndMayChangeNothing() {
        contract.does(other, "contract-second-review", "disagree");
        try (Screens rechecker = Screens.of(context, "rechecker")) {
            Paths.open("case-file/" + contract.id());
            SeatPanel panel = _get(SeatPanel.class);
            assertThat(texts(panel)).contains("另一复核员").contains("不同意").contains("待认领");
            _assertNone(Button.class, spec -> spec.withText("加签"));
            assertThat(_find(_get(DecisionPane.class), H2.class).get(0).getText())
                    .isEqualTo("复核（会签 1/2）");
        }
    }

    @Test
    void theHeadAddsHandsOverAndRemovesASeat() {
        try (Screens head = Screens.of(context, "stationhead")) {
            Paths.open("case-file/" + contract.id());
            _click(_get(_get(SeatPanel.class), Button.class, spec -> spec.withText("加签")));
            Button confirm = _find(Button.class, spec -> spec.withText("加签")).stream()
                    .filter(button -> button.getParent()
                            .filter(SeatPanel.class::isInstance)
                            .isEmpty())
                    .findFirst()
                    .orElseThrow();
            _click(confirm);
            TextArea reason = _get(TextArea.class, spec -> spec.withLabel("原因"));
            assertThat(reason.isInvalid()).as("a reason is needed").isTrue();
            @SuppressWarnings("unchecked")
            ComboBox<AccountView> who = _get(ComboBox.class, spec -> spec.withLabel("由谁办理"));
            _setValue(who, accounts.named(other).orElseThrow());
            _setValue(reason, "涉及专业较多");
            _click(confirm);

            assertThat(texts(_get(SeatPanel.class))).contains("第 3 席").contains("另一复核员");
            assertThat(_find(_get(SeatPanel.class), H2.class).get(0).getText()).isEqualTo("席位 · 复核（会签 0/3）");

            _click(command("更换第 3 席"));
            _setValue(_get(TextArea.class, spec -> spec.withLabel("原因")), "请假");
            _click(command("更换第 3 席"));
            assertThat(texts(_get(SeatPanel.class))).doesNotContain("另一复核员");

            _click(command("减去第 3 席"));
            _setValue(_get(TextArea.class, spec -> spec.withLabel("原因")), "不需要了");
            _click(command("减去第 3 席"));
            assertThat(texts(_get(SeatPanel.class))).contains("已减去");
            _assertNone(Button.class, spec -> spec.withText("减签"));
        }
    }

    /** The button in the panel, or, while its dialog is open, the dialog's. */
    private static Button command(String name) {
        List<Button> found = _find(Button.class).stream()
                .filter(button -> name.equals(button.getText())
                        || name.equals(button.getAriaLabel().orElse("")))
                .toList();
        return found.stream()
                .filter(button -> name.equals(button.getText()))
                .findFirst()
                .orElseGet(() -> found.get(0));
    }

    private static String texts(com.vaadin.flow.component.Component within) {
        return within.getElement().getTextRecursively();
    }
}
