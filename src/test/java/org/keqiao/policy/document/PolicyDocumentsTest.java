package org.keqiao.policy.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.acceptance.Race;
import org.keqiao.testing.Api;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The documents behind the items: as the city's papers name them, entered by two people, and told of before they end. */
@KeqiaoTest
class PolicyDocumentsTest {

    private static final String SUCCESSOR = "泉政办规〔2023〕13号";
    private static final LocalDate FIRST = LocalDate.of(2023, 5, 1);
    private static final String POLICIES = "/studio/policies/";

    @Autowired
    private PolicyDocuments documents;

    @Autowired
    private DocumentStore store;

    @Autowired
    private DocumentAlerts alerts;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    private Api api;

    @BeforeEach
    void people(@Autowired Environment environment) {
        api = Api.of(environment);
    }

    @AfterEach
    void now() {
        clock.reset();
    }

    private JsonNode document(String key) {
        return StreamSupport.stream(api.get("/policies/documents").json().spliterator(), false)
                .filter(each -> each.path("key").asText().equals(key))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatNobodyHasVerifiedIsAbsent() {
        JsonNode before = document("QZ_2020");
        assertThat(before.path("status").asText()).isEqualTo("EXPIRED");
        assertThat(before.has("number") || before.has("validFrom") || before.has("validTo"))
                .isFalse();
        assertThat(before.path("unverified").asBoolean()).isTrue();
        JsonNode after = document(SUCCESSOR);
        assertThat(after.path("supersedes").asText()).isEqualTo("QZ_2020");
        assertThat(after.path("items").findValuesAsText("key"))
                .contains("QZ_VOUCHER_2023", "QZ_CHALLENGE_CONV_2023", "QZ_STATION")
                .doesNotContain("QZ_VOUCHER");
        assertThat(document("中华人民共和国促进科技成果转化法").path("items").findValuesAsText("key"))
                .containsExactly("LAW_REWARD_MIN");
        // Nobody knows since when: nothing is refused yet.
        assertThat(documents.after("QZ_VOUCHER")).singleElement().satisfies(next -> assertThat(next.from())
                .isNull());
        assertThat(documents.successor("QZ_VOUCHER", LocalDate.now(clock))).isEmpty();
    }

    @Test
    void theVoucherOf2020GivesWayOnTheFirstDayOfItsSuccessor() {
        transaction.executeWithoutResult(status -> {
            begins(SUCCESSOR, FIRST);
            assertThat(documents.successor("QZ_VOUCHER", FIRST.minusDays(1))).isEmpty();
            assertThat(documents.successor("QZ_VOUCHER", FIRST)).hasValueSatisfying(next -> {
                assertThat(next.item()).isEqualTo("QZ_VOUCHER_2023");
                assertThat(next.document().zh()).isEqualTo(SUCCESSOR);
            });
            assertThat(documents.superseded(FIRST)).containsExactly("QZ_VOUCHER");
            assertThat(documents.before("QZ_VOUCHER_2023"))
                    .extracting(PolicyDocuments.Successor::item)
                    .containsExactly("QZ_VOUCHER");
            assertThat(documents.successor("QZ_VOUCHER_2023", FIRST)).isEmpty();
            status.setRollbackOnly();
        });
    }

    private void begins(String key, LocalDate first) {
        PolicyDocument one = store.all().stream()
                .filter(each -> each.key().equals(key))
                .findFirst()
                .orElseThrow();
        PolicyDocument dated = new PolicyDocument(
                one.key(),
                0,
                one.number(),
                one.title(),
                one.issuer(),
                one.level(),
                one.issuedOn(),
                first,
                one.validTo(),
                one.lapsed(),
                one.supersedes(),
                one.inPart(),
                one.abolishedOn(),
                one.abolishedBy(),
                one.note(),
                one.successions());
        store.publish(List.of(dated), clock.instant(), "designer", "publisher");
    }

    private String table() {
        String key = "DOCS_" + Long.toString(System.nanoTime(), 36).toUpperCase(Locale.ROOT);
        Map<String, Object> begun = Map.of("key", key, "titleZh", "试办", "titleEn", "Sample", "group", key);
        assertThat(api.as("designer").post("/studio/policies", begun).status()).isEqualTo(201);
        return key;
    }

    private static Map<String, Object> entry(String number, LocalDate from, LocalDate to) {
        Map<String, Object> entry = new HashMap<>(Map.of(
                "number",
                number,
                "titleZh",
                "试办措施",
                "titleEn",
                "Sample measures",
                "level",
                "CITY",
                "validFrom",
                from.toString(),
                "validTo",
                to.toString()));
        entry.put("issuer", "试办市人民政府");
        return entry;
    }

    private Api.Answer put(String table, Object... entries) {
        long revision = api.as("designer")
                .get(POLICIES + table)
                .json()
                .path("draft")
                .path("revision")
                .asLong();
        return api.as("designer")
                .put(POLICIES + table + "/documents", Map.of("documents", entries, "revision", revision));
    }

    private List<String> codes(String table) {
        return api.as("designer")
                .post(POLICIES + table + "/draft/check", null)
                .json()
                .path("findings")
                .findValuesAsText("code");
    }

    @Test
    void twoPeopleEnterADocumentAndTheCheckTellsConflicts() {
        String table = table();
        LocalDate today = LocalDate.now(clock);
        String old = "试政发〔2026〕" + System.nanoTime() + "号";
        String next = "试政发〔2027〕" + System.nanoTime() + "号";
        Map<String, Object> one = entry(old, today, today.plusDays(200));
        Map<String, Object> two = entry(next, today, today.plusDays(900));
        two.put("supersedes", old);
        assertThat(put(table, two).json().path("errors").findValuesAsText("field"))
                .containsExactly("documents[0].supersedes");
        assertThat(put(table, one, two).status()).isEqualTo(200);
        assertThat(codes(table)).contains("DOCUMENT_STARTS_EARLIER");
        two.put("validFrom", today.plusDays(300).toString());
        put(table, one, two);
        assertThat(codes(table)).contains("DOCUMENT_GAP").doesNotContain("DOCUMENT_STARTS_EARLIER");
        two.put("validFrom", today.plusDays(201).toString());
        put(table, one, two);
        assertThat(codes(table)).doesNotContain("DOCUMENT_GAP", "DOCUMENT_STARTS_EARLIER");

        api.as("designer").post(POLICIES + table + "/draft/submission", Map.of("note", "新文件"));
        assertThat(api.get("/policies/documents").body()).doesNotContain(old);
        assertThat(api.as("publisher")
                        .post(POLICIES + table + "/draft/approval", null)
                        .status())
                .isEqualTo(200);
        assertThat(document(old).path("status").asText()).isEqualTo("VALID");
        assertThat(document(old).path("supersededBy").path(0).asText()).isEqualTo(next);
        assertThat(document(next).path("status").asText()).isEqualTo("UPCOMING");
        toldTwice(old, today.plusDays(200));
        assertThat(page("zh-CN")).contains(old, "试办市人民政府", "尚未施行", "尚未核实");
        assertThat(page("en")).contains("Not yet in force", "Not verified");
    }

    private void submit(String table) {
        Api.Answer submitted = api.as("designer").post(POLICIES + table + "/draft/submission", Map.of("note", "新文件"));
        assertThat(submitted.status()).as("%s", submitted.body()).isEqualTo(200);
    }

    private Api.Answer approve(String table) {
        return api.as("publisher").post(POLICIES + table + "/draft/approval", null);
    }

    @Test
    void anOlderCopyOverwritesNothing() {
        LocalDate today = LocalDate.now(clock);
        String number = "试政发〔2026〕" + System.nanoTime() + "号";
        Map<String, Object> entry = entry(number, today, today.plusDays(200));
        String first = table();
        put(first, entry);
        submit(first);
        assertThat(approve(first).status()).isEqualTo(200);

        List<String> tables = List.of(table(), table());
        put(tables.get(0), entry);
        assertThat(codes(tables.get(0)))
                .as("it has a version that this one does not know")
                .contains("DOCUMENT_OUTDATED");
        entry.put("version", 1);
        for (String table : tables) {
            put(table, entry);
            assertThat(codes(table)).doesNotContain("DOCUMENT_OUTDATED");
            submit(table);
        }
        List<Api.Answer> approved = Race.together(tables.stream()
                .<Supplier<Api.Answer>>map(table -> () -> approve(table))
                .toList());
        assertThat(approved).extracting(Api.Answer::status).containsOnlyOnce(200);
        assertThat(approved)
                .filteredOn(answer -> answer.status() != 200)
                .singleElement()
                .satisfies(answer -> assertThat(answer.body().toString()).contains("DOCUMENT_OUTDATED"));
        assertThat(document(number).path("version").asInt()).isEqualTo(2);
    }

    /** Mistyped, and corrected since: the number is free for the document that really has it. */
    @Test
    void aNumberThatAnotherOneHadByMistakeIsNotLost() {
        LocalDate today = LocalDate.now(clock);
        String mistyped = "试政发〔2026〕" + System.nanoTime() + "号";
        Map<String, Object> one = entry(mistyped, today, today.plusDays(200));
        publish(one);
        one.putAll(Map.of("key", mistyped, "version", 1, "number", mistyped + "甲"));
        publish(one);
        Map<String, Object> real = entry(mistyped, today.plusDays(1), today.plusDays(300));
        real.put("supersedes", mistyped);
        publish(real);
        assertThat(document(mistyped).path("number").asText()).isEqualTo(mistyped + "甲");
        JsonNode own = document(mistyped + " (2)");
        assertThat(own.path("number").asText()).isEqualTo(mistyped);
        assertThat(own.path("supersedes").asText()).isEqualTo(mistyped);

        Map<String, Object> next = entry(mistyped + "乙", today.plusDays(2), today.plusDays(400));
        next.put("supersedes", mistyped);
        publish(next);
        assertThat(document(mistyped + "乙").path("supersedes").asText())
                .as("who bears the number now")
                .isEqualTo(own.path("key").asText());
        real.putAll(Map.of("key", own.path("key").asText(), "version", 1, "noteZh", "更正"));
        publish(real);
        assertThat(document(own.path("key").asText()).path("supersedes").asText())
                .isEqualTo(mistyped);
    }

    private void publish(Map<String, Object> entry) {
        String table = table();
        Api.Answer put = put(table, entry);
        assertThat(put.status()).as("%s", put.body()).isEqualTo(200);
        submit(table);
        Api.Answer approved = approve(table);
        assertThat(approved.status()).as("%s", approved.body()).isEqualTo(200);
    }

    @Test
    void whatIsNoDocumentIsRefusedAtItsField() {
        String table = table();
        LocalDate today = LocalDate.now(clock);
        Map<String, Object> one = entry("试政发〔2026〕" + System.nanoTime() + "号", today, today.plusDays(9));
        Map<String, Object> other = new HashMap<>(one);
        other.put("key", "OTHER_" + System.nanoTime());
        assertThat(fields(put(table, one, other))).containsExactly("documents[1].number");
        Map<String, Object> taken = new HashMap<>(other);
        taken.put("number", SUCCESSOR);
        assertThat(fields(put(table, taken))).containsExactly("documents[0].number");
        other.put("number", "号".repeat(201));
        assertThat(fields(put(table, other))).containsExactly("documents[0].number");
        other.put("number", "号".repeat(200));
        assertThat(put(table, other).status()).isEqualTo(200);
        other.put("successions", Arrays.asList((Object) null));
        assertThat(fields(put(table, other))).containsExactly("documents[0].successions");
        assertThat(fields(put(table, (Object) null))).containsExactly("documents[0]");
    }

    private static List<String> fields(Api.Answer answer) {
        return answer.json().path("errors").findValuesAsText("field");
    }

    /** 90 and 30 days before, once each, however often the job runs. */
    private void toldTwice(String key, LocalDate last) {
        clock.at(last.minusDays(91), alerts::tell);
        assertThat(told(key)).isEmpty();
        clock.at(last.minusDays(90), alerts::tell);
        clock.at(last.minusDays(60), alerts::tell);
        assertThat(told(key)).containsExactly(90);
        clock.at(last.minusDays(30), alerts::tell);
        clock.at(last, alerts::tell);
        clock.at(last.plusDays(1), alerts::tell);
        assertThat(told(key)).containsExactly(30, 90);
        for (String who : List.of("officer", "designer")) {
            await().atMost(Duration.ofSeconds(20)).until(() -> count(notices(who), key) == 2);
        }
        assertThat(count(notices("clerk"), key)).isZero();
    }

    private List<Integer> told(String key) {
        return jdbc.sql("select a.days from policy_document_alert a join policy_document d on d.id = a.document"
                        + " where d.key = ? order by a.days")
                .param(key)
                .query(Integer.class)
                .list();
    }

    private String notices(String who) {
        return api.as(who)
                .with("Accept-Language", "zh")
                .all("/notifications?limit=200")
                .toString();
    }

    private static int count(String text, String word) {
        return text.split(Pattern.quote("“" + word + "”"), -1).length - 1;
    }

    private String page(String language) {
        return api.get("//policy-documents?lang=" + language).body();
    }
}
