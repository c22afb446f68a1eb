package org.keqiao.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.security.AccountDirectory;
import org.keqiao.security.Actor;
import org.keqiao.security.IdentityVouched;
import org.keqiao.security.Role;
import org.keqiao.testing.Api;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.Newcomers;
import org.keqiao.testing.Papers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.env.Environment;
import org.springframework.transaction.support.TransactionSynchronizationManager;

@KeqiaoTest
class OrganisationsTest {

    private static final String PASSWORD = "correct horse battery";
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    @Autowired
    Environment environment;

    @Autowired
    ApplicationContext context;

    @Autowired
    Organisations organisations;

    @Autowired
    OrganisationPapers papers;

    @Autowired
    AccountDirectory accounts;

    @Autowired
    ApplicationEventPublisher events;

    private Api nobody;
    private Api officer;

    @BeforeEach
    void connect() {
        nobody = Api.of(environment);
        officer = nobody.as("officer");
    }

    /** A code with right check characters that nobody else in this run has. */
    static String newCreditCode() {
        int[] bodyWeights = {3, 7, 9, 10, 5, 8, 4, 2};
        int[] weights = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
        String body = String.format("%08d", ThreadLocalRandom.current().nextInt(100_000_000));
        int sum = 0;
        for (int i = 0; i < 8; i++) {
            sum += (body.charAt(i) - '0') * bodyWeights[i];
        }
        String code = "91350582" + body + "0X987654321".charAt(sum % 11);
        sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += ALPHABET.indexOf(code.charAt(i)) * weights[i];
        }
        return code + ALPHABET.charAt((31 - sum % 31) % 31);
    }

    private static Map<String, Object> enterprise(String uscc) {
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("uscc", uscc);
        input.put("name", "测试企业" + uscc.substring(8, 14));
        input.put("type", "ENTERPRISE");
        input.put("county", "350582");
        input.put("electronicService", true);
        input.put("internalApproval", false);
        return input;
    }

    private record Applicant(Api api, String username, UUID account, UUID organisation) {}

    /** With the papers that a check needs. */
    private Applicant register(String uscc) {
        Applicant applicant = applicant(uscc);
        papers(applicant);
        return applicant;
    }

    private void papers(Applicant applicant) {
        Newcomers.of(context).papers(applicant.username(), applicant.organisation());
    }

    private Applicant applicant(String uscc) {
        String name = "o" + UUID.randomUUID().toString().substring(0, 12);
        Api.Answer answer = nobody.post(
                "/registrations",
                Map.of("username", name, "displayName", "法人", "password", PASSWORD, "organisation", enterprise(uscc)));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return new Applicant(
                nobody.as(name, PASSWORD),
                name,
                UUID.fromString(answer.json().get("account").asText()),
                UUID.fromString(answer.json().get("organisation").asText()));
    }

    private Api.Answer verify(UUID id) {
        return officer.post("/organisations/" + id + "/verification", decision(id, "350582"));
    }

    private Map<String, Object> decision(UUID id, String county) {
        return Map.of("version", organisations.find(id).version(), "county", county);
    }

    @Test
    void registersAnEnterpriseThatMayOnlyDraft() {
        Applicant applicant = register(newCreditCode());
        Actor actor = accounts.actor(applicant.account());

        assertThat(organisations.find(applicant.organisation()).status()).isEqualTo(OrganisationStatus.UNVERIFIED);
        assertThat(organisations.mayStart(actor, applicant.organisation())).isTrue();
        assertThat(organisations.isVerified(applicant.organisation())).isFalse();
        assertThat(applicant
                        .api()
                        .get("/me")
                        .json()
                        .at("/organisations/0/maySubmit")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void namesEveryWrongFieldOfARegistrationAtOnce() {
        Map<String, Object> organisation = enterprise("91350582MA13ABCD0M");
        organisation.put("county", "999999");
        organisation.put("name", " ");
        Api.Answer answer = nobody.with("Accept-Language", "en")
                .post(
                        "/registrations",
                        Map.of("username", "x", "displayName", "", "password", "short", "organisation", organisation));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("errors").findValuesAsText("field"))
                .contains("username", "displayName", "password", "uscc", "county", "name");
        assertThat(answer.json().get("errors").findValuesAsText("message"))
                .allMatch(text -> !text.startsWith("field."));
    }

    @Test
    void keepsNothingOfARefusedRegistration() {
        String name = "r" + UUID.randomUUID().toString().substring(0, 12);
        nobody.post(
                "/registrations",
                Map.of(
                        "username",
                        name,
                        "displayName",
                        "X",
                        "password",
                        PASSWORD,
                        "organisation",
                        enterprise("91350582MA13ABCD0M")));
        assertThat(accounts.named(name)).isEmpty();
    }

    @Test
    void theBureauVerifiesWithACounty() {
        Applicant applicant = register(newCreditCode());

        assertThat(applicant
                        .api()
                        .post(
                                "/organisations/" + applicant.organisation() + "/verification",
                                decision(applicant.organisation(), "350582"))
                        .status())
                .isEqualTo(403);
        assertThat(officer.post(
                                "/organisations/" + applicant.organisation() + "/verification",
                                decision(applicant.organisation(), "110000"))
                        .json()
                        .at("/errors/0/field")
                        .asText())
                .isEqualTo("county");
        Api.Answer verified = verify(applicant.organisation());

        assertThat(verified.status()).as(verified.body()).isEqualTo(200);
        assertThat(organisations.county(applicant.organisation())).isEqualTo("350582");
        assertThat(applicant
                        .api()
                        .get("/me")
                        .json()
                        .at("/organisations/0/maySubmit")
                        .asBoolean())
                .isTrue();
        assertThat(verify(applicant.organisation()).code()).isEqualTo("ORGANISATION_NOT_WAITING");
    }

    @Test
    void verifiesOnlyWhatTheOfficerLookedAt() {
        Applicant applicant = register(newCreditCode());
        String path = "/organisations/" + applicant.organisation();
        Map<String, Object> seen = decision(applicant.organisation(), "350582");
        papers(applicant);
        assertThat(officer.post(path + "/verification", seen).code()).isEqualTo("PAPERS_CHANGED");

        seen = decision(applicant.organisation(), "350582");
        Map<String, Object> renamed = enterprise(newCreditCode());
        renamed.put("name", "改了名的企业");
        assertThat(applicant.api().put(path, renamed).status()).isEqualTo(200);
        assertThat(officer.post(path + "/verification", seen).code()).isEqualTo("PAPERS_CHANGED");
        assertThat(officer.post(path + "/verification", Map.of("county", "350582"))
                        .json()
                        .at("/errors/0/field")
                        .asText())
                .isEqualTo("version");
        assertThat(verify(applicant.organisation()).status()).isEqualTo(200);
    }

    @Test
    void holdsNothingWhileAPaperIsInspected() {
        Applicant applicant = applicant(newCreditCode());
        AtomicBoolean held = new AtomicBoolean();
        InputStream content = new FilterInputStream(new ByteArrayInputStream(Papers.one())) {
            @Override
            public int read(byte[] into, int from, int most) throws IOException {
                held.compareAndSet(false, TransactionSynchronizationManager.isActualTransactionActive());
                return super.read(into, from, most);
            }
        };

        papers.add(accounts.actor(applicant.account()), applicant.organisation(), "businessLicence", "执照.pdf", content);

        assertThat(held)
                .as("a transaction, and with it a connection and the lock")
                .isFalse();
    }

    @Test
    void countyOfficersKeepToTheirCounty() {
        Applicant applicant = register(newCreditCode());
        String path = "/organisations/" + applicant.organisation();

        assertThat(nobody.as("county2").get(path).status()).isEqualTo(404);
        assertThat(nobody.as("county2")
                        .post(path + "/verification", decision(applicant.organisation(), "350582"))
                        .status())
                .isEqualTo(404);
        assertThat(nobody.as("county")
                        .post(path + "/verification", decision(applicant.organisation(), "350581"))
                        .status())
                .isEqualTo(422);
        assertThat(nobody.as("county")
                        .post(path + "/verification", decision(applicant.organisation(), "350582"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void strangersDoNotKnowAnOrganisation() {
        Applicant applicant = register(newCreditCode());
        assertThat(nobody.as("enterprise2")
                        .get("/organisations/" + applicant.organisation())
                        .status())
                .isEqualTo(404);
        assertThat(nobody.as("enterprise2").get("/organisations").json().get("items"))
                .hasSize(1);
        assertThat(nobody.as("sysadmin")
                        .get("/organisations/" + applicant.organisation())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void nobodyIsVerifiedWithoutPapersOrInAnothersPlace() {
        String uscc = newCreditCode();
        Applicant first = applicant(uscc);
        Api.Answer none = verify(first.organisation());
        assertThat(none.status()).isEqualTo(409);
        assertThat(none.code()).isEqualTo("PAPERS_MISSING");
        assertThat(none.json().get("detail").asText()).contains("营业执照", "授权委托书");

        papers(first);
        assertThat(verify(first.organisation()).status()).isEqualTo(200);
        assertThat(officer.get("/organisations/" + first.organisation() + "/changes")
                        .json()
                        .findValuesAsText("detail"))
                .anyMatch(detail -> detail.matches("businessLicence [0-9a-f]{64}"))
                .anyMatch(detail -> detail.matches("authorisation [0-9a-f]{64}"));

        assertThat(verify(register(uscc).organisation()).code()).isEqualTo("ORGANISATION_HAS_OWNER");
    }

    @Test
    void officersOfAStationKeepToItsCounties() {
        Applicant applicant = register(newCreditCode());
        String path = "/organisations/" + applicant.organisation();
        Newcomers newcomers = Newcomers.of(context);
        String elsewhere = newcomers.account("外站", "35050002", Role.INTAKE_CLERK, Role.REGISTRAR);
        String here = accounts.actorNamed("clerk").station();
        assertThat(here).isNotNull().isNotEqualTo("35050002");
        Api stranger = nobody.as(elsewhere);

        assertThat(stranger.get(path).status()).isEqualTo(404);
        assertThat(stranger.get("/organisations?q="
                                + organisations.find(applicant.organisation()).name())
                        .json()
                        .get("items"))
                .isEmpty();
        assertThat(stranger.post(path + "/verification", decision(applicant.organisation(), "350582"))
                        .status())
                .isEqualTo(404);
        assertThat(nobody.as("clerk").get(path).status()).isEqualTo(200);
        assertThat(nobody.as("clerk")
                        .post(path + "/verification", decision(applicant.organisation(), "350582"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void anIdentityProviderVouchesButNeverAgainstAnOwner() {
        String uscc = newCreditCode();
        Applicant first = register(uscc);
        Applicant second = register(uscc);

        events.publishEvent(new IdentityVouched(first.account(), "https://id.example", uscc, "350582"));
        events.publishEvent(new IdentityVouched(second.account(), "https://id.example", uscc, "350582"));

        assertThat(organisations.isVerified(first.organisation())).isTrue();
        assertThat(organisations.find(first.organisation()).vouchedBy()).isEqualTo("https://id.example");
        assertThat(organisations.find(second.organisation()).status()).isEqualTo(OrganisationStatus.UNVERIFIED);
    }

    @Test
    void invitesAMemberOnce() {
        Applicant owner = register(newCreditCode());
        Applicant guest = register(newCreditCode());
        String path = "/organisations/" + owner.organisation();
        Api.Answer invited =
                owner.api().post(path + "/invitations", Map.of("addressee", "a@example.com", "role", "AGENT"));
        assertThat(invited.status()).as(invited.body()).isEqualTo(201);
        String token = invited.json().get("token").asText();

        assertThat(guest.api().get("/invitations/" + token).json().get("role").asText())
                .isEqualTo("AGENT");
        assertThat(guest.api()
                        .post("/invitations/" + token + "/acceptance", null)
                        .status())
                .isEqualTo(200);
        assertThat(owner.api()
                        .post("/invitations/" + token + "/acceptance", null)
                        .status())
                .isEqualTo(404);

        Actor agent = accounts.actor(guest.account());
        assertThat(organisations.mayStart(agent, owner.organisation())).isTrue();
        assertThat(guest.api()
                        .post(path + "/invitations", Map.of("addressee", "b@example.com", "role", "OWNER"))
                        .status())
                .isEqualTo(403);
        assertThat(guest.api().get(path + "/members").json()).hasSize(2);
        assertThat(owner.api()
                        .delete(path + "/members/" + guest.account() + "/roles/AGENT")
                        .status())
                .isEqualTo(204);
        assertThat(guest.api().get(path).status()).isEqualTo(404);
    }

    @Test
    void keepsTheLastOwner() {
        Applicant owner = register(newCreditCode());
        Api.Answer answer = owner.api()
                .delete("/organisations/" + owner.organisation() + "/members/" + owner.account() + "/roles/OWNER");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("LAST_OWNER");
    }

    @Test
    void onlyAnApproverSubmitsWhereTheOrganisationApprovesInternally() {
        Applicant owner = register(newCreditCode());
        Actor actor = accounts.actor(owner.account());
        Map<String, Object> input = enterprise("91350582MA31ABCD0M");
        input.put("internalApproval", true);
        assertThat(owner.api()
                        .put("/organisations/" + owner.organisation(), input)
                        .status())
                .isEqualTo(200);

        assertThat(organisations.mayStart(actor, owner.organisation())).isTrue();
        assertThat(organisations.maySubmit(actor, owner.organisation()))
                .as("without an approver nobody could")
                .isTrue();
        owner.api()
                .delete("/organisations/" + owner.organisation() + "/members/" + owner.account() + "/roles/APPROVER");
        assertThat(organisations.maySubmit(actor, owner.organisation())).isFalse();
    }

    @Test
    void takesANaturalPersonWithASealedNumber() {
        Map<String, Object> person = new LinkedHashMap<>(enterprise(newCreditCode()));
        person.remove("uscc");
        person.put("type", "PERSON");
        person.put("residentId", "11010519491231002X");
        String name = "n" + UUID.randomUUID().toString().substring(0, 12);
        Api.Answer answer = nobody.post(
                "/registrations",
                Map.of("username", name, "displayName", "张三", "password", PASSWORD, "organisation", person));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);

        UUID id = UUID.fromString(answer.json().get("organisation").asText());
        String shown = nobody.as(name, PASSWORD).get("/organisations/" + id).body();
        assertThat(shown).contains("110105").doesNotContain("11010519491231002X");
    }

    @Test
    void demoOrganisationsAreVerified() {
        for (String account :
                new String[] {"enterprise", "enterprise2", "university", "institution", "provider", "person"}) {
            Api.Answer me = nobody.as(account).get("/me");
            assertThat(me.json().at("/organisations/0/maySubmit").asBoolean())
                    .as(account)
                    .isTrue();
        }
        assertThat(organisations.verified("91350582MA31ABCD0M")).isPresent();
        assertThat(organisations.verified("123505004892500124")).isPresent();
    }
}
