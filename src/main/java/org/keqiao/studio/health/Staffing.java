package org.keqiao.studio.health;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.keqiao.organization.CityProfile;
import org.keqiao.organization.CityProfiles;
import org.keqiao.organization.CountyUnit;
import org.keqiao.organization.Station;
import org.keqiao.process.Bundle;
import org.keqiao.process.Json;
import org.keqiao.process.MatterSettings;
import org.keqiao.process.Vocabularies;
import org.keqiao.security.AccountDirectory;
import org.keqiao.security.OfficeKind;
import org.keqiao.security.Role;
import org.keqiao.shared.Bilingual;
import org.keqiao.studio.health.Concern.Place;
import org.springframework.stereotype.Component;

/** Whether every step has people wherever its cases come from, and enough of them to keep duties apart. */
@Component
class Staffing {

    private static final String NO_OFFICE = "-";

    private final Vocabularies vocabularies;
    private final AccountDirectory accounts;
    private final CityProfiles cities;

    Staffing(Vocabularies vocabularies, AccountDirectory accounts, CityProfiles cities) {
        this.vocabularies = vocabularies;
        this.accounts = accounts;
        this.cities = cities;
    }

    List<Concern> check(Bundle bundle) {
        boolean stations = "STATION".equals(office(bundle));
        Map<Role, Set<Bilingual>> work = new EnumMap<>(Role.class);
        vocabularies.steps(bundle).values().forEach(step -> step.roles()
                .forEach(role ->
                        work.computeIfAbsent(role, r -> new LinkedHashSet<>()).add(Usage.name(step))));
        Map<Role, Map<String, Set<UUID>>> staff = new EnumMap<>(Role.class);
        List<Concern> concerns = new ArrayList<>();
        work.forEach((role, steps) -> {
            staff.put(role, accounts.staff(role));
            List<Bilingual> empty = offices(role, stations).entrySet().stream()
                    .filter(office -> people(staff, role, office.getKey()).isEmpty())
                    .map(Map.Entry::getValue)
                    .toList();
            if (!empty.isEmpty()) {
                concerns.add(Concern.error(
                        Place.PEOPLE, "health.nobody", role.text(), joined(List.copyOf(steps)), joined(empty)));
            }
        });
        concerns.addAll(alone(work.keySet(), staff, stations));
        return concerns;
    }

    /** Two duties that one person may not both do on a case, and only that one person to do them. */
    private List<Concern> alone(Set<Role> roles, Map<Role, Map<String, Set<UUID>>> staff, boolean stations) {
        List<Concern> concerns = new ArrayList<>();
        List<Role> all = List.copyOf(roles);
        for (int i = 0; i < all.size(); i++) {
            for (int j = i + 1; j < all.size(); j++) {
                Role one = all.get(i);
                Role other = all.get(j);
                if (one.officeKind() != other.officeKind() || one.duty().equals(other.duty())) {
                    continue;
                }
                List<Bilingual> tight = offices(one, stations).entrySet().stream()
                        .filter(office ->
                                isOne(people(staff, one, office.getKey()), people(staff, other, office.getKey())))
                        .map(Map.Entry::getValue)
                        .toList();
                if (!tight.isEmpty()) {
                    concerns.add(
                            Concern.error(Place.PEOPLE, "health.onePerson", one.text(), other.text(), joined(tight)));
                }
            }
        }
        return concerns;
    }

    private static boolean isOne(Set<UUID> some, Set<UUID> others) {
        return some.size() == 1 && some.equals(others);
    }

    private static Set<UUID> people(Map<Role, Map<String, Set<UUID>>> staff, Role role, String office) {
        return staff.get(role).getOrDefault(role.name() + "@" + office, Set.of());
    }

    /** Code to name of the offices where a role meets cases; a station's role on cases of no station works at the city. */
    private Map<String, Bilingual> offices(Role role, boolean stations) {
        CityProfile city = cities.current();
        Map<String, Bilingual> offices = new LinkedHashMap<>();
        if (role.officeKind() == OfficeKind.STATION && stations) {
            city.stations().stream()
                    .filter(station -> !station.counties().isEmpty())
                    .forEach((Station station) -> offices.put(station.code(), station.name()));
        } else if (role.officeKind() == OfficeKind.COUNTY) {
            city.counties().stream()
                    .filter(CountyUnit::reporting)
                    .forEach(county -> offices.put(county.code(), county.name()));
        } else if (role.officeKind() == OfficeKind.FIRM) {
            // Any firm will do: a case is given to one that has people.
            String firm = accounts.staff(role).keySet().stream()
                    .map(group -> group.substring(group.indexOf('@') + 1))
                    .findFirst()
                    .orElse(NO_OFFICE);
            offices.put(firm, city.name());
        } else {
            offices.put(role.officeKind() == OfficeKind.NONE ? NO_OFFICE : city.code(), city.name());
        }
        return offices;
    }

    private static String office(Bundle bundle) {
        try {
            return String.valueOf(Json.read(bundle.file(Bundle.SETTINGS).orElse("{}"), MatterSettings.class)
                    .office());
        } catch (RuntimeException unreadable) {
            // The check of the bundle says so.
            return "";
        }
    }

    private static Bilingual joined(List<Bilingual> names) {
        return new Bilingual(
                names.stream().map(Bilingual::zh).collect(Collectors.joining("、")),
                names.stream().map(Bilingual::en).collect(Collectors.joining(", ")));
    }
}
