package org.keqiao.acceptance;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.mvysny.kaributesting.v10.GridKt;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.router.QueryParameters;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.casefile.CaseQuery;
import org.keqiao.casefile.CaseReading;
import org.keqiao.casefile.CaseSummary;
import org.keqiao.casefile.ui.extra.CaseExtra;
import org.keqiao.casefile.ui.extra.CaseStandings;
import org.keqiao.policy.PolicyItem;
import org.keqiao.publicity.NoticeKeeping;
import org.keqiao.security.Role;
import org.keqiao.shared.ui.ErrorSummary;
import org.keqiao.subsidy.clawback.Remedy;
import org.keqiao.subsidy.ui.SubsidyReportView;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.Newcomers;
import org.keqiao.testing.Papers;
import org.keqiao.testing.Screens;
import org.keqiao.testing.Statements;
import org.keqiao.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** What programme officers and finance enter in dialogs: a mistake is said at its field, and another person confirms. */
@KeqiaoTest
class MoneyDialogsTest {

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private TestClock clock;

    @Autowired
    private NoticeKeeping notices;

    private final String group =
            "TEST_" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
    private Api api;

    @BeforeEach
    void connect() {
        clock.reset();
        api = new Api("http://localhost:" + port);
    }

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    @Test
    void aWindowIsEnteredByOneAndConfirmedByAnother() {
        String item = group + "_CITY";
        new TestPolicies(api).city(item, group, "0.20");
        String reference = "申报通知 " + group;
        LocalDate first = LocalDate.now(clock).plusDays(3);
        try (Screens officer = Screens.of(context, "officer")) {
            UI.getCurrent().navigate("application-windows");
            click("windows.enter");
            click("windows.enter.do");
            assertThat(invalid(field(TextField.class, "windows.reference"))).isTrue();
            choose("windows.item", item);
            assertThat(field(DatePicker.class, "windows.first").getI18n().getDateFormats())
                    .startsWith("yyyy-MM-dd");
            _setValue(field(DatePicker.class, "windows.first"), first);
            _setValue(field(DatePicker.class, "windows.last"), first.minusDays(1));
            _setValue(field(TextField.class, "windows.reference"), reference);
            click("windows.enter.do");
            assertThat(invalid(field(DatePicker.class, "windows.last"))).isTrue();
            assertThat(_find(Dialog.class)).as("what was typed is kept").hasSize(1);
            _setValue(field(DatePicker.class, "windows.last"), first.plusDays(40));
            click("windows.enter.do");
            assertThat(_find(Dialog.class)).isEmpty();
            assertThat(buttons(row(reference), "windows.confirm"))
                    .as("not by who entered it")
                    .isEmpty();
        }
        try (Screens deputy = Screens.of(context, "deputy")) {
            UI.getCurrent().navigate("application-windows");
            _click(buttons(row(reference), "windows.confirm").get(0));
            assertThat(text(row(reference))).contains(say("windows.state.IN_FORCE"));
        }
    }

    @Test
    void theListsSayWhereTheMoneyStands() {
        FundedItem item = new FundedItem(api, clock);
        Subsidy waiting = item.waiting();
        Subsidy paid = item.waiting().awarded(clock, notices);
        Payment.of(api, paid).get(0).does("treasury", "payment-result", "paid", item.paidToday());
        Map.of(waiting, "WAITING_FOR_BATCH", paid, "PAID").forEach((subsidy, progress) -> {
            QueryParameters only = QueryParameters.simple(Map.of("q", subsidy.number()));
            try (Screens applicant = Screens.of(context, "enterprise")) {
                UI.getCurrent().navigate("my-cases", only);
                assertThat(_find(Span.class)).extracting(MoneyDialogsTest::text).anySatisfy(said -> assertThat(said)
                        .contains(say("subsidy.progress." + progress)));
            }
            try (Screens officer = Screens.of(context, "officer", Locale.ENGLISH)) {
                UI.getCurrent().navigate("cases", only);
                assertThat(text(GridKt._getCellComponent(_get(Grid.class), 0, "status")))
                        .contains(say("subsidy.progress." + progress));
                List<CaseExtra> extras =
                        List.copyOf(context.getBeansOfType(CaseExtra.class).values());
                List<CaseSummary> rows = context.getBean(CaseReading.class)
                        .list(new CaseQuery("subsidy-application", null, null), null, 200)
                        .items();
                assertThat(rows).hasSizeGreaterThan(1);
                assertThat(Statements.countedIn(() -> CaseStandings.of(extras, rows, Locale.ENGLISH)))
                        .isOne();
            }
        });
    }

