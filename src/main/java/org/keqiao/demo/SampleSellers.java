package org.keqiao.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.keqiao.organization.CityProfiles;
import org.keqiao.organization.CountyUnit;
import org.keqiao.organization.OrganisationInput;
import org.keqiao.organization.OrganisationRegistration;
import org.keqiao.organization.OrganisationType;
import org.keqiao.organization.OrganisationVerification;
import org.keqiao.organization.OrganisationView;
import org.keqiao.organization.Organisations;
import org.keqiao.organization.Station;
import org.keqiao.security.AccountDirectory;
import org.keqiao.security.Actor;
import org.keqiao.security.FirstAccounts;
import org.keqiao.security.NewAccount;
import org.keqiao.shared.Backdating;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The organisations that file sample contracts: the demonstration's own and two dozen others of the same station. */
@Component
class SampleSellers {

    private static final int OTHERS = 24;
    private static final List<String> KNOWN = List.of("enterprise", "enterprise2", "university", "institution");
    private static final String OFFICER_OF_THE_STATION = "registrar";
    private static final String CHECKER = "officer";

    private final AccountDirectory accounts;
    private final FirstAccounts firstAccounts;
    private final OrganisationRegistration registration;
    private final OrganisationVerification verification;
    private final SampleEvidence papers;
    private final Organisations organisations;
    private final CityProfiles cities;
    private final SampleStore store;
    private final Backdating backdating;
    private final TransactionTemplate transaction;

    SampleSellers(
            AccountDirectory accounts,
            FirstAccounts firstAccounts,
            OrganisationRegistration registration,
            OrganisationVerification verification,
            SampleEvidence papers,
            Organisations organisations,
            CityProfiles cities,
            SampleStore store,
            Backdating backdating,
            TransactionTemplate transaction) {
        this.accounts = accounts;
        this.firstAccounts = firstAccounts;
        this.registration = registration;
        this.verification = verification;
        this.papers = papers;
        this.organisations = organisations;
        this.cities = cities;
        this.store = store;
        this.backdating = backdating;
        this.transaction = transaction;
    }

    /**
     * @param username whose account files for it
     */
    record Seller(String username, UUID organisation, SampleParty party) {}

    /** All of them; those that are missing register and are verified, as on that day. */
    List<Seller> ensure(SampleData data, Instant on) {
        SampleNames names = new SampleNames(data, cities.current());
        List<String> counties = counties();
        List<Seller> sellers = new ArrayList<>();
        KNOWN.forEach(username -> known(username, data).forEach(sellers::add));
        for (int i = 0; i < OTHERS; i++) {
            String username = "seller%02d".formatted(i + 1);
            SampleParty party = names.seller(i, counties);
            backdating.at(
                    on,
                    () -> transaction.execute(status -> {
                        if (store.begin(username)) {
                            found(username, party);
                        }
                        return null;
                    }));
            organisations.of(accounts.actorNamed(username)).stream()
                    .findFirst()
                    .ifPresent(own -> sellers.add(new Seller(username, own.id(), party)));
        }
        return sellers;
    }

    /** What somebody of the demonstration applies for; empty without an account, or before it is verified. */
    Optional<UUID> organisation(String username) {
        if (accounts.named(username).isEmpty()) {
            return Optional.empty();
        }
        return organisations.of(accounts.actorNamed(username)).stream()
                .filter(OrganisationView::isVerified)
                .map(OrganisationView::id)
                .findFirst();
    }

    /** Those of the station where the demonstration's officers work. */
    private List<String> counties() {
        String station = accounts.actorNamed(OFFICER_OF_THE_STATION).station();
        List<String> served = station == null
                ? List.of()
                : cities.stationByCode(station).map(Station::counties).orElse(List.of());
        return cities.current().counties().stream()
                .filter(county -> !county.zone() && county.reporting())
                .map(CountyUnit::code)
                .filter(code -> served.isEmpty() || served.contains(code))
                .toList();
    }

    private List<Seller> known(String username, SampleData data) {
        Actor owner = accounts.named(username).isPresent() ? accounts.actorNamed(username) : null;
        if (owner == null) {
            return List.of();
        }
        return organisations.of(owner).stream()
                .filter(OrganisationView::isVerified)
                .filter(own -> own.uscc() != null)
                .limit(1)
                .map(own -> new Seller(username, own.id(), party(own, owner, data)))
                .toList();
    }

    private static SampleParty party(OrganisationView own, Actor owner, SampleData data) {
        String nature =
                switch (own.type()) {
                    case UNIVERSITY -> "022";
                    case INSTITUTION -> "021";
                    default -> "150";
                };
        String address = orElse(own.address(), own.name());
        return new SampleParty(
                own.name(),
                Objects.requireNonNull(own.uscc()),
                nature,
                Objects.requireNonNull(own.county()),
                address,
                orElse(own.legalRepresentative(), owner.displayName()),
                owner.displayName(),
                "138" + "%08d".formatted(data.chance(own.name()).nextInt(100_000_000)));
    }

    /** A natural person; who is missing registers and is verified, as at that moment. */
    void ensure(String username, MoneyData.Person person, SampleData data, Instant on) {
        OrganisationInput input = new OrganisationInput(
                null,
                SampleNames.residentId(person.county(), data.chance(username)),
                person.name(),
                OrganisationType.PERSON,
                null,
                null,
                person.name(),
                null,
                person.county(),
                true,
                false);
        backdating.at(
                on,
                () -> transaction.execute(status -> {
                    if (store.begin(username)) {
                        found(username, person.name(), input);
                    }
                    return null;
                }));
    }

    private void found(String username, SampleParty party) {
        boolean institution = party.nature().startsWith("02");
        found(
                username,
                party.contact(),
                new OrganisationInput(
                        party.uscc(),
                        null,
                        party.name(),
                        institution ? OrganisationType.INSTITUTION : OrganisationType.ENTERPRISE,
                        party.address(),
                        party.legalRepresentative(),
                        party.contact(),
                        party.phone(),
                        party.region(),
                        true,
                        false));
    }

    private void found(String username, String owner, OrganisationInput input) {
        // Nobody signs in with it: the password is forgotten at once.
        firstAccounts.ensure(
                List.of(new FirstAccounts.First(NewAccount.ofApplicant(username, owner, null, null), Set.of())),
                UUID.randomUUID().toString());
        UUID id = registration.register(accounts.actorNamed(username), input);
        papers.add(accounts.actorNamed(username), id, input.type(), input.name());
        Actor checker = accounts.actorNamed(CHECKER);
        verification.verify(checker, id, registration.view(checker, id).version(), input.county(), null);
    }

    private static String orElse(@Nullable String text, String otherwise) {
        return text == null || text.isBlank() ? otherwise : text;
    }
}
