package org.keqiao.organization;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.keqiao.security.Actor;
import org.keqiao.shared.CreditCode;
import org.keqiao.shared.Cursor;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Reads organisations straight into records. */
@Service
@Transactional(readOnly = true)
class OrganisationDirectory implements Organisations {

    private static final Set<MemberRole> WORKING = EnumSet.of(MemberRole.OWNER, MemberRole.AGENT, MemberRole.APPROVER);

    private static final String SELECT =
            """
            SELECT o.id, o.uscc, o.name, o.type, o.status, o.address, o.legal_representative, o.contact_name,
                o.contact_phone, o.county, o.declared_county, o.electronic_service_at, o.internal_approval,
                o.resident_id_masked, o.objection, o.created_at, o.verified_at, o.vouched_by, o.version
            FROM organisation o
            """;

    private final JdbcClient jdbc;
    private final Memberships memberships;
    private final OfficersAreas areas;
    private final CityProfiles cities;
    private final Clock clock;

    OrganisationDirectory(
            JdbcClient jdbc, Memberships memberships, OfficersAreas areas, CityProfiles cities, Clock clock) {
        this.jdbc = jdbc;
        this.memberships = memberships;
        this.areas = areas;
        this.cities = cities;
        this.clock = clock;
    }

    @Override
    public OrganisationView bureau() {
        LocalDate today = LocalDate.now(clock);
        String city = cities.current().code();
        Instant begun =
                cities.bureauOn(today).validFrom().atStartOfDay(clock.getZone()).toInstant();
        return new OrganisationView(
                UUID.nameUUIDFromBytes(("bureau " + city).getBytes(StandardCharsets.UTF_8)),
                null,
                cities.bureauOn(today).name().zh(),
                OrganisationType.INSTITUTION,
                OrganisationStatus.VERIFIED,
                null,
                null,
                null,
                null,
                null,
                null,
                true,
                false,
                null,
                null,
                begun,
                begun,
                null,
                0);
    }

    @Override
    public OrganisationView find(UUID organisation) {
        OrganisationView bureau = bureau();
        if (bureau.id().equals(organisation)) {
            return bureau;
        }
        return jdbc.sql(SELECT + " WHERE o.id = ?")
                .param(organisation)
                .query(OrganisationDirectory::read)
                .optional()
                .orElseThrow(Refusal::notFound);
    }

    @Override
    public List<OrganisationView> all(Collection<UUID> organisations) {
        return organisations.isEmpty()
                ? List.of()
                : jdbc.sql(SELECT + " WHERE o.id IN (:ids)")
                        .param("ids", new LinkedHashSet<>(organisations))
                        .query(OrganisationDirectory::read)
                        .list();
    }

    @Override
    public Optional<OrganisationView> verified(String uscc) {
        return jdbc.sql(SELECT + " WHERE o.uscc = ? AND o.status = 'VERIFIED'")
                .param(CreditCode.normalise(uscc))
                .query(OrganisationDirectory::read)
                .optional();
    }

