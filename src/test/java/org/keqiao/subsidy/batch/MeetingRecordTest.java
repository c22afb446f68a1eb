package org.keqiao.subsidy.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.keqiao.shared.FieldError;
import org.keqiao.subsidy.batch.ApplyMeeting.Decision;
import org.keqiao.subsidy.batch.MeetingRecord.Member;
import org.keqiao.subsidy.batch.MeetingRecord.Presence;
import org.keqiao.subsidy.batch.MeetingRecord.Vote;
import org.springframework.lang.Nullable;

/** What a meeting can have decided (domain 6.3, E3). */
class MeetingRecordTest {

    private static List<Member> members(int present, int absent, int recused) {
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < present; i++) {
            members.add(new Member("委员" + i, null, Presence.PRESENT));
        }
        for (int i = 0; i < absent; i++) {
            members.add(new Member("缺席" + i, null, Presence.ABSENT));
        }
        for (int i = 0; i < recused; i++) {
            members.add(new Member("回避" + i, null, Presence.RECUSED));
        }
        return members;
    }

    private static Vote vote(Decision decision, Integer yes, Integer no, Integer neither, @Nullable String recused) {
        return new Vote("JBZJ-421300-2026-000001", decision, yes, no, neither, recused);
    }

    private static List<String> mistakes(List<Member> members, Vote... votes) {
        return MeetingRecord.mistakes(members, List.of(votes), 50).stream()
                .map(error -> error.field() + " " + error.code())
                .toList();
    }

    @Test
    void moreThanHalfOfTheMembersHaveToBeThere() {
        Vote three = vote(Decision.APPROVE, 3, 0, 0, null);
        assertThat(mistakes(members(3, 2, 0), three)).isEmpty();
        assertThat(mistakes(members(3, 3, 0), three)).containsExactly("attendance noQuorum");
        // Who stands back from the whole meeting is not there.
        assertThat(mistakes(members(3, 0, 3), three)).containsExactly("attendance noQuorum");
        assertThat(MeetingRecord.mistakes(members(3, 2, 0), List.of(three), 66))
                .extracting(FieldError::code)
                .containsExactly("noQuorum");
    }

    @Test
    void theVotesAreThoseOfWhoeverCouldVote() {
        List<Member> five = members(5, 0, 0);
        assertThat(mistakes(five, vote(Decision.APPROVE, 3, 1, 1, null))).isEmpty();
        assertThat(mistakes(five, vote(Decision.APPROVE, 5, 1, 0, null)))
                .containsExactly("decisions[0].votesFor votesNotPresent");
        assertThat(mistakes(five, vote(Decision.APPROVE, 3, null, null, "委员0、委员1")))
                .isEmpty();
        assertThat(mistakes(five, vote(Decision.APPROVE, 5, 0, 0, "委员0")))
                .containsExactly("decisions[0].votesFor votesNotPresent");
        assertThat(mistakes(five, vote(Decision.APPROVE, 4, 0, 0, "某人")))
                .containsExactly("decisions[0].recused notPresent");
    }

    @Test
    void aLineIsAgreedToByMoreThanHalf() {
        List<Member> four = members(4, 0, 0);
        assertThat(mistakes(
                        four,
                        vote(Decision.APPROVE, 3, 1, 0, null),
                        vote(Decision.APPROVE, 2, 2, 0, null),
                        vote(Decision.APPROVE, 0, 4, 0, null),
                        vote(Decision.REFUSE, 3, 1, 0, null),
                        vote(Decision.REFUSE, 2, 2, 0, null),
                        vote(Decision.DEFER, 1, 1, 2, null),
                        vote(Decision.RETURN, 4, 0, 0, null)))
                .containsExactly(
                        "decisions[1].decision noMajority",
                        "decisions[2].decision noMajority",
                        "decisions[3].decision majorityAgreed");
    }
}
