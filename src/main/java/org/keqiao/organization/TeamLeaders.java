package org.keqiao.organization;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.keqiao.security.Actor;
import org.keqiao.security.Role;
import org.keqiao.security.SecondPerson;
import org.keqiao.security.SecretBox;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.ResidentId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 团队负责人变更: the leader signs for a verified team and is paid, so one officer who checks papers asks for another leader, and a
 * programme officer confirms. Whatever the team has goes on in the new leader's name.
 */
@Service
@Transactional
public class TeamLeaders {

    private static final int LONGEST_NAME = 100;
    private static final SecondPerson.Table CHANGES =
            new SecondPerson.Table("team_leader_change", State.ENTERED, "entered_by");

    /** Names are stored. */
    private enum State {
        ENTERED,
        IN_FORCE,
        REJECTED
    }

    /**
     * Another leader that waits for a second person.
     *
     * @param residentId of the new leader, masked
     * @param mayConfirm whether the reader is such a person
     */
    @Schema(name = "LeaderChange")
    public record Change(
            @JsonIgnore UUID id,
            String leader,
            String residentId,
            String reason,
            String enteredBy,
            boolean mayConfirm) {}

    private final OrganisationRecords records;
    private final PaperCheck check;
    private final OrganisationLedger ledger;
    private final SecondPerson second;
    private final SecretBox box;
    private final ApplicationEventPublisher events;
    private final JdbcClient jdbc;
    private final Clock clock;

