package org.keqiao.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keqiao.process.Outcome.Kind;
import org.keqiao.process.SeatRule.Mode;
import org.keqiao.security.Role;
import org.springframework.lang.Nullable;

/** What seats come to. */
class SeatRuleTest {

    private static final Outcome AGREE = outcome("agree", Kind.ADVANCE);
    private static final Outcome BACK = outcome("back", Kind.RETURN);
    private static final Outcome REFUSE = outcome("refuse", Kind.REFUSE);
    private static final Outcome DISPUTE = outcome("dispute", Kind.REFUSE);
    private static final List<Outcome> OUTCOMES = List.of(AGREE, BACK, REFUSE, DISPUTE);

    private static Outcome outcome(String key, Kind kind) {
        return new Outcome(key, kind, key, key, false);
    }

    private static SeatRule rule(Mode mode, int seats, int votes, boolean veto) {
        return new SeatRule(mode, Collections.nCopies(seats, Role.STATION_REVIEWER), votes, veto);
    }

    @Nullable
    private static Outcome result(SeatRule rule, int open, Outcome... given) {
        return rule.result(OUTCOMES, Arrays.asList(given), open).orElse(null);
    }

    @Test
    void allMustAgree() {
        SeatRule all = rule(Mode.ALL, 3, 0, false);
        assertThat(result(all, 3)).isNull();
        assertThat(result(all, 1, AGREE, AGREE)).isNull();
        assertThat(result(all, 0, AGREE, AGREE, AGREE)).isEqualTo(AGREE);
    }

    @Test
    void allWaitForEverybodyAndTakeTheLeastFavourable() {
        SeatRule all = rule(Mode.ALL, 3, 0, false);
        assertThat(result(all, 2, REFUSE)).isNull();
        assertThat(result(all, 0, AGREE, BACK, AGREE)).isEqualTo(BACK);
        assertThat(result(all, 0, BACK, BACK, REFUSE)).isEqualTo(REFUSE);
        assertThat(result(rule(Mode.ALL, 4, 0, false), 0, AGREE, REFUSE, DISPUTE, DISPUTE))
                .isEqualTo(DISPUTE);
    }

    @Test
    void aVetoEndsItAtOnce() {
        assertThat(result(rule(Mode.ALL, 3, 0, true), 2, REFUSE)).isEqualTo(REFUSE);
        assertThat(result(rule(Mode.VOTE, 3, 2, true), 1, AGREE, DISPUTE)).isEqualTo(DISPUTE);
        assertThat(result(rule(Mode.ALL, 3, 0, true), 2, BACK))
                .as("sending back is no veto where one can refuse")
                .isNull();
        assertThat(rule(Mode.ALL, 3, 0, true).result(List.of(AGREE, BACK), List.of(BACK), 2))
                .contains(BACK);
    }

    @Test
    void theFirstOfAnyDecides() {
        assertThat(result(rule(Mode.ANY, 3, 0, false), 3)).isNull();
        assertThat(result(rule(Mode.ANY, 3, 0, false), 2, BACK)).isEqualTo(BACK);
    }

    @Test
    void aVoteEndsWhenItIsCertain() {
        SeatRule vote = rule(Mode.VOTE, 5, 3, false);
        assertThat(result(vote, 3, AGREE, AGREE)).isNull();
        assertThat(result(vote, 2, AGREE, AGREE, AGREE)).isEqualTo(AGREE);
        assertThat(result(vote, 3, REFUSE, BACK)).isNull();
        assertThat(result(vote, 2, REFUSE, BACK, BACK)).isEqualTo(BACK);
        assertThat(result(vote, 1, REFUSE, BACK, AGREE, DISPUTE))
                .as("of equally many the least favourable, then the first drawn")
                .isEqualTo(REFUSE);
    }

    @Test
    void anAddedSeatMakesNoVoteEasier() {
        SeatRule vote = rule(Mode.VOTE, 3, 2, false);
        assertThat(vote.needed(3)).isEqualTo(2);
        assertThat(vote.needed(4)).isEqualTo(3);
        assertThat(vote.needed(6)).isEqualTo(4);
        assertThat(vote.needed(2)).isEqualTo(2);
        assertThat(rule(Mode.VOTE, 3, 3, false).needed(5)).isEqualTo(5);
    }

    @Test
    void noSeatGoesBelowTheQuorum() {
        SeatRule all = rule(Mode.ALL, 2, 0, false);
        assertThat(spares(all, 1, AGREE)).isFalse();
        assertThat(spares(all, 2, AGREE)).isTrue();
        SeatRule vote = rule(Mode.VOTE, 3, 2, false);
        assertThat(spares(vote, 3)).isTrue();
        assertThat(spares(vote, 2)).isFalse();
        assertThat(spares(vote, 2, REFUSE)).as("that would decide it").isFalse();
        assertThat(spares(vote, 2, AGREE)).isTrue();
        assertThat(spares(rule(Mode.ANY, 2, 0, false), 1)).isFalse();
    }

    private static boolean spares(SeatRule rule, int open, Outcome... given) {
        return rule.canSpare(List.of(given), open, Role.STATION_REVIEWER, given.length + open);
    }

    @Test
    void aCountersigningKeepsEachRoleThatWasDrawn() {
        SeatRule mixed = new SeatRule(Mode.ALL, List.of(Role.STATION_REVIEWER, Role.RECHECKER), 0, false);
        assertThat(mixed.canSpare(List.of(), 3, Role.STATION_REVIEWER, 2)).isTrue();
        assertThat(mixed.canSpare(List.of(), 3, Role.RECHECKER, 1))
                .as("the added seat is another role's")
                .isFalse();
    }

    @Test
    void readsWhatTheDesignerWrote() {
        assertThat(SeatRule.read("RECHECKER", Map.of())).isEmpty();
        assertThat(SeatRule.read("RECHECKER", Map.of("seats", "ALL", "seatCount", "2")))
                .contains(new SeatRule(Mode.ALL, List.of(Role.RECHECKER, Role.RECHECKER), 0, false));
        assertThat(SeatRule.read(
                        "RECHECKER",
                        Map.of(
                                "seats", "VOTE",
                                "seatRoles", "RECHECKER, STATION_REVIEWER",
                                "votesNeeded", "1",
                                "veto", "true")))
                .contains(new SeatRule(Mode.VOTE, List.of(Role.RECHECKER, Role.STATION_REVIEWER), 1, true));
    }
}
