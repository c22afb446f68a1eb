package org.keqiao.intermediary;

import java.util.Optional;
import org.keqiao.security.Actor;
import org.keqiao.security.Role;
import org.keqiao.shared.Refusal;
import org.springframework.stereotype.Component;

/** Everybody reads the list; case readers read what stands behind an entry; programme officers keep deals and complaints. */
@Component
public class IntermediaryAccess {

    public boolean keeps(Actor actor) {
        return actor.has(Role.PROGRAM_OFFICER);
    }

    /** @throws Refusal FORBIDDEN NOT_THE_REGISTER_OFFICE */
    public void requireKeeper(Actor actor) {
        if (!keeps(actor)) {
            throw Refusal.forbidden("NOT_THE_REGISTER_OFFICE");
        }
    }

    /** A county's officers read the whole of what lies in their county. */
    boolean readsWhole(Optional<Actor> reader, Intermediary entry) {
        return reader.filter(actor -> isOwn(actor, entry) || isOfficers(actor, entry))
                .isPresent();
    }

    /** Whoever complains is not shown to whom the complaint is about. */
    boolean readsComplaints(Optional<Actor> reader, Intermediary entry) {
        return reader.filter(actor -> !isOwn(actor, entry) && isOfficers(actor, entry))
                .isPresent();
    }

    private static boolean isOwn(Actor actor, Intermediary entry) {
        return actor.organisations().contains(entry.organisation());
    }

    private static boolean isOfficers(Actor actor, Intermediary entry) {
        boolean reads = Role.caseReaders().stream().anyMatch(actor::has) || actor.has(Role.AUDITOR);
        boolean ofAnotherCounty = actor.county() != null && !actor.county().equals(entry.county());
        return reads && actor.station() == null && !ofAnotherCounty;
    }
}
