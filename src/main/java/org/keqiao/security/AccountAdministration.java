package org.keqiao.security;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.keqiao.shared.Cursor;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.RealClock;
import org.keqiao.shared.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.lang.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Accounts and roles in the hands of separated administrators (三员分立): the system administrator makes accounts, the
 * security administrator grants roles, the auditor looks. Nobody changes an own right.
 */
@Service
public class AccountAdministration {

    private static final Set<Role> LOOKERS = Set.of(Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDITOR);
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private final Accounts accounts;
    private final PasswordEncoder encoder;
    private final SecurityLog log;
    private final AccountDirectory directory;
    private final Affiliations affiliations;
    private final ApplicationEventPublisher events;
    private final RealClock clock;
    private final SecureRandom random = new SecureRandom();

    AccountAdministration(
            Accounts accounts,
            PasswordEncoder encoder,
            SecurityLog log,
            AccountDirectory directory,
            Affiliations affiliations,
            ApplicationEventPublisher events,
            RealClock clock) {
        this.accounts = accounts;
        this.encoder = encoder;
        this.log = log;
        this.directory = directory;
        this.affiliations = affiliations;
        this.events = events;
        this.clock = clock;
    }

    /** A new account and the password to hand over; it works until the person has chosen an own one. */
    public record Created(UUID id, String oneTimePassword) {}

    /**
     * By sign-in name.
     *
     * @param text part of a name, null for all
     * @param role holders of this one only, null for all
     */
    @Transactional(readOnly = true)
    public CursorPage<AccountView> list(
            Actor actor, @Nullable String text, @Nullable Role role, @Nullable String cursor, int limit) {
        if (actor.roles().stream().noneMatch(LOOKERS::contains)) {
            throw Refusal.forbidden("NOT_YOUR_ROLE");
        }
        List<AccountView> found = accounts
                .search(
                        text == null || text.isBlank() ? null : text.strip(),
                        role,
                        Cursor.parse(cursor, 1).map(from -> from.text(0)).orElse(null),
                        limit + 1)
                .stream()
                .map(Account::view)
                .toList();
        return Cursor.page(found, limit, account -> Cursor.of(account.username()));
    }

    /**
     * @throws Refusal INVALID with the field; FORBIDDEN to anybody but the system administrator
     */
    @Transactional
    public Created create(Actor actor, NewAccount account) {
        require(actor, Role.SYSTEM_ADMIN);
        NewAccounts.check(account);
        requireOffices(account.station(), account.county());
        UUID id = UUID.randomUUID();
        String password = oneTimePassword();
        NewAccount toChange = new NewAccount(
                account.username(),
                account.displayName(),
                account.email(),
                account.mobile(),
                account.station(),
                account.county(),
                account.cityWindow(),
                account.locale(),
                true);
        if (!accounts.add(toChange, id, encoder.encode(password), actor.accountId(), clock.instant())) {
            throw Refusal.invalid(List.of(FieldError.of("username", "usernameTaken")));
        }
        log.changed(SecurityLog.Kind.ACCOUNT_CREATED, id, Accounts.normalise(account.username()), null);
        return new Created(id, password);
    }

    /**
     * Name, contact and office. An office says whose cases a person sees: nobody sets the own. A changed e-mail address
     * receives no links to set a password for a week, and the former one is told.
     *
     * @throws Refusal CONFLICT {@code ADMINISTRATORS_ACCOUNT} for another e-mail address of an administrator
     */
    @Transactional
    public void describe(
            Actor actor,
            UUID id,
            String displayName,
            @Nullable String email,
            @Nullable String mobile,
            @Nullable String station,
            @Nullable String county,
            boolean cityWindow) {
        Account account = another(actor, Role.SYSTEM_ADMIN, id);
        List<FieldError> errors = NewAccounts.contact(displayName, email, mobile);
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
        requireOffices(station, county);
        boolean readdressed = !Objects.equals(email, account.email());
        if (readdressed) {
            requireNoAdministrator(account);
        }
        accounts.describe(id, displayName.strip(), email, mobile, station, county, cityWindow);
        if (readdressed) {
            accounts.readdressed(id, clock.instant());
            if (account.email() != null) {
                events.publishEvent(new EmailChanged(
                        account.username(), account.displayName(), account.email(), account.locale(), clock.instant()));
            }
        }
        log.changed(
                SecurityLog.Kind.ACCOUNT_CHANGED,
                id,
                account.username(),
                "station=" + station + " county=" + county + " window=" + cityWindow);
        directory.changed(id);
        if (!Objects.equals(station, account.station())
                || !Objects.equals(county, account.county())
                || cityWindow != account.cityWindow()) {
            events.publishEvent(new RightsChanged(id));
        }
    }

