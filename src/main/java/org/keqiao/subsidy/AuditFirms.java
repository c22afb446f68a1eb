package org.keqiao.subsidy;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.keqiao.form.CodeTables.Code;
import org.keqiao.form.LiveCodes;
import org.keqiao.organization.OrganisationType;
import org.keqiao.organization.OrganisationView;
import org.keqiao.organization.Organisations;
import org.keqiao.security.AccountDirectory;
import org.keqiao.security.Role;
import org.springframework.stereotype.Component;

/**
 * 审计机构名录: verified audit firms, of which somebody was made a special auditor by the bureau's administrators. Their code
 * is their credit code.
 */
@Component
class AuditFirms implements LiveCodes {

    private final AccountDirectory accounts;
    private final Organisations organisations;

    AuditFirms(AccountDirectory accounts, Organisations organisations) {
        this.accounts = accounts;
        this.organisations = organisations;
    }

    /**
     * A firm of the list.
     *
     * @param auditors accounts of its people who may audit, at least one
     */
    record Firm(OrganisationView organisation, Set<UUID> auditors) {}

    @Override
    public String table() {
        return "audit-firm";
    }

    @Override
    public List<Code> codes() {
        return all().stream()
                .map(Firm::organisation)
                .map(firm -> new Code(firm.uscc(), firm.name(), firm.name(), null, null, null, false))
                .toList();
    }

    Optional<Firm> find(String uscc) {
        return all().stream()
                .filter(firm -> uscc.equals(firm.organisation().uscc()))
                .findFirst();
    }

    private List<Firm> all() {
        Map<UUID, Set<UUID>> auditors = new HashMap<>();
        accounts.staff(Role.SPECIAL_AUDITOR)
                .forEach((group, people) ->
                        auditors.put(UUID.fromString(group.substring(group.indexOf('@') + 1)), people));
        return organisations.all(auditors.keySet()).stream()
                .filter(firm -> firm.type() == OrganisationType.AUDITOR && firm.isVerified())
                .sorted(Comparator.comparing(OrganisationView::name))
                .map(firm -> new Firm(firm, auditors.get(firm.id())))
                .toList();
    }
}
