package org.keqiao.inbox.ui.decision;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.acceptance.Api;
import org.keqiao.acceptance.Contract;
import org.keqiao.inbox.ui.file.CaseFileView;
import org.keqiao.shared.ui.Paths;
import org.keqiao.shared.ui.SaveState;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.Screens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Half an hour of an officer's typing survives whatever happens to the window. */
@KeqiaoTest
class TypedWorkTest {

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    private Contract contract;
    private Api api;

    @BeforeEach
    void file() {
        api = new Api("http://localhost:" + port);
        contract = Contract.of(api).submitted();
    }

    private void claim(String user, String form) {
        api.post(user, "/tasks/" + contract.task(user, form) + "/claim", Map.of())
                .ok();
    }

    @Test
    void comesBackAfterASessionThatEndedWithEverythingTyped() {
        claim("clerk", "contract-intake");
        try (Screens clerk = Screens.of(context, "clerk")) {
            open();
            _setValue(opinion(), "已核对身份证明。");
            _click(_get(Button.class, spec -> spec.withText("通知补正")));
            _setValue(_get(TextArea.class, spec -> spec.withLabel("问题和要求")), "请写明");
            assertThat(text(_get(SaveState.class))).contains("正在编辑");
            // The browser's timer, a second after the last key; then the window is gone without a word.
            _get(SaveState.class).due();
            assertThat(text(_get(SaveState.class))).contains("已保存");
        }
        try (Screens again = Screens.of(context, "clerk")) {
            open();
            assertThat(opinion().getValue()).isEqualTo("已核对身份证明。");
            assertThat(_get(TextArea.class, spec -> spec.withLabel("问题和要求")).getValue())
                    .as("a notice without a target yet")
                    .isEqualTo("请写明");
            assertThat(text(_get(SaveState.class))).contains("已保存");
        }
    }

    @Test
    void keepsWhatWasTypedInTheFormToo() {
        contract.does("clerk", "contract-intake", "accept");
        claim("registrar", "contract-technical-review");
        try (Screens registrar = Screens.of(context, "registrar")) {
            open();
            _setValue(note(), "扣除设备款");
            Paths.open("inbox");
        }
        try (Screens again = Screens.of(context, "registrar")) {
            open();
            assertThat(note().getValue()).isEqualTo("扣除设备款");
        }
    }

    @Test
    void savesBeforeTheLanguageChanges() {
        claim("clerk", "contract-intake");
        try (Screens clerk = Screens.of(context, "clerk")) {
            open();
            _setValue(opinion(), "换语言之前");
            _click(_get(Button.class, spec -> spec.withText("English")));
        }
        try (Screens again = Screens.of(context, "clerk", Locale.ENGLISH)) {
            open();
            assertThat(_get(TextArea.class, spec -> spec.withLabel("Opinion")).getValue())
                    .isEqualTo("换语言之前");
        }
    }

    @Test
    void doesNotTrapSomebodyWhoseStepWasTakenAway() {
        claim("clerk", "contract-intake");
        String task = contract.task("clerk", "contract-intake");
        try (Screens clerk = Screens.of(context, "clerk")) {
            open();
            _setValue(opinion(), "写到一半");
            api.post("stationhead", "/tasks/" + task + "/assignment", Map.of("reason", "临时调整"))
                    .ok();
            Paths.open("inbox");
            assertThat(active()).as("the page stays, and says why").isInstanceOf(CaseFileView.class);
            assertThat(_find(Div.class, spec -> spec.withClasses("kq-message"))).isNotEmpty();
            assertThat(opinion().getValue()).isEqualTo("写到一半");
            _click(_get(Button.class, spec -> spec.withText("不保存，离开")));
            assertThat(active()).isNotInstanceOf(CaseFileView.class);
        }
    }

    @Test
    void aSecondWindowDoesNotOverwriteTheFirstUnasked() {
        claim("clerk", "contract-intake");
        try (Screens both = Screens.of(context, "clerk")) {
            open();
            DecisionPane first = _get(DecisionPane.class);
            TextArea firstOpinion = opinion();
            Paths.open("inbox");
            open();
            _setValue(opinion(), "第二个窗口");
            _get(SaveState.class).due();

            firstOpinion.setValue("第一个窗口");
            assertThat(first.keepTyped()).isFalse();
        }
        assertThat(api.get("clerk", "/tasks/" + contract.task("clerk", "contract-intake"))
                        .ok()
                        .path("opinion")
                        .asText())
                .isEqualTo("第二个窗口");
    }

    private static Component active() {
        return (Component)
                UI.getCurrent().getInternals().getActiveRouterTargetsChain().get(0);
    }

    private static TextArea opinion() {
        return _get(TextArea.class, spec -> spec.withLabel("意见"));
    }

    /** The first long text of the review's form. */
    private static TextArea note() {
        List<TextArea> fields = _find(_get(StepForm.class), TextArea.class);
        assertThat(fields).isNotEmpty();
        return fields.get(0);
    }

    private static String text(Component component) {
        return component.getElement().getTextRecursively();
    }

    private void open() {
        Paths.open(CaseFileView.ROUTE + "/" + contract.id());
    }
}
