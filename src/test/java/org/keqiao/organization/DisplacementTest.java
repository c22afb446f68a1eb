package org.keqiao.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.acceptance.Api;
import org.keqiao.acceptance.Contract;
import org.keqiao.casefile.audit.CaseInvariants;
import org.keqiao.security.Role;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.Newcomers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** What becomes of everything when the bureau finds that somebody else owns an organisation. */
@KeqiaoTest
class DisplacementTest {

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext application;

    @Autowired
    OrganisationDisplacement displacement;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    OrganisationVerification verification;

    @Autowired
    OrganisationMembers members;

    @Autowired
    CaseInvariants invariants;

    private final String uscc = Newcomers.creditCode();
    private Api api;
    private Newcomers newcomers;
    private String wrong;
    private String helper;
    private String right;
    private UUID wrongOrganisation;
    private UUID rightOrganisation;

    @BeforeEach
    void claimTwice() {
        api = new Api("http://localhost:" + port);
        newcomers = Newcomers.of(application);
        wrong = newcomers.account();
        helper = newcomers.account();
        right = newcomers.account();
        wrongOrganisation = newcomers.verified(wrong, OrganisationType.ENTERPRISE, uscc);
        newcomers.join(wrongOrganisation, wrong, helper, MemberRole.VIEWER);
        rightOrganisation = newcomers.claimed(right, OrganisationType.ENTERPRISE, uscc);
        newcomers.papers(right, rightOrganisation);
    }

    private void displace() {
        long version = newcomers.version(rightOrganisation);
        displacement.propose(newcomers.actor("clerk"), rightOrganisation, version, Newcomers.COUNTY, "营业执照原件在申请人处");
        displacement.confirm(newcomers.actor("officer"), rightOrganisation, version);
    }

    @Test
    void tellsTheSecondPersonAndKeepsItWaiting() {
        String another = newcomers.account(Role.PROGRAM_OFFICER);
        String proposer = newcomers.account(Role.PROGRAM_OFFICER);
        long before = verification.waiting(newcomers.actor(another));
        displacement.propose(
                newcomers.actor(proposer),
                rightOrganisation,
                newcomers.version(rightOrganisation),
                Newcomers.COUNTY,
                "营业执照原件在申请人处");

        await().untilAsserted(() -> assertThat(notifications(another)).contains("organisations/" + rightOrganisation));
        assertThat(notifications(proposer)).doesNotContain("organisations/" + rightOrganisation);
        assertThat(verification.waiting(newcomers.actor(another))).isEqualTo(before);
        assertThat(verification.waiting(newcomers.actor(proposer))).isEqualTo(before - 1);
        assertThat(api.post("officer", "/organisations/" + rightOrganisation + "/objection", Map.of("reason", "不清晰"))
                        .text("code"))
                .isEqualTo("DISPLACEMENT_PROPOSED");
    }

    @Test
    void bothPersonsLookAtTheSamePapers() {
        String path = "/organisations/" + rightOrganisation + "/displacement";
        String another = newcomers.account(Role.PROGRAM_OFFICER);
        Map<String, Object> proposal = proposal();
        newcomers.papers(right, rightOrganisation);
        assertThat(api.post("officer", path, proposal).text("code")).isEqualTo("PAPERS_CHANGED");

        assertThat(api.post("officer", path, proposal()).status()).isEqualTo(201);
        newcomers.papers(right, rightOrganisation);
        assertThat(api.get(another, path).ok().path("changed").asBoolean()).isTrue();
        assertThat(api.post(another, path + "/confirmation", seen()).text("code"))
                .isEqualTo("PAPERS_CHANGED");
        assertThat(api.post(another, path + "/confirmation", Map.of()).status()).isEqualTo(422);
    }

