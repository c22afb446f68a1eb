package org.keqiao.inbox.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.acceptance.Api;
import org.keqiao.acceptance.Contract;
import org.keqiao.inbox.Assignments.Colleague;
import org.keqiao.inbox.InboxQuery;
import org.keqiao.inbox.InboxRow;
import org.keqiao.inbox.WorkPreferences;
import org.keqiao.inbox.ui.file.CaseFileView;
import org.keqiao.inbox.ui.file.SinceNote;
import org.keqiao.shared.ui.Paths;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.Screens;
import org.keqiao.testing.Statements;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The list itself: what it shows where, and what it remembers. */
@KeqiaoTest
class InboxScreenTest {

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private WorkPreferences preferences;

    @Autowired
    private InboxParts parts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private Contract contract;

    @AfterEach
    void forgetPreferences() {
        transaction.executeWithoutResult(t -> {
            jdbc.sql("delete from inbox_preference").update();
            jdbc.sql("delete from inbox_filter").update();
        });
    }

    @BeforeEach
    void fileContract() {
        contract = Contract.of(new Api("http://localhost:" + port)).submitted();
    }

    @Test
    void showsEachRowAsACardOnAPhoneWithoutAskingAgain() {
        try (Screens clerk = Screens.of(context, "clerk")) {
            Paths.open("inbox?queue=claimable&sort=newest");
            InboxGrid grid = _get(InboxGrid.class);

            assertThat(Statements.countedIn(() -> {
                        grid.setNarrow(true);
                        return null;
                    }))
                    .isZero();

            assertThat(grid.getColumns().stream().filter(Grid.Column::isVisible).map(Grid.Column::getKey))
                    .containsExactly("card");
            InboxRow row = row(grid);
            assertThat(new InboxCard(row).getElement().getTextRecursively())
                    .contains(row.caseNumber(), row.title(), row.applicant(), "形式审查", "剩", "个工作日");

            grid.setNarrow(false);
            assertThat(grid.getColumnByKey("card").isVisible()).isFalse();
            assertThat(grid.getColumnByKey("due").isVisible()).isTrue();
        }
    }

    @Test
    void saysHowAHandledStepEnded() {
        contract.does("clerk", "contract-intake", "accept");
        try (Screens clerk = Screens.of(context, "clerk", Locale.ENGLISH)) {
            Paths.open("inbox?queue=handled");
            InboxGrid grid = _get(InboxGrid.class);
            assertThat(row(grid).result().in(Locale.ENGLISH)).isEqualTo("Accept");
            assertThat(grid.getColumnByKey("result").isVisible()).isTrue();
            assertThat(grid.getColumnByKey("assignee").isVisible()).isFalse();
        }
    }

    @Test
    @SuppressWarnings("unchecked")
    void theHeadGivesBackWhatSomebodyElseHasAndSaysWhy() {
        String task = contract.task("clerk", "contract-intake");
        Api api = new Api("http://localhost:" + port);
        api.post("clerk", "/tasks/" + task + "/claim", Map.of()).ok();
        try (Screens head = Screens.of(context, "stationhead")) {
            Paths.open("inbox?queue=office&sort=newest");
            InboxGrid grid = _get(InboxGrid.class);
            assertThat(row(grid).assignee()).isEqualTo("clerk");
            _assertNone(Button.class, spec -> spec.withText("认领 1 件"));
            grid.select(row(grid));
            _click(_get(Button.class, spec -> spec.withText("分派 1 件")));
            ComboBox<Colleague> who = _get(ComboBox.class, spec -> spec.withLabel("分派给"));
            who.setValue(who.getListDataView()
                    .getItems()
                    .filter(colleague -> colleague.username().isEmpty())
                    .findFirst()
                    .orElseThrow());
            Button give = _get(Button.class, spec -> spec.withText("改派"));
            _click(give);
            assertThat(api.get("clerk", "/tasks/" + task).ok().path("assignee").asText())
                    .as("not without a reason")
                    .isEqualTo("clerk");
            _setValue(_get(TextArea.class, spec -> spec.withLabel("原因")), "病假一周");
            _click(give);
            assertThat(api.get("clerk", "/tasks/" + task).ok().path("assignee").asText("null"))
                    .isIn("", "null");
        }
        try (Screens clerk = Screens.of(context, "clerk")) {
            Paths.open("inbox");
            _assertNone(Anchor.class, spec -> spec.withText("本机构"));
        }
    }

