package org.keqiao.subsidy.grant;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.keqiao.casefile.StandingAside;
import org.keqiao.organization.OrganisationView;
import org.keqiao.organization.Organisations;
import org.keqiao.policy.PolicyHands;
import org.keqiao.security.Duty;
import org.keqiao.shared.Refusal;
import org.springframework.stereotype.Component;

/**
 * 回避 before there is a case: nobody has a hand in a list with somebody on it with whom they declared a relation, nor in one
 * by rules that they wrote or approved this year.
 */
@Component
class ListedRelations {

    private final Organisations organisations;
    private final StandingAside aside;
    private final PolicyHands hands;
    private final Clock clock;

    ListedRelations(Organisations organisations, StandingAside aside, PolicyHands hands, Clock clock) {
        this.organisations = organisations;
        this.aside = aside;
        this.hands = hands;
        this.clock = clock;
    }

    /**
     * Whoever is left out gets nothing by the list, and keeps nobody from it.
     *
     * @throws Refusal forbidden LISTED_RELATED with the name of one of them, POLICY_WRITER
     */
    void requireNone(AutoGrantList list, UUID account) {
        if (hands.wroteThisYear(account, list.item(), LocalDate.now(clock))) {
            throw Refusal.forbidden("POLICY_WRITER", Duty.DECIDE.text());
        }
        List<UUID> given = list.entries().stream()
                .filter(each -> each.leftOut() == null)
                .map(AutoGrantEntry::organisation)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        organisations.all(aside.relatedTo(account, given)).stream()
                .map(OrganisationView::name)
                .sorted()
                .findFirst()
                .ifPresent(name -> {
                    throw Refusal.forbidden("LISTED_RELATED", name);
                });
    }
}
