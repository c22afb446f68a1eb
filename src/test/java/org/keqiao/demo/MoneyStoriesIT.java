package org.keqiao.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keqiao.acceptance.Api;
import org.keqiao.acceptance.Example;
import org.keqiao.casefile.audit.AuditChain;
import org.keqiao.funding.LedgerEntries;
import org.keqiao.funding.LedgerEntry;
import org.keqiao.funding.LedgerMove;
import org.keqiao.funding.payment.PaymentOrder;
import org.keqiao.publicity.NoticeView;
import org.keqiao.publicity.Notices;
import org.keqiao.security.AccountDirectory;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.Invariants;
import org.keqiao.subsidy.clawback.Recoveries;
import org.keqiao.subsidy.clawback.Recovery;
import org.keqiao.subsidy.payment.PaymentDesk;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/**
 * Public money in the city whose policy says what it gives: the one context of the tests that run beside the
 * journeys. Audits come by chance; here every claim is audited, which is the longer way.
 */
@KeqiaoTest
@TestPropertySource(properties = {"keqiao.city=suizhou", "keqiao.subsidies.sample-rate=1"})
class MoneyStoriesIT {

    @LocalServerPort
    int port;

    @Autowired
    DemoSamples samples;

    @Autowired
    MoneySamples money;

    @Autowired
    SampleSellers sellers;

    @Autowired
    SampleStore store;

    @Autowired
    Notices notices;

    @Autowired
    PaymentDesk desk;

    @Autowired
    Recoveries recoveries;

    @Autowired
    LedgerEntries entries;

    @Autowired
    AccountDirectory accounts;

    @Autowired
    CurrentActor currentActor;

    @Autowired
    List<Invariants> invariants;

    @Autowired
    AuditChain chain;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ObjectMapper json;

    @Test
    void whoeverOpensTheMoneyPagesFindsSomething() {
        SampleData data = SampleData.read(json);
        MoneyData.City city = MoneyData.read(json).city("suizhou").orElseThrow();

        int told = samples.tellOfMoney(data);

        assertThat(told)
                .isEqualTo(city.contracts().size()
                        + city.claims().size()
                        + city.batches().size()
                        + city.clawbacks().size());
        assertThat(progress(""))
                .containsEntry("claim-waiting-1", "WAITING_FOR_BATCH")
                .containsEntry("claim-waiting-2", "WAITING_FOR_BATCH")
                .containsEntry("claim-waiting-3", "WAITING_FOR_BATCH");
        isWhole("");
        assertThat(samples.tellOfMoney(data)).as("once").isZero();
        theExampleIsFiled();
    }

    /** With the registered contract that the enterprise finds under what fits it. */
    private void theExampleIsFiled() {
        Api api = new Api("http://localhost:" + port);
        Example example = Example.of("subsidy-application");
        ObjectNode answers = example.answers();
        String certificate = StreamSupport.stream(
                        api.get("enterprise", "/policies/match").ok().spliterator(), false)
                .filter(item -> item.path("item").equals(answers.path("policyItem")))
                .map(item -> item.path("contracts").path(0).path("number").asText())
                .findFirst()
                .orElseThrow();
        assertThat(certificate)
                .isEqualTo(store.registration("contract-unclaimed").orElseThrow());
        ((ObjectNode) answers.path("lines").path(0)).put("certificateNo", certificate);
        String id = api.post("enterprise", "/cases", Map.of("matter", "subsidy-application", "answers", answers))
                .ok()
                .path("id")
                .asText();
        example.attachTo(api, "enterprise", id);
        api.submit("enterprise", id, id).ok();
    }

    /** After New Year, and in the middle of the longest holidays. */
    @ParameterizedTest
    @ValueSource(strings = {"2026-01-04", "2026-10-05"})
    void theDayOfTheFirstStartDoesNotMatter(LocalDate day) throws IOException {
        SampleData data = SampleData.read(json);
        int number = day.getMonthValue();
        MoneyData stories = apart("m" + number + "-", number);

        clock.at(day, () -> {
            int told = money.tell(
                    stories, data, sellers.ensure(data, Instant.parse("2023-06-01T04:00:00Z")), LocalDate.now(clock));

            MoneyData.City city = stories.city("suizhou").orElseThrow();
            assertThat(told)
                    .isEqualTo(city.claims().size()
                            + city.batches().size()
                            + city.clawbacks().size());
            isWhole("m" + number + "-");
        });
    }