    @Test
    void keepsTheDecisionWithinReachBelowTheFile() {
        try (Screens clerk = Screens.of(context, "clerk")) {
            Paths.open(CaseFileView.ROUTE + "/" + contract.id());
            _click(_get(Button.class, spec -> spec.withText("形式审查")));
        }
    }

    @Test
    void keepsColumnsWithTheAccount() {
        try (Screens registrar = Screens.of(context, "registrar")) {
            Paths.open("inbox");
            InboxGrid grid = _get(InboxGrid.class);
            grid.columns().setShown("applicant", false);
            grid.columns().move("due", -1);
        }
        try (Screens elsewhere = Screens.of(context, "registrar")) {
            Paths.open("inbox");
            InboxGrid grid = _get(InboxGrid.class);
            assertThat(grid.columns().isShown("applicant")).isFalse();
            assertThat(grid.getColumnByKey("applicant").isVisible()).isFalse();
            assertThat(grid.columns().keys().indexOf("due"))
                    .isLessThan(grid.columns().keys().indexOf("step"));
        }
        try (Screens colleague = Screens.of(context, "registrar2")) {
            Paths.open("inbox");
            assertThat(_get(InboxGrid.class).columns().isShown("applicant")).isTrue();
        }
    }

    @Test
    void keepsTheChosenOrderButNotTheOneOfAnAddress() {
        try (Screens registrar = Screens.of(context, "registrar")) {
            Paths.open("inbox?sort=newest");
            assertThat(preferences.mine().ordered()).isEqualTo(InboxQuery.Order.DUE);

            chooseOrder(InboxQuery.Order.NEWEST);
            assertThat(preferences.mine().ordered()).isEqualTo(InboxQuery.Order.NEWEST);
        }
    }

    @Test
    void movesColumnsByButtonsToo() {
        try (Screens registrar = Screens.of(context, "registrar")) {
            Paths.open("inbox");
            _click(_get(Button.class, spec -> spec.withText("列")));
            InboxGrid grid = _get(InboxGrid.class);
            int before = grid.columns().keys().indexOf("step");
            _click(_find(Button.class).stream()
                    .filter(button -> button.getAriaLabel().orElse("").equals("当前环节前移"))
                    .findFirst()
                    .orElseThrow());
            assertThat(grid.columns().keys().indexOf("step")).isEqualTo(before - 1);
        }
    }

    @Test
    void keepsTheSwitchOfSingleKeysWithTheAccount() {
        try (Screens registrar = Screens.of(context, "registrar")) {
            Paths.open("help");
            Checkbox keys = _find(Checkbox.class).stream()
                    .filter(box -> box.getLabel().contains("单键"))
                    .findFirst()
                    .orElseThrow();
            ComponentUtil.fireEvent(keys, new AbstractField.ComponentValueChangeEvent<>(keys, keys, true, true));
            assertThat(preferences.mine().shortcuts()).isTrue();
        }
    }

    @SuppressWarnings("unchecked")
    private static void chooseOrder(InboxQuery.Order order) {
        Select<InboxQuery.Order> select = (Select<InboxQuery.Order>) _find(Select.class).stream()
                .filter(s -> s.getValue() instanceof InboxQuery.Order)
                .findFirst()
                .orElseThrow();
        InboxQuery.Order before = select.getValue();
        select.setValue(order);
        ComponentUtil.fireEvent(select, new AbstractField.ComponentValueChangeEvent<>(select, select, before, true));
    }

