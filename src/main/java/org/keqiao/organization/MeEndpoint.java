package org.keqiao.organization;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.keqiao.security.Access;
import org.keqiao.security.AccountView;
import org.keqiao.security.Actor;
import org.keqiao.security.AddressLimits;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.NewAccount;
import org.keqiao.security.OwnAccount;
import org.keqiao.security.Role;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.Texts;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who I am, and how somebody becomes somebody. */
@RestController
@RequestMapping("/api/v1")
class MeEndpoint {

    private static final int REGISTRATIONS = 20;
    private static final Duration PER = Duration.ofHours(1);

    private final CurrentActor current;
    private final OwnAccount ownAccount;
    private final Organisations organisations;
    private final OrganisationRegistration registration;
    private final AddressLimits limits;

    MeEndpoint(
            CurrentActor current,
            OwnAccount ownAccount,
            Organisations organisations,
            OrganisationRegistration registration,
            AddressLimits limits) {
        this.current = current;
        this.ownAccount = ownAccount;
        this.organisations = organisations;
        this.registration = registration;
        this.limits = limits;
    }

    record Membership(
            UUID id,
            String name,
            OrganisationType type,
            OrganisationStatus status,
            Set<MemberRole> roles,
            boolean maySubmit) {}

    record Me(
            UUID id,
            String username,
            String displayName,
            Set<Role> roles,
            @Nullable String station,
            @Nullable String county,
            @Nullable String locale,
            boolean secondFactor,
            List<Membership> organisations) {}

    record Contact(@Nullable String email, @Nullable String mobile, @Nullable String current) {}

    record Language(@Nullable String locale) {}

    record Registration(
            String username,
            String displayName,
            @Nullable String email,
            @Nullable String mobile,
            String password,
            OrganisationInput organisation) {}

    @GetMapping("/me")
    @Access
    Me me() {
        Actor actor = current.require();
        AccountView account = ownAccount.view(actor);
        return new Me(
                account.id(),
                account.username(),
                account.displayName(),
                account.roles(),
                account.station(),
                account.county(),
                account.locale(),
                account.secondFactor(),
                organisations.of(actor).stream()
                        .map(organisation -> new Membership(
                                organisation.id(),
                                organisation.name(),
                                organisation.type(),
                                organisation.status(),
                                organisations.rolesOf(actor, organisation.id()),
                                organisation.isVerified() && organisations.maySubmit(actor, organisation.id())))
                        .toList());
    }

    @PutMapping("/me/language")
    @Access
    ResponseEntity<Void> speak(@RequestBody Language body) {
        Locale locale = body.locale() == null ? null : Texts.language(Locale.forLanguageTag(body.locale()));
        ownAccount.speak(current.require(), locale);
        return ResponseEntity.noContent().build();
    }

    /** Where messages reach me; {@code current} is my password. */
    @PutMapping("/me/contact")
    @Access
    ResponseEntity<Void> reachAt(@RequestBody Contact body, HttpServletRequest request) {
        ownAccount.reachAt(
                current.require(),
                empty(body.email()),
                empty(body.mobile()),
                body.current() == null ? "" : body.current(),
                request.getRemoteAddr());
        return ResponseEntity.noContent().build();
    }

    @Nullable
    private static String empty(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** 自助注册. */
    @PostMapping("/registrations")
    @Access(Access.Who.PUBLIC)
    @ResponseStatus(HttpStatus.CREATED)
    OrganisationRegistration.Registered register(@RequestBody Registration body, HttpServletRequest request) {
        limits.take("registration", request.getRemoteAddr(), REGISTRATIONS, PER);
        if (body.organisation() == null) {
            throw Refusal.invalid(List.of(FieldError.of("organisation", "required")));
        }
        return registration.register(
                NewAccount.ofApplicant(
                        body.username() == null ? "" : body.username(),
                        body.displayName() == null ? "" : body.displayName(),
                        body.email(),
                        body.mobile()),
                body.password() == null ? "" : body.password(),
                body.organisation());
    }
}
