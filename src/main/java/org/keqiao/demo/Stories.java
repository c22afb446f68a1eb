package org.keqiao.demo;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.keqiao.calendar.WorkingCalendar;
import org.keqiao.demo.Story.Ending;

/** Lays the stories out in time. */
class Stories {

    private static final int MONTHS = 24;
    /** So that every story of the past has come to its end. */
    private static final int SETTLED_DAYS = 60;

    private final SampleData data;
    private final WorkingCalendar calendar;
    private final LocalDate origin;

    Stories(SampleData data, WorkingCalendar calendar, LocalDate origin) {
        this.data = data;
        this.calendar = calendar;
        this.origin = origin;
    }

    /** Cases under way now, oldest first. */
    List<Story> live() {
        return data.live().stream()
                .map(this::live)
                .sorted(Comparator.comparing(Story::filed))
                .toList();
    }

    private Story live(SampleData.Live live) {
        LocalDate filed = workingDaysBefore(origin, live.filed());
        return new Story(
                live.key(),
                filed.minusDays(3 + data.chance(live.key()).nextInt(30)),
                filed,
                filed,
                live.seller(),
                live.thousands(),
                live.expert(),
                live.pace() == null ? 1 : live.pace(),
                live.moves() == null ? List.of() : live.moves(),
                live.ending() == null ? Ending.OPEN : live.ending(),
                live.worker());
    }

    /** Decided cases of the past two years, in the order of their decisions, as registers number them; their keys do not depend on their order. */
    List<Story> history() {
        List<Story> stories = new ArrayList<>();
        for (int i = 0; i < data.history(); i++) {
            stories.add(past(i));
        }
        stories.sort(Comparator.comparing(Story::settled));
        return stories;
    }

    private Story past(int i) {
        String key = "past-%03d".formatted(i);
        Random chance = data.chance(key);
        LocalDate signed = signed(chance);
        LocalDate filed = workingDay(signed.plusDays(2L + chance.nextInt(24)));
        Integer thousands = i % 37 == 0 ? 5_000 + 100 * chance.nextInt(90) : null;
        List<String> moves = List.of();
        Ending ending = Ending.FINISHED;
        if (i % 29 == 11) {
            moves = List.of("contract-intake:refuse");
        } else if (i % 17 == 5) {
            moves = List.of(
                    "contract-intake:accept", "contract-technical-review:refuse", "contract-head-decision:approve");
        } else if (i % 31 == 7) {
            moves = List.of("contract-intake:accept");
            ending = Ending.WITHDRAWN;
        } else if (i % 9 == 4) {
            moves = List.of("contract-intake:correct", "contract-application:submitted");
        } else if (i % 23 == 3) {
            moves = List.of(
                    "contract-intake:accept", "contract-technical-review:certify", "contract-second-review:return");
        }
        boolean expert = i % 41 == 6;
        int pace = chance.nextInt(2);
        LocalDate settled = calendarDay(filed, pace * acts(thousands != null, expert, moves));
        return new Story(key, signed, filed, settled, null, thousands, expert, pace, moves, ending, null);
    }

    /** From formal check to certificate: three acts, and what the way adds. */
    private static int acts(boolean large, boolean expert, List<String> moves) {
        boolean corrected = moves.contains("contract-application:submitted");
        boolean returned = moves.contains("contract-second-review:return");
        return 3 + (large ? 2 : expert ? 1 : 0) + (corrected || returned ? 2 : 0);
    }

    private LocalDate calendarDay(LocalDate from, int workingDays) {
        LocalDate day = from;
        for (int left = workingDays; left > 0; left--) {
            day = workingDay(day.plusDays(1));
        }
        return day;
    }

    /** Contracts are signed when budgets end: the months have weights. */
    private LocalDate signed(Random chance) {
        LocalDate first = origin.minusMonths(MONTHS);
        LocalDate last = origin.minusDays(SETTLED_DAYS);
        while (true) {
            YearMonth month = YearMonth.from(first.plusMonths(chance.nextInt(MONTHS + 1)));
            int heaviest =
                    data.months().stream().mapToInt(Integer::intValue).max().orElseThrow();
            if (chance.nextInt(heaviest) >= data.months().get(month.getMonthValue() - 1)) {
                continue;
            }
            LocalDate day = month.atDay(1 + chance.nextInt(month.lengthOfMonth()));
            if (!day.isBefore(first) && !day.isAfter(last)) {
                return day;
            }
        }
    }

    private LocalDate workingDay(LocalDate day) {
        LocalDate found = day;
        while (!calendar.isWorkingDay(found)) {
            found = found.plusDays(1);
        }
        return found;
    }

    private LocalDate workingDaysBefore(LocalDate day, int days) {
        LocalDate found = day;
        for (int left = days; left > 0; ) {
            found = found.minusDays(1);
            if (calendar.isWorkingDay(found)) {
                left--;
            }
        }
        return found;
    }
}
