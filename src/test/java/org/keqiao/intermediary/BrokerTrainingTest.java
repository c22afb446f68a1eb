package org.keqiao.intermediary;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.mvysny.kaributesting.v10.GridKt;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.acceptance.Api;
import org.keqiao.acceptance.Listing;
import org.keqiao.intermediary.training.BrokerTrainings;
import org.keqiao.organization.OrganisationView;
import org.keqiao.security.CurrentActor;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.Newcomers;
import org.keqiao.testing.Screens;
import org.keqiao.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** From the enrolment to the listing: what the bureau certified it knows, and two people say who passed. */
@KeqiaoTest
class BrokerTrainingTest {

    private static final String TRAININGS = "/broker-trainings";

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private TestClock clock;

    private Api api;
    private LocalDate today;

    @BeforeEach
    void connect() {
        clock.reset();
        api = new Api("http://localhost:" + port);
        today = LocalDate.now(clock);
    }

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    private Map<String, Object> draft(int places) {
        Map<String, Object> draft = new LinkedHashMap<>();
        draft.put("title", "初级技术经纪人培训班");
        draft.put("level", "JUNIOR");
        draft.put("host", "市技术转移协会");
        draft.put("enrolUntil", today.plusDays(5).toString());
        draft.put("firstDay", today.plusDays(7).toString());
        draft.put("lastDay", today.plusDays(9).toString());
        draft.put("examOn", today.plusDays(10).toString());
        draft.put("places", places);
        return draft;
    }

    private String announced(int places) {
        String id =
                api.post("officer", TRAININGS, draft(places)).ok().path("id").asText();
        return TRAININGS + "/" + id;
    }

    /** A verified natural person; the account. */
    private String person(String name) {
        Newcomers newcomers = Newcomers.of(context);
        String account = newcomers.account();
        newcomers.person(account, name, Newcomers.residentId());
        return account;
    }

    private Api.Answer enrols(String account, String path) {
        return api.post(account, path + "/enrolments", Map.of());
    }