    @Test
    void aMistakeInASheetIsSaidAtTheRowThatHasIt() {
        String item = group + "_RANKED";
        new TestPolicies(api).competitive(item, group);
        Subsidy notAssessed = competes(item);
        Subsidy assessed = competes(item);
        String reference = "评审会议纪要 " + group;
        try (Screens officer = Screens.of(context, "officer")) {
            UI.getCurrent().navigate("rankings");
            click("ranking.enter");
            choose("ranking.item", item);
            _setValue(field(TextField.class, "ranking.reference"), reference);
            Component sheet = section(assessed.number());
            enters(sheet, "ranking.score", "195");
            enters(sheet, "ranking.indicators", "20");
            enters(sheet, "ranking.ownFunds", "0.5");
            click("ranking.enter.do");
            assertThat(invalid(number(sheet, "ranking.score"))).isTrue();
            assertThat(invalid(number(section(notAssessed.number()), "ranking.score")))
                    .isFalse();
            enters(sheet, "ranking.score", "95");
            click("ranking.enter.do");
            assertThat(_find(Dialog.class)).isEmpty();
            assertThat(text(section(assessed.number()))).contains("95").doesNotContain(notAssessed.number());
        }
        for (JsonNode ranking : api.get("officer", "/rankings").ok().path("items")) {
            if (ranking.path("reference").asText().equals(reference)) {
                api.uploadTo(
                                "officer",
                                "/rankings/" + ranking.path("id").asText() + "/sheet",
                                "x",
                                "名次表.pdf",
                                Papers.one())
                        .ok();
            }
        }
        try (Screens other = Screens.of(context, "officer2")) {
            UI.getCurrent().navigate("rankings");
            _click(buttons(section(assessed.number()), "ranking.confirm").get(0));
            assertThat(text(section(assessed.number()))).contains(say("ranking.state.IN_FORCE"));
        }
    }

    /** On a contract of its own: a fixed sum is given for one once. */
    private Subsidy competes(String item) {
        String certificate =
                Contract.of(api).certified().letter("LT-C1").path("number").asText();
        return Subsidy.of(api, item, certificate, "10000.00").submitted();
    }

    private Subsidy paid() {
        FundedItem item = new FundedItem(api, clock);
        Subsidy award = item.waiting().awarded(clock, notices);
        Payment.of(api, award).get(0).does("treasury", "payment-result", "paid", item.paidToday());
        return award;
    }

    @Test
    void financeRecordsWhatComesBackAndWhatTheBankTakesBack() {
        Subsidy award = paid();
        Reclaiming reclaiming = Reclaiming.of(api, award).decided();
        String receipt = "回单" + UUID.randomUUID();
        try (Screens finance = Screens.of(context, "finance")) {
            UI.getCurrent().navigate("recoveries");
            _click(buttons(row(reclaiming.number()), "recovery.record").get(0));
            _setValue(field(TextField.class, "recovery.amount"), "四万");
            click("recovery.record.do");
            assertThat(invalid(field(TextField.class, "recovery.amount"))).isTrue();
            _setValue(field(TextField.class, "recovery.amount"), "40,000");
            _setValue(field(TextField.class, "recovery.receipt"), receipt);
            click("recovery.record.do");
            assertThat(_find(Dialog.class)).isEmpty();
            assertThat(text(row(reclaiming.number()))).contains("60,000.00");

            _click(buttons(row(reclaiming.number()), "recovery.repayments").get(0));
            assertThat(text(_get(Dialog.class))).contains(receipt);
            _click(buttons(_get(Dialog.class), "recovery.bounce").get(0));
            click("recovery.bounce.do");
            assertThat(invalid(field(TextField.class, "recovery.bounce.reason")))
                    .as("a reason is needed")
                    .isTrue();
            _setValue(field(TextField.class, "recovery.bounce.reason"), "户名不符");
            click("recovery.bounce.do");
            assertThat(text(row(reclaiming.number()))).contains("100,000.00");

            _click(buttons(row(reclaiming.number()), "recovery.record").get(0));
            _setValue(field(TextField.class, "recovery.amount"), "100000");
            _setValue(field(TextField.class, "recovery.receipt"), "回单" + UUID.randomUUID());
            click("recovery.record.do");
            assertThat(_find(Dialog.class)).isEmpty();

            UI.getCurrent()
                    .navigate(
                            "case-file/" + reclaiming.view("officer").path("id").asText());
            assertThat(_find(Anchor.class)).as("the award that it is about").anyMatch(link -> link.getHref()
                    .equals("case-file/" + award.id()));

            UI.getCurrent().navigate("reports/subsidies");
            assertThat(text(_get(SubsidyReportView.class)))
                    .as("what a figure means stands beside it")
                    .contains("单位：元", "核算补贴额（封顶前）", "未扣上限、其他资助和预算限额");
        }
        assertThat(reclaiming.recovery("finance").path("state").asText()).isEqualTo("REPAID");
    }

