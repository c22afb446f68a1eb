package org.keqiao.title;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.mvysny.kaributesting.v10.GridKt;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.router.QueryParameters;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.acceptance.Api;
import org.keqiao.organization.Organisations;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.Newcomers;
import org.keqiao.testing.Papers;
import org.keqiao.testing.Screens;
import org.keqiao.title.ClassCheck.Result;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lists and single titles count once another person has confirmed them, until they end or are withdrawn. */
@KeqiaoTest
class EnterpriseTitlesTest {

    private static final String TITLES = "/enterprise-titles";
    private static final String HEAD = "单位,统一社会信用代码,证书编号或者入库登记编号,认定机构,有效期起,有效期止\n";
    private static final AtomicLong NUMBERS = new AtomicLong(System.nanoTime() % 1_000_000_000L);

    /** Years in which no other test keeps a list of it. */
    private static final String TITLE = "INNOVATIVE_SME";

    @LocalServerPort
    private int port;

    @Autowired
    private EnterpriseClasses classes;

    @Autowired
    private Organisations organisations;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api("http://localhost:" + port);
    }

    private static String number() {
        return "CXX" + NUMBERS.incrementAndGet();
    }

    private static String row(String number, String uscc, int year) {
        return "某科技有限公司,%s,%s,省科学技术厅,%d/01/01,%d-12-31\n".formatted(uscc, number, year, year);
    }

    private Api.Answer imports(int year, boolean complete, String rows) {
        String query = "?title=%s&year=%d&complete=%s&source=%s"
                .formatted(TITLE, year, complete, URLEncoder.encode("公告第 3 号", StandardCharsets.UTF_8));
        return api.uploadTo(
                "officer", TITLES + "/import" + query, "x", "名单.csv", (HEAD + rows).getBytes(StandardCharsets.UTF_8));
    }

    private JsonNode only(String words) {
        JsonNode found = api.get("officer3", TITLES + "?q=" + words).ok().path("items");
        assertThat(found).hasSize(1);
        return found.path(0);
    }

    private String path(String words) {
        return TITLES + "/" + only(words).path("id").asText();
    }

    private Map<String, Object> draft(String number, String uscc, int year) {
        return Map.of(
                "title",
                TITLE,
                "uscc",
                uscc,
                "name",
                "某科技有限公司",
                "number",
                number,
                "issuer",
                "省科学技术厅",
                "from",
                year + "-01-01",
                "to",
                year + "-12-31",
                "source",
                "公告第 4 号");
    }

    private UUID enterprise() {
        return organisations.verified(uscc()).orElseThrow().id();
    }

    private String uscc() {
        return org.keqiao.acceptance.Contract.of(api)
                .answers()
                .path("seller")
                .path("uscc")
                .asText();
    }

    private Result standing(LocalDate on) {
        return classes.check(enterprise(), List.of(TITLE), on).result();
    }

    @Test
    void aListIsTakenWholeOrNotAtAll() {
        String one = number();
        String two = number();
        String uscc = Newcomers.creditCode();
        JsonNode refused = imports(2041, false, row(one, uscc, 2041) + row(two, "91350582MA31ABCD00", 2041))
                .ok();
        assertThat(refused.path("imported").asInt()).isZero();
        assertThat(refused.path("rows").findValuesAsText("row")).containsExactly("3");
        assertThat(refused.path("rows").path(0).path("errors").findValuesAsText("field"))
                .containsExactly("uscc");
        assertThat(api.get("officer", TITLES + "?q=" + one).ok().path("items")).isEmpty();

        assertThat(imports(2041, false, row(one, uscc, 2041))
                        .ok()
                        .path("imported")
                        .asInt())
                .isEqualTo(1);
        assertThat(imports(2041, false, row(one, uscc, 2041) + row(two, uscc, 2041))
                        .ok()
                        .path("imported")
                        .asInt())
                .as("what the register has already is passed over")
                .isEqualTo(1);
        assertThat(imports(2041, false, row(one, uscc, 2041)).text("code")).isEqualTo("TITLES_ALL_KNOWN");
        assertThat(imports(2041, false, row(one, Newcomers.creditCode(), 2041))
                        .ok()
                        .path("rows")
                        .findValuesAsText("code"))
                .containsExactly("titleDiffers");
        assertThat(api.uploadTo("officer", TITLES + "/import", "x", "a.csv", HEAD.getBytes(StandardCharsets.UTF_8))
                        .body()
                        .path("errors")
                        .findValuesAsText("field"))
                .containsExactlyInAnyOrder("title", "year", "source");
        assertThat(api.uploadTo(
                                "officer",
                                TITLES + "/import?title=TECH_SME&year=2041&source=x",
                                "x",
                                "a.csv",
                                "单位\nx\n".getBytes(StandardCharsets.UTF_8))
                        .text("code"))
                .isEqualTo("SHEET_COLUMNS_MISSING");
    }

    /** As a city publishes them; each waits, and is found by its own number. */
    @Test
    void aListMayHaveSomeThousand() {
        StringBuilder rows = new StringBuilder();
        String uscc = Newcomers.creditCode();
        String last = "";
        for (int i = 0; i < 1200; i++) {
            last = number();
            rows.append(row(last, uscc, 2049));
        }
        assertThat(imports(2049, false, rows.toString()).text("imported")).isEqualTo("1200");
        assertThat(only(last).path("to").asText()).isEqualTo("2049-12-31");
        assertThat(imports(
                                2049,
                                false,
                                row(number(), Newcomers.creditCode(), 2049).repeat(5001))
                        .text("code"))
                .isEqualTo("IMPORT_TOO_MANY");
    }

    /** Vectors: nothing known, a batch, the whole list, on it, its days, withdrawn. */
    @Test
    void whatTheRegisterKnowsOfADay() {
        String other = Newcomers.creditCode();
        assertThat(standing(LocalDate.of(2042, 5, 1))).isEqualTo(Result.UNKNOWN);
        String batch = number();
        imports(2042, false, row(batch, other, 2042)).ok();
        api.post("officer3", path(batch) + "/confirmation", Map.of()).ok();
        assertThat(standing(LocalDate.of(2042, 5, 1))).as("one batch of many").isEqualTo(Result.UNKNOWN);

        String last = number();
        imports(2042, true, row(last, other, 2042)).ok();
        assertThat(standing(LocalDate.of(2042, 5, 1))).as("nobody confirmed it").isEqualTo(Result.UNKNOWN);
        assertThat(api.post("officer", path(last) + "/confirmation", Map.of()).text("code"))
                .isEqualTo("SAME_PERSON");
        api.post("officer3", path(last) + "/confirmation", Map.of()).ok();
        assertThat(standing(LocalDate.of(2042, 5, 1))).isEqualTo(Result.FAIL);
        assertThat(standing(LocalDate.of(2043, 5, 1))).as("of another year").isEqualTo(Result.UNKNOWN);

        String own = number();
        api.post("officer", TITLES, draft(own, uscc(), 2042)).ok();
        assertThat(api.post("officer3", path(own) + "/confirmation", Map.of()).text("code"))
                .isEqualTo("TITLE_PAPER_MISSING");
        api.uploadTo("officer", path(own) + "/document", "x", "证书.pdf", Papers.one())
                .ok();
        assertThat(api.get("discipline", path(own) + "/document").status()).isEqualTo(200);
        assertThat(standing(LocalDate.of(2042, 5, 1))).isEqualTo(Result.FAIL);
        api.post("officer3", path(own) + "/confirmation", Map.of()).ok();
        assertThat(standing(LocalDate.of(2042, 1, 1))).isEqualTo(Result.PASS);
        assertThat(standing(LocalDate.of(2042, 12, 31))).isEqualTo(Result.PASS);
        assertThat(standing(LocalDate.of(2041, 12, 31))).isEqualTo(Result.UNKNOWN);

        Map<String, Object> withdrawal = Map.of("from", "2042-07-01", "reason", "认定机构公告取消");
        api.post("officer", path(own) + "/withdrawal", withdrawal).ok();
        assertThat(standing(LocalDate.of(2042, 7, 1)))
                .as("until it is confirmed")
                .isEqualTo(Result.PASS);
        assertThat(api.post("officer3", path(own) + "/withdrawal", withdrawal).text("code"))
                .isEqualTo("TITLE_WITHDRAWN");
        assertThat(api.post("officer", path(own) + "/confirmation", Map.of()).text("code"))
                .isEqualTo("SAME_PERSON");
        api.post("officer3", path(own) + "/confirmation", Map.of()).ok();
        assertThat(standing(LocalDate.of(2042, 6, 30))).isEqualTo(Result.PASS);
        assertThat(standing(LocalDate.of(2042, 7, 1))).isEqualTo(Result.FAIL);

        ClassCheck both = classes.check(enterprise(), List.of(TITLE, "START_UP_TEAM"), LocalDate.of(2042, 7, 1));
        assertThat(both.result()).isEqualTo(Result.FAIL);
        assertThat(both.allowed().zh()).isEqualTo("创新型中小企业或者创业团队");
        assertThat(both.known().zh()).isEqualTo("创新型中小企业：自2042年7月1日起已取消（编号 " + own + "）；创业团队：单位类型不是团队");
        assertThat(both.known().en()).contains("withdrawn from 1 July 2042 on").contains("is no team");
    }

    @Test
    void whatIsRejectedNeverCountsAndItsNumberIsFree() {
        String number = number();
        imports(2044, true, row(number, uscc(), 2044)).ok();
        String path = path(number);
        assertThat(api.post("officer3", path + "/rejection", Map.of("reason", " "))
                        .status())
                .isEqualTo(422);
        api.post("officer3", path + "/rejection", Map.of("reason", "不是正式公布的名单")).ok();
        assertThat(standing(LocalDate.of(2044, 5, 1))).isEqualTo(Result.UNKNOWN);
        assertThat(imports(2044, true, row(number, uscc(), 2044))
                        .ok()
                        .path("imported")
                        .asInt())
                .isEqualTo(1);
        assertThat(api.post("officer", TITLES, draft(number, uscc(), 2044))
                        .body()
                        .findValuesAsText("code"))
                .contains("titleKnown");
    }

    /** The wrong firm's credit code beside its number: two people take it back from its first day on, and enter it anew. */
    @Test
    void whatWasConfirmedByMistakeIsTakenBackAndEnteredAnew() {
        String number = number();
        imports(2048, false, row(number, Newcomers.creditCode(), 2048)).ok();
        String wrong = path(number);
        api.post("officer3", wrong + "/confirmation", Map.of()).ok();
        assertThat(imports(2048, false, row(number, uscc(), 2048)).text("imported"))
                .isEqualTo("0");
        Map<String, Object> mistake = Map.of("from", "2048-01-01", "reason", "统一社会信用代码录入错误");
        api.post("officer", wrong + "/withdrawal", mistake).ok();
        api.post("officer3", wrong + "/confirmation", Map.of()).ok();

        assertThat(imports(2048, false, row(number, uscc(), 2048)).text("imported"))
                .isEqualTo("1");
        JsonNode right =
                api.get("officer", TITLES + "?waiting=true&q=" + number).ok().path("items");
        assertThat(right).hasSize(1);
        api.post("officer3", TITLES + "/" + right.path(0).path("id").asText() + "/confirmation", Map.of())
                .ok();
        assertThat(standing(LocalDate.of(2048, 1, 1))).isEqualTo(Result.PASS);
    }

    /** Of another firm: two people take the withdrawal back with a reason, and it was none. */
    @Test
    void aWrongWithdrawalIsTakenBackByTwo() {
        String number = number();
        imports(2049, false, row(number, uscc(), 2049)).ok();
        String path = path(number);
        api.post("officer3", path + "/confirmation", Map.of()).ok();
        String restoration = path + "/restoration";
        Map<String, Object> why = Map.of("reason", "公告取消的是另一家单位");
        assertThat(api.post("officer", restoration, why).text("code")).isEqualTo("TITLE_NOT_WITHDRAWN");
        withdrawn(path, "2049-03-01");
        assertThat(standing(LocalDate.of(2049, 5, 1))).isEqualTo(Result.FAIL);

        assertThat(api.post("officer", restoration, Map.of("reason", " ")).status())
                .isEqualTo(422);
        api.post("officer", restoration, why).ok();
        assertThat(api.post("officer", restoration, why).text("code")).isEqualTo("TITLE_RESTORING");
        assertThat(api.post("officer", path + "/confirmation", Map.of()).text("code"))
                .isEqualTo("SAME_PERSON");
        api.post("officer3", path + "/rejection", Map.of("reason", "请附更正公告")).ok();
        assertThat(standing(LocalDate.of(2049, 5, 1))).isEqualTo(Result.FAIL);
        api.post("officer", restoration, why).ok();
        try (Screens screens = Screens.of(context, "officer3")) {
            UI.getCurrent().navigate("enterprise-titles", QueryParameters.fromString("waiting=true&q=" + number));
            Grid<?> grid = _get(Grid.class);
            _click(_get(GridKt._getCellComponent(grid, 0, "doing"), Button.class, spec -> spec.withText("确认")));
        }
        assertThat(standing(LocalDate.of(2049, 5, 1))).isEqualTo(Result.PASS);
        JsonNode restored = only(number).path("restoration");
        assertThat(restored.path("reason").asText()).contains("另一家单位");
        assertThat(restored.path("decidedBy").asText()).isNotBlank();
        assertThat(refuses(
                        "update title_withdrawal set state = 'IN_FORCE' where entry ="
                                + " (select id from enterprise_title where number = ?)",
                        number))
                .isTrue();

        // From its first day on: the number is free, until the withdrawal is taken back.
        withdrawn(path, "2049-01-01");
        api.post("officer", restoration, why).ok();
        imports(2049, false, row(number, Newcomers.creditCode(), 2049)).ok();
        assertThat(api.post("officer3", path + "/confirmation", Map.of()).text("code"))
                .isEqualTo("TITLE_NUMBER_TAKEN");
    }

    private void withdrawn(String path, String from) {
        api.post("officer", path + "/withdrawal", Map.of("from", from, "reason", "公告取消"))
                .ok();
        api.post("officer3", path + "/confirmation", Map.of()).ok();
    }

    @Test
    void itsPageConfirmsTheWholeList() {
        String number = number();
        imports(2045, false, row(number, uscc(), 2045) + row(number(), uscc(), 2045))
                .ok();
        try (Screens screens = Screens.of(context, "officer3")) {
            UI.getCurrent().navigate("enterprise-titles", QueryParameters.fromString("waiting=true&q=" + number));
            Grid<?> grid = _get(Grid.class);
            assertThat(GridKt._size(grid)).isEqualTo(1);
            _click(_get(GridKt._getCellComponent(grid, 0, "doing"), Button.class, spec -> spec.withText("确认")));
            ConfirmDialog asked = _get(ConfirmDialog.class);
            assertThat(asked.getElement().getProperty("message")).isEqualTo("名单“名单.csv”共 2 户，将一并办理。");
            ComponentUtil.fireEvent(asked, new ConfirmDialog.ConfirmEvent(asked, true));
        }
        assertThat(standing(LocalDate.of(2045, 5, 1))).isEqualTo(Result.PASS);
    }

    @Test
    void theTableIsReadPageByPage() {
        String word = "分页" + UUID.randomUUID().toString().substring(0, 6).toUpperCase(Locale.ROOT);
        imports(
                        2046,
                        false,
                        row(word + "-1", uscc(), 2046)
                                + row(word + "-2", uscc(), 2046)
                                + row(word + "-3", uscc(), 2046))
                .ok();
        String query = TITLES + "?limit=2&title=" + TITLE + "&q=" + URLEncoder.encode(word, StandardCharsets.UTF_8);
        JsonNode first = api.get("officer", query).ok();
        JsonNode second = api.get(
                        "officer", query + "&cursor=" + first.path("next").asText())
                .ok();
        assertThat(first.path("items")).hasSize(2);
        assertThat(second.path("items")).hasSize(1);
        assertThat(second.path("next").isNull()).isTrue();
    }

    @Test
    void theDatabaseKeepsWhatWasEntered() {
        String number = number();
        imports(2047, false, row(number, uscc(), 2047)).ok();
        for (String change : List.of(
                "update enterprise_title set to_day = to_day + 1 where number = ?",
                "delete from enterprise_title where number = ?",
                "update title_list set state = 'IN_FORCE', decided_by = entered_by where id ="
                        + " (select list from enterprise_title where number = ?)")) {
            assertThat(refuses(change, number)).as(change).isTrue();
        }
        for (String table : List.of("enterprise_title", "title_list", "title_withdrawal", "title_restoration")) {
            assertThat(jdbc.sql(
                                    """
                                    select count(*) from pg_trigger
                                    where tgrelid = ?::regclass and (tgtype & 32) = 32 and tgfoid = 'refuse_change'::regproc
                                    """)
                            .param(table)
                            .query(Integer.class)
                            .single())
                    .as(table)
                    .isEqualTo(1);
        }
    }

    private boolean refuses(String change, String number) {
        try {
            jdbc.sql(change).param(number).update();
            return false;
        } catch (org.springframework.dao.DataAccessException kept) {
            return true;
        }
    }
}
