package org.keqiao.casefile.reading;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.keqiao.casefile.CaseStatus;
import org.keqiao.casefile.store.CaseFile;
import org.keqiao.casefile.store.CaseParties;
import org.keqiao.process.Matter;
import org.keqiao.process.Matters;
import org.keqiao.security.Actor;
import org.keqiao.security.OfficeKind;
import org.keqiao.security.Role;
import org.keqiao.shared.Refusal;
import org.springframework.stereotype.Component;

/**
 * Who may see which case: the applicant's and other parties' people theirs, officers those of their station, county or
 * city; an outside firm's what was given to it, while it is under way; what is confidential, those alone who examine it. The same rule once as conditions for lists, once for a case at hand.
 */
@Component
public class CaseAccess {

    private final CaseParties parties;
    private final Matters matters;

    CaseAccess(CaseParties parties, Matters matters) {
        this.parties = parties;
        this.matters = matters;
    }

    /** How somebody meets a case. */
    public enum Standing {
        PARTY,
        OFFICER,
        /** Of the outside firm that the case was given to: reads what the applicant filed, and nothing that officers wrote. */
        FIRM,
        STRANGER
    }

    /** How the actor meets the case. */
    public Standing standing(Actor actor, CaseFile file) {
        if (parties.anyOf(file, actor.organisations())) {
            return Standing.PARTY;
        }
        if (file.status() == CaseStatus.DRAFT) {
            // A clerk who takes down what somebody says at the counter.
            return Objects.equals(file.startedBy(), actor.accountId()) ? Standing.PARTY : Standing.STRANGER;
        }
        boolean officer = actor.isSystem()
                || Role.caseReaders().stream()
                        .anyMatch(role -> isOfficerOf(actor, file, role)
                                && (!file.confidential() || isConfidant(role, file.matter())))
                || Role.stepReaders().stream()
                        .anyMatch(role -> isOfficerOf(actor, file, role) && worksIn(role, file.matter()));
        if (officer) {
            return Standing.OFFICER;
        }
        return isOfFirm(actor, file) ? Standing.FIRM : Standing.STRANGER;
    }

    private boolean isOfFirm(Actor actor, CaseFile file) {
        return file.scope().firm() != null
                && !file.status().isTerminal()
                && !file.confidential()
                && Role.firmReaders().stream().anyMatch(role -> isOfficerOf(actor, file, role));
    }

    /**
     * @throws Refusal NOT_FOUND for strangers: they may not know that it exists
     */
    public Standing require(Actor actor, CaseFile file) {
        Standing standing = standing(actor, file);
        if (standing == Standing.STRANGER) {
            throw Refusal.notFound();
        }
        return standing;
    }

    /**
     * The ways in which somebody comes to cases: what any of them finds may be seen. Each is a condition on
     * {@code case_file c} that one index answers in the order of a list; an {@code or} of them would read the whole table.
     *
     * @param conditions empty when the person sees no case at all
     * @param parameters of the conditions
     */
    record Ways(List<String> conditions, Map<String, Object> parameters) {}

    public Ways ways(Actor actor) {
        List<String> conditions = new ArrayList<>();
        Map<String, Object> parameters = new TreeMap<>();
        if (!actor.organisations().isEmpty()) {
            conditions.add("c.applicant in (:organisations)");
            conditions.add("c.id in (select p.case_id from case_party p where p.organisation in (:organisations))");
            parameters.put("organisations", actor.organisations());
        }
        if (actor.accountId() != null && actor.isOfficer()) {
            conditions.add("c.status = 'DRAFT' and c.started_by = :account");
            parameters.put("account", actor.accountId());
        }
        int number = 0;
        for (Map.Entry<Office, Set<Role>> entry : rolesByOffice(actor).entrySet()) {
            Office office = entry.getKey();
            String name = "office" + number++;
            String among = " and not c.confidential";
            if (entry.getValue().stream().anyMatch(Role.confidants()::contains)) {
                among = "";
            } else {
                List<String> trusted = worked(entry.getValue());
                if (!trusted.isEmpty()) {
                    among = " and (not c.confidential or c.matter in (:of" + name + "))";
                    parameters.put("of" + name, trusted);
                }
            }
            conditions.add("c.status <> 'DRAFT' and " + column(office.kind()) + " = :" + name + among);
            parameters.put(name, office.code());
        }
        for (Role role : Role.stepReaders()) {
            List<String> worked = worked(Set.of(role));
            for (Office office : worked.isEmpty() ? Set.<Office>of() : offices(actor, Set.of(role))) {
                String name = "office" + number++;
                conditions.add("c.status <> 'DRAFT' and " + column(office.kind()) + " = :" + name
                        + " and c.matter in (:of" + name + ")");
                parameters.put(name, office.code());
                parameters.put("of" + name, worked);
            }
        }
        List<UUID> firms = offices(actor, Role.firmReaders()).stream()
                .map(office -> UUID.fromString(office.code()))
                .toList();
        if (!firms.isEmpty()) {
            conditions.add("c.firm in (:firms) and c.decided_at is null and not c.confidential");
            parameters.put("firms", firms);
        }
        return new Ways(conditions, parameters);
    }

    /** Those who examine it, and whoever else has a step of it: nobody works a case that they may not read. */
    private boolean isConfidant(Role role, String matter) {
        return Role.confidants().contains(role) || worksIn(role, matter);
    }

    private List<String> worked(Set<Role> roles) {
        return matters.current().stream()
                .filter(matter -> roles.stream().anyMatch(matter.roles()::contains))
                .map(Matter::key)
                .toList();
    }

    private static Map<Office, Set<Role>> rolesByOffice(Actor actor) {
        Map<Office, Set<Role>> roles = new LinkedHashMap<>();
        for (Role role : Role.caseReaders()) {
            offices(actor, Set.of(role))
                    .forEach(office -> roles.computeIfAbsent(office, none -> EnumSet.noneOf(Role.class))
                            .add(role));
        }
        return roles;
    }

    private boolean worksIn(Role role, String matter) {
        return matters.current(matter).filter(at -> at.roles().contains(role)).isPresent();
    }

    private record Office(OfficeKind kind, String code) {}

    private static Set<Office> offices(Actor actor, Set<Role> readers) {
        Set<Office> offices = new LinkedHashSet<>();
        for (Role role : readers) {
            if (actor.has(role)) {
                String prefix = role.name() + "@";
                actor.groups().stream()
                        .filter(group -> group.startsWith(prefix))
                        .forEach(group -> offices.add(new Office(role.officeKind(), group.substring(prefix.length()))));
            }
        }
        return offices;
    }

    /** As the indexes of V050 are written: another expression would not meet them. */
    private static String column(OfficeKind kind) {
        return switch (kind) {
            case STATION -> "coalesce(c.station, c.city)";
            case COUNTY -> "coalesce(c.county, c.city)";
            case CITY -> "c.city";
            case FIRM, NONE -> throw new IllegalStateException("no office reads no cases");
        };
    }

    /** Whether the person is an officer whose role, on this case, has the group. */
    public boolean isOfficerOf(Actor actor, CaseFile file, Role... roles) {
        for (Role role : roles) {
            if (actor.has(role) && actor.groups().contains(file.scope().group(role))) {
                return true;
            }
        }
        return false;
    }

    static boolean mine(Actor actor, UUID organisation) {
        return actor.organisations().contains(organisation);
    }
}
