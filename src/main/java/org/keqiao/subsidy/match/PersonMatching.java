package org.keqiao.subsidy.match;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.keqiao.funding.claim.Ground;
import org.keqiao.funding.claim.Grounds;
import org.keqiao.intermediary.Intermediaries;
import org.keqiao.intermediary.Intermediary;
import org.keqiao.organization.OrganisationView;
import org.keqiao.policy.PolicyInputs;
import org.keqiao.policy.PolicyItem;
import org.keqiao.policy.PolicyTerms;
import org.keqiao.shared.Money;
import org.keqiao.subsidy.SubsidyItems;
import org.springframework.stereotype.Component;

/** Which brokers an organisation could claim for: those whose entry names it as their employer, and nobody was paid for. */
@Component
class PersonMatching {

    /** Shown at most. */
    private static final int MOST = 20;
    /** Looked through at most: nobody here employs more. */
    private static final int EMPLOYED = 1000;

    private final Intermediaries register;
    private final Grounds grounds;
    private final SubsidyItems items;
    private final Clock clock;

    PersonMatching(Intermediaries register, Grounds grounds, SubsidyItems items, Clock clock) {
        this.register = register;
        this.grounds = grounds;
        this.items = items;
        this.clock = clock;
    }

    /** Brokers of the register whom a verified organisation employs today; none for one that nobody has verified. */
    private List<Intermediary> employed(OrganisationView organisation, LocalDate today) {
        // A code that nobody has checked may be another's: its people are not shown.
        return organisation.isVerified() && organisation.uscc() != null
                ? register.employedBy(organisation.uscc(), today, EMPLOYED)
                : List.of();
    }

    /** First listed first; null as the sum where the bureau has not set it. */
    List<PolicyMatch.Person> persons(PolicyItem item, OrganisationView organisation) {
        LocalDate today = LocalDate.now(clock);
        List<Intermediary> employed = employed(organisation, today);
        Set<Ground> taken = grounds.held(
                employed.stream()
                        .map(each -> Ground.person(each.organisation()))
                        .toList(),
                item.group());
        return employed.stream()
                .filter(broker -> !taken.contains(Ground.person(broker.organisation())))
                .flatMap(
                        broker -> terms(item, organisation, today, broker).map(terms -> person(broker, terms)).stream())
                .limit(MOST)
                .toList();
    }

    private Optional<PolicyTerms> terms(
            PolicyItem item, OrganisationView organisation, LocalDate today, Intermediary broker) {
        return items.terms(
                item.key(),
                today,
                PolicyInputs.NONE
                        .county(organisation.county())
                        .level(broker.level().name()));
    }

    private static PolicyMatch.Person person(Intermediary broker, PolicyTerms terms) {
        Money most = terms.amount();
        return new PolicyMatch.Person(broker.number(), broker.name(), broker.level(), most);
    }
}