    private Api.Answer imports(String path, String rows) {
        return api.uploadTo(
                "officer", path + "/results", "x", "成绩.csv", ("准考证号,姓名,成绩\n" + rows).getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> certificates(JsonNode file) {
        return file.path("enrolments").findValuesAsText("certificate");
    }

    @Test
    void whoPassedIsCertifiedByTwoAndListedUponIt() {
        String lin = person("林一");
        String zhao = person("赵二");
        String path = announced(2);
        assertThat(enrols(lin, path).ok().path("seat").asInt()).isEqualTo(1);
        assertThat(enrols(lin, path).text("code")).isEqualTo("ALREADY_ENROLLED");
        enrols(zhao, path).ok();
        assertThat(enrols(person("钱三"), path).text("code")).isEqualTo("TRAINING_FULL");
        // Nobody sees who else takes part.
        assertThat(api.get(lin, path).ok().path("enrolments").findValuesAsText("name"))
                .containsExactly("林一");
        assertThat(imports(path, "1,林一,88\n").text("code")).isEqualTo("EXAM_NOT_HELD");

        assertThat(offered("officer", path)).contains("取消开班").doesNotContain("报名");

        clock.at(today.plusDays(10), () -> {
            assertThat(imports(path, "1,林一,88\n2,钱三,59.99\n7,孙四,101\n")
                            .ok()
                            .path("rows")
                            .findValuesAsText("code"))
                    .containsExactly("seatOfAnother", "notEnrolled", "trainingMark");
            imports(path, "1,林一,60\n2,赵二,59.99\n").ok();
            assertThat(offered("officer", path)).contains("导入成绩").doesNotContain("取消开班", "报名");
            assertThat(certificates(api.get(lin, path).ok())).isEmpty();
            assertThat(api.post("officer", path + "/results/confirmation", Map.of())
                            .text("code"))
                    .isEqualTo("SAME_PERSON");
            try (Screens screens = Screens.of(context, "officer3")) {
                UI.getCurrent().navigate(path.substring(1));
                _click(_get(Button.class, spec -> spec.withText("确认成绩")));
            }
            assertThat(certificates(api.get(zhao, path).ok())).isEmpty();
            // Who failed sits again; who passed is not told of twice.
            assertThat(imports(path, "1,林一,90\n2,赵二,75\n").ok().path("rows").findValuesAsText("code"))
                    .containsExactly("certified");
            imports(path, "2,赵二,75\n").ok();
            api.post("officer3", path + "/results/confirmation", Map.of()).ok();
        });
        String certificate = certificates(api.get(lin, path).ok()).get(0);
        assertThat(certificate).startsWith("JJZS-350500-");
        assertThat(certificates(api.get(zhao, path).ok())).hasSize(1).doesNotContain(certificate);

        assertThat(refused(zhao, certificate.toLowerCase(Locale.ROOT), "JUNIOR"))
                .containsExactly("brokerCertificate certificateOfAnother");
        assertThat(refused(lin, certificate, "SENIOR")).containsExactly("brokerLevel certificateLevel");
        assertThat(refused(lin, "jjzs-350500-2019-9999", "JUNIOR"))
                .containsExactly("brokerCertificate certificateNotGiven");
        try (Screens screens = Screens.of(context, lin)) {
            UI.getCurrent().navigate(path.substring(1));
            Grid<?> own = _get(Grid.class);
            _click(_get(GridKt._getCellComponent(own, 0, "doing"), Button.class, spec -> spec.withText("申请登记为技术经纪人")));
        }
        JsonNode draft = api.get(lin, "/cases?status=DRAFT").ok().path("items").path(0);
        JsonNode answers =
                api.get(lin, "/cases/" + draft.path("id").asText()).ok().path("answers");
        assertThat(answers.path("brokerCertificate").asText()).isEqualTo(certificate);
        assertThat(answers.path("brokerLevel").asText()).isEqualTo("JUNIOR");

        Listing listed = broker(lin, certificate, "JUNIOR")
                .with(own -> own.put("brokerIssuer", "随便写的单位"))
                .submitted()
                .decided();
        JsonNode entry = api.get(null, "/intermediaries?q=" + listed.answer("entryNumber"))
                .ok()
                .path("items")
                .path(0);
        assertThat(entry.path("certificateNumber").asText()).isEqualTo(certificate);
        assertThat(entry.path("issuer").asText()).doesNotContain("随便");

        String number = api.get(lin, path).ok().path("training").path("number").asText();
        assertThat(api.get(lin, TRAININGS + "?q=" + number.toLowerCase(Locale.ROOT))
                        .ok()
                        .path("items"))
                .hasSize(1);
        for (String change : List.of(
                "update training_result_list set note = 'x' where training = ?",
                "update training_enrolment set name = name || 'x' where training = ?",
                "delete from training_result_list where training = ?")) {
            assertThatThrownBy(() -> context.getBean(JdbcClient.class)
                            .sql(change)
                            .params(id(path))
                            .update())
                    .as(change)
                    .isInstanceOf(DataAccessException.class);
        }
    }

    /** What the page of a class has to press: nothing that would only be refused. */
    private List<String> offered(String who, String path) {
        try (Screens screens = Screens.of(context, who)) {
            UI.getCurrent().navigate(path.substring(1));
            return _find(Button.class).stream().map(Button::getText).toList();
        }
    }

    private static UUID id(String path) {
        return UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
    }

    @Test
    void aCertificateGivenInErrorIsAnnulledByTwoAndNobodyIsListedOnIt() {
        String lin = person("林七");
        String zhao = person("赵八");
        String path = announced(2);
        String ofLin = path + "/enrolments/" + enrols(lin, path).ok().path("id").asText() + "/annulment";
        String ofZhao =
                path + "/enrolments/" + enrols(zhao, path).ok().path("id").asText() + "/annulment";
        Map<String, String> why = Map.of("reason", "成绩登记串行");
        assertThat(api.post("officer", ofLin, why).text("code")).isEqualTo("CERTIFICATE_NOT_STANDING");
        clock.at(today.plusDays(10), () -> {
            passes(path, "1,林七,88\n2,赵八,90\n");
            List<String> numbers = certificates(api.get("officer", path).ok());
            assertThat(last(numbers.get(1))).isEqualTo(last(numbers.get(0)) + 1);
            Listing listed = broker(lin, numbers.get(0), "JUNIOR").submitted().decided();
            Listing worked = broker(zhao, numbers.get(1), "JUNIOR")
                    .submitted()
                    .does("county", "listing-county-check", "recommend")
                    .does("officer", "listing-review", "eligible");

            api.post("officer", ofLin, why).ok();
            assertThat(api.post("officer", ofLin, why).text("code")).isEqualTo("ANNULMENT_WAITING");
            assertThat(api.post("officer", ofLin + "/confirmation", Map.of()).text("code"))
                    .isEqualTo("SAME_PERSON");
            assertThat(api.get(lin, path).ok().findValues("annulment")).isEmpty();
            try (Screens screens = Screens.of(context, "officer3")) {
                UI.getCurrent().navigate(path.substring(1));
                _click(_get(
                        GridKt._getCellComponent(_get(Grid.class), 0, "doing"),
                        Button.class,
                        spec -> spec.withText("同意撤销")));
            }
            assertThat(api.get(lin, path).ok().findValuesAsText("annulledOn"))
                    .containsExactly(today.plusDays(10).toString());
            JsonNode entry = api.get(null, "/intermediaries?q=" + listed.answer("entryNumber"))
                    .ok()
                    .path("items")
                    .path(0);
            assertThat(entry.path("certificateAnnulledOn").asText())
                    .isEqualTo(today.plusDays(10).toString());
            assertThat(entry.path("state").asText())
                    .as("until the person was heard")
                    .isEqualTo("LISTED");
            assertThat(supervision(listed).findValuesAsText("status")).containsExactly("ACCEPTED");

            api.post("officer", ofZhao, why).ok();
            api.post("officer3", ofZhao + "/rejection", why).ok();
            api.post("officer", ofZhao, why).ok();
            api.post("officer3", ofZhao + "/confirmation", Map.of()).ok();
            assertThat(worked.tries("deputy", "listing-decision", "approve", body -> {})
                            .text("code"))
                    .isEqualTo("CERTIFICATE_ANNULLED");
            assertThat(refused(zhao, numbers.get(1), "JUNIOR"))
                    .containsExactly("brokerCertificate certificateWasAnnulled");
            passes(path, "2,赵八,77\n");
            assertThat(certificates(api.get(zhao, path).ok())).hasSize(1).doesNotContainAnyElementsOf(numbers);
        });
    }

    private JsonNode supervision(Listing listed) {
        return api.get(
                        "officer",
                        "/cases?matter=" + Listing.SUPERVISION + "&q="
                                + listed.view("officer").path("title").asText())
                .ok();
    }

    private void passes(String path, String results) {
        imports(path, results).ok();
        api.post("officer3", path + "/results/confirmation", Map.of()).ok();
    }

    private static int last(String number) {
        return Integer.parseInt(number.substring(number.lastIndexOf('-') + 1));
    }

    /** However many firms have the words in their names, and come first. */
    @Test
    void aPersonIsFoundAmongFirms() {
        String words = UUID.randomUUID().toString();
        person(words + "Z");
        JdbcClient jdbc = context.getBean(JdbcClient.class);
        List<String> found = context.getBean(CurrentActor.class)
                .runAs(Newcomers.of(context).actor("officer"), () -> context.getBean(TransactionTemplate.class)
                        .execute(status -> {
                            jdbc.sql(
                                            """
                                            insert into organisation (id, version, uscc, name, type, status, county, created_at,
                                                created_by, verified_at)
                                            select gen_random_uuid(), 0, 'T' || lpad(n::text, 17, '0'), ? || 'A' || n, 'ENTERPRISE',
                                                'VERIFIED', '350582', now(), a.id, now()
                                            from generate_series(1, 200) n, account a where a.username = 'officer'
                                            """)
                                    .params(words)
                                    .update();
                            status.setRollbackOnly();
                            return context.getBean(BrokerTrainings.class).persons(words).stream()
                                    .map(OrganisationView::name)
                                    .toList();
                        }));
        assertThat(found).containsExactly(words + "Z");
    }

    private static Consumer<ObjectNode> asBroker(String certificate, String level) {
        return answers -> {
            answers.remove(List.of("independent", "transferIncome", "brokeredAmount"));
            answers.put("listingKind", "BROKER")
                    .put("title", "林一")
                    .put("brokerLevel", level)
                    .put("brokerCertificate", certificate)
                    .put("brokerIssuer", "市科学技术局");
        };
    }

    private Listing broker(String account, String certificate, String level) {
        return Listing.by(api, account).with(asBroker(certificate, level));
    }

    private List<String> refused(String account, String certificate, String level) {
        JsonNode errors =
                broker(account, certificate, level).triesToSubmit().body().path("errors");
        List<String> fields = errors.findValuesAsText("field");
        List<String> codes = errors.findValuesAsText("code");
        return java.util.stream.IntStream.range(0, fields.size())
                .mapToObj(i -> fields.get(i) + " " + codes.get(i))
                .toList();
    }

    @Test
    void aClassEndsWhereItIsCalledOffAndAPlaceIsGivenBackBeforeTheExam() {
        String lin = person("林五");
        String path = announced(1);
        String own = path + "/enrolments/" + enrols(lin, path).ok().path("id").asText() + "/cancellation";
        assertThat(api.post("enterprise", own, Map.of()).status()).isEqualTo(404);
        api.post(lin, own, Map.of()).ok();
        assertThat(api.post(lin, own, Map.of()).text("code")).isEqualTo("ENROLMENT_CANCELLED");
        assertThat(enrols(lin, path).ok().path("seat").asInt()).isEqualTo(2);
        clock.at(today.plusDays(6), () -> assertThat(enrols(person("林六"), path).text("code"))
                .isEqualTo("ENROLMENT_OVER"));
        api.post("officer", path + "/cancellation", Map.of()).ok();
        assertThat(enrols(lin, path).text("code")).isEqualTo("TRAINING_CANCELLED");

        Map<String, Object> wrong = draft(501);
        wrong.put("examOn", today.toString());
        wrong.put("passMark", "100.5");
        assertThat(api.post("officer", TRAININGS, wrong).body().path("errors").findValuesAsText("field"))
                .containsExactly("places", "passMark", "examOn");
    }
}