    @Test
    void noDraftBeginsInTheHandsOfWhoIsBeingDisplaced() throws Exception {
        long version = newcomers.version(rightOrganisation);
        displacement.propose(newcomers.actor("clerk"), rightOrganisation, version, Newcomers.COUNTY, "营业执照原件在申请人处");
        Map<String, Object> draft = Map.of("matter", "contract-certification", "organisation", wrongOrganisation);
        assertThat(api.get(wrong, "/me").status()).isEqualTo(200);

        CompletableFuture<Integer> begun = transaction.execute(status -> {
            displacement.confirm(newcomers.actor("officer"), rightOrganisation, version);
            CompletableFuture<Integer> answer = CompletableFuture.supplyAsync(
                    () -> api.post(wrong, "/cases", draft).status());
            assertThatThrownBy(() -> answer.get(3, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
            return answer;
        });

        assertThat(begun.get(1, TimeUnit.MINUTES)).isEqualTo(403);
    }

    private String notifications(String account) {
        return api.get(account, "/notifications").ok().toString();
    }

    private Map<String, Object> proposal() {
        return Map.of(
                "version", newcomers.version(rightOrganisation), "county", Newcomers.COUNTY, "reason", "营业执照原件在申请人处");
    }

    private Map<String, Object> seen() {
        return Map.of("version", newcomers.version(rightOrganisation));
    }

    @Test
    void oneProposesAndAnotherConfirms() {
        String path = "/organisations/" + rightOrganisation + "/displacement";
        Map<String, Object> proposal = proposal();
        String another = newcomers.account(Role.PROGRAM_OFFICER);
        assertThat(api.get("officer", path).status()).isEqualTo(404);
        assertThat(api.post("officer", path, Map.of("county", Newcomers.COUNTY, "reason", " "))
                        .status())
                .isEqualTo(422);

        assertThat(api.post("officer", path, proposal).status()).isEqualTo(201);
        assertThat(api.post("clerk", path, proposal).text("code")).isEqualTo("DISPLACEMENT_PROPOSED");
        assertThat(api.get("officer", path).ok().path("mayConfirm").asBoolean()).isFalse();
        assertThat(api.post("officer", path + "/confirmation", seen()).text("code"))
                .isEqualTo("SECOND_PERSON");
        assertThat(api.post("clerk", path + "/confirmation", seen()).status()).isEqualTo(403);
        assertThat(api.get("officer", "/organisations/" + wrongOrganisation)
                        .ok()
                        .path("status")
                        .asText())
                .isEqualTo("VERIFIED");
        assertThat(api.post(another, path + "/refusal", Map.of("reason", "须先约谈原注册人"))
                        .status())
                .isEqualTo(204);
        assertThat(api.post(another, path + "/confirmation", seen()).text("code"))
                .isEqualTo("NO_DISPLACEMENT");

        assertThat(api.post("officer", path, proposal).status()).isEqualTo(201);
        assertThat(api.post(another, path + "/confirmation", seen())
                        .ok()
                        .path("status")
                        .asText())
                .isEqualTo("VERIFIED");
        assertThat(api.get("officer", "/organisations/" + rightOrganisation + "/changes")
                        .ok()
                        .findValuesAsText("kind"))
                .containsSubsequence("VERIFIED", "EVIDENCE_CHECKED", "DISPLACEMENT_PROPOSED", "DISPLACEMENT_DECLINED");
    }

    @Test
    void decidedCasesStayWhereTheyWere() {
        Contract decided = Contract.of(api).by(wrong, uscc).submitted();
        api.post(wrong, "/cases/" + decided.id() + "/withdrawal", Map.of("reason", "合同取消"))
                .ok();
        displace();

        Api again = new Api("http://localhost:" + port);
        assertThat(again.get(wrong, "/cases/" + decided.id()).status()).isEqualTo(200);
        assertThat(again.get(right, "/cases/" + decided.id()).status()).isEqualTo(404);
        assertThat(again.post(
                                wrong,
                                "/cases",
                                Map.of("matter", "contract-certification", "organisation", wrongOrganisation))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void theRightOwnerTakesOverCasesDraftsAndSteps() {
        Contract draft = Contract.of(api).by(wrong, uscc).drafted();
        Contract sentBack = Contract.of(api).by(wrong, uscc).submitted();
        sentBack.returns("clerk", "contract-intake", Map.of("seller.postcode", "邮政编码与地址不符"));
        String number = sentBack.view(wrong).path("caseNumber").asText();
        assertThat(api.get(right, "/cases/" + draft.id()).status()).isEqualTo(404);

        displace();

        assertThat(api.get(right, "/cases/" + draft.id()).status()).isEqualTo(200);
        assertThat(sentBack.view(right)
                        .path("parties")
                        .path(0)
                        .path("organisation")
                        .asText())
                .isEqualTo(api.get(right, "/organisations/" + rightOrganisation)
                        .ok()
                        .path("name")
                        .asText());
        assertThat(api.get(right, "/cases?q=" + number).ok().path("items")).hasSize(1);
        assertThat(api.get(right, "/tasks?queue=claimable&caseId=" + sentBack.id())
                        .ok()
                        .path("items"))
                .hasSize(1);
        assertThat(api.get(right, "/cases/" + sentBack.id() + "/timeline").ok().toString())
                .contains("applicantReplaced");
        assertThat(api.put(right, "/cases/" + sentBack.id() + "/answers", sentBack.answers())
                        .status())
                .as("the right owner answers the notice")
                .isEqualTo(200);
        assertThat(invariants.violations().values()).allMatch(List::isEmpty);
    }

    @Test
    void theDisplacedLoseAccessAtOnceAndAreTold() {
        Contract contract = Contract.of(api).by(wrong, uscc).submitted();
        String invitation = members.invite(
                        newcomers.actor(wrong), wrongOrganisation, "late@keqiao.example", MemberRole.AGENT)
                .token();
        assertThat(api.get(helper, "/cases/" + contract.id()).status()).isEqualTo(200);

        displace();

        for (String displaced : List.of(wrong, helper)) {
            assertThat(api.get(displaced, "/me").status()).as("their tokens").isEqualTo(401);
            Api again = new Api("http://localhost:" + port);
            assertThat(again.get(displaced, "/me").ok().path("organisations")).isEmpty();
            assertThat(again.get(displaced, "/cases/" + contract.id()).status()).isEqualTo(404);
            assertThat(again.get(displaced, "/organisations/" + wrongOrganisation)
                            .status())
                    .isEqualTo(404);
            await().untilAsserted(() -> assertThat(again.get(displaced, "/notifications")
                            .ok()
                            .path("items")
                            .findValuesAsText("text"))
                    .anyMatch(text -> text.contains("由他人持有")));
        }
        assertThat(api.post(helper, "/invitations/" + invitation + "/acceptance", Map.of())
                        .status())
                .isIn(401, 404);
        assertThat(api.get(right, "/invitations/" + invitation).status()).isEqualTo(404);
        await().untilAsserted(() -> assertThat(
                        api.get(right, "/notifications").ok().path("items").findValuesAsText("text"))
                .anyMatch(text -> text.contains("已转到您名下")));
    }
}