    @Test
    void aLineThatIsShortIsSharedOutByOneAndConfirmedByAnother() {
        String item = group + "_SHARED";
        new TestPolicies(api).city(item, group, "1", Map.of("allocation", "\"PRO_RATA\""));
        String document = "泉财教分" + group;
        String budget = api.post(
                        "finance",
                        "/budget-lines",
                        Map.of(
                                "year",
                                LocalDate.now(clock).getYear(),
                                "policyGroup",
                                group,
                                "documentNumber",
                                document,
                                "total",
                                "300000.00"))
                .ok()
                .path("id")
                .asText();
        String certificate =
                Contract.of(api).certified().letter("LT-C1").path("number").asText();
        List<Subsidy> both = Stream.of("240000.00", "240000.00")
                .map(paid -> Subsidy.of(api, item, certificate, paid)
                        .submitted()
                        .reviewed()
                        .rechecked())
                .toList();
        String second = Newcomers.of(context).account(Role.FINANCE_OFFICER);
        try (Screens finance = Screens.of(context, "finance")) {
            UI.getCurrent().navigate("allotments");
            _click(buttons(group(document, "allotment.short"), "allotment.preview")
                    .get(0));
            assertThat(text(_get(Dialog.class)))
                    .contains("150,000.00", both.get(0).number());
            click("allotment.propose");
            assertThat(_find(Dialog.class)).isEmpty();
            Component proposed = group(document, "allotment.state.PROPOSED");
            assertThat(text(proposed)).doesNotContain(both.get(0).number());
            _get(proposed, Details.class).setOpened(true);
            assertThat(text(proposed))
                    .contains(both.get(0).number(), both.get(1).number());
            assertThat(buttons(proposed, "allotment.confirm"))
                    .as("not by who put it forward")
                    .isEmpty();
        }
        try (Screens other = Screens.of(context, second)) {
            UI.getCurrent().navigate("allotments");
            _click(buttons(group(document, "allotment.state.PROPOSED"), "allotment.reject")
                    .get(0));
            click("allotment.reject");
            assertThat(invalid(field(TextArea.class, "subsidy.reason"))).isTrue();
            _setValue(field(TextArea.class, "subsidy.reason"), "指标将追加");
            click("allotment.reject");
            assertThat(text(group(document, "allotment.state.REJECTED"))).contains("指标将追加");
        }
        api.post("finance", "/budget-allotments", Map.of("budget", budget, "item", item))
                .ok();
        try (Screens other = Screens.of(context, second)) {
            UI.getCurrent().navigate("allotments");
            _click(buttons(group(document, "allotment.state.PROPOSED"), "allotment.confirm")
                    .get(0));
            assertThat(reserved(budget)).as("asked back first").isEqualTo("0.00");
            ConfirmDialog sure = _get(ConfirmDialog.class);
            assertThat(sure.getElement().getProperty("message")).contains("2 件预留资金合计 300,000.00 元");
            ComponentUtil.fireEvent(sure, new ConfirmDialog.ConfirmEvent(sure, true));
            assertThat(reserved(budget)).isEqualTo("300000.00");
            assertThat(text(group(document, "allotment.state.CONFIRMED"))).contains("300,000.00");
        }
        both.forEach(Subsidy::withdrawn);
        nothingIsOfferedWhereNobodyGetsAnything(certificate);
    }

    private void nothingIsOfferedWhereNobodyGetsAnything(String certificate) {
        String idle = group + "_IDLE";
        new TestPolicies(api).city(idle, idle, "1");
        String document = "泉财教少" + group;
        int year = LocalDate.now(clock).getYear();
        api.post(
                        "finance",
                        "/budget-lines",
                        Map.of("year", year, "policyGroup", idle, "documentNumber", document, "total", "1000.00"))
                .ok();
        Subsidy claim = Subsidy.of(api, idle, certificate, "240000.00")
                .submitted()
                .reviewed()
                .rechecked();
        try (Screens finance = Screens.of(context, "finance")) {
            UI.getCurrent().navigate("allotments");
            _click(buttons(group(document, "allotment.short"), "allotment.preview")
                    .get(0));
            Dialog dialog = _get(Dialog.class);
            assertThat(text(dialog)).contains("1,000.00", "没有申报可以安排");
            assertThat(buttons(dialog, "allotment.propose")).isEmpty();
        }
        claim.withdrawn();
    }

