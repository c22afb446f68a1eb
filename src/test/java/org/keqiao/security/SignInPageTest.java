package org.keqiao.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.testing.Api;
import org.keqiao.testing.KeqiaoTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@KeqiaoTest
class SignInPageTest {

    private static final String PASSWORD = "correct horse battery";

    @Autowired
    WebApplicationContext application;

    @Autowired
    Environment environment;

    @Autowired
    OwnAccount ownAccount;

    @Autowired
    AccountDirectory directory;

    @Autowired
    OwnSecondFactor ownSecondFactor;

    @Autowired
    AccountAdministration administration;

    private MockMvc browser;

    @BeforeEach
    void open() {
        browser = MockMvcBuilders.webAppContextSetup(application)
                .apply(springSecurity())
                .build();
    }

    private String newAccount() {
        String name = "p" + UUID.randomUUID().toString().substring(0, 12);
        ownAccount.register(NewAccount.ofApplicant(name, "Somebody", null, null), PASSWORD);
        return name;
    }

    private static MockHttpServletRequestBuilder signIn(String name, String password) {
        return post("/login").param("username", name).param("password", password);
    }

    private MvcResult perform(MockHttpServletRequestBuilder request) throws Exception {
        return browser.perform(request).andReturn();
    }

    private static boolean signedIn(MvcResult result) {
        return result.getRequest().getSession(false) instanceof MockHttpSession session
                && !session.isInvalid()
                && session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY)
                        instanceof SecurityContext context
                && context.getAuthentication() != null;
    }

    /** The code of now, or of steps later, because each works once. */
    private static String code(String secret, int stepsLater) throws Exception {
        return new TimeBasedOneTimePasswordGenerator()
                .generateOneTimePasswordString(
                        new SecretKeySpec(Base32.decode(secret), "HmacSHA1"),
                        Instant.now().plusSeconds(30L * stepsLater));
    }

    @Test
    void sendsStrangersToTheSignInPage() throws Exception {
        MvcResult result = perform(get("/profile"));
        assertThat(result.getResponse().getStatus()).isEqualTo(302);
        assertThat(result.getResponse().getRedirectedUrl()).endsWith("/login");
    }

    @Test
    void signsInAndChangesTheSession() throws Exception {
        MockHttpSession before = new MockHttpSession();
        String id = before.getId();
        MvcResult result =
                perform(signIn(newAccount(), PASSWORD).session(before).with(csrf()));
        assertThat(result.getResponse().getRedirectedUrl()).doesNotContain("error");
        assertThat(signedIn(result)).isTrue();
        assertThat(result.getRequest().getSession().getId()).isNotEqualTo(id);
    }

    @Test
    void refusesAWrongPasswordWithoutSayingWhatIsWrong() throws Exception {
        for (String name : List.of(newAccount(), "nobody-" + UUID.randomUUID())) {
            MvcResult result = perform(signIn(name, "not the password").with(csrf()));
            assertThat(result.getResponse().getRedirectedUrl()).isEqualTo("/login?error");
            assertThat(signedIn(result)).isFalse();
        }
    }

    @Test
    void locksTheNameForAWhile() throws Exception {
        String name = newAccount();
        for (int i = 0; i < 5; i++) {
            perform(signIn(name, "wrong " + i).with(csrf()));
        }
        assertThat(perform(signIn(name, PASSWORD).with(csrf())).getResponse().getRedirectedUrl())
                .isEqualTo("/login?locked");
    }

    @Test
    void refusesASignInThatAnotherSiteSent() throws Exception {
        String name = newAccount();
        assertThat(signedIn(perform(signIn(name, PASSWORD).header("Origin", "https://elsewhere.example"))))
                .isFalse();
        assertThat(signedIn(perform(signIn(name, PASSWORD).header("Sec-Fetch-Site", "cross-site"))))
                .isFalse();
        assertThat(signedIn(perform(signIn(name, PASSWORD).header("Sec-Fetch-Site", "same-origin"))))
                .isTrue();
    }

    @Test
    void asksForTheSecondFactorWhereOneIsEnrolled() throws Exception {
        String name = newAccount();
        Actor actor = directory.actorNamed(name);
        String secret = ownSecondFactor.enrol(actor, PASSWORD, "192.0.2.9").secret();
        assertThat(signedIn(perform(signIn(name, PASSWORD).with(csrf()))))
                .as("not asked for before it is confirmed")
                .isTrue();
        List<String> recovery = ownSecondFactor.confirm(actor, code(secret, -1), "192.0.2.9");

        MvcResult first = perform(signIn(name, PASSWORD).with(csrf()));
        assertThat(first.getResponse().getRedirectedUrl()).isEqualTo("/login/second-factor");
        assertThat(signedIn(first)).isFalse();
        MockHttpSession pending = (MockHttpSession) first.getRequest().getSession();
        assertThat(perform(get("/profile").session(pending)).getResponse().getRedirectedUrl())
                .endsWith("/login");

        MvcResult wrong = perform(post("/login/second-factor")
                .param("code", "000000")
                .session(pending)
                .with(csrf()));
        assertThat(wrong.getResponse().getRedirectedUrl()).isEqualTo("/login/second-factor?error");
        assertThat(signedIn(wrong)).isFalse();

        String now = code(secret, 0);
        MvcResult right = perform(
                post("/login/second-factor").param("code", now).session(pending).with(csrf()));
        assertThat(signedIn(right)).isTrue();

        Api api = Api.of(environment);
        assertThat(api.basic(name, PASSWORD).post("/tokens", null).code()).isEqualTo("SECOND_FACTOR_NEEDED");
        assertThat(api.basic(name, PASSWORD)
                        .with("X-OTP", now)
                        .post("/tokens", null)
                        .status())
                .as("a code works once")
                .isEqualTo(401);
        assertThat(api.basic(name, PASSWORD)
                        .with("X-OTP", code(secret, 1))
                        .post("/tokens", null)
                        .status())
                .isEqualTo(200);
        assertThat(api.basic(name, PASSWORD)
                        .with("X-OTP", recovery.get(0))
                        .post("/tokens", null)
                        .status())
                .isEqualTo(200);
        assertThat(api.basic(name, PASSWORD)
                        .with("X-OTP", recovery.get(0))
                        .post("/tokens", null)
                        .status())
                .as("a recovery code works once")
                .isEqualTo(401);
    }

    @Test
    void endsTheSessionWhenTheAccountIsDisabled() throws Exception {
        String name = newAccount();
        MockHttpSession session = (MockHttpSession)
                perform(signIn(name, PASSWORD).with(csrf())).getRequest().getSession();
        UUID id = directory.named(name).orElseThrow().id();

        administration.enable(directory.actorNamed("sysadmin"), id, false);

        MvcResult after = perform(get("/profile").session(session));
        assertThat(session.isInvalid()).isTrue();
        assertThat(after.getResponse().getRedirectedUrl()).endsWith("/login");
    }
}