    /**
     * A disabled account's sessions and tokens end at once.
     *
     * @throws Refusal CONFLICT {@code ADMINISTRATORS_ACCOUNT} when an administrator is enabled
     */
    @Transactional
    public void enable(Actor actor, UUID id, boolean enabled) {
        Account account = another(actor, Role.SYSTEM_ADMIN, id);
        if (enabled) {
            requireNoAdministrator(account);
        }
        accounts.enable(id, enabled);
        log.changed(
                enabled ? SecurityLog.Kind.ACCOUNT_ENABLED : SecurityLog.Kind.ACCOUNT_DISABLED,
                id,
                account.username(),
                null);
        directory.changed(id);
        if (!enabled) {
            events.publishEvent(new RightsChanged(id));
        }
    }

    /**
     * @return the one-time password to hand over; the person is told by e-mail
     * @throws Refusal CONFLICT {@code ADMINISTRATORS_ACCOUNT}
     */
    @Transactional
    public String resetPassword(Actor actor, UUID id) {
        Account account = another(actor, Role.SYSTEM_ADMIN, id);
        requireNoAdministrator(account);
        String password = oneTimePassword();
        accounts.password(id, encoder.encode(password), true);
        log.changed(SecurityLog.Kind.PASSWORD_RESET, id, account.username(), null);
        directory.changed(id);
        events.publishEvent(new PasswordWasReset(id, clock.instant()));
        return password;
    }

    /**
     * Whoever opens an administrator's account is that administrator. It takes two: the security administrator takes the
     * role away, the system administrator changes the account, the security administrator grants the role again.
     */
    private static void requireNoAdministrator(Account account) {
        if (account.roles().stream().anyMatch(role -> RoleFamily.of(role) == RoleFamily.ADMIN)) {
            throw Refusal.conflict("ADMINISTRATORS_ACCOUNT");
        }
    }

    /**
     * @throws Refusal CONFLICT {@code ROLES_DO_NOT_MEET} when the account's other roles exclude it
     */
    @Transactional
    public void grant(Actor actor, UUID id, Role role) {
        another(actor, Role.SECURITY_ADMIN, id);
        accounts.lock(id);
        Account account = accounts.find(id).orElseThrow(Refusal::notFound);
        if (account.roles().contains(role)) {
            return;
        }
        RoleFamily family = RoleFamily.of(role);
        for (Role held : account.roles()) {
            if (RoleFamily.of(held) != family || family == RoleFamily.ADMIN) {
                throw Refusal.conflict("ROLES_DO_NOT_MEET", held.text(), role.text());
            }
        }
        accounts.grant(id, role, actor.accountId(), clock.instant());
        rolesChanged(SecurityLog.Kind.ROLE_GRANTED, account, role);
    }

    @Transactional
    public void revoke(Actor actor, UUID id, Role role) {
        another(actor, Role.SECURITY_ADMIN, id);
        accounts.lock(id);
        Account account = accounts.find(id).orElseThrow(Refusal::notFound);
        if (accounts.revoke(id, role)) {
            rolesChanged(SecurityLog.Kind.ROLE_REVOKED, account, role);
            events.publishEvent(new RightsChanged(id));
        }
    }

    private void rolesChanged(SecurityLog.Kind kind, Account account, Role role) {
        // A session carries the routes of its roles: it has to start again.
        accounts.raiseStamp(account.id());
        log.changed(kind, account.id(), account.username(), role.name());
        directory.changed(account.id());
    }

    private Account another(Actor actor, Role needed, UUID id) {
        require(actor, needed);
        if (id.equals(actor.accountId())) {
            throw Refusal.forbidden("NOT_YOUR_OWN_ACCOUNT");
        }
        return accounts.find(id).orElseThrow(Refusal::notFound);
    }

    /** All offices of the city. */
    public List<Office> offices() {
        return affiliations.offices();
    }

    /** The city's stations and county departments, to choose from. */
    public List<Office> offices(OfficeKind kind) {
        return affiliations.offices().stream()
                .filter(office -> office.kind() == kind)
                .toList();
    }

    /** A code of no office would leave the person without any case, and nobody would see why. */
    private void requireOffices(@Nullable String station, @Nullable String county) {
        List<FieldError> errors = new ArrayList<>();
        if (station != null && !isOffice(OfficeKind.STATION, station)) {
            errors.add(FieldError.of("station", "invalid"));
        }
        if (county != null && !isOffice(OfficeKind.COUNTY, county)) {
            errors.add(FieldError.of("county", "invalid"));
        }
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
    }

    private boolean isOffice(OfficeKind kind, String code) {
        return offices(kind).stream().anyMatch(office -> office.code().equals(code));
    }

    private static void require(Actor actor, Role role) {
        if (!actor.has(role)) {
            throw Refusal.forbidden("NOT_YOUR_ROLE");
        }
    }

    private String oneTimePassword() {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < 16; i++) {
            password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return password.toString();
    }
}
