package org.keqiao.intermediary;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.mvysny.kaributesting.v10.GridKt;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.acceptance.Api;
import org.keqiao.acceptance.Contract;
import org.keqiao.shared.Refusal;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.Newcomers;
import org.keqiao.testing.Screens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Who is listed, what ends an entry, and to whom a deal is credited. */
@KeqiaoTest
class IntermediariesTest {

    private static final String PATH = "/intermediaries";

    @LocalServerPort
    private int port;

    @Autowired
    private Listings listings;

    @Autowired
    private LapsingEntries lapsing;

    @Autowired
    private Intermediaries intermediaries;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Clock clock;

    private Api api;
    private LocalDate today;

    @BeforeEach
    void connect() {
        api = new Api("http://localhost:" + port);
        today = LocalDate.now(clock);
    }

    private Intermediary agency() {
        return transaction.execute(status -> listings.list(new ListingDraft(
                IntermediaryKind.AGENCY,
                UUID.randomUUID(),
                "技术转移中心" + UUID.randomUUID(),
                Newcomers.creditCode(),
                "350582",
                List.of("05"),
                "成果评价、技术交易撮合",
                null,
                "T-" + UUID.randomUUID())));
    }

    private Intermediary broker(String certificate, LocalDate validTo) {
        return transaction.execute(status -> listings.list(new ListingDraft(
                IntermediaryKind.BROKER,
                UUID.randomUUID(),
                "经纪人" + certificate,
                null,
                "350582",
                List.of("01"),
                "技术交易撮合",
                new ListingDraft.Broker(BrokerLevel.INTERMEDIATE, certificate, "福建省技术市场协会", null, null, validTo),
                "T-" + UUID.randomUUID())));
    }

    private void in(Runnable work) {
        transaction.executeWithoutResult(status -> work.run());
    }

    @Test
    void everybodyReadsTheListPageByPage() {
        Intermediary older = agency();
        Intermediary newer = agency();
        JsonNode first = api.get(null, PATH + "?kind=AGENCY&limit=1").ok();
        assertThat(first.path("items")).hasSize(1);
        assertThat(first.path("next").asText()).isNotBlank();
        JsonNode second = api.get(
                        null,
                        PATH + "?kind=AGENCY&limit=1&cursor="
                                + first.path("next").asText())
                .ok();
        assertThat(second.path("items").get(0).path("id"))
                .isNotEqualTo(first.path("items").get(0).path("id"));
        assertThat(older.number()).startsWith("JSZY-350500-").isNotEqualTo(newer.number());
        JsonNode found = api.get(null, PATH + "?q=" + newer.number()).ok().path("items");
        assertThat(found).hasSize(1);
        assertThat(found.get(0).has("organisation")).isFalse();
    }

