package org.keqiao.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
        agency = listed(agent);
        name = agency.name();
    }

    private Intermediary listed(String owner) {
        OrganisationView organisation = organisations.find(
                Newcomers.of(context).verified(owner, OrganisationType.ENTERPRISE, Newcomers.creditCode()));
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
        return credited(contract(), List.of(Map.of("intermediary", agency.id(), "percent", "100")), null);
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
    }

    @Test
    void anAgencyIsRewardedForItsShareOfADeal() {
        String other = Newcomers.of(context).account();
        Intermediary partner = listed(other);
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
        Subsidy paid = awarded(claim(List.of(credited())), document);
        Payment.of(api, paid).get(0).does("treasury", "payment-result", "paid", this::paidToday);
        Subsidy waiting = awarded(claim(List.of(credited())), document);
        assertThat(waiting("?stopped=true")).doesNotContain(waiting.number());
        assertThat(waiting("")).contains(waiting.number());

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
        return api.get("treasury", "/payment-orders" + query).ok().findValuesAsText("fundedCase");
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
