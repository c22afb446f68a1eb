package org.keqiao.subsidy.batch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.keqiao.shared.FieldError;
import org.springframework.lang.Nullable;

/** 会议记录: who was there, and how each line was voted on. */
final class MeetingRecord {

    private MeetingRecord() {}

    /** Whether a member was there. */
    enum Presence {
        PRESENT,
        ABSENT,
        /** 回避: stood back from the whole meeting, and counts as not present. */
        RECUSED
    }

    /**
     * One member of the meeting, there or not.
     *
     * @param memberOfficer sign-in name where the member was chosen from the bureau's people; null for a typed name alone
     */
    record Member(String member, @Nullable String memberOfficer, Presence present) {

        String name() {
            return member.strip();
        }
    }

    /**
     * How a line was voted on.
     *
     * @param application case number of the line
     * @param recused names of those present who stood back from this line, separated by commas; null for none
     */
    record Vote(
            String application,
            ApplyMeeting.Decision decision,
            @Nullable Integer votesFor,
            @Nullable Integer votesAgainst,
            @Nullable Integer votesAbstaining,
            @Nullable String recused) {

        private int cast() {
            return count(votesFor) + count(votesAgainst) + count(votesAbstaining);
        }

        private static int count(@Nullable Integer votes) {
            return votes == null ? 0 : votes;
        }

        Set<String> standingBack() {
            return Arrays.stream((recused == null ? "" : recused).split("[、，,;；]"))
                    .map(String::strip)
                    .filter(name -> !name.isEmpty())
                    .collect(Collectors.toSet());
        }
    }

    /**
     * What cannot be in a record: too few were there, votes that are not those of whoever could vote, a decision against the
     * votes.
     *
     * @param quorumPercent more than so many of a hundred members have to be there
     */
    static List<FieldError> mistakes(List<Member> members, List<Vote> votes, int quorumPercent) {
        List<FieldError> errors = new ArrayList<>();
        Set<String> present = members.stream()
                .filter(member -> member.present() == Presence.PRESENT)
                .map(Member::name)
                .collect(Collectors.toSet());
        if (present.size() * 100 <= members.size() * quorumPercent) {
            errors.add(FieldError.of("attendance", "noQuorum", present.size(), members.size(), quorumPercent));
        }
        for (int i = 0; i < votes.size(); i++) {
            check(errors, "decisions[" + i + "].", votes.get(i), present);
        }
        return errors;
    }

    private static void check(List<FieldError> errors, String row, Vote vote, Set<String> present) {
        Set<String> back = vote.standingBack();
        List<String> unknown =
                back.stream().filter(name -> !present.contains(name)).sorted().toList();
        if (!unknown.isEmpty()) {
            errors.add(FieldError.of(row + "recused", "notPresent", String.join("、", unknown)));
            return;
        }
        int voting = present.size() - back.size();
        if (vote.cast() != voting) {
            errors.add(FieldError.of(row + "votesFor", "votesNotPresent", vote.cast(), voting));
            return;
        }
        boolean majority = Vote.count(vote.votesFor()) * 2 > voting;
        if (vote.decision() == ApplyMeeting.Decision.APPROVE && !majority) {
            errors.add(FieldError.of(row + "decision", "noMajority", Vote.count(vote.votesFor()), voting));
        } else if (vote.decision() == ApplyMeeting.Decision.REFUSE && majority) {
            errors.add(FieldError.of(row + "decision", "majorityAgreed", Vote.count(vote.votesFor()), voting));
        }
    }
}
