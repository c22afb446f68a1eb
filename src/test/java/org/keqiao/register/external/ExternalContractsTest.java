package org.keqiao.register.external;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.mvysny.kaributesting.v10.GridKt;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.acceptance.Api;
import org.keqiao.register.Certificate;
import org.keqiao.register.CertifiedContract;
import org.keqiao.register.CertifiedContracts;
import org.keqiao.shared.Refusal;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.Newcomers;
import org.keqiao.testing.Papers;
import org.keqiao.testing.Screens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** A contract registered elsewhere counts once somebody else has compared it with its register, and as long as it holds. */
@KeqiaoTest
class ExternalContractsTest {

    private static final String CONTRACTS = "/external-contracts";
    private static final String HEAD =
            "登记日期,合同登记编号,登记机构,项目名称,合同类别,合同成交额,技术交易额,卖方名称,卖方统一社会信用代码," + "买方名称,买方统一社会信用代码,签订日期\n";
    private static final AtomicLong NUMBERS = new AtomicLong(System.nanoTime() % 1_000_000L);

    @LocalServerPort
    private int port;

    @Autowired
    private CertifiedContracts certified;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Clock clock;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api("http://localhost:" + port);
    }

    private static String number() {
        return "20263501%08d".formatted(NUMBERS.incrementAndGet());
    }

    private static String line(String number, String technical) {
        return "2026/3/9".replace("/3/", "/03/").replace("/9", "/09") + "," + number
                + ",福州市技术合同认定登记站,新型催化剂制备技术,技术开发,\"800,000.00\"," + technical
                + ",福州大学,,晋江市海丝高分子材料有限公司,,2026-03-01\n";
    }

    private JsonNode imported(String table) {
        return api.uploadTo("clerk", CONTRACTS + "/import", "x", "省系统导出.csv", table.getBytes(StandardCharsets.UTF_8))
                .ok();
    }

    private JsonNode only(String user, String number) {
        JsonNode found = found(user, number);
        assertThat(found).hasSize(1);
        return found.path(0);
    }

    private JsonNode found(String user, String number) {
        return api.get(user, CONTRACTS + "?q=" + number).ok().path("items");
    }

    private String path(String number) {
        return CONTRACTS + "/" + only("registrar", number).path("id").asText();
    }

    @Test
    void aFileIsTakenWholeOrNotAtAll() {
        String one = number();
        String two = number();
        JsonNode refused = imported(HEAD + line(one, "700000.00") + line(two, "900000.00"));
        assertThat(refused.path("imported").asInt()).isZero();
        assertThat(refused.path("rows")).hasSize(1);
        assertThat(refused.path("rows").path(0).path("row").asInt()).isEqualTo(3);
        assertThat(refused.path("rows").path(0).path("errors").findValuesAsText("field"))
                .containsExactly("technicalAmount");
        assertThat(found("registrar", one)).isEmpty();

        assertThat(imported(HEAD + line(one, "700000.00") + line(two, "750000.00"))
                        .path("imported")
                        .asInt())
                .isEqualTo(2);
        assertThat(only("registrar", one).path("contractAmount").asText()).isEqualTo("800000.00");
        assertThat(only("registrar", one).path("sourceFile").asText()).isEqualTo("省系统导出.csv");
        JsonNode first = api.get("registrar", CONTRACTS + "?limit=1").ok();
        JsonNode second = api.get(
                        "registrar",
                        CONTRACTS + "?limit=1&cursor=" + first.path("next").asText())
                .ok();
        assertThat(List.of(
                        first.path("items").path(0).path("number").asText(),
                        second.path("items").path(0).path("number").asText()))
                .containsExactlyInAnyOrder(one, two);

        JsonNode again = imported(HEAD + line(one, "700000.00"));
        assertThat(again.path("rows").path(0).path("errors").findValuesAsText("code"))
                .containsExactly("externalKnown");
    }

    @Test
    void whatLacksAColumnIsSaid() {
        Api.Answer answer = api.uploadTo(
                "clerk", CONTRACTS + "/import", "x", "a.csv", "合同登记编号\n1\n".getBytes(StandardCharsets.UTF_8));
        assertThat(answer.text("code")).isEqualTo("SHEET_COLUMNS_MISSING");
    }

    @Test
    void itCountsFromTheVerificationToItsEnd() {
        String number = number();
        imported(HEAD + line(number, "700000.00"));
        assertThat(certified.find(number)).as("nobody has compared it").isEmpty();

        String path = path(number);
        api.post("registrar", path + "/verification", Map.of("note", "在省系统查询，信息一致"))
                .ok();
        CertifiedContract contract = certified.find(number).orElseThrow();
        assertThat(contract.external()).isTrue();
        assertThat(contract.state()).isEqualTo(Certificate.State.VALID);
        assertThat(contract.technicalAmount().text()).isEqualTo("700,000.00");

        LocalDate today = LocalDate.now(clock);
        assertThatCode(() -> certified.requireFreshCheck(List.of(number), today))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> certified.requireFreshCheck(List.of(number), today.plusDays(1)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("EXTERNAL_CHECK_NEEDED"));

        Map<String, Object> gone = Map.of("holds", false, "note", "原登记机构已变更技术交易额");
        api.post("registrar", path + "/checks", gone).ok();
        assertThat(certified.find(number).orElseThrow().state())
                .as("one person ends nothing")
                .isEqualTo(Certificate.State.VALID);
        assertThatThrownBy(() -> certified.requireFreshCheck(List.of(number), today))
                .as("and nothing is paid")
                .isInstanceOf(Refusal.class);
        assertThat(certified.checkedOn(List.of(number)).get(number)).isBefore(today);
        assertThat(api.post("registrar", path + "/checks", gone).text("code")).isEqualTo("SAME_PERSON");
        api.post("officer", path + "/checks", Map.of("holds", true, "note", "查询有误"))
                .ok();
        assertThatCode(() -> certified.requireFreshCheck(List.of(number), today))
                .doesNotThrowAnyException();
        api.post("officer", path + "/checks", gone).ok();
        assertThat(only("registrar", number).path("awaitsReader").asBoolean()).isTrue();
        api.post("registrar", path + "/checks", gone).ok();
        assertThat(certified.find(number).orElseThrow().state()).isEqualTo(Certificate.State.CANCELLED);
        assertThat(api.post("registrar", path + "/checks", Map.of("holds", true, "note", "x"))
                        .text("code"))
                .isEqualTo("NOT_VERIFIED");

        // As its place has it now, upon its certificate.
        assertThat(imported(HEAD + line(number, "650000.00")).path("imported").asInt())
                .isEqualTo(1);
        assertThat(certified.find(number).orElseThrow().state()).isEqualTo(Certificate.State.CANCELLED);
        String anew = CONTRACTS + "/" + newest(number);
        assertThat(api.post("registrar", anew + "/verification", Map.of("note", "一致"))
                        .text("code"))
                .isEqualTo("PAPER_MISSING");
        api.uploadTo("clerk", anew + "/certificate", "x", "登记证明.pdf", Papers.one())
                .ok();
        api.post("registrar", anew + "/verification", Map.of("note", "一致")).ok();
        assertThat(certified.find(number).orElseThrow().technicalAmount().text())
                .isEqualTo("650,000.00");
        assertThat(certified.find(List.of(number)).get(number).state()).isEqualTo(Certificate.State.VALID);
    }

    private String newest(String number) {
        return found("registrar", number).path(0).path("id").asText();
    }

    @Test
    void whoeverEnteredItDoesNotVerifyIt() {
        String number = number();
        api.uploadTo(
                        "registrar",
                        CONTRACTS + "/import",
                        "x",
                        "a.csv",
                        (HEAD + line(number, "700000.00")).getBytes(StandardCharsets.UTF_8))
                .ok();
        Api.Answer own = api.post("registrar", path(number) + "/verification", Map.of("note", "一致"));
        assertThat(own.status()).isEqualTo(403);
        assertThat(own.text("code")).isEqualTo("SAME_PERSON");
        api.post("officer", path(number) + "/rejection", Map.of("note", "省系统没有这一编号"))
                .ok();
        assertThat(certified.find(number)).isEmpty();
        assertThat(imported(HEAD + line(number, "700000.00")).path("imported").asInt())
                .as("what was rejected may be entered again")
                .isEqualTo(1);
    }

    @Test
    void anEnterpriseEntersItsOwnWithTheCertificate() {
        String number = number();
        Map<String, Object> draft = new HashMap<>(Map.of(
                "number", number,
                "registeredOn", "2026-03-09",
                "registeringBody", "福州市技术合同认定登记站",
                "title", "新型催化剂制备技术",
                "category", "DEVELOPMENT",
                "contractAmount", "800000.00",
                "technicalAmount", "700000.00",
                "sellerName", "福州大学",
                "buyerName", "晋江市海丝高分子材料有限公司",
                "signDate", "2026-03-01"));
        draft.put("buyerUscc", Newcomers.creditCode());
        assertThat(api.post("enterprise", CONTRACTS, draft).text("code")).isEqualTo("NOT_YOURS_TO_ENTER");
        draft.put("buyerUscc", uscc());
        api.post("enterprise", CONTRACTS, draft).ok();
        assertThat(found("enterprise2", number)).isEmpty();
        assertThat(api.post("registrar", path(number) + "/verification", Map.of("note", "一致"))
                        .text("code"))
                .isEqualTo("PAPER_MISSING");

        api.uploadTo("enterprise", path(number) + "/certificate", "x", "登记证明.pdf", Papers.one())
                .ok();
        assertThat(api.get("registrar", path(number) + "/certificate").status()).isEqualTo(200);
        api.post("registrar", path(number) + "/verification", Map.of("note", "一致"))
                .ok();
        assertThat(certified.find(number)).isPresent();
    }

    @Test
    void itsPageVerifies() {
        String number = number();
        imported(HEAD + line(number, "700000.00"));
        try (Screens screens = Screens.of(context, "registrar")) {
            UI.getCurrent().navigate("external-contracts");
            _setValue(_get(TextField.class, spec -> spec.withPlaceholder("登记编号、项目或者当事人")), number);
            Grid<?> grid = _get(Grid.class);
            assertThat(GridKt._size(grid)).isEqualTo(1);
            _click(_get(GridKt._getCellComponent(grid, 0, "doing"), Button.class, spec -> spec.withText("核验")));
            Dialog dialog = _get(Dialog.class);
            _click(_get(dialog, Button.class, spec -> spec.withText("核验")));
            assertThat(_get(dialog, TextArea.class).isInvalid()).isTrue();
            _setValue(_get(dialog, TextArea.class), "在省系统查询，信息一致");
            _click(_get(dialog, Button.class, spec -> spec.withText("核验")));
        }
        assertThat(certified.find(number)).isPresent();
    }

    private String uscc() {
        return org.keqiao.acceptance.Contract.of(api)
                .answers()
                .path("seller")
                .path("uscc")
                .asText();
    }
}
