package org.keqiao.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keqiao.acceptance.Api;
import org.keqiao.acceptance.Example;
import org.keqiao.acceptance.Steps;
import org.keqiao.calendar.WorkingCalendar;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.audit.AuditChain;
import org.keqiao.casefile.audit.CaseInvariants;
import org.keqiao.organization.CityProfiles;
import org.keqiao.organization.LegalBasis;
import org.keqiao.shared.CreditCode;
import org.keqiao.subsidy.performance.OpeningReports;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@KeqiaoTest
class DemoSamplesTest {

    @LocalServerPort
    int port;

    @Autowired
    DemoSamples samples;

    @Autowired
    TitleSamples titles;

    @Autowired
    WorkingCalendar calendar;

    @Autowired
    CaseInvariants invariants;

    @Autowired
    AuditChain chain;

    @Autowired
    CityProfiles cities;

    @Autowired
    SampleStore store;

    @Autowired
    CaseCommands commands;

    @Autowired
    OpeningReports reports;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ObjectMapper json;

    @Test
    void samplesAreWholeCasesInTheirStages() {
        SampleData data = SampleData.read(json);
        Map<String, String> expected = Map.ofEntries(
                Map.entry("draft-new", "DRAFT"),
                Map.entry("draft-full", "DRAFT"),
                Map.entry("intake-today", "SUBMITTED"),
                Map.entry("correction-new", "CORRECTION"),
                Map.entry("corrected", "SUBMITTED"),
                Map.entry("review-overdue", "ACCEPTED"),
                Map.entry("review-paused", "ACCEPTED"),
                Map.entry("review-deemed", "ACCEPTED"),
                Map.entry("head-refusal", "ACCEPTED"),
                Map.entry("withdrawn", "WITHDRAWN"),
                Map.entry("not-accepted", "REFUSED_INTAKE"),
                Map.entry("refused", "DECIDED_NEGATIVE"),
                Map.entry("deemed-withdrawn", "DEEMED_WITHDRAWN"),
                Map.entry("certified", "DECIDED_POSITIVE"));
        List<Story> live = samples.stories(data).live().stream()
                .filter(story -> expected.containsKey(story.key()))
                .toList();
        List<Story> past = samples.stories(data).history().subList(0, 4);

        samples.tell("live", live, data);
        samples.tell("past", past, data);

        Map<String, String> found = new HashMap<>();
        jdbc.sql("select s.key, c.status from demo_sample s join case_file c on c.id = s.case_id")
                .query((row, n) -> found.put(row.getString(1), row.getString(2)))
                .list();
        assertThat(found).containsAllEntriesOf(expected);
        assertThat(found).containsKeys(past.stream().map(Story::key).toArray(String[]::new));
        assertThat(invariants.violations().values()).allMatch(List::isEmpty);
        jdbc.sql("select case_id from demo_sample where case_id is not null")
                .query(java.util.UUID.class)
                .list()
                .forEach(id -> assertThat(chain.verify(id).isUnbroken()).isTrue());
        assertThat(samples.tell("again", live, data)).isZero();
    }

