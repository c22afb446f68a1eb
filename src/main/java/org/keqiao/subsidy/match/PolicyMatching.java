package org.keqiao.subsidy.match;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.keqiao.funding.claim.Grounds;
import org.keqiao.integrity.Integrity;
import org.keqiao.organization.OrganisationView;
import org.keqiao.organization.Organisations;
import org.keqiao.policy.Policies;
import org.keqiao.policy.PolicyItem;
import org.keqiao.register.CertifiedContract;
import org.keqiao.register.CertifiedContracts;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells organisations which items fit them. It promises nothing: what counts is what the application shows. Reads what is
 * there in a number of statements that does not grow with the contracts.
 */
@Service
@Transactional(readOnly = true)
public class PolicyMatching {

    private static final int CONTRACTS = 100;

    private final Policies policies;
    private final ItemMatching items;
    private final CertifiedContracts contracts;
    private final Grounds grounds;
    private final Integrity integrity;
    private final Organisations organisations;
    private final CurrentActor currentActor;

    PolicyMatching(
            Policies policies,
            ItemMatching items,
            CertifiedContracts contracts,
            Grounds grounds,
            Integrity integrity,
            Organisations organisations,
            CurrentActor currentActor) {
        this.policies = policies;
        this.items = items;
        this.contracts = contracts;
        this.grounds = grounds;
        this.integrity = integrity;
        this.organisations = organisations;
        this.currentActor = currentActor;
    }

    /** The organisations that the signed-in person may ask for; empty for whoever prepares no applications. */
    public List<OrganisationView> own() {
        Actor actor = currentActor.require();
        return organisations.of(actor).stream()
                .filter(organisation -> organisations.mayStart(actor, organisation.id()))
                .toList();
    }

    /**
     * All items of the city that are money, those that fit first.
     *
     * @param organisation may be left out by whoever has one only
     * @param locale of what the conditions were judged by
     * @throws Refusal forbidden NOT_YOUR_ORGANISATION; INVALID ORGANISATION_REQUIRED
     */
    public List<PolicyMatch> of(@Nullable UUID organisation, Locale locale) {
        Holder holder = holder(choose(organisation));
        return policies.items().stream()
                .filter(item -> item.mode() != PolicyItem.Mode.NONE && item.share() == PolicyItem.Share.CITY)
                .map(item -> items.match(item, holder, locale))
                .sorted(Comparator.comparingInt(match -> order(match.result())))
                .toList();
    }

    /** @throws Refusal as above; NOT_FOUND for an item that is none of the city's */
    public PolicyMatch of(String item, @Nullable UUID organisation, Locale locale) {
        return of(organisation, locale).stream()
                .filter(match -> match.item().equals(item))
                .findFirst()
                .orElseThrow(Refusal::notFound);
    }

    private static int order(PolicyMatch.Result result) {
        return switch (result) {
            case PASS -> 0;
            case UNKNOWN -> 1;
            case FAIL -> 2;
        };
    }

    private OrganisationView choose(@Nullable UUID wanted) {
        List<OrganisationView> own = own();
        if (wanted == null && own.size() > 1) {
            throw Refusal.invalid("ORGANISATION_REQUIRED");
        }
        return own.stream()
                .filter(organisation -> wanted == null || organisation.id().equals(wanted))
                .findFirst()
                .orElseThrow(() -> Refusal.forbidden("NOT_YOUR_ORGANISATION"));
    }

    private Holder holder(OrganisationView organisation) {
        // A code that nobody has checked may be another's: its contracts are not shown.
        boolean known = organisation.isVerified() && organisation.uscc() != null;
        List<CertifiedContract> certified = known ? contracts.ofParty(organisation.uscc(), CONTRACTS) : List.of();
        Map<String, List<Grounds.Counted>> counted =
                grounds
                        .counted(certified.stream()
                                .map(CertifiedContract::number)
                                .toList())
                        .stream()
                        .collect(Collectors.groupingBy(Grounds.Counted::registrationNumber));
        return new Holder(organisation, certified, counted, integrity.check(organisation.id()));
    }
}
