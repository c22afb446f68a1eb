package org.keqiao.inbox.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.GridKt;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.acceptance.Api;
import org.keqiao.acceptance.Contract;
import org.keqiao.form.ui.FormPane;
import org.keqiao.inbox.InboxRow;
import org.keqiao.inbox.ui.decision.DecisionPane;
import org.keqiao.inbox.ui.file.CaseFileTabs;
import org.keqiao.inbox.ui.file.CaseFileView;
import org.keqiao.inbox.ui.file.CheckNotes;
import org.keqiao.inbox.ui.file.FindingsTab;
import org.keqiao.inbox.ui.file.NothingToDecide;
import org.keqiao.shared.ui.Paths;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.Screens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** The officer's way through the screens: list, case, decision. */
@KeqiaoTest
class OfficerPagesTest {

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    private Contract contract;

    @BeforeEach
    void fileContract() {
        contract = Contract.of(new Api("http://localhost:" + port)).submitted();
    }

    @Test
    void claimsARowFromTheListAndFindsItAmongTheirOwn() {
        try (Screens clerk = Screens.of(context, "clerk")) {
            Paths.open("inbox?queue=claimable&sort=newest");
            InboxGrid grid = _get(InboxGrid.class);
            InboxRow row = row(grid);
            grid.select(row);
            _click(_get(Button.class, spec -> spec.withText("认领 1 件")));

            Paths.open("inbox?sort=newest");
            assertThat(row(_get(InboxGrid.class)).assignee()).isEqualTo("clerk");
        }
    }

    @Test
    void keepsTheFilterInTheAddressAndOffersToClearIt() {
        try (Screens clerk = Screens.of(context, "clerk")) {
            Paths.open("inbox?queue=claimable&q=nothing-is-called-like-this");
            assertThat(GridKt._size(_get(InboxGrid.class))).isZero();

            _click(_find(Button.class, spec -> spec.withText("清除筛选")).get(0));
            assertThat(GridKt._size(_get(InboxGrid.class))).isPositive();
        }
    }

    @Test
    void acceptsACaseWithTheFormOfTheStep() {
        try (Screens clerk = Screens.of(context, "clerk")) {
            open();
            _click(_get(Button.class, spec -> spec.withText("认领并办理")));
            _setValue(_get(TextArea.class, spec -> spec.withLabel("意见")), "材料齐全。");
            _get(FormPane.class)
                    .setAnswers(Map.of(
                            "intakeChecks",
                            List.of("region", "parties", "documents", "amounts", "unclassified"),
                            "intakeNote",
                            "材料齐全"));
            _click(_get(Button.class, spec -> spec.withText("受理")));

            assertThat(contract.status()).isEqualTo("ACCEPTED");
        }
    }

    @Test
    void asksForOneCompleteCorrectionNotice() {
        try (Screens clerk = Screens.of(context, "clerk")) {
            open();
            _click(_get(Button.class, spec -> spec.withText("认领并办理")));
            _setValue(_get(TextArea.class, spec -> spec.withLabel("意见")), "需要补正。");
            _click(_get(Button.class, spec -> spec.withText("通知补正")));

            assertThat(_find(Button.class, spec -> spec.withText("受理")))
                    .as("a notice stands in the place of the other outcomes")
                    .isEmpty();
            _click(_get(Button.class, spec -> spec.withText("取消")));
            assertThat(_find(Button.class, spec -> spec.withText("受理"))).hasSize(1);
            _click(_get(Button.class, spec -> spec.withText("通知补正")));
            Button send = _get(Button.class, spec -> spec.withText("通知补正"));
            _click(send);
            assertThat(contract.status()).as("an empty notice is not sent").isEqualTo("SUBMITTED");

            ComboBox<?> about = _get(ComboBox.class, spec -> spec.withLabel("需要补正的字段或材料"));
            choose(about, "卖方 / 地址");
            _setValue(_get(TextArea.class, spec -> spec.withLabel("问题和要求")), "请写明详细地址。");
            _click(send);

            assertThat(contract.status()).isEqualTo("CORRECTION");
            assertThat(contract.view("enterprise")
                            .path("correction")
                            .path("items")
                            .get(0)
                            .path("field")
                            .asText())
                    .isEqualTo("seller.address");
        }
    }