    /** The stories that follow each other, under other keys and with other sellers: one of them owes money at the end. */
    private MoneyData apart(String prefix, int number) throws IOException {
        String text = new ClassPathResource("db/demo/money.json").getContentAsString(StandardCharsets.UTF_8);
        for (String kind :
                List.of("claim-", "batch-settled", "batch-paid", "batch-shown", "clawback-owed", "clawback-heard")) {
            text = text.replace("\"" + kind, "\"" + prefix + kind);
        }
        text = text.replace("\"seller03\"", "\"seller%02d\"".formatted(12 + number));
        MoneyData all = json.readValue(text, MoneyData.class);
        MoneyData.City city = all.city("suizhou").orElseThrow();
        List<String> decided = city.batches().stream()
                .flatMap(batch -> batch.claims().stream())
                .toList();
        MoneyData.City less = new MoneyData.City(
                city.item(),
                city.answers(),
                city.budgets(),
                List.of(),
                List.of(),
                city.claims().stream()
                        .filter(claim -> decided.contains(claim.key()))
                        .toList(),
                city.batches(),
                city.clawbacks(),
                null);
        return new MoneyData(
                all.papers(), all.stepPapers(), all.account(), all.opinions(), all.refusals(), Map.of("suizhou", less));
    }

    private void isWhole(String prefix) {
        assertThat(progress(prefix))
                .containsEntry("claim-settled-1", "PAID")
                .containsEntry("claim-settled-3", "PAID")
                .containsEntry("claim-paid-1", "PAID")
                .containsEntry("claim-paid-2", "PARTIALLY_PAID")
                .containsEntry("claim-paid-3", "APPROVED_UNPAID")
                .containsEntry("claim-shown-1", "IN_BATCH")
                .containsEntry("claim-shown-2", "IN_BATCH");
        assertThat(statuses(prefix))
                .containsEntry("batch-settled", "CLOSED")
                .containsEntry("batch-paid", "ACCEPTED")
                .containsEntry("batch-shown", "ACCEPTED")
                .containsEntry("clawback-owed", "ACCEPTED")
                .containsEntry("clawback-heard", "ACCEPTED");
        theNoticesAreReadByEverybody(prefix);
        whoPaysFindsOrders(prefix);
        thePartiesAndTheCountyAreAsked(prefix);
        timeRunsForwards();
        bookingsNameWhatBookedThem();
        assertThat(invariants).hasSizeGreaterThan(3);
        invariants.forEach(one -> assertThat(one.violations().values()).allMatch(List::isEmpty));
        jdbc.sql("select case_id from demo_sample where case_id is not null")
                .query(UUID.class)
                .list()
                .forEach(id -> assertThat(chain.verify(id).isUnbroken()).isTrue());
    }

    /** The clock stands still while a step is taken and done, so that both have the same instant. */
    private void bookingsNameWhatBookedThem() {
        List<LedgerEntry> paid = currentActor.runAs(
                accounts.actorNamed("finance"),
                () -> jdbc.sql("select account from budget_line").query(UUID.class).list().stream()
                        .flatMap(line -> entries.of(line, LedgerMove.Figure.PAID, null, 200).items().stream())
                        .toList());
        assertThat(paid).isNotEmpty().allSatisfy(entry -> assertThat(entry.act().name())
                .isNotEqualTo("claim"));
    }

