package org.keqiao.organization;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keqiao.security.Affiliations;
import org.keqiao.security.Office;
import org.keqiao.security.OfficeKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who belongs to which organisation. */
@Component
class Memberships implements Affiliations {

    private final JdbcClient jdbc;
    private final CityProfiles cities;
    private final Clock clock;

    Memberships(JdbcClient jdbc, CityProfiles cities, Clock clock) {
        this.jdbc = jdbc;
        this.cities = cities;
        this.clock = clock;
    }

    @Override
    public Set<UUID> organisationsOf(UUID account) {
        // Displaced ones too: their decided cases stay with them. What may be done for one, rolesOf answers.
        return new LinkedHashSet<>(jdbc.sql("SELECT DISTINCT organisation FROM organisation_member WHERE account = ?")
                .param(account)
                .query(UUID.class)
                .list());
    }

    @Override
    public Map<UUID, Set<UUID>> organisationsOf(Collection<UUID> accounts) {
        record Member(UUID account, UUID organisation) {}
        return accounts.isEmpty()
                ? Map.of()
                : jdbc
                        .sql(
                                "SELECT DISTINCT account, organisation FROM organisation_member WHERE account IN (:accounts)")
                        .param("accounts", accounts)
                        .query((row, n) -> new Member(
                                row.getObject("account", UUID.class), row.getObject("organisation", UUID.class)))
                        .list()
                        .stream()
                        .collect(Collectors.groupingBy(
                                Member::account, Collectors.mapping(Member::organisation, Collectors.toSet())));
    }

    @Override
    public String city() {
        return cities.current().code();
    }

    @Override
    public List<Office> offices() {
        CityProfile city = cities.current();
        return Stream.concat(
                        city.stations().stream()
                                .map(station -> new Office(station.code(), OfficeKind.STATION, station.name())),
                        city.counties().stream()
                                .map(county -> new Office(county.code(), OfficeKind.COUNTY, county.name())))
                .toList();
    }

    Set<MemberRole> roles(UUID organisation, UUID account) {
        Set<MemberRole> roles = EnumSet.noneOf(MemberRole.class);
        roles.addAll(jdbc.sql(
                        """
                        SELECT m.role FROM organisation_member m JOIN organisation o ON o.id = m.organisation
                        WHERE m.organisation = ? AND m.account = ? AND o.status <> 'DISPLACED'
                        """)
                .params(organisation, account)
                .query((row, number) -> MemberRole.valueOf(row.getString("role")))
                .list());
        return roles;
    }

    List<UUID> accounts(UUID organisation, Set<MemberRole> roles) {
        return jdbc.sql(
                        "SELECT DISTINCT account FROM organisation_member WHERE organisation = :id AND role IN (:roles)")
                .param("id", organisation)
                .param("roles", roles.stream().map(Enum::name).toList())
                .query(UUID.class)
                .list();
    }

    Set<UUID> approvedBy(UUID account) {
        return new LinkedHashSet<>(jdbc.sql(
                        """
                        SELECT m.organisation FROM organisation_member m JOIN organisation o ON o.id = m.organisation
                        WHERE m.account = ? AND m.role = 'APPROVER' AND o.internal_approval AND o.status <> 'DISPLACED'
                        """)
                .param(account)
                .query(UUID.class)
                .list());
    }

    /** Also when the member has it already. */
    void add(UUID organisation, UUID account, MemberRole role) {
        jdbc.sql("INSERT INTO organisation_member (organisation, account, role, since) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT DO NOTHING")
                .params(organisation, account, role.name(), Timestamp.from(clock.instant()))
                .update();
    }

    boolean remove(UUID organisation, UUID account, MemberRole role) {
        return jdbc.sql("DELETE FROM organisation_member WHERE organisation = ? AND account = ? AND role = ?")
                        .params(organisation, account, role.name())
                        .update()
                == 1;
    }

    void revokeInvitations(UUID organisation) {
        jdbc.sql("UPDATE organisation_invitation SET revoked_at = ?"
                        + " WHERE organisation = ? AND accepted_at IS NULL AND revoked_at IS NULL")
                .params(Timestamp.from(clock.instant()), organisation)
                .update();
    }

    int owners(UUID organisation) {
        return jdbc.sql("SELECT count(*) FROM organisation_member WHERE organisation = ? AND role = 'OWNER'")
                .param(organisation)
                .query(Integer.class)
                .single();
    }
}