    TeamLeaders(
            OrganisationRecords records,
            PaperCheck check,
            OrganisationLedger ledger,
            SecondPerson second,
            SecretBox box,
            ApplicationEventPublisher events,
            JdbcClient jdbc,
            Clock clock) {
        this.records = records;
        this.check = check;
        this.ledger = ledger;
        this.second = second;
        this.box = box;
        this.events = events;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @throws Refusal FORBIDDEN to others than checkers and for an own team; NOT_FOUND outside the actor's area */
    @Transactional(readOnly = true)
    public Optional<Change> waiting(Actor actor, UUID team) {
        check.require(actor, team);
        return jdbc.sql("select * from team_leader_change where organisation = ? and state = 'ENTERED'")
                .params(team)
                .query((row, n) -> new Change(
                        row.getObject("id", UUID.class),
                        row.getString("leader"),
                        row.getString("resident_id_masked"),
                        row.getString("reason"),
                        row.getString("entered_name"),
                        actor.has(Role.PROGRAM_OFFICER)
                                && CHANGES.awaits(row, actor)
                                && !isRelated(actor, team, row.getString("leader"))))
                .optional();
    }

    /**
     * Asks for another leader of a verified team; its papers are looked at before.
     *
     * @param residentId 身份证号 of the new leader
     * @param reason with what proves it
     * @throws Refusal as {@link #waiting}; INVALID with field errors; forbidden LEADER_RELATED for who declared a relation with the
     *     team, its leader or the new one; conflict NOT_A_VERIFIED_TEAM, LEADER_CHANGE_WAITING,
     *     ORGANISATION_HAS_OWNER where somebody leads another verified team
     */
    public void propose(
            Actor actor, UUID team, @Nullable String leader, @Nullable String residentId, @Nullable String reason) {
        Organisation organisation = check.locked(actor, team);
        requireVerifiedTeam(organisation);
        requireValid(leader, residentId);
        String why = SecondPerson.reason(reason);
        requireUnrelated(actor, team, leader);
        ResidentId number = ResidentId.parse(residentId, LocalDate.now(clock)).orElseThrow();
        byte[] digest = box.digest(OrganisationRegistration.RESIDENT_ID, number.value());
        requireFree(organisation, digest);
        try {
            jdbc.sql(
                            """
                            insert into team_leader_change (id, organisation, leader, before, resident_id_sealed, resident_id_digest,
                                resident_id_masked, reason, state, entered_by, entered_name, entered_at)
                            values (?, ?, ?, ?, ?, ?, ?, ?, 'ENTERED', ?, ?, ?)
                            """)
                    .params(
                            UUID.randomUUID(),
                            team,
                            leader.strip(),
                            organisation.legalRepresentative(),
                            box.seal(OrganisationRegistration.RESIDENT_ID, number.value()),
                            digest,
                            number.masked(),
                            why,
                            actor.accountId(),
                            actor.displayName(),
                            Timestamp.from(clock.instant()))
                    .update();
        } catch (DuplicateKeyException waiting) {
            throw Refusal.conflict("LEADER_CHANGE_WAITING");
        }
        ledger.add(team, OrganisationLedger.Kind.LEADER_PROPOSED, actor, leader.strip() + " " + why);
    }

    /** 回避: whether the officer declared a relation with the team, or with who leads it. */
    @Transactional(readOnly = true)
    public boolean isRelated(Actor actor, UUID team) {
        return isRelated(actor, team, "");
    }

    private boolean isRelated(Actor actor, UUID team, String leader) {
        return jdbc.sql(
                        """
                        select exists (select from related_organisation
                                where account = :account and organisation = :team and until is null)
                            or exists (select from officer_relation
                                where account = :account and ended_at is null and uscc is null
                                    and plain_name(name) = plain_name(:leader))
                        """)
                .param("account", actor.accountId())
                .param("team", team)
                .param("leader", leader)
                .query(Boolean.class)
                .single();
    }

    private void requireUnrelated(Actor actor, UUID team, String leader) {
        if (isRelated(actor, team, leader)) {
            throw Refusal.forbidden("LEADER_RELATED");
        }
    }

    private static void requireVerifiedTeam(Organisation organisation) {
        if (organisation.type() != OrganisationType.TEAM || organisation.status() != OrganisationStatus.VERIFIED) {
            throw Refusal.conflict("NOT_A_VERIFIED_TEAM", organisation.name());
        }
    }

    private void requireValid(@Nullable String leader, @Nullable String residentId) {
        List<FieldError> errors = new ArrayList<>();
        if (leader == null || leader.isBlank()) {
            errors.add(FieldError.of("leader", "required"));
        } else if (leader.strip().length() > LONGEST_NAME) {
            errors.add(FieldError.of("leader", "tooLong", LONGEST_NAME));
        }
        if (residentId == null || residentId.isBlank()) {
            errors.add(FieldError.of("residentId", "required"));
        } else {
            ResidentId.problem(residentId, LocalDate.now(clock))
                    .ifPresent(code -> errors.add(FieldError.of("residentId", code)));
        }
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
    }

    /** Nobody leads two verified teams. */
    private void requireFree(Organisation team, byte[] digest) {
        records.lockVerifiedPerson(OrganisationType.TEAM, digest)
                .filter(other -> !other.id().equals(team.id()))
                .ifPresent(other -> {
                    throw Refusal.conflict("ORGANISATION_HAS_OWNER", other.name());
                });
    }

    /**
     * The new leader leads it from now on.
     *
     * @throws Refusal as {@link #propose}; forbidden SAME_PERSON for who asked; conflict NOTHING_TO_CONFIRM
     */
    public void confirm(Actor actor, UUID team) {
        Organisation organisation = check.locked(actor, team);
        UUID change = decidable(actor, team);
        requireVerifiedTeam(organisation);
        record Leader(String name, String sealed, byte[] digest, String masked, String reason) {}
        Leader next = jdbc.sql("select * from team_leader_change where id = ?")
                .params(change)
                .query((row, n) -> new Leader(
                        row.getString("leader"),
                        row.getString("resident_id_sealed"),
                        row.getBytes("resident_id_digest"),
                        row.getString("resident_id_masked"),
                        row.getString("reason")))
                .single();
        requireFree(organisation, next.digest());
        second.decide(CHANGES, change, State.IN_FORCE, null);
        ledger.add(
                team,
                OrganisationLedger.Kind.LEADER_CHANGED,
                actor,
                organisation.legalRepresentative() + " → " + next.name());
        organisation.lead(next.name(), next.sealed(), next.digest(), next.masked());
        records.flush();
        events.publishEvent(new TeamLeaderChanged(team, organisation.name(), next.name()));
    }

    /** @throws Refusal as {@link #confirm}; INVALID without a reason */
    public void reject(Actor actor, UUID team, @Nullable String reason) {
        check.locked(actor, team);
        UUID change = decidable(actor, team);
        String why = SecondPerson.reason(reason);
        second.decide(CHANGES, change, State.REJECTED, why);
        ledger.add(team, OrganisationLedger.Kind.LEADER_DECLINED, actor, why);
    }

    private UUID decidable(Actor actor, UUID team) {
        if (!actor.has(Role.PROGRAM_OFFICER)) {
            throw Refusal.forbidden("NOT_YOUR_ROLE");
        }
        Change change = waiting(actor, team).orElseThrow(() -> Refusal.conflict("NOTHING_TO_CONFIRM"));
        second.requireSecond(CHANGES, change.id());
        requireUnrelated(actor, team, change.leader());
        return change.id();
    }

    /** Who led a team before, each name once, and the last day on which he did; what they signed by then stays the team's. */
    @Transactional(readOnly = true)
    public Map<String, LocalDate> before(UUID team) {
        return before(List.of(team)).getOrDefault(team, Map.of());
    }

    /** The same of several teams; those that nobody led before are left out. */
    @Transactional(readOnly = true)
    public Map<UUID, Map<String, LocalDate>> before(Collection<UUID> teams) {
        Map<UUID, Map<String, LocalDate>> until = new HashMap<>();
        if (!teams.isEmpty()) {
            jdbc.sql(
                            """
                            select organisation, before, max(decided_on) as until from team_leader_change
                            where organisation = any(:teams::uuid[]) and state = 'IN_FORCE' group by organisation, before
                            """)
                    .param("teams", teams.toArray(UUID[]::new))
                    .query(row -> {
                        until.computeIfAbsent(row.getObject("organisation", UUID.class), team -> new HashMap<>())
                                .put(row.getString("before"), row.getObject("until", LocalDate.class));
                    });
        }
        return until;
    }
}
