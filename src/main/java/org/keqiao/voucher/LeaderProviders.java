package org.keqiao.voucher;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.organization.OrganisationType;
import org.keqiao.organization.OrganisationView;
import org.keqiao.organization.Organisations;
import org.keqiao.organization.TeamLeaders;
import org.keqiao.shared.Spelling;
import org.springframework.stereotype.Component;

/**
 * A team has no code by which a relation would show: it buys from no firm that is represented by anybody who led it since it
 * applied for the voucher.
 */
@Component
class LeaderProviders {

    private final Organisations organisations;
    private final TeamLeaders leaders;
    private final CaseCommands cases;

    LeaderProviders(Organisations organisations, TeamLeaders leaders, CaseCommands cases) {
        this.organisations = organisations;
        this.leaders = leaders;
        this.cases = cases;
    }

    /** @param provider the organisation that is listed as the voucher's provider */
    boolean isOfLeader(Voucher voucher, UUID provider) {
        OrganisationView holder = organisations.find(voucher.organisation());
        if (holder.type() != OrganisationType.TEAM) {
            return false;
        }
        String represented = organisations.find(provider).legalRepresentative();
        return represented != null && since(voucher, holder).contains(Spelling.of(represented));
    }

    private Set<String> since(Voucher voucher, OrganisationView team) {
        LocalDate received = cases.get(voucher.caseNumber()).receivedOn();
        LocalDate applied = received == null ? voucher.grantedOn() : received;
        Stream<String> before = leaders.before(team.id()).entrySet().stream()
                .filter(each -> !each.getValue().isBefore(applied))
                .map(Map.Entry::getKey);
        return Stream.concat(before, Stream.ofNullable(team.legalRepresentative()))
                .map(Spelling::of)
                .collect(Collectors.toSet());
    }
}
