package org.keqiao.security;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.keqiao.shared.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Reads accounts and turns them into actors. A change is seen at once on this node and within two seconds on the others,
 * which spares several queries for each request.
 */
@Service
class ActorDirectory implements AccountDirectory {

    private static final long FRESH_NANOS = 2_000_000_000L;
    private static final int MOST = 5_000;

    private final Accounts accounts;
    private final Affiliations affiliations;
    private final Map<UUID, Known> known = new ConcurrentHashMap<>();

    ActorDirectory(Accounts accounts, Affiliations affiliations) {
        this.accounts = accounts;
        this.affiliations = affiliations;
    }

    /** An account and who it is as an actor. */
    record Known(Account account, Actor actor, long readAt) {}

    /** As of at most two seconds ago. */
    Optional<Known> known(UUID id) {
        Known cached = known.get(id);
        if (cached != null && System.nanoTime() - cached.readAt() < FRESH_NANOS) {
            return Optional.of(cached);
        }
        long readAt = System.nanoTime();
        Optional<Known> read = accounts.find(id).map(account -> new Known(account, actor(account), readAt));
        if (known.size() >= MOST) {
            known.clear();
        }
        // Inside a transaction that may have changed the account, what we see may never be committed.
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return read;
        }
        read.ifPresent(fresh -> known.put(id, fresh));
        return read;
    }

    @Override
    public void changed(UUID account) {
        known.remove(account);
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    known.remove(account);
                }
            });
        }
    }

    @Override
    public Optional<AccountView> find(UUID account) {
        return accounts.find(account).map(Account::view);
    }

    @Override
    public Optional<AccountView> named(String username) {
        return accounts.named(username).map(Account::view);
    }

    @Override
    public Map<UUID, String> names(Collection<UUID> ids) {
        return accounts.all(List.copyOf(new LinkedHashSet<>(ids))).stream()
                .collect(Collectors.toMap(Account::id, Account::displayName));
    }

    @Override
    public List<AccountView> inGroup(String group) {
        int at = group.indexOf('@');
        if (at < 0) {
            return List.of();
        }
        String kind = group.substring(0, at);
        if (kind.equals("PERSON")) {
            return accounts.find(UUID.fromString(group.substring(at + 1))).stream()
                    .filter(Account::enabled)
                    .map(Account::view)
                    .toList();
        }
        if (kind.equals("ORG")) {
            return List.of();
        }
        return accounts.inRole(Role.valueOf(kind)).stream()
                .filter(account -> groups(account).contains(group))
                .map(Account::view)
                .toList();
    }

    @Override
    public List<AccountView> inRole(Role role) {
        return accounts.inRole(role).stream().map(Account::view).toList();
    }

    @Override
    public List<AccountView> ofCity() {
        return accounts
                .inAnyRole(Arrays.stream(Role.values())
                        .filter(role -> role.officeKind() == OfficeKind.CITY)
                        .toList())
                .stream()
                .map(Account::view)
                .toList();
    }

    @Override
    public Map<String, Set<UUID>> staff(Role role) {
        Map<String, Set<UUID>> staff = new TreeMap<>();
        String prefix = role.name() + "@";
        List<Account> all = accounts.inRole(role);
        Map<UUID, Set<UUID>> firms = role.officeKind() == OfficeKind.FIRM
                ? affiliations.organisationsOf(all.stream().map(Account::id).toList())
                : Map.of();
        for (Account account : all) {
            groups(account, firms.getOrDefault(account.id(), Set.of())).stream()
                    .filter(group -> group.startsWith(prefix))
                    .forEach(group -> staff.computeIfAbsent(group, g -> new LinkedHashSet<>())
                            .add(account.id()));
        }
        return staff;
    }

    @Override
    public Actor actor(UUID account) {
        return known(account).map(Known::actor).orElseThrow(Refusal::notFound);
    }

    @Override
    public Actor actorNamed(String username) {
        return accounts.named(username).map(this::actor).orElseThrow(Refusal::notFound);
    }

    private Actor actor(Account account) {
        Set<UUID> organisations = affiliations.organisationsOf(account.id());
        return new Actor(
                account.id(),
                account.username(),
                account.displayName(),
                account.roles(),
                groups(account, organisations),
                account.station(),
                account.county(),
                organisations);
    }

    /** Of an account at hand; only people of firms belong to their organisation's groups as officers. */
    private Set<String> groups(Account account) {
        boolean firm = account.roles().stream().anyMatch(role -> role.officeKind() == OfficeKind.FIRM);
        return groups(account, firm ? affiliations.organisationsOf(account.id()) : Set.of());
    }

    private Set<String> groups(Account account, Set<UUID> organisations) {
        String city = affiliations.city();
        List<CaseScope> offices = new ArrayList<>();
        Set<String> groups = new LinkedHashSet<>();
        // Without an own office a station or county role works nowhere; the scope's fall-back to the city is for cases.
        for (Role role : account.roles()) {
            offices.clear();
            switch (role.officeKind()) {
                case STATION -> {
                    if (account.station() != null) {
                        offices.add(new CaseScope(account.station(), null, city));
                    }
                    if (account.cityWindow()) {
                        offices.add(new CaseScope(null, null, city));
                    }
                }
                case COUNTY -> {
                    if (account.county() != null) {
                        offices.add(new CaseScope(null, account.county(), city));
                    }
                }
                case FIRM -> organisations.forEach(firm -> offices.add(new CaseScope(null, null, city, firm)));
                case CITY, NONE -> offices.add(new CaseScope(null, null, city));
            }
            offices.forEach(office -> groups.add(office.group(role)));
        }
        organisations.forEach(organisation -> groups.add(Actor.organisationGroup(organisation)));
        groups.add(Actor.personGroup(account.id()));
        return groups;
    }
}
