package org.keqiao.publicity;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.keqiao.organization.CityProfiles;
import org.keqiao.publicity.store.NoticeRow;
import org.keqiao.publicity.store.NoticeRows;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.Role;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the bureau's people do to notices: they see those that are announced too, and prolong one that could not be read. */
@Service
@Transactional
public class NoticeOffice {

    private static final Set<Role> READERS = EnumSet.of(Role.PROGRAM_OFFICER, Role.OBJECTION_OFFICER, Role.DISCIPLINE);
    private static final Set<Role> KEEPERS = EnumSet.of(Role.PROGRAM_OFFICER, Role.DISCIPLINE);
    private static final int MOST_DAYS = 60;
    private static final int LONGEST_REASON = 1000;
    private static final int SHOWN = 200;

    private final NoticeRows rows;
    private final Notices notices;
    private final CityProfiles cities;
    private final CurrentActor currentActor;
    private final Clock clock;

    NoticeOffice(NoticeRows rows, Notices notices, CityProfiles cities, CurrentActor currentActor, Clock clock) {
        this.rows = rows;
        this.notices = notices;
        this.cities = cities;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    /** Whether the current actor looks after notices at all. */
    @Transactional(readOnly = true)
    public boolean isOpen() {
        return currentActor.find().filter(actor -> isOne(actor, READERS)).isPresent();
    }

    /** Whether the current actor may prolong notices. */
    @Transactional(readOnly = true)
    public boolean mayExtend() {
        return currentActor.find().filter(actor -> isOne(actor, KEEPERS)).isPresent();
    }

    /**
     * The newest 200, those that are announced included.
     *
     * @throws Refusal forbidden NOTICES_FOR_OFFICERS
     */
    @Transactional(readOnly = true)
    public List<NoticeView> list() {
        require(READERS);
        return rows.newest(SHOWN).stream().map(notices::view).toList();
    }

    /**
     * Shows a notice longer, since it could not be read for more than a working day (domain 6.5). The public reads why.
     *
     * @param days working days that are added, at least 1; 60 in all
     * @throws Refusal forbidden NOTICES_FOR_OFFICERS; NOT_FOUND; INVALID; conflict NOTICE_OVER once its last day has passed
     */
    public NoticeView extend(UUID id, @Nullable Integer days, @Nullable String reason) {
        Actor actor = require(KEEPERS);
        NoticeRow notice = rows.lock(id).orElseThrow(Refusal::notFound);
        int added = notice.addedDays() + (days == null ? 0 : days);
        if (days == null || days < 1 || added > MOST_DAYS) {
            throw Refusal.invalid(List.of(FieldError.of("days", "range", 1, MOST_DAYS - notice.addedDays())));
        }
        String why = reason == null ? "" : reason.strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            throw Refusal.invalid(
                    List.of(FieldError.of("reason", why.isEmpty() ? "required" : "tooLong", LONGEST_REASON)));
        }
        if (notice.isClosed() || LocalDate.now(clock).isAfter(notice.lastDay())) {
            throw Refusal.conflict("NOTICE_OVER", notice.lastDay());
        }
        LocalDate lastDay = notices.lastDay(notice, added);
        rows.noteChange(notice, lastDay, actor, why, clock.instant());
        NoticeRow longer = notice.until(lastDay, added, notices.calendarVersion());
        rows.setLastDay(longer);
        return notices.view(longer);
    }

    private Actor require(Set<Role> roles) {
        Actor actor = currentActor.require();
        if (!isOne(actor, roles)) {
            throw Refusal.forbidden("NOTICES_FOR_OFFICERS");
        }
        return actor;
    }

    private boolean isOne(Actor actor, Set<Role> roles) {
        String city = cities.current().code();
        return roles.stream().anyMatch(role -> actor.groups().contains(role + "@" + city));
    }
}
