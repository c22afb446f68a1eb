package org.keqiao.subsidy;

import java.util.Comparator;
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
        return accounts.staff(Role.SPECIAL_AUDITOR).entrySet().stream()
                .map(this::firm)
                .filter(firm -> firm.organisation().type() == OrganisationType.AUDITOR
                        && firm.organisation().isVerified())
                .sorted(Comparator.comparing(firm -> firm.organisation().name()))
                .toList();
    }

    private Firm firm(Map.Entry<String, Set<UUID>> group) {
        UUID id = UUID.fromString(group.getKey().substring(group.getKey().indexOf('@') + 1));
        return new Firm(organisations.find(id), group.getValue());
    }
}
