package org.keqiao.studio.way;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.keqiao.calendar.Limit;
import org.keqiao.process.MatterSettings;
import org.keqiao.process.MatterSettings.OnCorrection;
import org.keqiao.process.sandbox.Happening;
import org.springframework.lang.Nullable;

/**
 * 办理期限: the two limits of a case as its way moves them. It begins with the acceptance, follows another limit when an
 * action says so, and stands or begins anew while the applicant corrects. What officers paused or extended by hand is no
 * part of a flow and left out.
 */
final class CaseClock {

    /** Limit keys of the promise and of the law. */
    static final Set<String> KEYS = Set.of("promised", "decision");

    private static final List<String> ORDER = List.of("promised", "decision");

    // Names of the catalogue: these actions move the clock in the product.
    private static final String ACCEPT = "acceptCase";
    private static final String CHANGE = "changeLimit";
    private static final String CORRECTION = "requestCorrection";

    private final MatterSettings settings;
    private final LimitDays days;
    private final Map<String, Limit> rows = new LinkedHashMap<>();
    private String basis = "";

    @Nullable
    private LocalDate start;

    @Nullable
    private LocalDate standsSince;

    private int stoodWorking;
    private int stoodCalendar;

    CaseClock(MatterSettings settings, LimitDays days) {
        this.settings = settings;
        this.days = days;
    }

    /** Takes the next thing that happened; true when the limits may have moved. */
    boolean take(Happening happening) {
        LocalDate on = LocalDate.ofInstant(happening.at(), LimitDays.ZONE);
        if (happening instanceof Happening.Performed performed) {
            return performed(performed, on);
        }
        boolean corrected = happening instanceof Happening.Answered answered
                && answered.task().step().formId().equals(settings.startForm());
        if (corrected && standsSince != null) {
            corrected(on);
        }
        return false;
    }

    private boolean performed(Happening.Performed performed, LocalDate on) {
        switch (performed.action()) {
            case ACCEPT -> {
                if (start == null) {
                    start = LimitDays.day(performed.output().get("acceptedOn")).orElse(on);
                    basis = days.basis(performed.output(), on);
                    ORDER.forEach(key -> days.limit(settings, key, basis).ifPresent(limit -> rows.put(key, limit)));
                }
                return true;
            }
            case CHANGE -> {
                Object key = performed.input().get("limit");
                days.limit(settings, String.valueOf(key), basis)
                        .ifPresent(limit -> rows.replaceAll((name, before) -> limit));
                return true;
            }
            case CORRECTION -> {
                if (start != null) {
                    standsSince = on;
                }
                return false;
            }
            default -> {
                return false;
            }
        }
    }

    private void corrected(LocalDate on) {
        Map<String, OnCorrection> rules = settings.onCorrection();
        if (rules.getOrDefault(basis, rules.getOrDefault("*", OnCorrection.PAUSE)) == OnCorrection.RESTART) {
            start = on;
            stoodWorking = 0;
            stoodCalendar = 0;
        } else {
            stoodWorking += Math.max(0, days.workingDays(standsSince, on));
            stoodCalendar += Math.toIntExact(Math.max(0, ChronoUnit.DAYS.between(standsSince, on)));
        }
        standsSince = null;
    }

    /** The limits as they are now; empty before the acceptance. */
    List<WayStep.StepLimit> rows() {
        List<WayStep.StepLimit> now = new ArrayList<>();
        rows.forEach((key, limit) ->
                now.add(new WayStep.StepLimit(key, limit.days(), limit.unit().name(), days.on(from(limit), limit))));
        return now;
    }

    private LocalDate from(Limit limit) {
        if (limit.unit() == Limit.Unit.CALENDAR) {
            return start.plusDays(stoodCalendar);
        }
        return stoodWorking == 0 ? start : days.on(start, new Limit(stoodWorking, Limit.Unit.WORKING));
    }
}
