package org.keqiao.subsidy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.CaseRef;
import org.keqiao.organization.OrganisationType;
import org.keqiao.organization.OrganisationView;
import org.keqiao.organization.Organisations;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.Spelling;
import org.springframework.stereotype.Component;

/** 户名: in whose name the account stands that an applicant is paid to. A team has none, so its leader's is paid. */
@Component
public class AccountHolders {

    private final Organisations organisations;
    private final CaseCommands cases;
    private final ObjectMapper json;

    AccountHolders(Organisations organisations, CaseCommands cases, ObjectMapper json) {
        this.organisations = organisations;
        this.cases = cases;
        this.json = json;
    }

    /** @param of a case of the applicant */
    public String holder(CaseRef of) {
        OrganisationView applicant = organisations.find(of.organisation());
        return applicant.type() == OrganisationType.TEAM ? applicant.signsAs() : of.applicantName();
    }

    /** What is wrong with the name that an account stands in; empty for nothing. */
    public Optional<FieldError> wrong(CaseRef of, Account account) {
        String holder = holder(of);
        if (account.isHeldBy(holder)) {
            return Optional.empty();
        }
        return Optional.of(
                holder.equals(of.applicantName())
                        ? FieldError.of("account.name", "accountOfAnother")
                        : FieldError.of("account.name", "accountOfLeader", holder));
    }

    /**
     * Looks again at the account that an application names: a team's leader may have changed since. One that names none is asked
     * for it later.
     *
     * @throws Refusal conflict ACCOUNT_OF_ANOTHER with the name of the holder
     */
    public void require(CaseNumber application) {
        Account account = json.convertValue(cases.facts(application).get("account"), Account.class);
        if (account == null) {
            return;
        }
        CaseRef of = cases.ref(application);
        if (wrong(of, account).isPresent()) {
            throw Refusal.conflict("ACCOUNT_OF_ANOTHER", holder(of));
        }
    }

    /**
     * The same of many payees, in one statement: whether an account in this name is of somebody who led the team before. The name
     * of everybody else stays what it was when the account was given.
     *
     * @param applicants among whom are all that are asked about
     */
    public BiPredicate<UUID, String> formerLeaders(Collection<UUID> applicants) {
        Map<UUID, String> leaders = organisations.all(applicants).stream()
                .filter(each -> each.type() == OrganisationType.TEAM)
                .collect(Collectors.toMap(OrganisationView::id, OrganisationView::signsAs));
        return (applicant, payee) ->
                leaders.containsKey(applicant) && !Spelling.of(payee).equals(Spelling.of(leaders.get(applicant)));
    }
}