    private String reserved(String budget) {
        return api.get("finance", "/budget-lines/" + budget)
                .ok()
                .path("reserved")
                .asText();
    }

    @Test
    void aRulingIsRecordedOnceItsDayCanBeRight() {
        Reclaiming reclaiming = Reclaiming.of(api, paid()).decided();
        try (Screens deputy = Screens.of(context, "deputy")) {
            UI.getCurrent().navigate("recoveries");
            _click(buttons(row(reclaiming.number()), "recovery.remedy").get(0));
            click("recovery.record.do");
            assertThat(invalid(field(TextField.class, "recovery.remedy.document")))
                    .isTrue();
            _setValue(ruling(), Remedy.ANNULLED);
            _setValue(field(TextField.class, "recovery.remedy.document"), "（2026）闽05行初9号");
            DatePicker day = field(DatePicker.class, "recovery.remedy.ruledOn");
            _setValue(day, LocalDate.now(clock).minusDays(1));
            click("recovery.record.do");
            assertThat(invalid(day)).isTrue();
            assertThat(day.getErrorMessage()).contains("追回决定作出之日");
            _setValue(day, LocalDate.now(clock));
            click("recovery.record.do");
            assertThat(_find(Dialog.class)).isEmpty();
        }
        assertThat(reclaiming.recovery("finance").path("state").asText()).isEqualTo("LIFTED");
    }

    @SuppressWarnings("unchecked")
    private static Select<Remedy> ruling() {
        return field(Select.class, "recovery.remedy.kind");
    }

    @Test
    void whatTheBankSentBackIsRecordedWithItsMistakesAtTheFields() {
        Subsidy award = paid();
        String order = Payment.of(api, award)
                .get(0)
                .view("officer")
                .path("answers")
                .path("paymentOrder")
                .asText();
        try (Screens treasury = Screens.of(context, "treasury")) {
            UI.getCurrent().navigate("payments");
            click("payments.return");
            click("payments.return.do");
            for (String one : List.of("order", "receipt", "reason")) {
                assertThat(invalid(field(TextField.class, "payments.return." + one)))
                        .as(one)
                        .isTrue();
            }
            _setValue(field(TextField.class, "payments.return.receipt"), "TP" + UUID.randomUUID());
            _setValue(field(TextField.class, "payments.return.reason"), "收款账户已销户");
            _setValue(field(TextField.class, "payments.return.order"), "ZF-0000");
            click("payments.return.do");
            assertThat(invalid(field(TextField.class, "payments.return.order"))).isTrue();
            _setValue(field(TextField.class, "payments.return.order"), order);
            DatePicker day = field(DatePicker.class, "payments.return.day");
            _setValue(day, LocalDate.now(clock).minusDays(1));
            click("payments.return.do");
            assertThat(invalid(day)).isTrue();
            assertThat(invalid(field(TextField.class, "payments.return.order"))).isFalse();
            _setValue(day, LocalDate.now(clock));
            click("payments.return.do");
            assertThat(_find(Dialog.class)).isEmpty();
        }
        assertThat(award.standing("officer").at("/purses/0/paid").asText()).isEqualTo("0.00");
    }

    @Test
    void aRedLetterInvoiceIsRecordedWhereTheMoneyStands() {
        Subsidy award = paid();
        String red = "8%019d".formatted(ThreadLocalRandom.current().nextLong(1_000_000_000_000_000_000L));
        try (Screens finance = Screens.of(context, "finance")) {
            money(award);
            click("subsidy.redLetter");
            _setValue(field(TextField.class, "subsidy.redLetter.number"), "12345");
            _setValue(field(TextField.class, "subsidy.redLetter.amount"), "600,000.01");
            click("subsidy.redLetter.do");
            assertThat(invalid(field(TextField.class, "subsidy.redLetter.number")))
                    .isTrue();
            assertThat(invalid(field(TextField.class, "subsidy.redLetter.amount")))
                    .isTrue();
            assertThat(invalid(field(TextField.class, "subsidy.redLetter.source")))
                    .isTrue();
            _setValue(field(TextField.class, "subsidy.redLetter.number"), red);
            _setValue(field(TextField.class, "subsidy.redLetter.amount"), "600,000");
            _setValue(field(DatePicker.class, "subsidy.redLetter.issuedOn"), LocalDate.now(clock));
            _setValue(field(TextField.class, "subsidy.redLetter.source"), "税务部门函告");
            click("subsidy.redLetter.do");
            assertThat(_find(Dialog.class)).isEmpty();
            money(award);
            assertThat(_find(Paragraph.class)).anyMatch(each -> text(each).contains(red));
            assertThat(buttons(UI.getCurrent(), "subsidy.redLetter.error"))
                    .as("for another person to say")
                    .isEmpty();
        }
        try (Screens officer = Screens.of(context, "officer")) {
            money(award);
            click("subsidy.redLetter.error");
            click("subsidy.redLetter.error");
            assertThat(invalid(field(TextArea.class, "subsidy.reason"))).isTrue();
            _setValue(field(TextArea.class, "subsidy.reason"), "号码误录");
            click("subsidy.redLetter.error");
            assertThat(_find(Dialog.class)).isEmpty();
            money(award);
            assertThat(_find(Paragraph.class)).noneMatch(each -> text(each).contains(red));
        }
        Reclaiming.openedFor(api, award.id())
                .does("officer", "clawback-investigation", "noGround")
                .does("deputy", "clawback-dismissal", "approve");
    }

