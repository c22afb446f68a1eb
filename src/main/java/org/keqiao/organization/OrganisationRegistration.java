package org.keqiao.organization;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.keqiao.security.AccountDirectory;
import org.keqiao.security.Actor;
import org.keqiao.security.NewAccount;
import org.keqiao.security.OwnAccount;
import org.keqiao.security.RoleFamily;
import org.keqiao.security.SecretBox;
import org.keqiao.shared.CreditCode;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Identifiers;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.ResidentId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How an applicant brings an organisation in and keeps its data. Nothing here makes it verified. */
@Service
public class OrganisationRegistration {

    static final String RESIDENT_ID = "resident-id";

    private final OrganisationRecords records;
    private final OrganisationDirectory directory;
    private final Memberships memberships;
    private final OrganisationLedger ledger;
    private final OwnAccount ownAccount;
    private final AccountDirectory accounts;
    private final UnverifiedLimits limits;
    private final SecretBox box;
    private final CityProfiles cities;
    private final JdbcClient jdbc;
    private final Clock clock;

    OrganisationRegistration(
            OrganisationRecords records,
            OrganisationDirectory directory,
            Memberships memberships,
            OrganisationLedger ledger,
            OwnAccount ownAccount,
            AccountDirectory accounts,
            UnverifiedLimits limits,
            SecretBox box,
            CityProfiles cities,
            JdbcClient jdbc,
            Clock clock) {
        this.records = records;
        this.directory = directory;
        this.memberships = memberships;
        this.ledger = ledger;
        this.ownAccount = ownAccount;
        this.accounts = accounts;
        this.limits = limits;
        this.box = box;
        this.cities = cities;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Both or neither: an account and its organisation. */
    public record Registered(UUID account, UUID organisation) {}

    /**
     * 自助注册: an account and its organisation, which starts UNVERIFIED.
     *
     * @throws Refusal INVALID with every wrong field of both
     */
    @Transactional
    public Registered register(NewAccount account, String password, OrganisationInput input) {
        List<FieldError> errors = new ArrayList<>(problems(input));
        UUID id;
        try {
            id = ownAccount.register(account, password);
        } catch (Refusal refusal) {
            if (errors.isEmpty() || refusal.errors().isEmpty()) {
                throw refusal;
            }
            errors.addAll(0, refusal.errors());
            throw Refusal.invalid(errors);
        }
        requireNone(errors);
        return new Registered(id, register(accounts.actor(id), input));
    }

    /**
     * Another organisation of somebody who has an account; the actor becomes its owner.
     *
     * @throws Refusal FORBIDDEN to administrators and designers, who have no cases; INVALID with every wrong field;
     *     CONFLICT {@code ORGANISATION_REGISTERED} when the actor has
     *     registered it before
     */
    @Transactional
    public UUID register(Actor actor, OrganisationInput raw) {
        if (actor.accountId() == null) {
            throw Refusal.forbidden("NOT_YOUR_ROLE");
        }
        if (actor.roles().stream().map(RoleFamily::of).anyMatch(family -> family != RoleFamily.CASE)) {
            throw Refusal.forbidden("NOT_YOUR_ROLE");
        }
        requireNone(problems(raw));
        OrganisationInput input = clean(raw);
        UUID id = UUID.randomUUID();
        Organisation organisation =
                new Organisation(id, input.uscc(), input.type(), actor.accountId(), clock.instant());
        organisation.describe(input, clock.instant());
        if (input.residentId() != null) {
            ResidentId number =
                    ResidentId.parse(input.residentId(), LocalDate.now(clock)).orElseThrow();
            organisation.residentId(
                    box.seal(RESIDENT_ID, number.value()), box.digest(RESIDENT_ID, number.value()), number.masked());
        }
        requireNew(actor.accountId(), organisation);
        limits.requireOrganisation(actor);
        records.saveAndFlush(organisation);
        memberships.add(id, actor.accountId(), MemberRole.OWNER);
        ensureApprover(organisation, actor);
        ledger.add(id, OrganisationLedger.Kind.REGISTERED, actor, input.name());
        accounts.changed(actor.accountId());
        return id;
    }

    private void requireNew(UUID account, Organisation organisation) {
        boolean known = jdbc.sql(
                        """
                        SELECT EXISTS (SELECT 1 FROM organisation o JOIN organisation_member m ON m.organisation = o.id
                            WHERE m.account = :account AND o.status <> 'DISPLACED'
                              AND (o.uscc = :uscc OR o.type = :type AND o.resident_id_digest = :digest))
                        """)
                .param("account", account)
                .param("uscc", organisation.uscc())
                .param("type", organisation.type().name())
                .param("digest", organisation.residentIdDigest(), java.sql.Types.BINARY)
                .query(Boolean.class)
                .single();
        if (known) {
            throw Refusal.conflict("ORGANISATION_REGISTERED");
        }
    }

    /**
     * @throws Refusal INVALID; NOT_FOUND to strangers; FORBIDDEN to members who do not own it; CONFLICT {@code
     *     ORGANISATION_NAME_VERIFIED}, {@code ORGANISATION_LEADER_VERIFIED}
     */
    @Transactional
    public void describe(Actor actor, UUID id, OrganisationInput raw) {
        Organisation organisation = owned(actor, id);
        OrganisationInput input = clean(raw);
        List<FieldError> errors = new ArrayList<>();
        describing(input, organisation.type(), errors);
        requireNone(errors);
        organisation.describe(input, clock.instant());
        ensureApprover(organisation, actor);
        ledger.add(id, OrganisationLedger.Kind.DESCRIBED, actor, null);
    }

    /** Without any approver nobody could submit: the owner approves until somebody else is named. */
    private void ensureApprover(Organisation organisation, Actor owner) {
        if (organisation.approvesInternally()
                && memberships
                        .accounts(organisation.id(), EnumSet.of(MemberRole.APPROVER))
                        .isEmpty()) {
            memberships.add(organisation.id(), owner.accountId(), MemberRole.APPROVER);
        }
    }

    /**
     * @throws Refusal NOT_FOUND when the actor may not know it
     */
    @Transactional(readOnly = true)
    public OrganisationView view(Actor actor, UUID id) {
        OrganisationView organisation = directory.find(id);
        if (!directory.maySee(actor, organisation)) {
            throw Refusal.notFound();
        }
        return organisation;
    }

    /** Newest first; for those who may see the organisation. */
    @Transactional(readOnly = true)
    public List<OrganisationChange> changes(Actor actor, UUID id) {
        view(actor, id);
        return ledger.of(id);
    }

    /**
     * @throws Refusal NOT_FOUND to strangers; FORBIDDEN to members who do not own it
     */
    void requireOwner(Actor actor, UUID id) {
        view(actor, id);
        if (!directory.rolesOf(actor, id).contains(MemberRole.OWNER)) {
            throw Refusal.forbidden("NOT_THE_OWNER");
        }
    }

    private Organisation owned(Actor actor, UUID id) {
        requireOwner(actor, id);
        return records.lock(id).orElseThrow(Refusal::notFound);
    }

    private List<FieldError> problems(OrganisationInput raw) {
        List<FieldError> errors = new ArrayList<>();
        if (raw.type() == null) {
            return List.of(FieldError.of("type", "required"));
        }
        OrganisationInput input = clean(raw);
        if (input.type().hasCreditCode()) {
            if (input.uscc() == null) {
                errors.add(FieldError.of("uscc", "required"));
            } else {
                CreditCode.problem(input.uscc()).ifPresent(code -> errors.add(FieldError.of("uscc", code)));
            }
        } else if (raw.uscc() != null && !raw.uscc().isBlank()) {
            errors.add(FieldError.of("uscc", "invalid"));
        }
        if (!input.type().hasCreditCode()) {
            Optional<String> problem = input.residentId() == null
                    ? Optional.of("required")
                    : ResidentId.problem(input.residentId(), LocalDate.now(clock));
            problem.ifPresent(code -> errors.add(FieldError.of("residentId", code)));
        }
        describing(input, input.type(), errors);
        return errors;
    }

    private void describing(OrganisationInput input, OrganisationType type, List<FieldError> errors) {
        if (input.name() == null) {
            errors.add(FieldError.of("name", "required"));
        }
        if (type == OrganisationType.TEAM && input.legalRepresentative() == null) {
            errors.add(FieldError.of("legalRepresentative", "required"));
        }
        longest(errors, "name", input.name(), 200);
        longest(errors, "address", input.address(), 300);
        longest(errors, "legalRepresentative", input.legalRepresentative(), 100);
        longest(errors, "contactName", input.contactName(), 100);
        if (input.contactPhone() != null
                && !Identifiers.isMobile(input.contactPhone())
                && !input.contactPhone().matches("[0-9+() -]{7,30}")) {
            errors.add(FieldError.of("contactPhone", "badPhone"));
        }
        if (input.county() == null) {
            errors.add(FieldError.of("county", "required"));
        } else if (cities.county(input.county()).isEmpty()) {
            errors.add(FieldError.of("county", "invalid"));
        }
    }

    private static void longest(List<FieldError> errors, String field, @Nullable String text, int most) {
        if (text != null && text.codePointCount(0, text.length()) > most) {
            errors.add(FieldError.of(field, "tooLong", most));
        }
    }

    private static OrganisationInput clean(OrganisationInput input) {
        boolean person = input.type() != null && !input.type().hasCreditCode();
        return new OrganisationInput(
                input.uscc() == null || input.uscc().isBlank() ? null : CreditCode.normalise(input.uscc()),
                !person || input.residentId() == null || input.residentId().isBlank()
                        ? null
                        : ResidentId.normalise(input.residentId()),
                text(input.name()),
                input.type(),
                text(input.address()),
                text(input.legalRepresentative()),
                text(input.contactName()),
                text(input.contactPhone()),
                text(input.county()),
                input.electronicService(),
                input.internalApproval());
    }

    @Nullable
    private static String text(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static void requireNone(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
    }
}