    @Test
    void savesAFilterAndPinsItBesideTheQueues() {
        try (Screens registrar = Screens.of(context, "registrar")) {
            Paths.open("inbox?queue=all&due=soon");
            new SaveFilterDialog(
                            parts.savedFilters(), parts.failures(), InboxState.ofQuery("queue=all&due=soon"), () -> {})
                    .open();
            TextField name = _get(TextField.class, spec -> spec.withLabel("名称"));
            _click(_get(Button.class, spec -> spec.withText("保存")));
            assertThat(name.isInvalid()).as("a filter needs a name").isTrue();
            _setValue(name, "快到期的");
            _click(_get(Button.class, spec -> spec.withText("保存")));

            Paths.open("help");
            Paths.open("inbox?queue=all&due=soon");
            Anchor pin = _find(Anchor.class).stream()
                    .filter(link -> link.getElement().getTextRecursively().equals("快到期的"))
                    .findFirst()
                    .orElseThrow();
            assertThat(pin.getHref()).contains("queue=all", "due=soon");
            assertThat(pin.getElement().getAttribute("aria-current")).isEqualTo("page");

            new FilterDialog(parts.savedFilters(), parts.failures(), () -> {}).open();
            _click(_find(Button.class).stream()
                    .filter(button -> button.getAriaLabel().orElse("").equals("删除：快到期的"))
                    .findFirst()
                    .orElseThrow());
            assertThat(parts.savedFilters().list()).isEmpty();
        }
    }

    @Test
    void removesAppliedFiltersOneByOne() {
        try (Screens registrar = Screens.of(context, "registrar")) {
            Paths.open("inbox?queue=all&q=ab&due=soon");
            _click(_get(Button.class, spec -> spec.withText("包含：ab")));
            assertThat(_find(Button.class).stream().map(Button::getText))
                    .contains("期限：三日内到期")
                    .doesNotContain("包含：ab");
        }
    }

    @Test
    void saysWhatChangedSinceTheLastLook() {
        String page = CaseFileView.ROUTE + "/" + contract.id();
        try (Screens clerk = Screens.of(context, "clerk")) {
            Paths.open(page);
            _assertNone(SinceNote.class);
        }
        contract.returns("clerk", "contract-intake", Map.of("seller.address", "请写明详细地址。"));
        contract.answers(answers -> ((ObjectNode) answers.path("seller")).put("address", "泉州市丰泽区新地址 1 号"));
        try (Screens clerk = Screens.of(context, "clerk")) {
            Paths.open(page);
            assertThat(_get(SinceNote.class).getElement().getTextRecursively())
                    .contains("自您上次查看", "修改了 1 个字段，材料没有变化", "条办理记录");
            _click(_get(Button.class, spec -> spec.withText("认领并办理")));
            assertThat(_get(SinceNote.class).getElement().getTextRecursively())
                    .as("what was new stays new while the reader works on it")
                    .contains("自您上次查看");
            Paths.open("help");
            Paths.open(page);
            assertThat(_get(SinceNote.class).getElement().getTextRecursively())
                    .as("the comparison with the submission before")
                    .doesNotContain("自您上次查看")
                    .contains("第 2 次提交");
        }
    }

    @Test
    void announcesWhatCameWithoutMovingTheRows() {
        try (Screens clerk = Screens.of(context, "clerk")) {
            Paths.open("inbox?queue=claimable&sort=newest");
            InboxGrid grid = _get(InboxGrid.class);
            InboxView view = _get(InboxView.class);
            Set<String> before = grid.ids();
            view.refresh();
            assertThat(arrivals()).as("nothing came").doesNotContain("新到");

            Contract later = Contract.of(new Api("http://localhost:" + port)).submitted();
            view.refresh();
            assertThat(arrivals()).contains("新到 1 件任务");
            assertThat(grid.ids()).isEqualTo(before);

            _click(_get(Button.class, spec -> spec.withText("显示")));
            assertThat(row(grid, later).news()).isEqualTo(InboxRow.News.NEW);
            assertThat(arrivals()).doesNotContain("新到");
        }
    }

    @Test
    void showsInPlaceWhoHasTakenARow() {
        String task = contract.task("clerk", "contract-intake");
        try (Screens clerk = Screens.of(context, "clerk")) {
            Paths.open("inbox?queue=all&sort=newest");
            InboxGrid grid = _get(InboxGrid.class);
            assertThat(row(grid).assignee()).isNull();

            new Api("http://localhost:" + port).post("clerk", "/tasks/" + task + "/claim", Map.of());
            _get(InboxView.class).refresh();

            assertThat(row(grid).assignee()).isEqualTo("clerk");
        }
    }

