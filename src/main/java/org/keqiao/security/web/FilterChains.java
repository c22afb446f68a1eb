package org.keqiao.security.web;

import com.vaadin.flow.spring.security.VaadinAwareSecurityContextHolderStrategyConfiguration;
import com.vaadin.flow.spring.security.VaadinDefaultRequestCache;
import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import jakarta.servlet.DispatcherType;
import org.keqiao.security.AccountPrincipal;
import org.keqiao.security.ApiTokens;
import org.keqiao.security.LinkedIdentities;
import org.keqiao.security.SecurityLog;
import org.keqiao.security.Sessions;
import org.keqiao.security.SignIn;
import org.keqiao.security.SignedIn;
import org.keqiao.shared.Problems;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** One chain for the HTTP interface, one for operations, one for public pages, one for the screens. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@Import(VaadinAwareSecurityContextHolderStrategyConfiguration.class)
class FilterChains {

    private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";

    /** Plain pages with a style sheet and pictures; no script at all. */
    private static final String PLAIN_PAGE =
            "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self';"
                    + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    // The screens' framework starts from an inline script and evaluates what the server sends.
    private static final String SCREENS =
            "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline';"
                    + " img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' ws: wss:;"
                    + " frame-src 'self' blob:; worker-src 'self' blob:; object-src 'none'; base-uri 'self';"
                    + " form-action 'self'; frame-ancestors 'self'";

    private final ApiTokens tokens;
    private final Sessions sessions;
    private final Problems problems;

    FilterChains(ApiTokens tokens, Sessions sessions, Problems problems) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.problems = problems;
    }

    /** A call is observed as a whole; one record for each filter that it passes, there and back, tells nobody anything. */
    @Bean
    static SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    @Order(1)
    SecurityFilterChain api(HttpSecurity http) throws Exception {
        stateless(http, "/api/**");
        headers(http, NOTHING);
        // Who may call what stands at the endpoint: AccessRules.
        return http.authorizeHttpRequests(all -> all.anyRequest().permitAll()).build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain operations(HttpSecurity http) throws Exception {
        stateless(http, "/actuator/**");
        headers(http, NOTHING);
        return http.authorizeHttpRequests(all -> all.requestMatchers("/actuator/health", "/actuator/health/**")
                        .permitAll()
                        .anyRequest()
                        .hasRole("SYSTEM_ADMIN"))
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain publicPages(HttpSecurity http) throws Exception {
        stateless(
                http,
                "/verify/**",
                "/publicities",
                "/publicities/**",
                "/calculator",
                "/calculator/**",
                "/policy-documents",
                "/v3/api-docs",
                "/v3/api-docs/**",
                "/v3/api-docs.yaml");
        headers(http, PLAIN_PAGE);
        return http.authorizeHttpRequests(all -> all.anyRequest().permitAll()).build();
    }

    @Bean
    @Order(4)
    SecurityFilterChain screens(
            HttpSecurity http,
            SignIn signIn,
            PasswordStep passwordStep,
            SecurityLog log,
            LinkedIdentities identities,
            VaadinDefaultRequestCache requestCache,
            ObjectProvider<ClientRegistrationRepository> providers)
            throws Exception {
        // A file that an update has taken away is missing, to whoever asks: not a reason to sign in.
        http.authorizeHttpRequests(
                all -> all.dispatcherTypeMatchers(DispatcherType.ERROR).permitAll());
        http.with(VaadinSecurityConfigurer.vaadin(), vaadin -> vaadin.loginView("/login")
                .addLogoutHandler((request, response, authentication) -> {
                    if (authentication != null && authentication.getPrincipal() instanceof AccountPrincipal who) {
                        log.tried(SecurityLog.Kind.SIGNED_OUT, who.accountId(), who.getName(), request.getRemoteAddr());
                    }
                }));
        http.authenticationProvider(passwordStep).formLogin(form -> form.failureHandler(passwordStep));
        SavedRequestAwareAuthenticationSuccessHandler onwards = new SavedRequestAwareAuthenticationSuccessHandler();
        onwards.setRequestCache(requestCache);
        SecondStepFilter secondStep = new SecondStepFilter(signIn, passwordStep);
        secondStep.setAuthenticationSuccessHandler(onwards);
        secondStep.setSessionAuthenticationStrategy(new ChangeSessionIdAuthenticationStrategy());
        http.addFilterBefore(new SameSiteSignIn(), UsernamePasswordAuthenticationFilter.class);
        http.addFilterAfter(secondStep, UsernamePasswordAuthenticationFilter.class);
        http.addFilterAfter(new LiveSessions(sessions), SecurityContextHolderFilter.class);
        if (providers.getIfAvailable() != null) {
            http.oauth2Login(login -> login.loginPage("/login")
                    .failureUrl("/login?error")
                    .successHandler(onwards)
                    .userInfoEndpoint(user -> user.oidcUserService(request -> linked(request, identities))));
        }
        headers(http, SCREENS);
        http.headers(headers -> headers.frameOptions(HeadersConfigurer.FrameOptionsConfig::sameOrigin));
        return http.build();
    }

    private OidcUser linked(OidcUserRequest request, LinkedIdentities identities) {
        OidcUser user = new OidcUserService().loadUser(request);
        SignedIn account = identities.signIn(
                user.getIssuer() == null
                        ? request.getClientRegistration().getRegistrationId()
                        : user.getIssuer().toString(),
                user.getSubject(),
                user.getClaims());
        return new OidcPrincipal(user, account, sessions.authorities(account.accountId()));
    }

    private void stateless(HttpSecurity http, String... paths) throws Exception {
        http.securityMatcher(paths)
                // No cookie signs these in, so there is nothing that another site could ride on.
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .addFilterBefore(new BearerTokens(tokens, sessions, problems), AnonymousAuthenticationFilter.class)
                .exceptionHandling(refused -> refused.authenticationEntryPoint((request, response, failure) -> {
                            response.setHeader("WWW-Authenticate", "Bearer");
                            problems.write(
                                    request,
                                    response,
                                    problems.of(HttpStatus.UNAUTHORIZED, "NOT_SIGNED_IN", Problems.locale(request)));
                        })
                        .accessDeniedHandler((request, response, failure) -> problems.write(
                                request,
                                response,
                                problems.of(HttpStatus.FORBIDDEN, "FORBIDDEN", Problems.locale(request)))));
    }

    private static void headers(HttpSecurity http, String contentPolicy) throws Exception {
        // Strict transport security and the no-cache headers are Spring's defaults; the former only over https.
        http.headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(contentPolicy))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(policy -> policy.policy("camera=(), microphone=(), geolocation=()")));
    }
}
