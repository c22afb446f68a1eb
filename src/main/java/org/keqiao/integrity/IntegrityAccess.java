package org.keqiao.integrity;

import java.util.EnumSet;
import java.util.Set;
import org.keqiao.security.Actor;
import org.keqiao.security.Role;
import org.keqiao.shared.Refusal;
import org.springframework.stereotype.Component;

/** Programme officers and the discipline office keep the register; whoever decides on money reads it. */
@Component
class IntegrityAccess {

    private static final Set<Role> KEEPERS = EnumSet.of(Role.PROGRAM_OFFICER, Role.DISCIPLINE);
    private static final Set<Role> READERS = EnumSet.of(
            Role.PROGRAM_OFFICER,
            Role.DISCIPLINE,
            Role.RECHECKER,
            Role.FINANCE_OFFICER,
            Role.DEPUTY_DIRECTOR,
            Role.MEETING_SECRETARY,
            Role.AUDITOR);

    boolean keeps(Actor actor) {
        return KEEPERS.stream().anyMatch(actor::has);
    }

    boolean reads(Actor actor) {
        return READERS.stream().anyMatch(actor::has);
    }

    /** @throws Refusal FORBIDDEN NOT_THE_INTEGRITY_OFFICE */
    void requireKeeper(Actor actor) {
        if (!keeps(actor)) {
            throw Refusal.forbidden("NOT_THE_INTEGRITY_OFFICE");
        }
    }

    /** @throws Refusal FORBIDDEN NOT_THE_INTEGRITY_OFFICE */
    void requireReader(Actor actor) {
        if (!reads(actor)) {
            throw Refusal.forbidden("NOT_THE_INTEGRITY_OFFICE");
        }
    }
}
