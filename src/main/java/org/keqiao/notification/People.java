package org.keqiao.notification;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.keqiao.casefile.CaseRef;
import org.keqiao.casefile.StandingAside;
import org.keqiao.inbox.OpenSteps;
import org.keqiao.organization.CityProfiles;
import org.keqiao.organization.Organisations;
import org.keqiao.security.AccountDirectory;
import org.keqiao.security.AccountView;
import org.keqiao.security.CaseScope;
import org.keqiao.security.Role;
import org.springframework.stereotype.Component;

/** Whom something concerns. */
@Component
class People {

    private final AccountDirectory accounts;
    private final Organisations organisations;
    private final OpenSteps steps;
    private final StandingAside aside;
    private final CityProfiles cities;

    People(
            AccountDirectory accounts,
            Organisations organisations,
            OpenSteps steps,
            StandingAside aside,
            CityProfiles cities) {
        this.accounts = accounts;
        this.organisations = organisations;
        this.steps = steps;
        this.aside = aside;
        this.cities = cities;
    }

    /** Who works on an organisation's cases, for it. */
    List<AccountView> handlers(UUID organisation) {
        return organisations.handlers(organisation).stream()
                .flatMap(account -> accounts.find(account).stream())
                .toList();
    }

    /** Who approves internally for an organisation. */
    List<AccountView> approvers(UUID organisation) {
        return organisations.approvers(organisation).stream()
                .flatMap(account -> accounts.find(account).stream())
                .toList();
    }

    List<AccountView> all(List<UUID> ids) {
        return ids.stream().flatMap(account -> accounts.find(account).stream()).toList();
    }

    List<AccountView> one(UUID account) {
        return accounts.find(account).stream().toList();
    }

    /** 科室经办人员 of the city. */
    List<AccountView> programmeOfficers() {
        return accounts.inGroup(new CaseScope(null, null, cities.current().code()).group(Role.PROGRAM_OFFICER));
    }

    List<AccountView> group(String group) {
        return accounts.inGroup(group);
    }

    /** Of these groups, who may work on the case: without those who stand back from it. */
    List<AccountView> groups(CaseRef ref, Collection<String> groups) {
        Set<UUID> standBack = aside.of(ref.id());
        return groups.stream()
                .sorted()
                .flatMap(group -> accounts.inGroup(group).stream())
                .filter(account -> !standBack.contains(account.id()))
                .distinct()
                .toList();
    }

    /** Who holds the case's open steps, or could claim them. */
    List<AccountView> workers(CaseRef ref) {
        List<AccountView> people = new ArrayList<>();
        Set<UUID> standBack = aside.of(ref.id());
        for (OpenSteps.OpenStep step : steps.of(ref.number())) {
            if (step.assignee() != null) {
                accounts.named(step.assignee()).ifPresent(people::add);
            } else {
                people.addAll(accounts.inGroup(step.group()));
            }
        }
        people.removeIf(account -> standBack.contains(account.id()));
        return people;
    }

    /** The step of the office that the case waits for, the oldest of several; empty while it waits for a party or a date. */
    Optional<OpenSteps.OpenStep> waiting(CaseRef ref) {
        return steps.of(ref.number()).stream()
                .filter(OpenSteps.OpenStep::official)
                .findFirst();
    }

    /** Everybody of these roles, in whatever office. */
    List<AccountView> inRoles(Collection<Role> roles) {
        return roles.stream().flatMap(role -> accounts.inRole(role).stream()).toList();
    }

    List<AccountView> named(String username) {
        return accounts.named(username).stream().toList();
    }

    /** The case's station head; where a case has no station, the bureau's deputy director. */
    List<AccountView> head(CaseRef ref) {
        return of(ref, ref.scope().station() != null ? Role.STATION_HEAD : Role.DEPUTY_DIRECTOR);
    }

    /** Everybody of these roles in the case's offices. */
    List<AccountView> of(CaseRef ref, Role... roles) {
        return Arrays.stream(roles)
                .flatMap(role -> accounts.inGroup(ref.scope().group(role)).stream())
                .toList();
    }
}