    @Override
    public List<OrganisationView> verified(Collection<String> usccs) {
        if (usccs.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(SELECT + " WHERE o.uscc = ANY(?::text[]) AND o.status = 'VERIFIED'")
                .param(usccs.stream().map(CreditCode::normalise).toArray(String[]::new))
                .query(OrganisationDirectory::read)
                .list();
    }

    @Override
    public Map<UUID, String> names(Collection<UUID> organisations) {
        if (organisations.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("SELECT id, name FROM organisation WHERE id IN (:ids)")
                .param("ids", new LinkedHashSet<>(organisations))
                .query((row, number) -> Map.entry(row.getObject("id", UUID.class), row.getString("name")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public List<OrganisationView> of(Actor actor) {
        if (actor.organisations().isEmpty()) {
            return List.of();
        }
        return jdbc.sql(SELECT + " WHERE o.id IN (:ids) AND o.status <> 'DISPLACED' ORDER BY o.name, o.id")
                .param("ids", actor.organisations())
                .query(OrganisationDirectory::read)
                .list();
    }

    @Override
    public Set<MemberRole> rolesOf(Actor actor, UUID organisation) {
        return actor.accountId() == null ? Set.of() : memberships.roles(organisation, actor.accountId());
    }

    @Override
    public boolean mayStart(Actor actor, UUID organisation) {
        return rolesOf(actor, organisation).stream().anyMatch(WORKING::contains);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(UUID organisation) {
        String status = jdbc.sql("SELECT status FROM organisation WHERE id = ? FOR SHARE")
                .param(organisation)
                .query(String.class)
                .single();
        if (OrganisationStatus.valueOf(status) == OrganisationStatus.DISPLACED) {
            throw Refusal.forbidden("NOT_YOUR_ORGANISATION");
        }
    }

    @Override
    public boolean maySubmit(Actor actor, UUID organisation) {
        Set<MemberRole> roles = rolesOf(actor, organisation);
        if (roles.stream().noneMatch(WORKING::contains)) {
            return false;
        }
        return roles.contains(MemberRole.APPROVER) || !find(organisation).internalApproval();
    }

    @Override
    public boolean isVerified(UUID organisation) {
        return find(organisation).isVerified();
    }

    @Override
    @Nullable
    public String county(UUID organisation) {
        return find(organisation).county();
    }

    @Override
    public List<UUID> handlers(UUID organisation) {
        return memberships.accounts(organisation, WORKING);
    }

    @Override
    public List<UUID> approvers(UUID organisation) {
        return memberships.accounts(organisation, EnumSet.of(MemberRole.APPROVER));
    }

    @Override
    public Set<UUID> approvedBy(Actor actor) {
        return actor.organisations().isEmpty() ? Set.of() : memberships.approvedBy(actor.accountId());
    }

    @Override
    public CursorPage<OrganisationView> search(
            Actor actor,
            @Nullable String text,
            @Nullable OrganisationStatus status,
            @Nullable OrganisationType type,
            @Nullable String cursor,
            int limit) {
        OfficersAreas.Area area = areas.reading(actor);
        Optional<Cursor> after = Cursor.parse(cursor, 2);
        List<OrganisationView> found = jdbc.sql(
                        SELECT
                                + """
                         WHERE (:wholeCity OR o.id IN (SELECT m.organisation FROM organisation_member m
                                                      WHERE m.account = :account AND o.status <> 'DISPLACED')
                                OR coalesce(o.county, o.declared_county) = ANY(:counties))
                           AND (CAST(:text AS text) IS NULL OR position(:text IN o.name) > 0
                                OR starts_with(o.uscc, upper(:text)))
                           AND (CAST(:status AS text) IS NULL OR o.status = :status)
                           AND (CAST(:type AS text) IS NULL OR o.type = :type)
                           AND (CAST(:afterName AS text) IS NULL
                                OR (o.name, o.id) > (:afterName, CAST(:afterId AS uuid)))
                         ORDER BY o.name, o.id
                         LIMIT :limit
                        """)
                .param("wholeCity", area.wholeCity())
                .param("account", actor.accountId())
                .param("counties", area.counties().toArray(String[]::new))
                .param("text", text == null || text.isBlank() ? null : text.strip())
                .param("status", status == null ? null : status.name())
                .param("type", type == null ? null : type.name())
                .param("afterName", after.map(from -> from.text(0)).orElse(null))
                .param("afterId", after.map(from -> from.uuid(1).toString()).orElse(null))
                .param("limit", limit + 1)
                .query(OrganisationDirectory::read)
                .list();
        return Cursor.page(found, limit, organisation -> Cursor.of(organisation.name(), organisation.id()));
    }

    /** Whether the person may see the organisation's page: its members, and officers within their area. */
    boolean maySee(Actor actor, OrganisationView organisation) {
        return areas.reading(actor).covers(organisation.anyCounty())
                || !rolesOf(actor, organisation.id()).isEmpty();
    }

    private static OrganisationView read(ResultSet row, int number) throws SQLException {
        Timestamp verified = row.getTimestamp("verified_at");
        return new OrganisationView(
                row.getObject("id", UUID.class),
                row.getString("uscc"),
                row.getString("name"),
                OrganisationType.valueOf(row.getString("type")),
                OrganisationStatus.valueOf(row.getString("status")),
                row.getString("address"),
                row.getString("legal_representative"),
                row.getString("contact_name"),
                row.getString("contact_phone"),
                row.getString("county"),
                row.getString("declared_county"),
                row.getTimestamp("electronic_service_at") != null,
                row.getBoolean("internal_approval"),
                row.getString("resident_id_masked"),
                row.getString("objection"),
                row.getTimestamp("created_at").toInstant(),
                verified == null ? null : verified.toInstant(),
                row.getString("vouched_by"),
                row.getLong("version"));
    }
}
