package org.keqiao.register.external;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.keqiao.organization.OrganisationView;
import org.keqiao.organization.Organisations;
import org.keqiao.security.Actor;
import org.keqiao.security.Role;
import org.keqiao.shared.CreditCode;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/** Officers enter and verify; an enterprise enters and sees its own contracts; whoever reads cases reads them all. */
@Component
class ExternalAccess {

    private static final Set<Role> CLERKS = EnumSet.of(Role.INTAKE_CLERK, Role.REGISTRAR, Role.PROGRAM_OFFICER);
    private static final Set<Role> VERIFIERS = EnumSet.of(Role.REGISTRAR, Role.PROGRAM_OFFICER);

    private final Organisations organisations;

    ExternalAccess(Organisations organisations) {
        this.organisations = organisations;
    }

    boolean readsAll(Actor actor) {
        return Role.caseReaders().stream().anyMatch(actor::has) || actor.has(Role.AUDITOR);
    }

    boolean imports(Actor actor) {
        return CLERKS.stream().anyMatch(actor::has);
    }

    boolean verifies(Actor actor) {
        return VERIFIERS.stream().anyMatch(actor::has);
    }

    /** Credit codes of the verified organisations that the actor may apply for. */
    List<String> own(Actor actor) {
        return organisations.of(actor).stream()
                .filter(each -> organisations.mayStart(actor, each.id()) && organisations.isVerified(each.id()))
                .map(OrganisationView::uscc)
                .filter(uscc -> uscc != null)
                .toList();
    }

    /** @throws Refusal FORBIDDEN NOT_YOURS_TO_ENTER unless it is an officer, or a party's own people */
    void requireEntering(Actor actor, @Nullable String seller, @Nullable String buyer) {
        if (imports(actor)) {
            return;
        }
        List<String> own = own(actor);
        if (!own.contains(CreditCode.normalise(seller)) && !own.contains(CreditCode.normalise(buyer))) {
            throw Refusal.forbidden("NOT_YOURS_TO_ENTER");
        }
    }

    /** @throws Refusal FORBIDDEN NOT_YOURS_TO_ENTER */
    void requireImporting(Actor actor) {
        if (!imports(actor)) {
            throw Refusal.forbidden("NOT_YOURS_TO_ENTER");
        }
    }

    /** @throws Refusal FORBIDDEN NOT_YOURS_TO_VERIFY */
    void requireVerifying(Actor actor) {
        if (!verifies(actor)) {
            throw Refusal.forbidden("NOT_YOURS_TO_VERIFY");
        }
    }
}