    private void theNoticesAreReadByEverybody(String prefix) {
        assertThat(notice(prefix + "batch-settled").findValuesAsText("result")).containsOnly("PAID");
        JsonNode paid = notice(prefix + "batch-paid");
        assertThat(paid.path("over").asBoolean()).isTrue();
        assertThat(paid.findValuesAsText("result")).containsExactlyInAnyOrder("PAID", "PAID", "AWARDED");
        JsonNode shown = notice(prefix + "batch-shown");
        assertThat(shown.path("over").asBoolean()).isFalse();
        assertThat(shown.path("lines")).hasSize(2);
        NoticeView closed =
                notices.ofCase(store.caseNumber(prefix + "batch-paid").value()).get(0);
        LocalDate closedOn = jdbc.sql("select (closed_at at time zone 'Asia/Shanghai')::date from notice where id = ?")
                .params(closed.id())
                .query(LocalDate.class)
                .single();
        assertThat(closedOn)
                .as("closed when it was over, not when it was told")
                .isEqualTo(closed.lastDay().plusDays(1));
    }

    private JsonNode notice(String batch) {
        UUID id = notices.ofCase(store.caseNumber(batch).value()).get(0).id();
        return new Api("http://localhost:" + port)
                .get(null, "/publicities/" + id)
                .ok();
    }

    private void whoPaysFindsOrders(String prefix) {
        String award = store.caseNumber(prefix + "claim-paid-3").value();
        for (String payer : List.of("treasury", "countyfinance")) {
            List<PaymentOrder> waiting =
                    currentActor.runAs(accounts.actorNamed(payer), () -> desk.waiting(null, null, 200)
                            .items());
            assertThat(waiting)
                    .as(payer)
                    .anyMatch(order -> order.fundedCase().value().equals(award));
        }
        String owed = store.caseNumber(prefix + "clawback-owed").value();
        for (String reader : List.of("finance", "countyfinance2")) {
            List<Recovery> open = currentActor.runAs(
                    accounts.actorNamed(reader),
                    () -> recoveries.list(false, null, 50).items());
            assertThat(open)
                    .as(reader)
                    .anyMatch(each -> each.caseNumber().value().equals(owed) && each.dueOn() != null);
        }
    }

    private void thePartiesAndTheCountyAreAsked(String prefix) {
        assertThat(forms(prefix + "clawback-heard")).containsExactly("clawback-statement");
        assertThat(forms(prefix + "clawback-owed")).containsExactly("clawback-repayment");
        List<String> asked = jdbc.sql(
                        """
                        select t.form_id from case_file p join inbox_task t on t.case_number = p.case_number
                        where p.linked_to = (select case_id from demo_sample where key = :key) order by 1
                        """)
                .param("key", prefix + "claim-paid-2")
                .query(String.class)
                .list();
        assertThat(asked).containsExactly("payment-county");
    }

    private List<String> forms(String key) {
        return jdbc.sql("select form_id from inbox_task where case_number = ?")
                .params(store.caseNumber(key).value())
                .query(String.class)
                .list();
    }

    /** Each case's acts in the order of their moments, none of them still to come. */
    private void timeRunsForwards() {
        List<String> backwards = jdbc.sql(
                        """
                        select distinct c.case_number from (
                            select case_id, at, lag(at) over (partition by case_id order by seq) as before from act) a
                        join case_file c on c.id = a.case_id where a.at < a.before
                        """)
                .query(String.class)
                .list();
        assertThat(backwards).isEmpty();
    }

    private Map<String, String> progress(String prefix) {
        return bySample(
                prefix,
                """
                select s.key, p.progress from demo_sample s join case_file c on c.id = s.case_id
                join subsidy_progress p on p.application = c.case_number where p.progress is not null
                """);
    }

    private Map<String, String> statuses(String prefix) {
        return bySample(prefix, "select s.key, c.status from demo_sample s join case_file c on c.id = s.case_id");
    }

    private Map<String, String> bySample(String prefix, String sql) {
        Map<String, String> found = new HashMap<>();
        jdbc.sql(sql)
                .query((row, n) -> found.put(row.getString(1), row.getString(2)))
                .list();
        return found.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .collect(Collectors.toMap(entry -> entry.getKey().substring(prefix.length()), Map.Entry::getValue));
    }
}