    @Test
    void looksAgainForTwoStatements() {
        try (Screens clerk = Screens.of(context, "clerk")) {
            Paths.open("inbox?queue=claimable");
            InboxView view = _get(InboxView.class);
            assertThat(Statements.sentIn(() -> {
                        view.refresh();
                        return null;
                    }))
                    .filteredOn(sql -> sql.contains("inbox_task") && !sql.contains("as overdue"))
                    .as("the page")
                    .hasSize(1);
        }
    }

    @Test
    void comesBackToTheSameListAndRow() {
        try (Screens clerk = Screens.of(context, "clerk")) {
            Paths.open("inbox?queue=claimable&sort=newest");
            _get(InboxGrid.class).move(1);
            InboxRow row = _get(InboxGrid.class).current().orElseThrow();

            Paths.open(CaseFileView.ROUTE + "/" + contract.id());
            Paths.open(WayBack.path(UI.getCurrent()));

            InboxGrid again = _get(InboxGrid.class);
            assertThat(again.current()).map(InboxRow::id).contains(row.id());
            assertThat(_get(InboxView.class)).isNotNull();
            assertThat(WayBack.path(UI.getCurrent())).contains("queue=claimable");
        }
    }

    @Test
    void staysWhereTheReaderWasAfterARowWasClaimed() {
        Contract.of(new Api("http://localhost:" + port)).submitted();
        try (Screens clerk = Screens.of(context, "clerk")) {
            Paths.open("inbox?queue=claimable&sort=newest");
            InboxGrid grid = _get(InboxGrid.class);
            List<String> ids = List.copyOf(grid.ids());
            grid.move(1);
            InboxRow row = grid.current().orElseThrow();
            grid.select(row);
            _click(_get(Button.class, spec -> spec.withText("认领 1 件")));

            assertThat(grid.ids()).doesNotContain(row.id());
            if (ids.size() > 2) {
                assertThat(grid.current()).map(InboxRow::id).contains(ids.get(2));
            }
            assertThat(grid.getSelectedItems()).isEmpty();
        }
    }

    @Test
    @SuppressWarnings("unchecked")
    void assignsSelectedRowsToAColleague() {
        contract.does("clerk", "contract-intake", "accept");
        try (Screens registrar = Screens.of(context, "registrar")) {
            Paths.open("inbox?queue=claimable&sort=newest");
            InboxGrid grid = _get(InboxGrid.class);
            grid.select(row(grid));
            _click(_get(Button.class, spec -> spec.withText("分派 1 件")));
            ComboBox<Colleague> who = _get(ComboBox.class, spec -> spec.withLabel("分派给"));
            Button give = _get(Button.class, spec -> spec.withText("分派"));
            _click(give);
            assertThat(who.isInvalid()).as("somebody must be chosen").isTrue();
            who.setValue(who.getListDataView()
                    .getItems()
                    .filter(colleague -> colleague.username().equals("registrar2"))
                    .findFirst()
                    .orElseThrow());
            _click(give);

            Paths.open("inbox?queue=all&sort=newest");
            assertThat(row(_get(InboxGrid.class)).assignee()).isEqualTo("registrar2");
        }
    }

    private static String arrivals() {
        return _get(Arrivals.class).getElement().getTextRecursively();
    }

    @Test
    void marksTheQueueThatIsShown() {
        try (Screens clerk = Screens.of(context, "clerk")) {
            Paths.open("inbox?queue=claimable");
            assertThat(_find(Anchor.class, spec -> spec.withAttribute("aria-current", "page")).stream()
                            .map(Anchor::getHref))
                    .anyMatch(href -> href.contains("queue=claimable"));
        }
    }

    private InboxRow row(InboxGrid grid) {
        return row(grid, contract);
    }

    private static InboxRow row(InboxGrid grid, Contract of) {
        return grid.getListDataView()
                .getItems()
                .filter(row -> row.caseId().toString().equals(of.id()))
                .findFirst()
                .orElseThrow();
    }
}
