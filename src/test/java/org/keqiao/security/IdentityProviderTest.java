package org.keqiao.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.organization.OrganisationInput;
import org.keqiao.organization.OrganisationRegistration;
import org.keqiao.organization.OrganisationStatus;
import org.keqiao.organization.OrganisationType;
import org.keqiao.organization.Organisations;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.Newcomers;
import org.keqiao.testing.TestIdentityProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.util.UriComponents;
import org.springframework.web.util.UriComponentsBuilder;

@KeqiaoTest
class IdentityProviderTest {

    private static final TestIdentityProvider PROVIDER = TestIdentityProvider.INSTANCE;

    @Autowired
    WebApplicationContext application;

    @Autowired
    AccountDirectory directory;

    @Autowired
    IdentityProviders providers;

    private MockMvc browser;

    @Autowired
    OrganisationRegistration registration;

    @Autowired
    Organisations organisations;

    @BeforeEach
    void open() {
        browser = MockMvcBuilders.webAppContextSetup(application)
                .apply(springSecurity())
                .build();
    }

    /** Empty when the sign-in did not succeed. */
    private java.util.Optional<AccountPrincipal> signIn(Map<String, Object> claims, boolean forged) throws Exception {
        MockHttpSession session = new MockHttpSession();
        String redirect = browser.perform(get("/oauth2/authorization/test").session(session))
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        assertThat(redirect).startsWith(PROVIDER.issuer() + "/authorize");
        UriComponents request = UriComponentsBuilder.fromUriString(redirect).build(true);
        String state = decode(request.getQueryParams().getFirst("state"));
        String nonce = decode(request.getQueryParams().getFirst("nonce"));
        String code = forged ? PROVIDER.forge(nonce, claims) : PROVIDER.signIn(nonce, claims);
        var answer = browser.perform(get("/login/oauth2/code/test")
                        .session(session)
                        .queryParam("state", state)
                        .queryParam("code", code))
                .andReturn();
        var after = answer.getRequest().getSession(false);
        Object context = after == null
                ? null
                : after.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY);
        return context instanceof SecurityContext found
                ? SignedInActor.principal(found.getAuthentication())
                : java.util.Optional.empty();
    }

    private static String decode(String text) {
        return java.net.URLDecoder.decode(text, java.nio.charset.StandardCharsets.UTF_8);
    }

    private static Map<String, Object> person(String subject) {
        Map<String, Object> claims = new HashMap<>();
        claims.put("sub", subject);
        claims.put("name", "李四");
        return claims;
    }

    @Test
    void offersTheConfiguredProvider() {
        assertThat(providers.list())
                .containsExactly(new IdentityProviders.Provider("Test ID", "oauth2/authorization/test"));
    }

    @Test
    void makesAnApplicantOfAnUnknownSubjectAndKnowsItAgain() throws Exception {
        String subject = UUID.randomUUID().toString();
        AccountPrincipal first = signIn(person(subject), false).orElseThrow();
        AccountPrincipal again = signIn(person(subject), false).orElseThrow();

        assertThat(again.accountId()).isEqualTo(first.accountId());
        Actor actor = directory.actor(first.accountId());
        assertThat(actor.displayName()).isEqualTo("李四");
        assertThat(actor.roles()).isEmpty();
    }

    @Test
    void doesNotTakeOverAnAccountOfTheSameName() throws Exception {
        Map<String, Object> claims = person(UUID.randomUUID().toString());
        claims.put("preferred_username", "officer");
        claims.put("name", "officer");
        AccountPrincipal signedIn = signIn(claims, false).orElseThrow();

        assertThat(signedIn.accountId())
                .isNotEqualTo(directory.named("officer").orElseThrow().id());
        assertThat(directory.actor(signedIn.accountId()).roles()).isEmpty();
    }

    @Test
    void refusesATokenThatSomebodyElseSigned() throws Exception {
        assertThat(signIn(person(UUID.randomUUID().toString()), true)).isEmpty();
    }

    private UUID claimed(UUID account, String uscc) {
        return registration.register(
                directory.actor(account),
                new OrganisationInput(
                        uscc,
                        null,
                        "实名企业" + uscc.substring(8, 15),
                        OrganisationType.ENTERPRISE,
                        null,
                        null,
                        null,
                        null,
                        Newcomers.COUNTY,
                        true,
                        null));
    }

    /** The whole way: the provider's verified claim, through the sign-in, to an organisation that may submit. */
    @Test
    void aVerifiedRealNameVouchesForTheOrganisationOfItsCreditCode() throws Exception {
        Map<String, Object> claims = person(UUID.randomUUID().toString());
        String uscc = Newcomers.creditCode();
        UUID account = signIn(claims, false).orElseThrow().accountId();
        UUID organisation = claimed(account, uscc);
        claims.put("uscc", uscc);
        claims.put("county", Newcomers.COUNTY);

        claims.put("real_name_verified", false);
        assertThat(signIn(claims, false)).isPresent();
        assertThat(organisations.find(organisation).status()).isEqualTo(OrganisationStatus.UNVERIFIED);

        claims.put("real_name_verified", true);
        claims.put("uscc", Newcomers.creditCode());
        assertThat(signIn(claims, false)).isPresent();
        assertThat(organisations.find(organisation).status())
                .as("another organisation's code vouches for none of this person's")
                .isEqualTo(OrganisationStatus.UNVERIFIED);

        claims.put("uscc", uscc);
        assertThat(signIn(claims, false)).isPresent();
        assertThat(organisations.find(organisation).vouchedBy()).isEqualTo(PROVIDER.issuer());
        assertThat(organisations.isVerified(organisation)).isTrue();
        assertThat(organisations.county(organisation)).isEqualTo(Newcomers.COUNTY);
    }
}
