package org.keqiao.intermediary.listing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.acceptance.Api;
import org.keqiao.acceptance.Listing;
import org.keqiao.acceptance.Objection;
import org.keqiao.intermediary.Intermediaries;
import org.keqiao.intermediary.Intermediary;
import org.keqiao.intermediary.Intermediary.State;
import org.keqiao.organization.OrganisationType;
import org.keqiao.process.Publishing;
import org.keqiao.process.matters.RedesignedMatter;
import org.keqiao.publicity.NoticeKeeping;
import org.keqiao.publicity.NoticeView;
import org.keqiao.publicity.Notices;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.Newcomers;
import org.keqiao.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Into the register by application, notice and decision; out of it after a hearing. */
@KeqiaoTest
class ListingFlowTest {

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Intermediaries intermediaries;

    @Autowired
    private Publishing publishing;

    @Autowired
    private NoticeKeeping keeping;

    @Autowired
    private Notices notices;

    @Autowired
    private TestClock clock;

    private Api api;

    @BeforeEach
    void connect() {
        clock.reset();
        api = new Api("http://localhost:" + port);
    }

    /** Domain 2.7: neither at the application nor at the decision, nor by what becomes known during the notice. */
    @Test
    void whoeverIsBlockedIsNotListed() {
        String uscc = Newcomers.creditCode();
        Listing listing = agency(uscc)
                .submitted()
                .does("county", "listing-county-check", "recommend")
                .does("officer", "listing-review", "eligible")
                .does("officer", "listing-expert-opinion", "support")
                .does("deputy", "listing-decision", "approve");
        String record = api.post(
                        "officer",
                        "/integrity-records",
                        Map.of(
                                "uscc", uscc,
                                "name", "某技术转移中心",
                                "kind", "SERIOUS_DISHONESTY",
                                "result", "BLOCK",
                                "source", "严重失信行为名单",
                                "evidence", "查询日期当日在列",
                                "from", LocalDate.now(clock).toString()))
                .ok()
                .path("id")
                .asText();
        api.post("discipline", "/integrity-records/" + record + "/confirmation", Map.of())
                .ok();
        // Shown already: nobody is listed by the clock, and people look at it anew.
        listing.shown(clock, keeping);
        assertThat(listing.status()).isEqualTo("ACCEPTED");
        assertThat(listing.answer("foundDuringNotice")).contains("诚信记录");
        listing.does("officer", "listing-review", "eligible").does("officer", "listing-expert-opinion", "support");
        assertThat(listing.tries("deputy", "listing-decision", "approve", body -> {})
                        .text("code"))
                .isEqualTo("INTEGRITY_BLOCKED");
        assertThat(listing.triesToSubmit().text("code")).isEqualTo("INTEGRITY_BLOCKED");
    }

    /** Of an enterprise of its own, as only one entry of a kind is possible. */
    private Listing agency() {
        return agency(Newcomers.creditCode());
    }

    private Listing agency(String uscc) {
        Newcomers newcomers = Newcomers.of(context);
        String owner = newcomers.account();
        newcomers.verified(owner, OrganisationType.ENTERPRISE, uscc);
        return Listing.by(api, owner).with(answers -> answers.put("title", "转移中心" + UUID.randomUUID()));
    }

    private Intermediary entry(Listing listing) {
        return intermediaries.find(listing.answer("entryNumber")).orElseThrow();
    }

    private Listing listed() {
        Listing listing = agency().submitted().decided().shown(clock, keeping);
        assertThat(listing.status()).isEqualTo("DECIDED_POSITIVE");
        return listing;
    }

    @Test
    void anAgencyIsListedAfterExpertsAndNoticeAndStruckOffAfterTwoFailures() {
        Listing listing = listed();
        Intermediary entry = entry(listing);
        assertThat(entry.isListed(entry.listedOn())).isTrue();
        assertThat(entry.county()).isEqualTo(Newcomers.COUNTY);
        assertThat(listing.letter("LT-J1").path("number").asText()).isNotBlank();

        assertThat(yearly(listing, 2024, "QUALIFIED").letter("LT-J2A")).isNotNull();
        Listing first = yearly(listing, 2025, "FAILED");
        assertThat(first.letter("LT-J2R")).isNotNull();
        assertThat(entry(listing).state()).isEqualTo(State.LISTED);
        yearly(listing, 2026, "FAILED");
        assertThat(entry(listing).state()).isEqualTo(State.DELISTED);
        assertThat(intermediaries.file(entry.id()).assessments()).hasSize(3);
        assertThat(api.postOnce(
                                "officer",
                                "/openings",
                                UUID.randomUUID().toString(),
                                Map.of(
                                        "matter",
                                        Listing.SUPERVISION,
                                        "linkedTo",
                                        listing.id(),
                                        "answers",
                                        Map.of("supervisionKind", "COMPLAINT", "supervisionReason", "投诉")))
                        .text("code"))
                .isEqualTo("ENTRY_STATE");
    }

