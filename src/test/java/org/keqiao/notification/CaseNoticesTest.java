package org.keqiao.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.acceptance.Api;
import org.keqiao.acceptance.Contract;
import org.keqiao.casefile.CaseRef;
import org.keqiao.casefile.event.ClockReached;
import org.keqiao.inbox.StepGiven;
import org.keqiao.security.AccountDirectory;
import org.keqiao.security.CaseScope;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.Bilingual;
import org.keqiao.shared.CaseNumber;
import org.keqiao.testing.KeqiaoTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

@KeqiaoTest
class CaseNoticesTest {

    @LocalServerPort
    private int port;

    @Autowired
    CaseNotices notices;

    @Autowired
    Notifications notifications;

    @Autowired
    AccountDirectory accounts;

    @Autowired
    CurrentActor actors;

    @Autowired
    TransactionTemplate transaction;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api("http://localhost:" + port);
    }

    @Test
    void tellsTheApplicantOfEachTurnInTheOwnLanguage() {
        Contract contract = Contract.of(api).certified();

        awaitTexts("enterprise", contract, 3);

        assertThat(texts("zh-CN", "enterprise", contract))
                .anyMatch(text -> text.contains("已提交，办件编号"))
                .anyMatch(text -> text.contains("已受理"))
                .anyMatch(text -> text.contains("已准予"));
        assertThat(texts("en", "enterprise", contract)).anyMatch(text -> text.contains("was granted"));
    }

    @Test
    void tellsTheGroupThatAStepWaitsAndForgetsItWithTheStep() {
        Contract contract = Contract.of(api).submitted();
        awaitTexts("clerk", contract, 1);
        assertThat(unread("clerk", contract)).isEqualTo(1);
        assertThat(texts("zh-CN", "registrar", contract)).isEmpty();

        contract.does("clerk", "contract-intake", "accept");

        awaitTexts("registrar", contract, 1);
        awaitTexts("registrar2", contract, 1);
        assertThat(unread("clerk", contract)).isZero();
    }

    @Test
    void tellsNobodyOfAStepWhoStandsBackFromTheCase() {
        Contract contract = Contract.of(api).submitted();
        api.post("registrar", "/cases/" + contract.id() + "/recusals", Map.of("person", "registrar", "reason", "配偶任职"))
                .ok();

        contract.does("clerk", "contract-intake", "accept");

        awaitTexts("registrar2", contract, 1);
        assertThat(texts("zh-CN", "registrar", contract)).isEmpty();
    }

    @Test
    void tellsNobodyTwiceOfOneEvent() {
        CaseRef ref = anywhere();
        ClockReached event = new ClockReached(ref, 80, LocalDate.of(2026, 3, 2));

        transaction.executeWithoutResult(status -> notices.on(event));
        transaction.executeWithoutResult(status -> notices.on(event));

        await().atMost(Duration.ofSeconds(20))
                .until(() -> of("stationhead", ref).size() == 1);
        assertThat(of("stationhead", ref)).singleElement().satisfies(notification -> {
            assertThat(notification.text()).contains("80 %").contains("2 March 2026");
            assertThat(notification.link()).isEqualTo("case-file/" + ref.id());
        });
    }

    @Test
    void tellsNobodyTwiceOfOneGift() {
        CaseRef ref = anywhere();
        StepGiven gift = new StepGiven(
                UUID.randomUUID(), ref, "task-1", "registrar", new Bilingual("技术审查", "Technical review"), "站长");

        transaction.executeWithoutResult(status -> notices.on(gift));
        transaction.executeWithoutResult(status -> notices.on(gift));

        await().during(Duration.ofSeconds(1))
                .atMost(Duration.ofSeconds(20))
                .until(() -> of("registrar", ref).size() == 1);
    }

    @Test
    void tellsTheDeputyDirectorOnlyWhenItIsOver() {
        CaseRef early = anywhere();
        CaseRef late = anywhere();

        notices.on(new ClockReached(early, 80, LocalDate.of(2026, 3, 2)));
        notices.on(new ClockReached(late, 100, LocalDate.of(2026, 3, 2)));

        await().atMost(Duration.ofSeconds(20))
                .until(() -> of("deputy", late).size() == 1
                        && of("stationhead", early).size() == 1);
        assertThat(of("deputy", early)).isEmpty();
    }

    @Test
    void whoDoesNotWantAKindIsNotToldOfIt() {
        Contract contract;
        as("registrar2", () -> notifications.choose(NotificationKind.TASK, new Channels(false, false)));
        try {
            contract = Contract.of(api).submitted().does("clerk", "contract-intake", "accept");
            awaitTexts("registrar", contract, 1);
        } finally {
            as("registrar2", () -> notifications.choose(NotificationKind.TASK, new Channels(true, false)));
        }

        assertThat(texts("zh-CN", "registrar2", contract)).isEmpty();
    }

    @Test
    void whatConcernsRightsCannotBeSwitchedOff() {
        as("enterprise2", () -> {
            notifications.choose(NotificationKind.CORRECTION, new Channels(false, false));
            assertThat(notifications.choices().get(NotificationKind.CORRECTION)).isEqualTo(new Channels(true, false));
        });
    }

    @Test
    void nobodyReadsWhatIsSomebodyElses() {
        Contract contract = Contract.of(api).submitted();
        awaitTexts("enterprise", contract, 1);
        String id = items("zh-CN", "enterprise", contract).get(0).path("id").asText();

        assertThat(api.post("enterprise2", "/notifications/" + id + "/read", List.of())
                        .status())
                .isEqualTo(404);
        assertThat(api.post("enterprise", "/notifications/" + id + "/read", List.of())
                        .status())
                .isEqualTo(204);
    }

    private CaseRef anywhere() {
        CaseScope scope = new CaseScope(accounts.actorNamed("stationhead").station(), null, "350500");
        UUID id = UUID.randomUUID();
        String number = "JSHT-350500-2026-%09d".formatted(Math.floorMod(id.hashCode(), 1_000_000_000));
        return new CaseRef(id, new CaseNumber(number), "contract-certification", "A title", "Somebody", id, scope);
    }

    private List<NotificationView> of(String user, CaseRef ref) {
        return actors
                .runAs(accounts.actorNamed(user), () -> notifications.list(false, Locale.ENGLISH, null, 200))
                .items()
                .stream()
                .filter(notification -> ref.number().value().equals(notification.caseNumber()))
                .toList();
    }

    private void as(String user, Runnable work) {
        actors.runAs(accounts.actorNamed(user), () -> {
            work.run();
            return null;
        });
    }

    /** Listeners run after the commit on threads of their own. */
    private void awaitTexts(String user, Contract contract, int atLeast) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> texts("zh-CN", user, contract).size() >= atLeast);
    }

    private List<String> texts(String language, String user, Contract contract) {
        return items(language, user, contract).stream()
                .map(item -> item.path("text").asText())
                .toList();
    }

    private long unread(String user, Contract contract) {
        return items("zh-CN", user, contract).stream()
                .filter(item -> !item.path("read").asBoolean())
                .count();
    }

    private List<JsonNode> items(String language, String user, Contract contract) {
        String number = contract.view("enterprise").path("caseNumber").asText();
        return StreamSupport.stream(
                        api.allIn(language, user, "/notifications?limit=200").spliterator(), false)
                .filter(item -> item.path("caseNumber").asText().equals(number))
                .toList();
    }
}