    @Test
    void twoFailuresInARowEndAnEntry() {
        Intermediary entry = agency();
        in(() -> listings.assess(entry.id(), 2023, AssessmentGrade.FAILED, "A-" + entry.id(), "x"));
        in(() -> listings.assess(entry.id(), 2024, AssessmentGrade.QUALIFIED, "B-" + entry.id(), "x"));
        in(() -> assertThat(listings.assess(entry.id(), 2025, AssessmentGrade.FAILED, "C-" + entry.id(), "x"))
                .isFalse());
        assertThatThrownBy(() ->
                        in(() -> listings.assess(entry.id(), 2025, AssessmentGrade.EXCELLENT, "D-" + entry.id(), "x")))
                .hasMessageContaining("ALREADY_ASSESSED");
        in(() -> assertThat(listings.assess(entry.id(), 2026, AssessmentGrade.FAILED, "E-" + entry.id(), "两年不合格"))
                .isTrue());
        IntermediaryFile file = intermediaries.file(entry.id());
        assertThat(file.entry().state()).isEqualTo(Intermediary.State.DELISTED);
        assertThat(file.assessments()).hasSize(4);
        assertThat(file.whole()).as("nobody is signed in").isFalse();
        assertThat(file.events()).isEmpty();
        assertThatThrownBy(() -> in(() -> listings.suspend(entry.id(), null, "x")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("ENTRY_STATE");
    }

    @Test
    void aBrokerLapsesTheDayAfterTheLastOneAndARenewalKeepsTheNumber() {
        String certificate = "ZS" + UUID.randomUUID().toString().substring(0, 8);
        Intermediary over = broker(certificate, today);
        jdbcBack(over.id());
        assertThatThrownBy(() -> broker(certificate, today.plusYears(3))).hasMessageContaining("CERTIFICATE_LISTED");
        Intermediary renewed = broker("R" + certificate, today);
        Intermediary again = transaction.execute(status -> listings.list(new ListingDraft(
                IntermediaryKind.BROKER,
                renewed.organisation(),
                renewed.name(),
                null,
                "350582",
                List.of("01"),
                "技术交易撮合",
                new ListingDraft.Broker(
                        BrokerLevel.SENIOR, "R" + certificate, "福建省技术市场协会", null, null, today.plusYears(3)),
                "T-" + UUID.randomUUID())));
        assertThat(again.number()).isEqualTo(renewed.number());
        assertThat(again.level()).isEqualTo(BrokerLevel.SENIOR);
        lapsing.lapse();
        assertThat(intermediaries.require(over.id()).state()).isEqualTo(Intermediary.State.LAPSED);
        assertThat(intermediaries.require(renewed.id()).isListed(today)).isTrue();
    }

    private void jdbcBack(UUID id) {
        in(() -> jdbc.sql("update intermediary set listed_on = :day, valid_to = :day where id = :id")
                .param("day", today.minusDays(1))
                .param("id", id)
                .update());
    }

    @Test
    void aDealIsCreditedOnceAndSharesMakeAWhole() {
        String number = Contract.over("200000.00", api)
                .certifiedWhole()
                .letter("LT-C1")
                .path("number")
                .asText();
        Intermediary one = agency();
        Intermediary other = agency();
        Map<String, Object> half = Map.of("intermediary", one.id(), "percent", "50");
        Map<String, Object> rest = Map.of("intermediary", other.id(), "percent", "40");
        Api.Answer wrong = api.post(
                "officer",
                PATH + "/deals",
                Map.of("registrationNumber", number, "receivedAmount", "1000.00", "shares", List.of(half, rest)));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body().path("errors").findValuesAsText("field"))
                .containsExactlyInAnyOrder("shares", "splitAgreement");
        Map<String, Object> whole = Map.of(
                "registrationNumber",
                number,
                "receivedAmount",
                "1000.00",
                "splitAgreement",
                "合作协议 2026-03-01",
                "shares",
                List.of(half, Map.of("intermediary", other.id(), "percent", "50.00")));
        api.post("officer", PATH + "/deals", whole).ok();
        assertThat(api.post("officer", PATH + "/deals", whole).text("code")).isEqualTo("DEAL_CREDITED");
        JsonNode deals = api.get("officer", PATH + "/" + one.id()).ok().path("deals");
        assertThat(deals.get(0).path("percent").decimalValue()).isEqualByComparingTo(new BigDecimal("50"));
        assertThat(deals.get(0).path("affiliated").asBoolean()).isFalse();
    }

    @Test
    void theDatabaseTakesNoDealThatIsNotWhole() {
        Intermediary one = agency();
        UUID deal = UUID.randomUUID();
        assertThatThrownBy(() -> in(() -> {
                    jdbc.sql(
                                    """
                                    insert into intermediary_deal (id, registration_number, kind, title, technical_amount,
                                        received_amount, credited_on, credited_by)
                                    values (?, ?, 'AGENCY', 'x', 1, 1, ?, 'x')
                                    """)
                            .params(deal, "N-" + deal, today)
                            .update();
                    jdbc.sql("insert into intermediary_share values (?, ?, 99.99, false)")
                            .params(deal, one.id())
                            .update();
                }))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("99.99");
    }

    @Test
    void aComplaintIsEnteredAndAnsweredOnItsPage() {
        Intermediary entry = agency();
        try (Screens screens = Screens.of(context, "officer")) {
            UI.getCurrent().navigate("intermediaries");
            assertThat(GridKt._size(_get(Grid.class))).isPositive();
            UI.getCurrent().navigate("intermediaries/" + entry.id());
            assertThat(_get(H1.class).getText()).isEqualTo(entry.name());
            _click(_get(Button.class, spec -> spec.withText("登记投诉")));
            _get(TextField.class, spec -> spec.withLabel("投诉人或者来源")).setValue("某企业");
            _get(TextArea.class, spec -> spec.withLabel("投诉内容")).setValue("收费不开票");
            List<Button> buttons = _find(Button.class, spec -> spec.withText("登记投诉"));
            _click(buttons.get(buttons.size() - 1));
            assertThat(_find(Button.class, spec -> spec.withText("办结投诉"))).hasSize(1);
        }
        JsonNode complaints = api.get("officer", PATH + "/" + entry.id()).ok().path("complaints");
        JsonNode id = complaints.get(0).path("id");
        String answer = PATH + "/complaints/" + id.asText() + "/answer";
        assertThat(api.post("officer", answer, Map.of("upheld", true)).status()).isEqualTo(422);
        assertThat(api.post("officer", answer, Map.of("upheld", true, "answer", "已责令整改"))
                        .status())
                .isEqualTo(204);
        assertThat(api.post("officer", answer, Map.of("upheld", false, "answer", "x"))
                        .text("code"))
                .isEqualTo("COMPLAINT_ANSWERED");
        assertThat(api.get("officer", PATH + "/" + entry.id()).ok().path("complaints"))
                .hasSize(1);
        assertThat(api.get("enterprise", PATH + "/" + entry.id()).ok().path("complaints"))
                .isEmpty();
    }
}