    /** What is adverse is told beforehand, and the party says nothing against it. */
    private Listing yearly(Listing listing, int year, String grade) {
        Listing supervision = listing.supervised(answers -> answers.put("assessedYear", year));
        String party = listing.applicant();
        supervision
                .does(party, "supervision-report", "submitted")
                .does("officer", "supervision-examination", "propose", measure(grade));
        if (grade.equals("FAILED")) {
            supervision
                    .does(party, "supervision-statement", "submitted")
                    .does("officer", "supervision-consideration", "maintain");
        }
        supervision.does("deputy", "supervision-decision", "confirm");
        assertThat(supervision.status()).isEqualTo("CLOSED");
        return supervision;
    }

    private static Consumer<ObjectNode> measure(String measure) {
        return body -> ((ObjectNode) body.path("answers")).put("proposedMeasure", measure);
    }

    @Test
    void aSuspensionFitsItsCaseAndIsResumed() {
        Listing listing = listed();
        Listing complaint = listing.supervised(answers -> {
            answers.put("supervisionKind", "COMPLAINT");
            answers.remove("assessedYear");
        });
        assertThat(complaint
                        .tries("officer", "supervision-examination", "propose", measure("EXCELLENT"))
                        .text("code"))
                .isEqualTo("MEASURE_NOT_FITTING");
        complaint
                .does("officer", "supervision-examination", "propose", measure("SUSPEND"))
                .does(listing.applicant(), "supervision-statement", "submitted", body -> ((ObjectNode)
                                body.path("answers"))
                        .put("statementChoice", "WAIVE")
                        .remove("statement"))
                .does("deputy", "supervision-decision", "confirm");
        assertThat(entry(listing).state()).isEqualTo(State.SUSPENDED);
        listing.supervised(answers -> {
                    answers.put("supervisionKind", "RESUMPTION");
                    answers.remove("assessedYear");
                })
                .does("officer", "supervision-examination", "propose", measure("RESUME"))
                .does("deputy", "supervision-decision", "confirm");
        assertThat(entry(listing).state()).isEqualTo(State.LISTED);
    }

    @Test
    void whatOughtNotToHaveBeenListedIsStruckOffFromItsDay() {
        Listing listing = listed();
        LocalDate since = entry(listing).listedOn();
        clock.at(since, () -> {
            Listing inspection = listing.supervised(answers -> {
                answers.put("supervisionKind", "INSPECTION");
                answers.remove("assessedYear");
            });
            Api.Answer early = inspection.tries(
                    "officer", "supervision-examination", "propose", struckOffSince(since.minusDays(1)));
            assertThat(early.status()).isEqualTo(422);
            assertThat(early.body().path("errors").path(0).path("field").asText())
                    .isEqualTo("unfoundedSince");
            inspection
                    .does("officer", "supervision-examination", "propose", struckOffSince(since))
                    .does(listing.applicant(), "supervision-statement", "submitted")
                    .does("officer", "supervision-consideration", "maintain")
                    .does("deputy", "supervision-decision", "confirm");
        });
        assertThat(entry(listing).state()).isEqualTo(State.DELISTED);
        assertThat(entry(listing).voidFrom()).isEqualTo(since);
    }

    private static Consumer<ObjectNode> struckOffSince(LocalDate since) {
        return measure("STRIKE_OFF")
                .andThen(body -> ((ObjectNode) body.path("answers")).put("unfoundedSince", since.toString()));
    }

