package org.keqiao.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.keqiao.acceptance.Api;
import org.keqiao.acceptance.Contract;
import org.keqiao.acceptance.Subsidy;
import org.keqiao.testing.KeqiaoTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.lang.Nullable;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every call, by everybody, on a draft, a submitted and a decided case, against {@code access/matrix.txt}. */
@KeqiaoTest
class AccessMatrixTest {

    private static final String NONE = "00000000-0000-0000-0000-000000000000";
    private static final String ELSEWHERE = "elsewhere";
    private static final String OTHER_STATION = "35050002";
    private static final Path READERS = Path.of("src/test/resources/access/readers.txt");
    private static final byte[] PAPER = "%PDF-1.4 not looked at".getBytes(StandardCharsets.US_ASCII);

    /** In the order of the table's cells; null is nobody. */
    private static final List<String> PEOPLE = Arrays.asList(
            null,
            "enterprise",
            "enterprise2",
            ELSEWHERE,
            "clerk",
            "county",
            "county2",
            "officer",
            "tax",
            "sysadmin",
            "secadmin",
            "auditor");

    @LocalServerPort
    int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @Autowired
    FirstAccounts firstAccounts;

    @Autowired
    AccountDirectory accounts;

    private final ObjectMapper json = new ObjectMapper();
    private Api api;
    private String organisation;

    private record Row(String method, String path, String state, String body, List<String> expected) {

        String endpoint() {
            return method + ' ' + path;
        }

        /** Names of variables differ between the table and the code. */
        String shape() {
            return endpoint().replaceAll("\\{[^}]+}", "{}");
        }
    }

    private static List<Row> table() throws IOException {
        List<Row> rows = new ArrayList<>();
        String text = new ClassPathResource("access/matrix.txt").getContentAsString(StandardCharsets.UTF_8);
        for (String line :
                text.lines().filter(l -> !l.isBlank() && !l.startsWith("#")).toList()) {
            String[] cells = line.split(" \\| ");
            String[] endpoint = cells[0].strip().split(" ");
            List<String> expected = List.of(cells[3].strip().split(" +"));
            assertThat(expected).as(line).hasSameSizeAs(PEOPLE);
            rows.add(new Row(endpoint[0], endpoint[1], cells[1].strip(), cells[2].strip(), expected));
        }
        return rows;
    }

    @Test
    void rowsAndEndpointsAreTheSame() throws IOException {
        Set<String> rows = new TreeSet<>();
        table().forEach(row -> rows.add(row.shape()));
        Set<String> endpoints = new TreeSet<>();
        mappings.getHandlerMethods().keySet().forEach(mapping -> mapping.getPatternValues().stream()
                .filter(path -> path.startsWith("/api/"))
                .forEach(path -> mapping.getMethodsCondition()
                        .getMethods()
                        .forEach(method -> endpoints.add(method + " " + path.replaceAll("\\{[^}]+}", "{}")))));
        assertThat(rows)
                .as("rows of access/matrix.txt: one for each endpoint, none for one that is gone")
                .isEqualTo(endpoints);
    }

    /** What each role reads; a new row of the matrix needs one here, written by {@code -Dkeqiao.generate=true}. */
    @Test
    void everyRoleReadsExactlyWhatTheTableSays() throws IOException {
        api = new Api("http://localhost:" + port);
        Map<String, Map<String, String>> cases = Map.of(
                "draft", draft(), "submitted", submitted(), "audited", audited(), "decided", decided(), "-", Map.of());
        StringBuilder found = new StringBuilder("# Who of all roles may read what, as matrix.txt has it for some.\n"
                + "# endpoint | case | " + String.join(" ", PageAccessTest.PEOPLE) + '\n');
        for (Row row : table()) {
            if (row.method().equals("GET")) {
                found.append(row.endpoint()).append(" | ").append(row.state()).append(" |");
                for (String who : PageAccessTest.PEOPLE) {
                    String account = who.equals(PageAccessTest.NOBODY) ? null : who;
                    found.append(' ').append(call(row, account, cases.get(row.state())));
                }
                found.append('\n');
            }
        }
        if (Boolean.getBoolean("keqiao.generate")) {
            Files.writeString(READERS, found, StandardCharsets.UTF_8);
        }
        assertThat(found.toString()).isEqualTo(Files.readString(READERS, StandardCharsets.UTF_8));
    }

    @Test
    void somebodyOfEachRoleIsAsked() {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        PageAccessTest.PEOPLE.stream()
                .filter(who -> !who.equals(PageAccessTest.NOBODY))
                .forEach(who -> roles.addAll(accounts.actorNamed(who).roles()));
        assertThat(roles).containsExactlyInAnyOrder(Role.values());
    }