    private static void money(Subsidy award) {
        UI.getCurrent().navigate("case-file/" + award.id());
        Tabs tabs = _get(
                Tabs.class, spec -> spec.withPredicate(all -> all.getChildren().anyMatch(MoneyDialogsTest::isMoney)));
        tabs.setSelectedTab((Tab)
                tabs.getChildren().filter(MoneyDialogsTest::isMoney).findFirst().orElseThrow());
    }

    private static boolean isMoney(Component one) {
        return one instanceof Tab tab && tab.getLabel().equals(say("subsidy.money"));
    }

    private static String say(String key) {
        return UI.getCurrent().getTranslation(key);
    }

    private static String text(HasElement within) {
        return within.getElement().getTextRecursively();
    }

    /** The open dialog's, or the page's while there is none. */
    private static void click(String key) {
        List<Dialog> dialogs = _find(Dialog.class);
        _click(
                dialogs.isEmpty()
                        ? _get(Button.class, spec -> spec.withText(say(key)))
                        : _get(dialogs.get(0), Button.class, spec -> spec.withText(say(key))));
    }

    private static <C extends Component> C field(Class<C> kind, String key) {
        return _get(_get(Dialog.class), kind, spec -> spec.withLabel(say(key)));
    }

    private static boolean invalid(HasValidation field) {
        return field.isInvalid()
                && !_get(ErrorSummary.class).getElement().getTextRecursively().isBlank();
    }

    @SuppressWarnings("unchecked")
    private static void choose(String key, String item) {
        Select<PolicyItem> select = field(Select.class, key);
        PolicyItem chosen = select.getListDataView()
                .getItems()
                .filter(each -> each.key().equals(item))
                .findFirst()
                .orElseThrow();
        _setValue(select, chosen);
    }

    private static BigDecimalField number(Component within, String key) {
        return _get(within, BigDecimalField.class, spec -> spec.withLabel(say(key)));
    }

    private static void enters(Component within, String key, String value) {
        _setValue(number(within, key), new BigDecimal(value));
    }

    /** The one that says both. */
    private static Component group(String document, String state) {
        return _find(Div.class).stream()
                .filter(each -> "group".equals(each.getElement().getAttribute("role")))
                .filter(each -> text(each).contains(document) && text(each).contains(say(state)))
                .findFirst()
                .orElseThrow();
    }

    /** The innermost group that names this case. */
    private static Component section(String caseNumber) {
        return _find(Div.class).stream()
                .filter(each -> "group".equals(each.getElement().getAttribute("role")))
                .filter(each -> text(each).contains(caseNumber))
                .findFirst()
                .orElseThrow();
    }

    /** All cells of the grid's row that shows this text. */
    private static Div row(String text) {
        Grid<?> grid = _get(Grid.class);
        int found = IntStream.range(0, GridKt._size(grid))
                .filter(row ->
                        cells(grid, row).stream().anyMatch(cell -> text(cell).contains(text)))
                .findFirst()
                .orElseThrow();
        return new Div(cells(grid, found).toArray(Component[]::new));
    }

    private static List<Component> cells(Grid<?> grid, int row) {
        return grid.getColumns().stream()
                .filter(column -> column.isVisible() && column.getKey() != null)
                .map(column -> column.getRenderer() instanceof ComponentRenderer
                        ? GridKt._getCellComponent(grid, row, column.getKey())
                        : new Span(GridKt._getFormatted(grid, row, column.getKey())))
                .toList();
    }

    private static List<Button> buttons(Component within, String key) {
        return _find(within, Button.class, spec -> spec.withText(say(key)));
    }
}