    @Test
    void anUpheldObjectionKeepsItOffTheList() {
        Listing listing = agency().submitted().decided();
        NoticeView notice = notices.ofCase(
                        listing.view("officer").path("caseNumber").asText())
                .get(0);
        clock.set(notice.shownFrom().plusSeconds(3600));
        Objection objection =
                Objection.by(api, "university").filed(notice.id(), 1).investigated();
        listing.shown(clock, keeping);
        assertThat(listing.status()).isEqualTo("ACCEPTED");
        objection.settled("UPHELD");
        assertThat(listing.status()).isEqualTo("DECIDED_NEGATIVE");
        assertThat(listing.letter("LT-J1N").path("number").asText()).isNotBlank();
    }

    @Test
    void brokersArePersonsAndNobodyIsListedTwice() {
        Api.Answer wrong = agency().with(answers -> answers.put("listingKind", "BROKER")
                        .put("brokerLevel", "JUNIOR")
                        .put("brokerCertificate", "X1")
                        .put("brokerIssuer", "协会"))
                .triesToSubmit();
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body().path("errors").get(0).path("field").asText()).isEqualTo("listingKind");
        String certificate = "ZS-" + UUID.randomUUID().toString().substring(0, 8);
        Listing broker = Listing.by(api, "person")
                .with(answers -> answers.put("listingKind", "BROKER")
                        .put("title", "王某")
                        .put("brokerLevel", "INTERMEDIATE")
                        .put("brokerCertificate", certificate)
                        .put("brokerIssuer", "福建省技术市场协会")
                        .remove(List.of("independent", "transferIncome", "brokeredAmount")))
                .submitted()
                .does("county", "listing-county-check", "recommend");
        // A term that is over is refused at its field, and the review sets another one.
        Api.Answer over = broker.tries(
                "officer",
                "listing-review",
                "eligible",
                lastDay(LocalDate.now(clock).minusDays(1)));
        assertThat(over.status()).as("%s", over.body()).isEqualTo(422);
        assertThat(over.body().toString()).contains("brokerValidTo");
        // One that ends before the decision is refused there.
        LocalDate tomorrow = LocalDate.now(clock).plusDays(1);
        broker.does("officer", "listing-review", "eligible", lastDay(tomorrow));
        clock.set(clock.instant().plus(2, ChronoUnit.DAYS));
        Api.Answer late = broker.tries("deputy", "listing-decision", "approve", body -> {});
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text("code")).isEqualTo("BROKER_TERM_OVER");
        broker.does("deputy", "listing-decision", "return")
                .does("officer", "listing-review", "eligible", lastDay(null))
                .does("deputy", "listing-decision", "approve");
        assertThat(broker.status()).isEqualTo("DECIDED_POSITIVE");
        assertThat(entry(broker).validTo())
                .isEqualTo(LocalDate.now(clock).plusYears(3).minusDays(1));
        assertThat(broker.letter("LT-J1B")).isNotNull();
        assertThat(broker.triesToSubmit().status()).isEqualTo(422);
    }

    private static Consumer<ObjectNode> lastDay(LocalDate day) {
        return body -> ((ObjectNode) body.path("answers")).put("brokerValidTo", day == null ? null : day.toString());
    }

    @Test
    void redesignedMattersStillListAndAssess() {
        publishing.publish(RedesignedMatter.of(ListingFacts.LISTING, "F_reviewEligible"), "publisher");
        publishing.publish(RedesignedMatter.of(ListingFacts.SUPERVISION, "F_good"), "publisher");
        try {
            Listing listing = agency().with(answers -> answers.put("listingKind", "PROVIDER")
                            .remove(List.of("independent", "transferIncome", "brokeredAmount")))
                    .submitted()
                    .does("county", "listing-county-check", "recommend")
                    .does("officer", "listing-review", "eligible")
                    .does("secretary", RedesignedMatter.NEW_FORM, "done")
                    .does("deputy", "listing-decision", "approve")
                    .shown(clock, keeping);
            listing.supervised(answers -> {})
                    .does(listing.applicant(), "supervision-report", "submitted")
                    .does("officer", "supervision-examination", "propose", measure("EXCELLENT"))
                    .does("secretary", RedesignedMatter.NEW_FORM, "done")
                    .does("deputy", "supervision-decision", "confirm");
            assertThat(intermediaries.file(entry(listing).id()).assessments()).hasSize(1);
        } finally {
            publishing.publish(RedesignedMatter.asShipped(ListingFacts.LISTING), "publisher");
            publishing.publish(RedesignedMatter.asShipped(ListingFacts.SUPERVISION), "publisher");
        }
    }
}
