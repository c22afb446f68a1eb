package org.keqiao.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.keqiao.organization.CityProfiles;
import org.keqiao.organization.CountyUnit;
import org.keqiao.organization.MemberRole;
import org.keqiao.organization.OrganisationInput;
import org.keqiao.organization.OrganisationMembers;
import org.keqiao.organization.OrganisationRegistration;
import org.keqiao.organization.OrganisationType;
import org.keqiao.organization.OrganisationVerification;
import org.keqiao.organization.Station;
import org.keqiao.security.AccountDirectory;
import org.keqiao.security.Actor;
import org.keqiao.security.FirstAccounts;
import org.keqiao.security.NewAccount;
import org.keqiao.security.Role;
import org.keqiao.shared.DemoMode;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/** The demonstration's accounts and organisations ({@code db/demo/people.json}), once, all with one known password. */
@Component
@Order(20)
class DemoPeople implements ApplicationRunner {

    static final String PASSWORD = "demo";
    private static final String FIRST_ENTERPRISE = "enterprise";
    private static final String OTHER_ENTERPRISE = "enterprise2";
    private static final String CHECKER = "officer";

    private final DemoMode demo;
    private final FirstAccounts firstAccounts;
    private final AccountDirectory accounts;
    private final OrganisationRegistration registration;
    private final OrganisationVerification verification;
    private final OrganisationMembers members;
    private final SampleEvidence papers;
    private final CityProfiles cities;
    private final ObjectMapper json;

    DemoPeople(
            DemoMode demo,
            FirstAccounts firstAccounts,
            AccountDirectory accounts,
            OrganisationRegistration registration,
            OrganisationVerification verification,
            OrganisationMembers members,
            SampleEvidence papers,
            CityProfiles cities,
            ObjectMapper json) {
        this.demo = demo;
        this.firstAccounts = firstAccounts;
        this.accounts = accounts;
        this.registration = registration;
        this.verification = verification;
        this.members = members;
        this.papers = papers;
        this.cities = cities;
        this.json = json;
    }

    /** Where an account works; offices are those of the first enterprise's county. */
    enum Office {
        STATION,
        COUNTY,
        OTHER_COUNTY
    }

    record Person(String username, String name, Set<Role> roles, @Nullable Office office, boolean cityWindow) {}

    record Owned(
            String owner,
            OrganisationType type,
            String name,
            @Nullable String uscc,
            @Nullable String residentId,
            String county,
            Set<MemberRole> roles,
            boolean internalApproval,
            @Nullable String legalRepresentative) {}

    /**
     * @param organisations by key of the city profile
     */
    record People(List<Person> accounts, Map<String, List<Owned>> organisations) {}

    @Override
    public void run(ApplicationArguments arguments) {
        if (!demo.active() || accounts.named(FIRST_ENTERPRISE).isPresent()) {
            return;
        }
        People people = people();
        // A city of one's own has no organisations of the demonstration, but its officers.
        List<Owned> organisations =
                people.organisations().getOrDefault(cities.current().key(), List.of());
        String county = county(organisations, FIRST_ENTERPRISE, 0);
        String otherCounty = county(organisations, OTHER_ENTERPRISE, 1);
        firstAccounts.ensure(
                people.accounts().stream()
                        .map(person -> new FirstAccounts.First(account(person, county, otherCounty), person.roles()))
                        .toList(),
                PASSWORD);
        organisations.forEach(this::found);
    }

    /** Sign-in names, in the order of the file. */
    String names() {
        return people().accounts().stream().map(Person::username).collect(Collectors.joining(", "));
    }

    private People people() {
        try (InputStream file = new ClassPathResource("db/demo/people.json").getInputStream()) {
            return json.readValue(file, People.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String county(List<Owned> organisations, String owner, int otherwise) {
        return organisations.stream()
                .filter(owned -> owned.owner().equals(owner))
                .map(Owned::county)
                .findFirst()
                .orElseGet(() -> {
                    List<CountyUnit> counties = cities.current().counties();
                    return counties.get(Math.min(otherwise, counties.size() - 1))
                            .code();
                });
    }

    private NewAccount account(Person person, String county, String otherCounty) {
        String station = person.office() == Office.STATION
                ? cities.station(county).map(Station::code).orElse(null)
                : null;
        String office =
                person.office() == Office.COUNTY ? county : person.office() == Office.OTHER_COUNTY ? otherCounty : null;
        return new NewAccount(
                person.username(),
                person.name(),
                // Reserved by RFC 2606: whatever is sent there reaches nobody.
                person.username() + "@keqiao.example",
                null,
                station,
                office,
                person.cityWindow(),
                null,
                false);
    }

    private void found(Owned owned) {
        Actor owner = accounts.actorNamed(owned.owner());
        var id = registration.register(
                owner,
                new OrganisationInput(
                        owned.uscc(),
                        owned.residentId(),
                        owned.name(),
                        owned.type(),
                        null,
                        owned.legalRepresentative(),
                        owner.displayName(),
                        null,
                        owned.county(),
                        true,
                        owned.internalApproval()));
        owned.roles().stream()
                .filter(role -> role != MemberRole.OWNER)
                .forEach(role -> members.give(owner, id, owner.accountId(), role));
        papers.add(owner, id, owned.type(), owned.name());
        Actor checker = accounts.actorNamed(CHECKER);
        verification.verify(checker, id, registration.view(checker, id).version(), owned.county(), null);
    }
}