    @Test
    void listsOfTitlesAreImportedByOneOfficerAndConfirmedByAnother() {
        LocalDate day = LocalDate.of(2039, 5, 1);
        assertThat(titles.tell("huaibei", day)).isEqualTo(2);
        assertThat(titles.tell("huaibei", day)).isZero();
        assertThat(titles.tell("quanzhou", day)).isZero();
        assertThat(jdbc.sql("select count(*) from title_list where year = 2039 and state = 'IN_FORCE'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void moneyIsClaimedOnContractsOfItsOwn() {
        SampleData data = SampleData.read(json);

        // Listings, claims, batches, a clawback and vouchers.
        assertThat(samples.tellOfMoney(data)).isEqualTo(5 + 14 + 3 + 1 + 10);

        Map<String, String> found = new HashMap<>();
        jdbc.sql("select s.key, c.status from demo_sample s join case_file c on c.id = s.case_id")
                .query((row, n) -> found.put(row.getString(1), row.getString(2)))
                .list();
        assertThat(found)
                .containsEntry("claim-county", "SUBMITTED")
                .containsEntry("claim-county-contract", "DECIDED_POSITIVE")
                .containsEntry("claim-review", "ACCEPTED")
                .containsEntry("listing-broker-1", "DECIDED_POSITIVE")
                .containsEntry("station-settled-1", "DECIDED_POSITIVE")
                .containsEntry("station-settled-2", "DECIDED_POSITIVE")
                .containsEntry("hire-budget", "ACCEPTED")
                .containsEntry("hire-recheck", "ACCEPTED")
                .containsEntry("listing-agency", "DECIDED_POSITIVE")
                .containsEntry("listing-provider", "DECIDED_POSITIVE")
                .containsEntry("batch-settled", "ACCEPTED")
                .containsEntry("redemption-county", "SUBMITTED")
                .containsEntry("redemption-recheck", "ACCEPTED")
                .containsEntry("batch-shown", "ACCEPTED")
                .containsEntry("clawback-heard", "ACCEPTED")
                .containsEntry("voucher-granted", "DECIDED_POSITIVE")
                .containsEntry("voucher-budget", "ACCEPTED")
                .containsEntry("voucher-recheck", "ACCEPTED")
                .containsEntry("voucher-review", "ACCEPTED");
        Map<String, String> progress = new HashMap<>();
        jdbc.sql(
                        """
                        select s.key, p.progress from demo_sample s join case_file c on c.id = s.case_id
                        join subsidy_progress p on p.application = c.case_number where p.progress is not null
                        """)
                .query((row, n) -> progress.put(row.getString(1), row.getString(2)))
                .list();
        assertThat(progress)
                .containsEntry("station-settled-1", "PAID")
                .containsEntry("station-ordered", "APPROVED_UNPAID")
                .containsEntry("station-waiting", "WAITING_FOR_BATCH")
                .containsEntry("station-shown", "IN_BATCH")
                .containsEntry("agency-waiting", "WAITING_FOR_BATCH")
                .containsEntry("redemption-waiting", "WAITING_FOR_BATCH")
                .containsEntry("redemption-paid", "PAID");
        assertThat(jdbc.sql(
                                "select v.state from voucher v join demo_sample s on s.key like 'voucher-%'"
                                        + " join case_file c on c.id = s.case_id and c.case_number = v.case_number order by s.key")
                        .query(String.class)
                        .list())
                .containsExactly("AGREED", "REDEEMING", "GRANTED", "PROPOSED", "REDEEMED", "REDEEMING", "REDEEMING");
        // 3 % of what the seller received.
        assertThat(amount("agency-waiting")).isEqualTo("45000.00");
        assertThat(amount("station-settled-1")).isEqualTo("140000.00");
        assertThat(amount("hire-budget")).isEqualTo("10000.00");
        assertThat(samples.tellOfMoney(data)).isZero();
        theExamplesAreFiled();
        assertThat(invariants.violations().values()).allMatch(List::isEmpty);
    }

    /** As they stand, but for the broker's number: other tests list brokers as well. */
    private void theExamplesAreFiled() {
        Object broker = commands.facts(store.caseNumber("listing-broker-1")).get("entryNumber");
        assertThat(String.valueOf(broker)).startsWith("JSJJ-350500-");
        filed("subsidy-broker-hire", "subsidy-application", answers -> ((ObjectNode)
                        answers.path("hires").path(0))
                .put("brokerNumber", String.valueOf(broker)));
        filed("subsidy-project", "subsidy-application", answers -> {});
        filed("voucher-claim", "voucher-claim", answers -> {});
        Api api = new Api("http://localhost:" + port);
        thePaymentIsTheOneThatWaits(api);
        aClawbackIsProposed(api);
        aBatchIsComposed(api);
        aReportIsGivenAndReviewed(api);
    }

    private UUID sample(String key) {
        return jdbc.sql("select case_id from demo_sample where key = ?")
                .params(key)
                .query(UUID.class)
                .single();
    }

    private UUID following(String key, String matter) {
        return jdbc.sql("select id from case_file where linked_to = ? and matter = ?")
                .params(sample(key), matter)
                .query(UUID.class)
                .single();
    }

    private void thePaymentIsTheOneThatWaits(Api api) {
        Example example = Example.of("subsidy-payment");
        UUID payment = following("station-ordered", "subsidy-payment");
        JsonNode known = api.get("officer", "/cases/" + payment).ok().path("answers");
        for (String key : List.of("paymentOpening", "share", "amount", "purpose")) {
            assertThat(known.path(key)).as(key).isEqualTo(example.answers().path(key));
        }
        assertThat(known.at("/account/name")).isEqualTo(example.answers().at("/account/name"));
        new Steps(api, example, payment.toString())
                .does("treasury", "payment-result", "paid", body -> ((ObjectNode) body.path("answers"))
                        .put("paidOn", LocalDate.now(clock).toString()));
    }

    private static String opened(Api api, Map<String, Object> opening) {
        return api.postOnce("officer", "/openings", UUID.randomUUID().toString(), opening)
                .ok()
                .path("id")
                .asText();
    }

    private void aClawbackIsProposed(Api api) {
        Example example = Example.of("clawback");
        String id = opened(
                api,
                Map.of("matter", "clawback", "linkedTo", sample("station-settled-1"), "answers", example.answers()));
        new Steps(api, example, id).does("officer", "clawback-investigation", "propose", body -> {});
    }

    private void aBatchIsComposed(Api api) {
        Example example = Example.of("subsidy-batch");
        Steps batch =
                new Steps(api, example, opened(api, Map.of("matter", "subsidy-batch", "answers", example.answers())));
        String waiting = store.caseNumber("agency-waiting").value();
        batch.does("officer", "batch-compose", "composed", body -> {
            ObjectNode row = (ObjectNode) body.at("/answers/chosen/0");
            JsonNode candidate = StreamSupport.stream(
                            batch.view("officer")
                                    .path("answers")
                                    .path("candidates")
                                    .spliterator(),
                            false)
                    .filter(each -> each.path("application").asText().equals(waiting))
                    .findFirst()
                    .orElseThrow();
            List<String> told = new ArrayList<>();
            row.fieldNames().forEachRemaining(told::add);
            assertThat(told).allMatch(key -> key.equals("included") || candidate.has(key));
            row.setAll((ObjectNode) candidate.deepCopy());
        });
        batch.does("deputy", "batch-ruling", "submit", body -> {});
    }

    /** In the year after the payment the product asks for it. */
    private void aReportIsGivenAndReviewed(Api api) {
        Example example = Example.of("subsidy-performance");
        clock.at(LocalDate.of(LocalDate.now(clock).getYear() + 1, 1, 4), () -> {
            reports.open();
            Steps report = new Steps(
                    api,
                    example,
                    following("redemption-paid", "subsidy-performance").toString());
            JsonNode known = report.view("officer").path("answers");
            assertThat(known.path("paidAmount").asText()).isEqualTo("60000.00");
            example.answers().fieldNames().forEachRemaining(key -> {
                if (!key.equals("performanceTarget")) {
                    assertThat(known.has(key)).as(key).isTrue();
                }
            });
            report.does("enterprise2", "performance-report", "submitted", body -> {});
            report.does("officer", "performance-review", "accept", body -> {});
        });
    }

    private void filed(String name, String matter, Consumer<ObjectNode> change) {
        Api api = new Api("http://localhost:" + port);
        Example example = Example.of(name);
        ObjectNode answers = example.answers();
        change.accept(answers);
        String id = api.post("enterprise", "/cases", Map.of("matter", matter, "answers", answers))
                .ok()
                .path("id")
                .asText();
        example.attachTo(api, "enterprise", id);
        api.submit("enterprise", id, id).ok();
    }

    /** What the city gives, in yuan. */
    private String amount(String key) {
        return String.valueOf(commands.facts(store.caseNumber(key)).get("subsidyAmount"));
    }

    @Test
    void thePastIsDecidedUnderTheLawOfItsDay() {
        SampleData data = SampleData.read(json);
        List<Story> past = samples.stories(data).history();
        Story story = past.stream()
                .filter(s -> s.moves().isEmpty() && s.thousands() == null && !s.expert())
                .findFirst()
                .orElseThrow();

        samples.tell("past", List.of(story), data);

        record Decided(LocalDate acceptedOn, String legalBasis, LocalDate issuedOn) {}
        Decided decided = jdbc.sql(
                        """
                        select c.accepted_on, c.legal_basis, f.issued_on from demo_sample s
                        join case_file c on c.id = s.case_id join certificate f on f.case_id = c.id
                        where s.key = :key
                        """)
                .param("key", story.key())
                .query(Decided.class)
                .single();
        LegalBasis basis = cities.legalBasisOn(decided.acceptedOn());
        assertThat(decided.legalBasis()).isEqualTo(basis.key());
        assertThat(decided.issuedOn())
                .isBetween(decided.acceptedOn(), story.filed().plusDays(40));
    }

    @Test
    void registrationNumbersFollowTheDaysOfIssue() {
        SampleData data = SampleData.read(json);
        List<Story> some = samples.stories(data).history().subList(150, 165);

        samples.tell("past", some, data);

        record Numbered(String number, LocalDate issuedOn) {}
        List<Numbered> numbered = jdbc.sql(
                        """
                        select f.registration_number as number, f.issued_on from demo_sample s
                        join certificate f on f.case_id = s.case_id
                        where s.key in (:keys) order by f.registration_number
                        """)
                .param("keys", some.stream().map(Story::key).toList())
                .query(Numbered.class)
                .list();
        assertThat(numbered).hasSizeGreaterThan(5);
        assertThat(numbered).extracting(Numbered::issuedOn).isSorted();
    }

    @Test
    void storiesAreTheSameForTheSameDayAndPeakInDecember() {
        SampleData data = SampleData.read(json);
        LocalDate day = LocalDate.of(2026, 11, 20);

        List<Story> history = new Stories(data, calendar, day).history();

        assertThat(history).isEqualTo(new Stories(data, calendar, day).history());
        assertThat(history).extracting(Story::key).doesNotHaveDuplicates();
        assertThat(history)
                .allSatisfy(story -> assertThat(story.signed()).isBetween(day.minusYears(2), day.minusDays(60)));
        int[] months = new int[13];
        history.forEach(story -> months[story.signed().getMonthValue()]++);
        for (int month = 1; month < 12; month++) {
            assertThat(months[12]).isGreaterThan(months[month]);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"quanzhou", "suizhou", "luzhou", "handan", "huaibei"})
    void everyCityHasSellersAndBuyersWithRightCodes(String city) {
        SampleData data = SampleData.read(json);
        SampleNames names = new SampleNames(data, new CityProfiles(city).current());
        List<String> counties =
                List.of(new CityProfiles(city).current().counties().get(0).code());
        Set<String> codes = new HashSet<>();

        for (int i = 0; i < 24; i++) {
            SampleParty seller = names.seller(i, counties);
            assertThat(CreditCode.problem(seller.uscc())).isEmpty();
            assertThat(seller.uscc().substring(2, 8)).isEqualTo(counties.get(0));
            assertThat(codes.add(seller.uscc())).isTrue();
        }
        assertThat(names.buyers()).allSatisfy(buyer -> {
            assertThat(CreditCode.problem(buyer.uscc())).isEmpty();
            assertThat(codes.add(buyer.uscc())).isTrue();
        });
    }

    @Test
    void aMadeUpCodeIsAlwaysRight() {
        Random chance = new Random(7);
        for (int i = 0; i < 200; i++) {
            assertThat(CreditCode.problem(SampleNames.creditCode("91350582", chance)))
                    .isEmpty();
        }
    }
}
