package org.keqiao.acceptance;

import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.mvysny.kaributesting.v10.GridKt;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.router.QueryParameters;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.intermediary.Intermediary;
import org.keqiao.intermediary.IntermediaryKind;
import org.keqiao.intermediary.ListingDraft;
import org.keqiao.intermediary.Listings;
import org.keqiao.organization.OrganisationType;
import org.keqiao.organization.OrganisationView;
import org.keqiao.organization.Organisations;
import org.keqiao.publicity.NoticeKeeping;
import org.keqiao.security.CurrentActor;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.Newcomers;
import org.keqiao.testing.Screens;
import org.keqiao.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** Quanzhou's reward of agencies: 3 % of what the seller received, 100,000 for a project, 500,000 for an agency and year. */
@KeqiaoTest
class DealRewardTest {

    private static final String ITEM = "QZ_TRANSFER_AGENCY";
    private static final String PAID = "4000000.00";

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private TestClock clock;

    @Autowired
    private Listings listings;

    @Autowired
    private Organisations organisations;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private NoticeKeeping notices;

    @Autowired
    private CurrentActor actor;

    private Api api;
    private String agent;
    private String name;
    private Intermediary agency;

    @BeforeEach
    void anAgency() {
        api = new Api("http://localhost:" + port);
        agent = Newcomers.of(context).account();
        agency = listed(agent, OrganisationType.PROVIDER);
        name = agency.name();
    }

    private Intermediary listed(String owner, OrganisationType type) {
        OrganisationView organisation =
                organisations.find(Newcomers.of(context).verified(owner, type, Newcomers.creditCode()));
        return transaction.execute(status -> listings.list(new ListingDraft(
                IntermediaryKind.AGENCY,
                organisation.id(),
                organisation.name(),
                organisation.uscc(),
                "350582",
                List.of("05"),
                "成果评价、技术交易撮合",
                null,
                "T-" + UUID.randomUUID())));
    }

    private String contract() {
        return Contract.over(PAID, api)
                .certifiedWhole()
                .letter("LT-C1")
                .path("number")
                .asText();
    }

    private String credited() {
        return credited(contract(), whole(), null);
    }

    private List<Map<String, Object>> whole() {
        return List.of(Map.of("intermediary", agency.id(), "percent", "100"));
    }

    private String credited(String certificate, List<Map<String, Object>> shares, String agreement) {
        Map<String, Object> deal =
                new HashMap<>(Map.of("registrationNumber", certificate, "receivedAmount", PAID, "shares", shares));
        deal.put("splitAgreement", agreement);
        api.post("officer", "/intermediaries/deals", deal).ok();
        return certificate;
    }

    private Subsidy claim(String owner, String holder, List<String> certificates) {
        return Subsidy.of(api, ITEM, certificates.get(0), PAID).by(owner).with(answers -> {
            ((ObjectNode) answers.path("account")).put("name", holder);
            ArrayNode lines = (ArrayNode) answers.path("lines");
            ObjectNode first = (ObjectNode) lines.path(0);
            for (int i = 1; i < certificates.size(); i++) {
                ObjectNode line = first.deepCopy();
                String number = new StringBuilder(first.path("invoiceNo").asText())
                        .replace(0, 2, "9" + i)
                        .toString();
                lines.add(line.put("certificateNo", certificates.get(i))
                        .put("invoiceNo", number)
                        .put("bankVoucherNo", "V" + number));
            }
            answers.put("claimedAmount", 4_000_000 * certificates.size() + ".00");
        });
    }

    private Subsidy claim(List<String> certificates) {
        return claim(agent, name, certificates);
    }

    private JsonNode calculated(Subsidy claim) {
        claim.submitted()
                .does("county", "subsidy-county-review", "recommend")
                .does("officer", "subsidy-program-review", "eligible", body -> {
                    ArrayNode reviewed = ((ObjectNode) body.path("answers")).putArray("reviewedLines");
                    claim.answers().path("lines").forEach(line -> reviewed.addObject()
                            .put("certificateNo", line.path("certificateNo").asText())
                            .put("invoiceNo", line.path("invoiceNo").asText())
                            .put("paidAmount", line.path("paidAmount").asText())
                            .put("accepted", true)
                            .put("verifiedPaid", line.path("paidAmount").asText()));
                });
        return claim.view("officer").path("answers").path("calculation");
    }

