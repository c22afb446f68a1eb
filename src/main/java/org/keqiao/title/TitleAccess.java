package org.keqiao.title;

import java.util.EnumSet;
import java.util.Set;
import org.keqiao.security.Actor;
import org.keqiao.security.Role;
import org.keqiao.shared.Refusal;
import org.springframework.stereotype.Component;

/** Programme officers keep the register; whoever decides on money reads it. */
@Component
class TitleAccess {

    private static final Set<Role> READERS = EnumSet.of(
            Role.PROGRAM_OFFICER,
            Role.DISCIPLINE,
            Role.RECHECKER,
            Role.FINANCE_OFFICER,
            Role.DEPUTY_DIRECTOR,
            Role.MEETING_SECRETARY,
            Role.AUDITOR);

    boolean keeps(Actor actor) {
        return actor.has(Role.PROGRAM_OFFICER);
    }

    boolean reads(Actor actor) {
        return READERS.stream().anyMatch(actor::has);
    }

    /** @throws Refusal FORBIDDEN NOT_THE_TITLE_OFFICE */
    void requireKeeper(Actor actor) {
        if (!keeps(actor)) {
            throw Refusal.forbidden("NOT_THE_TITLE_OFFICE");
        }
    }

    /** @throws Refusal FORBIDDEN NOT_THE_TITLE_OFFICE */
    void requireReader(Actor actor) {
        if (!reads(actor)) {
            throw Refusal.forbidden("NOT_THE_TITLE_OFFICE");
        }
    }
}