    @Test
    void showsWhatIsWrongAtTheFieldAndKeepsWhatWasTyped() {
        try (Screens clerk = Screens.of(context, "clerk")) {
            open();
            _click(_get(Button.class, spec -> spec.withText("认领并办理")));
            _click(_get(Button.class, spec -> spec.withText("通知补正")));
            choose(_get(ComboBox.class, spec -> spec.withLabel("需要补正的字段或材料")), "卖方 / 地址");
            _setValue(_get(TextArea.class, spec -> spec.withLabel("问题和要求")), "请写明详细地址。");
            _click(_get(Button.class, spec -> spec.withText("通知补正")));

            TextArea opinion = _get(TextArea.class, spec -> spec.withLabel("意见"));
            assertThat(opinion.isInvalid()).isTrue();
            assertThat(_get(TextArea.class, spec -> spec.withLabel("问题和要求")).getValue())
                    .isEqualTo("请写明详细地址。");
        }
    }

    @Test
    void tellsWhoHasTheStep() {
        new Api("http://localhost:" + port)
                .post("clerk", "/tasks/" + contract.task("clerk", "contract-intake") + "/claim", Map.of());
        try (Screens head = Screens.of(context, "registrar")) {
            open();
            _assertNone(Button.class, spec -> spec.withText("认领并办理"));
            _assertOne(NothingToDecide.class);
        }
    }

    @Test
    void theHeadOpensTheStepOfWhoeverIsAway() {
        new Api("http://localhost:" + port)
                .post("clerk", "/tasks/" + contract.task("clerk", "contract-intake") + "/claim", Map.of());
        try (Screens head = Screens.of(context, "stationhead")) {
            open();
            assertThat(text(_get(DecisionPane.class))).contains("正在办理");
            _click(_get(Button.class, spec -> spec.withText("改派")));
            _assertOne(ComboBox.class, spec -> spec.withLabel("分派给"));
        }
    }

    @Test
    void saysSoWhenTheStepIsGone() {
        String task = contract.task("clerk", "contract-intake");
        contract.does("clerk", "contract-intake", "accept");
        try (Screens clerk = Screens.of(context, "clerk")) {
            Paths.open(CaseFileView.ROUTE + "/" + contract.id() + "?task=" + task);
            _assertNone(DecisionPane.class);
            assertThat(_find(Div.class, spec -> spec.withClasses("kq-message"))).isNotEmpty();
        }
    }

    @Test
    void theSecondReviewerSeesWhatTheRegistrarCertified() {
        contract.does("clerk", "contract-intake", "accept").does("registrar", "contract-technical-review", "certify");
        try (Screens reviewer = Screens.of(context, "rechecker")) {
            open();
            assertThat(_get(CheckNotes.class).isVisible()).isTrue();
            assertThat(text(_get(CheckNotes.class))).contains("请逐项核对扣除");
            assertThat(text(_get(CaseFileTabs.class))).doesNotContain("核定技术交易额");

            _get(Tabs.class).setSelectedIndex(1);

            assertThat(text(_get(FindingsTab.class)))
                    .contains("技术审查")
                    .contains("拟予登记")
                    .contains("核定技术交易额")
                    .contains("1,000,000.00")
                    .contains("双螺杆挤出机")
                    .contains("按规定办理。");
        }
    }

    private static String text(Component root) {
        StringBuilder all = new StringBuilder();
        root.getElement().getTextRecursively().lines().forEach(line -> all.append(line)
                .append(' '));
        return all.toString();
    }

    @Test
    void speaksEnglish() {
        try (Screens clerk = Screens.of(context, "clerk", Locale.ENGLISH)) {
            open();
            _assertOne(Button.class, spec -> spec.withText("Claim and work on it"));
        }
    }

    @Test
    void closesTheListToApplicants() {
        try (Screens applicant = Screens.of(context, "enterprise")) {
            Paths.open("inbox");
            assertThat(UI.getCurrent().getInternals().getActiveRouterTargetsChain())
                    .noneMatch(InboxView.class::isInstance);
        }
    }

    private void open() {
        Paths.open(CaseFileView.ROUTE + "/" + contract.id());
    }

    private InboxRow row(InboxGrid grid) {
        return grid.getListDataView()
                .getItems()
                .filter(row -> row.caseId().toString().equals(contract.id()))
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static void choose(ComboBox box, String label) {
        Object item = box.getListDataView()
                .getItems()
                .filter(i -> box.getItemLabelGenerator().apply(i).equals(label))
                .findFirst()
                .orElseThrow();
        _setValue(box, item);
    }
}