    @Test
    void everybodyGetsExactlyWhatTheTableSays() throws IOException {
        api = new Api("http://localhost:" + port);
        firstAccounts.ensure(
                List.of(new FirstAccounts.First(
                        new NewAccount(ELSEWHERE, "外站受理员", null, null, OTHER_STATION, null, false, null, false),
                        Set.of(Role.INTAKE_CLERK))),
                "demo");
        Map<String, Map<String, String>> cases = new HashMap<>();
        cases.put("draft", draft());
        cases.put("submitted", submitted());
        cases.put("audited", audited());
        cases.put("decided", decided());
        cases.put("-", Map.of());
        List<String> wrong = new ArrayList<>();
        for (Row row : table()) {
            // Whoever succeeds comes last: a success may end what the others are to be refused.
            List<Integer> order = IntStream.range(0, PEOPLE.size())
                    .boxed()
                    .sorted(Comparator.comparing(i -> row.expected().get(i).startsWith("2") ? 1 : 0))
                    .toList();
            for (int person : order) {
                String expected = row.expected().get(person);
                if (!expected.equals("*") && !isRead(row, PEOPLE.get(person))) {
                    int status = call(row, PEOPLE.get(person), cases.get(row.state()));
                    if (!expected.equals(String.valueOf(status))) {
                        wrong.add(row.endpoint() + " " + row.state() + " by " + PEOPLE.get(person) + ": " + status
                                + " instead of " + expected);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** Whether {@link #everyRoleReadsExactlyWhatTheTableSays} asks this already. */
    private static boolean isRead(Row row, @Nullable String who) {
        return row.method().equals("GET") && PageAccessTest.PEOPLE.contains(cell(who));
    }

    private static String cell(@Nullable String who) {
        return who == null ? PageAccessTest.NOBODY : who;
    }

    /** What readers get is asked once, and both tables say it. */
    @Test
    void bothTablesSayTheSameOfReaders() throws IOException {
        Map<String, String> readers = Files.readAllLines(READERS, StandardCharsets.UTF_8).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(" \\| "))
                .collect(Collectors.toMap(cells -> cells[0] + " | " + cells[1], cells -> cells[2]));
        for (Row row : table()) {
            for (int person = 0; person < PEOPLE.size(); person++) {
                String expected = row.expected().get(person);
                if (!expected.equals("*") && isRead(row, PEOPLE.get(person))) {
                    String[] found =
                            readers.get(row.endpoint() + " | " + row.state()).split(" ");
                    assertThat(found[PageAccessTest.PEOPLE.indexOf(cell(PEOPLE.get(person)))])
                            .as("%s %s by %s", row.endpoint(), row.state(), PEOPLE.get(person))
                            .isEqualTo(expected);
                }
            }
        }
    }

    private int call(Row row, @Nullable String who, Map<String, String> ids) throws IOException {
        String path = row.path()
                .replace("/api/v1", "")
                .replace("{none}", NONE)
                .replace("{matter}", "contract-certification")
                .replace("{path}", "settings.json")
                .replace("{role}", "REGISTRAR")
                .replace("{member}", "VIEWER")
                .replace("{seat}", "1")
                .replace("{entry}", NONE)
                .replace("{copy}", "0".repeat(64))
                .replace("{version}", "1")
                .replace("{number}", "JSHT-350500-2026-999999")
                .replace("{organisation}", organisation())
                .replace("{name}", "no-such-job")
                .replace("{year}", "2026")
                .replace("{kind}", "ACCEPTED")
                .replace("/calendar/due", "/calendar/due?from=2026-02-13&workingDays=5")
                .replaceAll("/changes$", "/changes?from=1&to=1");
        for (Map.Entry<String, String> id : ids.entrySet()) {
            path = path.replace('{' + id.getKey() + '}', id.getValue());
        }
        assertThat(path).as("no value for a variable").doesNotContain("{");
        if (row.body().equals("FILE")) {
            return api.uploadTo(who, path, "nonsense", "a.pdf", PAPER).status();
        }
        if (row.body().equals("KEY")) {
            return api.submit(who, ids.get("id"), UUID.randomUUID().toString()).status();
        }
        Object body = row.body().equals("-") ? Map.of() : json.readValue(row.body(), Map.class);
        return switch (row.method()) {
            case "GET" -> api.get(who, path).status();
            case "POST" -> api.post(who, path, body).status();
            case "PUT" -> api.put(who, path, body).status();
            case "DELETE" -> api.delete(who, path).status();
            default -> throw new IllegalArgumentException(row.method());
        };
    }

    private String organisation() {
        if (organisation == null) {
            organisation = api.get("enterprise", "/me")
                    .ok()
                    .path("organisations")
                    .path(0)
                    .path("id")
                    .asText();
        }
        return organisation;
    }

    /** Incomplete, so that a submission says what is missing and changes nothing. */
    private Map<String, String> draft() {
        Contract contract =
                Contract.of(api).with(answers -> answers.remove("declaration")).drafted();
        return Map.of("id", contract.id(), "document", document(contract, "enterprise", "undertaking"));
    }

    private Map<String, String> submitted() {
        Contract contract = Contract.of(api).submitted();
        return Map.of(
                "id", contract.id(),
                "document", document(contract, "enterprise", "undertaking"),
                "task", contract.task("clerk", "contract-intake"));
    }

    /** A claim that an outside firm has in hand. */
    private Map<String, String> audited() throws IOException {
        Subsidy subsidy = Subsidy.underAudit(api);
        byte[] paper = Files.readAllBytes(Path.of("docs/examples/files/expert-opinion.pdf"));
        String internal = api.upload("auditfirm", subsidy.id(), "auditReport", "r.pdf", paper)
                .ok()
                .path("id")
                .asText();
        JsonNode seen = subsidy.view("enterprise");
        return Map.of(
                "id",
                subsidy.id(),
                "document",
                seen.path("documents").path(0).path("id").asText(),
                "internal",
                internal,
                "letter",
                seen.path("letters").path(0).path("id").asText(),
                "task",
                subsidy.task("auditfirm", "subsidy-audit"));
    }

    private Map<String, String> decided() throws IOException {
        Contract contract = Contract.of(api).submitted();
        String task = contract.task("clerk", "contract-intake");
        contract.does("clerk", "contract-intake", "accept");
        byte[] opinion = Files.readAllBytes(Path.of("docs/examples/files/expert-opinion.pdf"));
        String internal = api.upload("registrar", contract.id(), "expertOpinion", "o.pdf", opinion)
                .ok()
                .path("id")
                .asText();
        contract.does("registrar", "contract-technical-review", "certify", body -> ((ObjectNode) body.path("answers"))
                .put("needsExpert", true));
        contract.does("registrar", "contract-expert-opinion", "certify")
                .does("rechecker", "contract-second-review", "agree");
        if (!contract.status().startsWith("DECIDED")) {
            contract.does("stationhead", "contract-head-decision", "approve");
        }
        JsonNode certificate = contract.letter("LT-C1");
        return Map.of(
                "id",
                contract.id(),
                "document",
                document(contract, "enterprise", "undertaking"),
                "internal",
                internal,
                "task",
                task,
                "letter",
                certificate.path("id").asText(),
                "certificate",
                certificate.path("number").asText() + "?code="
                        + certificate.path("verificationCode").asText());
    }

    private static String document(Contract contract, String who, String kind) {
        for (JsonNode document : contract.view(who).path("documents")) {
            if (document.path("kind").asText().equals(kind)) {
                return document.path("id").asText();
            }
        }
        throw new AssertionError("no " + kind);
    }

    /** What officers say among themselves stays there, whichever way an applicant asks. */
    @Test
    void applicantsReadNeitherInternalWordsNorOfficersNames() {
        api = new Api("http://localhost:" + port);
        String secret = "内部" + UUID.randomUUID();
        Contract contract = Contract.of(api).submitted().does("clerk", "contract-intake", "accept", body -> {
            body.put("opinion", secret);
            ((ObjectNode) body.path("answers")).put("intakeNote", secret);
        });
        contract.returns("registrar", "contract-technical-review", Map.of("seller.postcode", "邮政编码与地址不符"));

        StringBuilder seen = new StringBuilder();
        seen.append(contract.view("enterprise"));
        seen.append(
                api.get("enterprise", "/cases/" + contract.id() + "/timeline").ok());
        JsonNode mine = api.get("enterprise", "/tasks?queue=claimable&caseId=" + contract.id())
                .ok()
                .path("items");
        assertThat(mine).hasSize(1);
        seen.append(mine);
        JsonNode task = api.get(
                        "enterprise", "/tasks/" + mine.path(0).path("id").asText())
                .ok();
        assertThat(task.path("answers").path("title").asText()).isNotEmpty();
        seen.append(task);

        assertThat(seen.toString()).doesNotContain(secret, "\"clerk\"", "\"registrar\"");
        for (String officer : List.of("clerk", "registrar")) {
            String name = api.get(officer, "/me").ok().path("displayName").asText();
            assertThat(name).isNotBlank();
            assertThat(seen.toString()).as(officer).doesNotContain(name);
        }
        assertThat(api.get("clerk", "/cases/" + contract.id() + "/timeline")
                        .ok()
                        .toString())
                .as("the test can fail: officers do read it")
                .contains(secret);
    }

    @Test
    void listsShowNobodyElsesCases() {
        api = new Api("http://localhost:" + port);
        Contract draft = Contract.of(api).drafted();
        Contract submitted = Contract.of(api).submitted();
        String number = submitted.view("enterprise").path("caseNumber").asText();

        for (String who : List.of("enterprise2", "county2", "tax", "sysadmin", "secadmin", "auditor")) {
            assertThat(api.get(who, "/cases?q=" + number).ok().path("items"))
                    .as(who)
                    .isEmpty();
            assertThat(api.get(who, "/tasks?queue=all&caseId=" + submitted.id())
                            .ok()
                            .path("items"))
                    .as(who)
                    .isEmpty();
        }
        assertThat(api.get("clerk", "/cases?q=" + number).ok().path("items")).hasSize(1);
        for (String who : List.of("clerk", "officer", "county")) {
            assertThat(api.get(who, "/cases?limit=200").ok().toString()).doesNotContain(draft.id());
        }
    }
}