    private static List<String> nets(JsonNode calculation) {
        List<String> nets = new ArrayList<>();
        calculation
                .path("contracts")
                .forEach(each -> nets.add(each.path("city").path("net").asText()));
        return nets;
    }

    @Test
    void aProjectGivesAtMostAHundredThousandAndTheSixthOfTheYearNothing() {
        List<String> deals = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            deals.add(credited());
        }
        JsonNode calculation = calculated(claim(deals));
        // 4,000,000 × 3 % = 120,000
        assertThat(calculation
                        .path("contracts")
                        .path(0)
                        .path("city")
                        .path("gross")
                        .asText())
                .isEqualTo("120000.00");
        assertThat(nets(calculation))
                .containsExactly("100000.00", "100000.00", "100000.00", "100000.00", "100000.00", "0.00");
        assertThat(calculation.path("cityAmount").asText()).isEqualTo("500000.00");
    }

    @Test
    void whatIsReservedCountsTowardsTheYear() {
        String document = budget("500000.00");
        Subsidy first = claim(List.of(credited(), credited(), credited(), credited()));
        calculated(first);
        first.rechecked().does("finance", "subsidy-budget", "reserve", body -> ((ObjectNode) body.path("answers"))
                .put("budgetDocument", document));
        assertThat(nets(calculated(claim(List.of(credited(), credited()))))).containsExactly("100000.00", "0.00");
        capIsRead(first);
    }

    /** What is behind the 100,000 that the second claim found. */
    private void capIsRead(Subsidy first) {
        String caps = "/caps?holder=" + agency.uscc() + "&year="
                + LocalDate.now(clock).getYear();
        JsonNode cap = api.get("finance", caps).ok().path("items").path(0);
        assertThat(cap.path("height").asText()).isEqualTo("500000.00");
        assertThat(cap.path("reserved").asText()).isEqualTo("400000.00");
        assertThat(cap.path("left").asText()).isEqualTo("100000.00");
        assertThat(cap.path("waiting").asText()).isEqualTo("100000.00");
        String entries = "/caps/" + cap.path("id").asText() + "/entries";
        JsonNode newest = api.get("auditor", entries).ok().path("items").path(0);
        assertThat(newest.path("kind").asText()).isEqualTo("RESERVE");
        assertThat(newest.path("amount").asText()).isEqualTo("400000.00");
        assertThat(newest.path("caseNumber").asText()).isEqualTo(first.number());
        assertThat(newest.path("byName").asText())
                .isNotEmpty()
                .isNotEqualTo(newest.path("by").asText());
        try (Screens screens = Screens.of(context, "finance")) {
            UI.getCurrent().navigate("caps", QueryParameters.simple(Map.of("holder", agency.uscc())));
            assertThat(GridKt._size(_get(Grid.class))).isOne();
            UI.getCurrent().navigate("caps/" + cap.path("id").asText());
            assertThat(GridKt._size(_get(Grid.class))).isGreaterThan(1);
        }
        assertThat(api.get(agent, caps).ok().path("items")).isEmpty();
        assertThat(api.get(agent, entries).status()).isEqualTo(404);
    }

    @Test
    void anAgencyIsRewardedForItsShareOfADeal() {
        String other = Newcomers.of(context).account();
        Intermediary partner = listed(other, OrganisationType.ENTERPRISE);
        // 40 % of 4,000,000 × 3 % = 48,000
        String deal = credited(
                contract(),
                List.of(
                        Map.of("intermediary", agency.id(), "percent", "40"),
                        Map.of("intermediary", partner.id(), "percent", "60")),
                "分成协议第 1 号");
        Subsidy ours = claim(List.of(deal));
        assertThat(nets(calculated(ours))).containsExactly("48000.00");
        // The partner claims on the same payments: both have their share of it.
        Subsidy theirs = claim(other, partner.name(), List.of(deal)).with(answers -> {
            ObjectNode line = Subsidy.line(answers);
            line.put(
                    "invoiceNo",
                    Subsidy.line((ObjectNode) ours.answers()).path("invoiceNo").asText());
            line.put(
                    "bankVoucherNo",
                    Subsidy.line((ObjectNode) ours.answers())
                            .path("bankVoucherNo")
                            .asText());
        });
        assertThat(nets(calculated(theirs))).containsExactly("72000.00");
    }

    @Test
    void aDealIsRewardedOnce() {
        String deal = credited();
        claim(List.of(deal)).submitted();
        Api.Answer again = claim(List.of(deal)).triesToSubmit();
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.body().toString()).contains("lines[0].certificateNo", "groundUsed");
    }

    @Test
    void aDealOfOthersGivesNothing() {
        Api.Answer answer = claim(List.of(contract())).triesToSubmit();
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().toString()).contains("dealOfOthers");
    }

    @Test
    void anAgencyThatIsListedNoMoreClaimsNothing() {
        String deal = credited();
        transaction.executeWithoutResult(status -> listings.suspend(agency.id(), "T-" + UUID.randomUUID(), "检查发现问题"));
        assertThat(claim(List.of(deal)).triesToSubmit().body().toString()).contains("agencyNotListed");
    }

    /** What waits is stopped; what was paid on a listing that was wrong is reclaimed, also when the bank paid it later. */
    @Test
    void moneyOfAnAgencyThatOughtNotToHaveBeenListedIsStoppedAndReclaimed() {
        String document = budget("200000.00");
        Contract contract = Contract.over(PAID, api).certifiedWhole();
        String number = contract.letter("LT-C1").path("number").asText();
        Subsidy paid = awarded(claim(List.of(credited(number, whole(), null))), document);
        Payment.of(api, paid).get(0).does("treasury", "payment-result", "paid", this::paidToday);
        FollowUp.of(api, "contract-deregistration", contract)
                .submittedBy("enterprise")
                .does("clerk", "deregistration-intake", "accept")
                .does("registrar", "deregistration-review", "cancel")
                .does("rechecker", "deregistration-second-review", "agree");
        assertThat(source(paid)).isEqualTo("GROUND_ENDED");
        Reclaiming.openedFor(api, paid.id())
                .does("officer", "clawback-investigation", "noGround")
                .does("deputy", "clawback-dismissal", "approve");
        Subsidy waiting = awarded(claim(List.of(credited())), document);
        assertThat(waiting("?stopped=true")).doesNotContain(waiting.number());
        assertThat(waiting("")).contains(waiting.number());
        String relation = related();
        assertThat(waiting("?stopped=true")).contains(waiting.number());
        api.post("discipline", relation + "/ending", Map.of("reason", "登记有误")).ok();
        api.post("officer", relation + "/confirmation", Map.of()).ok();
        assertThat(waiting("?stopped=true")).doesNotContain(waiting.number());
        // What was paid was looked at too.
        assertThat(source(paid)).isEqualTo("PARTIES_RELATED");
        Reclaiming.openedFor(api, paid.id())
                .does("officer", "clawback-investigation", "noGround")
                .does("deputy", "clawback-dismissal", "approve");

        struckOff(() -> listings.suspend(agency.id(), "T-" + UUID.randomUUID(), "检查发现问题"));
        assertThat(waiting("?stopped=true")).contains(waiting.number());
        assertThat(waiting("")).doesNotContain(waiting.number());
        struckOff(
                () -> listings.strikeOffAsVoid(agency.id(), "T-" + UUID.randomUUID(), "登记材料系伪造", LocalDate.now(clock)));
        assertThat(source(paid)).isEqualTo("LISTING_VOID");
        assertThat(waiting.view("officer").path("links").findValuesAsText("matter"))
                .doesNotContain("clawback");

        Payment.of(api, waiting).get(0).does("treasury", "payment-result", "paid", this::paidToday);
        assertThat(source(waiting)).isEqualTo("LISTING_VOID");
    }

    @Test
    void nothingIsAgreedToForAnAgencyThatIsListedNoMore() {
        Subsidy claim = claim(List.of(credited()));
        calculated(claim);
        claim.audited();
        struckOff(() -> listings.suspend(agency.id(), "T-" + UUID.randomUUID(), "检查发现问题"));
        assertThat(claim.tries("officer2", "subsidy-recheck", "agree").text("code"))
                .isEqualTo("AGENCY_NOT_LISTED");
        struckOff(() -> listings.resume(agency.id(), "T-" + UUID.randomUUID(), "已整改"));
        claim.does("officer2", "subsidy-recheck", "agree");
        struckOff(() -> listings.suspend(agency.id(), "T-" + UUID.randomUUID(), "检查发现问题"));
        budget("100000.00");
        assertThat(claim.tries("finance", "subsidy-budget", "reserve").text("code"))
                .isEqualTo("AGENCY_NOT_LISTED");
        struckOff(() -> listings.resume(agency.id(), "T-" + UUID.randomUUID(), "已整改"));
        related();
        assertThat(claim.tries("finance", "subsidy-budget", "reserve").text("code"))
                .isEqualTo("AGENCY_RELATED");
    }

    /** Domain 10.4: nobody is rewarded for a deal of its own group, whatever was known when it was credited. */
    @Test
    void anAgencyThatBelongsTogetherWithAPartyEarnsNothing() {
        Subsidy claim = claim(List.of(credited()));
        calculated(claim);
        claim.audited();
        related();
        assertThat(claim.tries("officer2", "subsidy-recheck", "agree").text("code"))
                .isEqualTo("AGENCY_RELATED");
        String next = credited();
        assertThat(claim(List.of(next)).triesToSubmit().body().toString())
                .contains("lines[0].certificateNo", "agencyRelated");
        try (DeclaredRelation related = DeclaredRelation.of(context, "officer", agency.uscc())) {
            Api.Answer own = api.post(
                    "officer",
                    "/intermediaries/deals",
                    Map.of(
                            "registrationNumber",
                            next,
                            "receivedAmount",
                            PAID,
                            "shares",
                            List.of(Map.of("intermediary", agency.id(), "percent", "100"))));
            assertThat(own.body().toString()).contains("shares[0].intermediary", "dealRelated");
        }
    }

    /** The agency holds a part of the seller from today on; gives the path of the relation. */
    private String related() {
        String relation = api.post(
                        "officer",
                        "/company-relations",
                        Map.of(
                                "kind", "SHAREHOLDING",
                                "uscc", agency.uscc(),
                                "name", name,
                                "otherUscc", "91350582MA31ABCD0M",
                                "otherName", "晋江市海丝新材料有限公司",
                                "percent", "30",
                                "source", "国家企业信用信息公示系统",
                                "evidence", "查询日期当日",
                                "from", LocalDate.now(clock).toString()))
                .ok()
                .path("id")
                .asText();
        String path = "/company-relations/" + relation;
        api.post("discipline", path + "/confirmation", Map.of()).ok();
        return path;
    }

    private Subsidy awarded(Subsidy claim, String document) {
        calculated(claim);
        return claim.rechecked()
                .does("finance", "subsidy-budget", "reserve", body -> ((ObjectNode) body.path("answers"))
                        .put("budgetDocument", document))
                .awarded(clock, notices);
    }

    private void paidToday(ObjectNode body) {
        ((ObjectNode) body.path("answers"))
                .put("paidOn", LocalDate.now(clock).toString())
                .put("receiptNumber", "HD" + UUID.randomUUID());
    }

    private String source(Subsidy award) {
        return Reclaiming.openedFor(api, award.id())
                .view("officer")
                .path("answers")
                .path("clawbackSource")
                .asText();
    }

    private List<String> waiting(String query) {
        return api.all("treasury", "/payment-orders" + query).findValuesAsText("fundedCase");
    }

    private void struckOff(Runnable change) {
        actor.runAs(
                Newcomers.of(context).actor("officer"),
                () -> transaction.execute(status -> {
                    change.run();
                    return true;
                }));
    }

    private String budget(String total) {
        String document = "泉财教机" + UUID.randomUUID().toString().substring(0, 8);
        api.post(
                        "finance",
                        "/budget-lines",
                        Map.of(
                                "year",
                                LocalDate.now(clock).getYear(),
                                "policyGroup",
                                ITEM,
                                "documentNumber",
                                document,
                                "total",
                                total))
                .ok();
        return document;
    }
}
