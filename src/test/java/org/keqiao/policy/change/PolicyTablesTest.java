package org.keqiao.policy.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.policy.Clause;
import org.keqiao.policy.Policies;
import org.keqiao.policy.PolicyAnswer;
import org.keqiao.policy.PolicyInputs;
import org.keqiao.policy.PolicyItem;
import org.keqiao.policy.ShippedTables;
import org.keqiao.policy.Validity;
import org.keqiao.policy.table.NewPolicy;
import org.keqiao.policy.table.PolicyCheck;
import org.keqiao.policy.table.PolicyFiles;
import org.keqiao.process.BundleRefused;
import org.keqiao.process.Finding;
import org.keqiao.security.Actor;
import org.keqiao.security.Role;
import org.keqiao.shared.Bilingual;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.keqiao.testing.Api;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Money by tables: two people let a row into force, nobody changes it afterwards, and every case goes by its own day. */
@KeqiaoTest
class PolicyTablesTest {

    private static final AtomicInteger TABLES = new AtomicInteger();
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 15);
    private static final Actor DESIGNER = person("tables-designer", Role.FLOW_DESIGNER);
    private static final Actor BOTH = person("tables-both", Role.FLOW_DESIGNER, Role.FLOW_PUBLISHER);
    private static final Actor PUBLISHER = person("tables-publisher", Role.FLOW_PUBLISHER);
    private static final Actor OFFICER = person("tables-officer", Role.PROGRAM_OFFICER);

    @Autowired
    PolicyDrafting drafting;

    @Autowired
    PolicyApproving approving;

    @Autowired
    PolicyTables tables;

    @Autowired
    Policies policies;

    @Autowired
    ShippedPolicies shipped;

    @Autowired
    PolicyCheck check;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    private TransactionTemplate transaction;
    private String key;

    private static Actor person(String username, Role... roles) {
        return new Actor(UUID.randomUUID(), username, username, Set.of(roles), Set.of(), null, null, Set.of());
    }

    @BeforeEach
    void aNewTable(@Autowired PlatformTransactionManager transactions) {
        transaction = new TransactionTemplate(transactions);
        clock.set(TODAY.atTime(9, 0).atZone(clock.getZone()).toInstant());
        key = "SAMPLE_" + TABLES.incrementAndGet();
        drafting.begin(DESIGNER, policy(key));
    }

    @AfterEach
    void now() {
        clock.reset();
    }

    private static NewPolicy policy(String key) {
        return new NewPolicy(
                key, new Bilingual("试办政策", "Sample policy"), "SAMPLE", PolicyItem.Mode.APPLY, PolicyItem.Share.CITY);
    }

    private SampleTable table() {
        return SampleTable.of(key);
    }

    private PolicyDraft put(SampleTable table) {
        PolicyDraft open = tables.table(DESIGNER, key).draft();
        return drafting.put(DESIGNER, key, table.files(), open == null ? null : open.revision());
    }

    private PolicyDraft publish(SampleTable table) {
        put(table);
        approving.submit(DESIGNER, key, "说明", null);
        return approving.approve(PUBLISHER, key);
    }

    private List<String> codes(SampleTable table) {
        put(table);
        return tables.check(DESIGNER, key).stream().map(Finding::code).toList();
    }

    private BigDecimal rate(LocalDate rulesAsOf) {
        return policies.ask(key, rulesAsOf, PolicyInputs.NONE.level("SENIOR")).number("rate");
    }

    private static String code(ThrowingCallable call) {
        return catchThrowableOfType(Refusal.class, call).code();
    }

    @Test
    void aRowAnswersWithItsClauseAndWhyItAnswered() {
        publish(table().row("r1", "2026-01-01", null, null, "0.2"));
        PolicyAnswer answer =
                policies.ask(key, TODAY, PolicyInputs.NONE.level("SENIOR").base(Money.of("1234567.89")));
        assertThat(answer.number("rate")).isEqualTo(new BigDecimal("0.2"));
        assertThat(answer.version()).isEqualTo(1);
        assertThat(answer.row()).isEqualTo("r1");
        assertThat(answer.clause()).isEqualTo(new Clause("测科发〔2026〕1号", "第三条"));
        assertThat(answer.validity()).isEqualTo(new Validity(LocalDate.of(2026, 1, 1), null));
        assertThat(answer.inputs())
                .containsEntry("base", new BigDecimal("1234567.89"))
                .containsEntry("on", TODAY);
        assertThat(answer.values()).containsOnlyKeys("rate");
        assertThat(answer.validityUnverified()).isFalse();
    }

    @Test
    void nobodyGetsMoneyByDefault() {
        assertThat(code(() -> rate(TODAY))).isEqualTo("POLICY_UNPUBLISHED");
        assertThat(code(() -> policies.ask("NO_SUCH", TODAY, PolicyInputs.NONE)))
                .isEqualTo("POLICY_UNKNOWN");
        publish(table().row("r1", "2026-01-01", null, "SENIOR", "0.2"));
        assertThat(code(() -> rate(LocalDate.of(2025, 12, 31)))).isEqualTo("POLICY_NO_ROW");
        assertThat(code(() -> policies.ask(key, TODAY, PolicyInputs.NONE.level("JUNIOR"))))
                .isEqualTo("POLICY_NO_ROW");
        assertThat(code(() -> policies.ask(key, TODAY, PolicyInputs.NONE))).isEqualTo("POLICY_NO_ROW");
        assertThat(policies.find(key, TODAY, PolicyInputs.NONE.level("JUNIOR"))).isEmpty();
        assertThat(policies.find(key, TODAY, PolicyInputs.NONE.level("SENIOR"))).isPresent();
    }

    @Test
    void whatTheBureauHasNotSetIsNoZero() {
        publish(table().cells("r1", "", "", "null", "null"));
        PolicyAnswer answer = policies.ask(key, TODAY, PolicyInputs.NONE);
        assertThat(answer.notSet()).containsExactly("rate");
        assertThat(answer.clause().documentNumber()).isNull();
        assertThat(answer.validityUnverified()).isTrue();
        assertThat(code(() -> answer.number("rate"))).isEqualTo("POLICY_NOT_SET");
    }

    @Test
    void eachCaseGoesByItsOwnDayAfterAChange() {
        publish(table().row("r1", "2026-01-01", null, null, "0.2"));
        PolicyDraft second = publish(
                table().row("r1", "2026-01-01", "2026-06-30", null, "0.2").row("r2", "2026-07-01", null, null, "0.25"));
        assertThat(second.published()).isEqualTo(2);
        assertThat(rate(LocalDate.of(2026, 6, 30))).isEqualTo(new BigDecimal("0.2"));
        assertThat(rate(LocalDate.of(2026, 7, 1))).isEqualTo(new BigDecimal("0.25"));
    }

    @Test
    void aPublishedRowIsClosedAndNothingElse() {
        publish(table().row("r1", "2026-01-01", null, null, "0.2"));
        assertThat(codes(table().row("r1", "2026-01-01", null, null, "0.3"))).contains("POLICY_ROW_CHANGED");
        assertThat(codes(table().row("r1", "2026-01-01", null, "SENIOR", "0.2")))
                .contains("POLICY_ROW_CHANGED");
        assertThat(codes(table().row("r2", "2026-01-01", null, null, "0.2"))).contains("POLICY_ROW_GONE");
        assertThat(codes(table().row("r1", "2026-02-01", null, null, "0.2"))).contains("POLICY_ROW_ONLY_CLOSES");
        assertThat(codes(table().row("r1", "2026-01-01", "2026-06-14", null, "0.2")))
                .contains("POLICY_ROW_CLOSED_PAST");
        assertThat(codes(table().row("r1", "2026-01-01", "2026-06-15", null, "0.2")))
                .isEmpty();
        assertThatThrownBy(() -> {
                    put(table().row("r1", "2026-01-01", null, null, "0.3"));
                    approving.submit(DESIGNER, key, "说明", null);
                })
                .isInstanceOf(BundleRefused.class);
    }

    @Test
    void anEndIsBroughtForwardOnce() {
        publish(table().row("r1", "2026-01-01", "2026-12-31", null, "0.2"));
        assertThat(codes(table().row("r1", "2026-01-01", null, null, "0.2"))).contains("POLICY_ROW_ONLY_CLOSES");
        publish(table().row("r1", "2026-01-01", "2026-09-30", null, "0.2"));
        assertThat(codes(table().row("r1", "2026-01-01", "2026-08-31", null, "0.2")))
                .contains("POLICY_ROW_CLOSED");
    }

    @Test
    void theErrorStandsAtTheRow() {
        publish(table().row("r1", "2026-01-01", null, null, "0.2"));
        put(table().row("r1", "2026-01-01", null, null, "0.3"));
        assertThat(tables.check(DESIGNER, key))
                .filteredOn(finding -> finding.code().equals("POLICY_ROW_CHANGED"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.element()).isEqualTo("r1"));
    }

    @Test
    void theDatabaseLetsNobodyChangeAPublishedRowEither() {
        publish(table().row("r1", "2026-01-01", null, null, "0.2"));
        refusesSql("update policy_row set results = '{\"rate\": \"0.9\"}'::jsonb where policy = :policy");
        refusesSql("update policy_row set valid_to = date '2026-12-31' where policy = :policy");
        refusesSql("update policy_row set valid_to = date '2026-06-14', closed_in = 1 where policy = :policy");
        refusesSql("delete from policy_row where policy = :policy");
        refusesSql("update policy_version set dmn = 'x' where policy = :policy");
        refusesSql("delete from policy_event where policy = :policy");
        publish(table().row("r1", "2026-01-01", "2026-12-31", null, "0.2"));
        refusesSql("update policy_row set valid_to = date '2026-11-30', closed_in = 2 where policy = :policy");
        assertThat(rate(TODAY)).isEqualTo(new BigDecimal("0.2"));
    }

    private void refusesSql(String sql) {
        UUID policy = policy();
        assertThatThrownBy(() -> transaction.executeWithoutResult(
                        status -> jdbc.sql(sql).param("policy", policy).update()))
                .as(sql)
                .isInstanceOf(DataAccessException.class);
    }

    private UUID policy() {
        return jdbc.sql("select id from policy_table where key = ?")
                .param(key)
                .query(UUID.class)
                .single();
    }

    @Test
    void nobodyApprovesWhatHeWroteOrSubmitted() {
        put(table().row("r1", "2026-01-01", null, null, "0.2"));
        long revision = tables.table(BOTH, key).draft().revision();
        drafting.put(
                BOTH, key, table().row("r1", "2026-02-01", null, null, "0.2").files(), revision);
        approving.submit(DESIGNER, key, "说明", null);
        assertThat(code(() -> approving.approve(DESIGNER, key))).isEqualTo("NOT_YOUR_ROLE");
        assertThat(code(() -> approving.approve(BOTH, key))).isEqualTo("OWN_CHANGE");
        refusesSql("update policy_draft set state = 'APPROVED', judged_by = submitted_by where policy = :policy");
        refusesSql("update policy_draft set state = 'APPROVED', judged_by = 'tables-both' where policy = :policy");
        assertThat(approving.approve(PUBLISHER, key).published()).isEqualTo(1);
    }

    @Test
    void comesBackWithAReasonAndMayBeTakenBack() {
        put(table().row("r1", "2026-01-01", null, null, "0.2"));
        approving.submit(DESIGNER, key, "说明", null);
        assertThat(code(() -> put(table().row("r1", "2026-01-01", null, null, "0.3"))))
                .isEqualTo("DRAFT_SUBMITTED");
        assertThat(approving.reject(PUBLISHER, key, "文号不对").reason()).isEqualTo("文号不对");
        approving.submit(DESIGNER, key, "说明", null);
        assertThat(approving.takeBack(DESIGNER, key).state()).isEqualTo(PolicyDraft.State.EDITING);
        assertThat(code(() -> approving.approve(PUBLISHER, key))).isEqualTo("DRAFT_STATE");
        assertThat(tables.events(PUBLISHER, key).stream().map(PolicyEvent::kind))
                .containsSubsequence(
                        PolicyEvent.Kind.TAKEN_BACK,
                        PolicyEvent.Kind.SUBMITTED,
                        PolicyEvent.Kind.REJECTED,
                        PolicyEvent.Kind.SUBMITTED,
                        PolicyEvent.Kind.WRITTEN,
                        PolicyEvent.Kind.BEGUN);
    }

    @Test
    void comesIntoForceOnItsDay() {
        put(table().row("r1", null, null, null, "0.2"));
        approving.submit(DESIGNER, key, "说明", TODAY.plusDays(2));
        assertThat(approving.approve(PUBLISHER, key).state()).isEqualTo(PolicyDraft.State.APPROVED);
        UUID policy = policy();
        clock.at(TODAY.plusDays(1), () -> approving.publishDue(policy));
        assertThat(code(() -> rate(TODAY))).isEqualTo("POLICY_UNPUBLISHED");
        // The job was late by a day: it still comes into force on the day that was approved.
        clock.at(TODAY.plusDays(3), () -> approving.publishDue(policy));
        assertThat(rate(TODAY)).isEqualTo(new BigDecimal("0.2"));
        assertThat(tables.table(DESIGNER, key).publishedOn()).isEqualTo(TODAY.plusDays(2));
    }

    @Test
    void twoRowsNeverAnswerTheSame() {
        assertThat(codes(table().row("r1", "2026-01-01", "2026-06-30", null, "0.2")
                        .row("r2", "2026-06-30", null, null, "0.3")))
                .contains("TABLE_OVERLAP");
        assertThat(codes(table().row("r1", "2026-01-01", "2026-06-29", null, "0.2")
                        .row("r2", "2026-06-30", null, null, "0.3")))
                .isEmpty();
        assertThat(codes(table().hitPolicy("FIRST").row("r1", null, null, null, "0.2")))
                .contains("POLICY_HIT_POLICY");
    }

    @Test
    void tellsTheDaysAndTheCasesThatNoRowAnswers() {
        assertThat(codes(table().row("r1", "2026-01-01", "2026-03-31", null, "0.2")
                        .row("r2", "2026-05-01", null, null, "0.3")))
                .containsExactly("POLICY_GAP_DAYS");
        assertThat(codes(table().row("r1", "2026-01-01", "2026-03-31", null, "0.2")
                        .row("r2", "2026-04-01", null, "SENIOR", "0.3")))
                .containsExactly("POLICY_GAP");
        assertThat(code(() -> approving.submit(DESIGNER, key, " ", null))).isEqualTo("INVALID_ANSWERS");
        assertThat(approving.submit(DESIGNER, key, "其他级别不补贴", null).state()).isEqualTo(PolicyDraft.State.SUBMITTED);
    }

    @Test
    void aRowSaysItsDaysInOneStretch() {
        assertThat(codes(table().cells("r1", "not(date(\"2026-01-01\"))", "", "0.2", "null")))
                .contains("POLICY_DAYS");
    }

    @Test
    void keepsNothingThatExecutes() {
        PolicyFiles hostile = new PolicyFiles(
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>", PolicyFiles.NO_TESTS);
        long revision = tables.table(DESIGNER, key).draft().revision();
        assertThatThrownBy(() -> drafting.put(DESIGNER, key, hostile, revision)).isInstanceOf(BundleRefused.class);
        assertThat(codes(table().cells("r1", "", "", "0.1 + 0.1", "null"))).contains("CELL");
    }

    @Test
    void twoPeopleDoNotOverwriteEachOther() {
        long seen = tables.table(DESIGNER, key).draft().revision();
        put(table().row("r1", null, null, null, "0.2"));
        assertThat(code(() -> drafting.put(
                        BOTH, key, table().row("r1", null, null, null, "0.3").files(), seen)))
                .isEqualTo("POLICY_DRAFT_STALE");
    }

    @Test
    void saysInWordsWhatChanges() {
        publish(table().row("r1", "2026-01-01", null, null, "0.2"));
        put(table().row("r1", "2026-01-01", "2026-12-31", null, "0.2").row("r2", "2027-01-01", null, null, "0.3"));
        assertThat(tables.difference(PUBLISHER, key, Locale.ENGLISH).parts())
                .anySatisfy(part -> assertThat(part.items()).isNotEmpty());
    }

    @Test
    void isNobodysBusinessWithoutTheRole() {
        assertThat(code(() -> tables.all(OFFICER))).isEqualTo("NOT_YOUR_ROLE");
        assertThat(code(() -> tables.files(OFFICER, key))).isEqualTo("NOT_YOUR_ROLE");
        assertThat(code(() -> drafting.put(PUBLISHER, key, table().files(), 0L)))
                .isEqualTo("NOT_YOUR_ROLE");
        assertThat(code(() -> drafting.begin(DESIGNER, policy(key)))).isEqualTo("POLICY_EXISTS");
    }

    @Test
    void whatCameWithTheProductNeverOverridesAnAdministrators() {
        shipped.load("suizhou");
        assertThat(policies.item("SZ_CONVERSION_COUNTY"))
                .isEqualTo(new PolicyItem(
                        "SZ_CONVERSION_COUNTY",
                        new Bilingual("成果转化二次补贴（县级）", "Conversion subsidy, county supplement"),
                        "SZ_CONVERSION",
                        PolicyItem.Mode.APPLY,
                        PolicyItem.Share.COUNTY,
                        true));
        assertThat(policies.items()).contains(policies.item("QZ_VOUCHER"));
        assertThat(policies.item("LAW_REWARD_MIN").validityUnverified()).isFalse();
        PolicyAnswer answer = policies.ask(
                "SZ_CONVERSION_COUNTY",
                TODAY,
                PolicyInputs.NONE.county("421381").buyerInCity(true));
        assertThat(answer.number("rate")).isEqualTo(new BigDecimal("0.10"));
        int version = tables.table(DESIGNER, "SZ_CONVERSION_COUNTY").version();
        shipped.load("suizhou");
        assertThat(tables.table(DESIGNER, "SZ_CONVERSION_COUNTY").version()).isEqualTo(version);
        assertThat(tables.table(DESIGNER, "SZ_CONVERSION_COUNTY").shipped()).isTrue();
    }

    /** D-01 and D-02, as anybody calculates them: who does not say where the buyer is, is taken to have one here. */
    @Test
    void aCountyAddsInTheCalculatorToo(@Autowired Environment environment) {
        shipped.load("suizhou");
        JsonNode both = calculated(environment, Map.of("base", "1234567.89", "county", "421321"));
        assertThat(both.path("net").asText()).isEqualTo("246913.58");
        JsonNode county = both.path("supplements").path(0);
        assertThat(county.path("net").asText()).isEqualTo("123456.79");
        assertThat(county.path("trace"))
                .extracting(step -> step.path("rule").asText(), step -> step.path("detail")
                        .asText())
                .startsWith(tuple("ASSUMED_MET", "buyerInCity"), tuple("BASE", "PAID_TECHNICAL"));
        assertThat(county.path("assumed")).extracting(JsonNode::asText).containsExactly("buyerInCity");
        assertThat(county.path("setByBureau")).extracting(JsonNode::asText).contains("measure", "maxShare");

        for (Map<String, Object> cityOnly : List.<Map<String, Object>>of(
                Map.of("base", "1234567.89", "county", "421391"), Map.of("base", "1234567.89"))) {
            JsonNode city = calculated(environment, cityOnly);
            assertThat(city.path("net").asText()).isEqualTo("246913.58");
            assertThat(city.path("supplements")).isEmpty();
        }
    }

    private static JsonNode calculated(Environment environment, Map<String, Object> inputs) {
        return Api.of(environment)
                .post("/policies/SZ_CONVERSION_CITY/calculation", Map.of("inputs", inputs))
                .json();
    }

    @Test
    void everyTableThatComesWithTheProductIsSound() {
        for (String city : ShippedTables.CITIES) {
            for (NewPolicy each : ShippedTables.of(city)) {
                assertThat(check.check(each.key(), ShippedTables.files(city, each.key()), List.of(), TODAY))
                        .as(each.key())
                        .noneMatch(Finding::isError);
            }
        }
    }

    @Test
    void aResultThatNobodyCanCountWithIsAnError() {
        assertThat(codes(table().row("r1", "2026-01-01", null, null, "20"))).containsExactly("POLICY_SHARE");
        assertThat(codes(table().row("r1", "2026-01-01", null, null, "-0.2"))).containsExactly("POLICY_SHARE");
    }

    /** Each cap of a row is counted by itself: two of the same firm and year would be one. */
    @Test
    void twoCapsForTheSameAreAnError() {
        String dmn = ShippedTables.files("quanzhou", "QZ_TRANSFER_AGENCY").dmn();
        assertThat(findings(dmn)).isEmpty();
        assertThat(findings(dmn.replace("\"AGENCY_YEAR\"", "\"PROJECT\""))).contains("POLICY_CAPS_ALIKE");
        assertThat(findings(dmn.replace("\"AGENCY_YEAR\"", "\"DEAL\""))).contains("POLICY_CAPS_ALIKE");
    }

    /** What the bureau has set itself may be any of the results, several beside one another. */
    @Test
    void severalResultsAreTheBureausOwn() {
        assertThat(codes("defaults", "string", "\"allocation, rate\"")).isEmpty();
        assertThat(codes("defaults", "string", "\"allocation,nothing\"")).containsExactly("POLICY_VALUE");
    }

    /** Classes are those of the product's list, any beside one another, and one day's rows name the same. */
    @Test
    void classesAreKnownAndTheSameOnOneDay() {
        assertThat(codes("classes", "string", "\"LITTLE_GIANT, TECH_SME\"")).isEmpty();
        assertThat(codes("classes", "string", "null")).isEmpty();
        assertThat(codes("classes", "string", "\"TECH_SME,NOBODY\"")).containsExactly("POLICY_VALUE");
        assertThat(codes("classes", "string", "\"\"")).containsExactly("POLICY_VALUE");
        String hires = ShippedTables.files("quanzhou", "QZ_BROKER_HIRE").dmn();
        assertThat(mistakes("QZ_BROKER_HIRE", withClasses(hires, "TECH_SME", "TECH_SME")))
                .isEmpty();
        assertThat(mistakes("QZ_BROKER_HIRE", withClasses(hires, "TECH_SME", "HIGH_TECH_ENTERPRISE")))
                .containsExactly("POLICY_CLASSES_DIFFER", "POLICY_CLASSES_DIFFER");
    }

    private List<String> mistakes(String of, String dmn) {
        return check.check(of, new PolicyFiles(dmn, PolicyFiles.NO_TESTS), List.of(), TODAY).stream()
                .filter(Finding::isError)
                .map(Finding::code)
                .toList();
    }

    /** The first row is for one class, the others are for another. */
    private static String withClasses(String dmn, String first, String others) {
        String cell = "<outputEntry id=\"c_%s\"><text>\"%s\"</text></outputEntry>$0";
        String entry = "<outputEntry id=\"[^\"]*_documentNumber\"";
        String written = dmn.replaceFirst(
                        "<output id=\"Out_documentNumber\"",
                        "<output id=\"Out_classes\" label=\"类别\" name=\"classes\" typeRef=\"string\"/>$0")
                .replaceFirst(entry, cell.formatted("first", first));
        int after = written.indexOf("</rule>");
        AtomicInteger next = new AtomicInteger();
        return written.substring(0, after)
                + Pattern.compile(entry)
                        .matcher(written.substring(after))
                        .replaceAll(match ->
                                Matcher.quoteReplacement("<outputEntry id=\"c_%d\"><text>\"%s\"</text></outputEntry>"
                                                .formatted(next.incrementAndGet(), others)
                                        + match.group()));
    }

    @Test
    void aSampleIsAPartOfTheClaims() {
        assertThat(codes("sampleRate", "double", "0.10")).isEmpty();
        assertThat(codes("sampleRate", "double", "10")).containsExactly("POLICY_SHARE");
    }

    @Test
    void howAClaimIsWorkedIsSaidInKindsAndWholeDays() {
        assertThat(codes("papers", "string", "\"testReport, salesProof\"")).isEmpty();
        assertThat(codes("papers", "string", "\"testReport,passport\"")).containsExactly("POLICY_VALUE");
        assertThat(codes("publicityDays", "integer", "7")).isEmpty();
        assertThat(codes("publicityDays", "integer", "0")).containsExactly("POLICY_NOTICE_DAYS");
        assertThat(codes("auditThreshold", "double", "-1")).containsExactly("POLICY_AMOUNT");
        assertThat(codes("validMonths", "double", "120")).isEmpty();
        for (String never : List.of("0", "-3", "6.5", "121")) {
            assertThat(codes("validMonths", "double", never)).as(never).containsExactly("POLICY_MONTHS");
        }
    }

    @Test
    void aFigureOfANewRowThatIsNotTheProductsIsNoSuggestionAnyMore() {
        SampleTable first = table().row("r1", "2026-01-01", "2026-12-31", null, "0.2");
        Long begun = tables.table(DESIGNER, key).draft().revision();
        drafting.put(DESIGNER, key, new PolicyFiles(suggesting(first.dmn()), PolicyFiles.NO_TESTS), begun);
        approving.submit(DESIGNER, key, "说明", null);
        approving.approve(PUBLISHER, key);
        String more =
                suggesting(first.row("r2", "2027-01-01", null, null, "0.3").dmn());
        drafting.put(DESIGNER, key, new PolicyFiles(more, PolicyFiles.NO_TESTS), null);
        assertThat(tables.files(DESIGNER, key).dmn())
                .contains("<outputEntry id=\"r1_defaults\"><text>\"rate\"</text>")
                .contains("<outputEntry id=\"r2_defaults\"><text>null</text>");
    }

    /** Each row marks its rate. */
    private static String suggesting(String dmn) {
        return dmn.replace(
                        "<output id=\"Out_doc\"",
                        "<output id=\"Out_defaults\" name=\"defaults\" typeRef=\"string\"/><output id=\"Out_doc\"")
                .replaceAll(
                        "<outputEntry id=\"(\\w+)_doc\"",
                        "<outputEntry id=\"$1_defaults\"><text>\"rate\"</text></outputEntry>$0");
    }

    /** Errors of a table with one more result. */
    private List<String> codes(String result, String type, String cell) {
        String dmn = table().row("r1", "2026-01-01", null, null, "0.2")
                .dmn()
                .replace(
                        "<output id=\"Out_doc\"",
                        "<output id=\"Out_more\" label=\"更多\" name=\"%s\" typeRef=\"%s\"/><output id=\"Out_doc\""
                                .formatted(result, type))
                .replace(
                        "<outputEntry id=\"r1_doc\"",
                        "<outputEntry id=\"r1_more\"><text>%s</text></outputEntry><outputEntry id=\"r1_doc\""
                                .formatted(cell));
        return check.check(key, new PolicyFiles(dmn, PolicyFiles.NO_TESTS), List.of(), TODAY).stream()
                .filter(Finding::isError)
                .map(Finding::code)
                .toList();
    }

    private List<String> findings(String dmn) {
        PolicyFiles files = new PolicyFiles(
                dmn, ShippedTables.files("quanzhou", "QZ_TRANSFER_AGENCY").tests());
        return check.check("QZ_TRANSFER_AGENCY", files, List.of(), TODAY).stream()
                .filter(Finding::isError)
                .map(Finding::code)
                .toList();
    }
}
