package org.keqiao.subsidy.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.keqiao.casefile.StandingAside;
import org.keqiao.security.AccountDirectory;
import org.keqiao.security.AccountView;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Spelling;
import org.keqiao.subsidy.batch.MeetingRecord.Member;
import org.keqiao.subsidy.batch.MeetingRecord.Presence;
import org.keqiao.subsidy.batch.MeetingRecord.Vote;
import org.springframework.stereotype.Component;

/**
 * 会议回避核对 (公务员法 76): nobody votes on a line from which they stand back, by a relation that they declared or a recusal. A
 * member who was chosen is held by the account; a typed name is that of everybody who bears it.
 */
@Component
class MeetingRelations {

    private final StandingAside aside;
    private final AccountDirectory accounts;

    MeetingRelations(StandingAside aside, AccountDirectory accounts) {
        this.aside = aside;
        this.accounts = accounts;
    }

    /** At the lines, those present who voted all the same; at the attendance, whoever goes by another's name. */
    List<FieldError> mistakes(List<Member> members, List<Vote> votes) {
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            if (isMisnamed(members.get(i))) {
                errors.add(FieldError.of("attendance[" + i + "].member", "memberMisnamed"));
            }
        }
        Map<CaseNumber, Set<UUID>> back = aside.of(
                votes.stream().map(vote -> new CaseNumber(vote.application())).toList());
        Map<UUID, AccountView> people = back.values().stream()
                .flatMap(Set::stream)
                .distinct()
                .flatMap(account -> accounts.find(account).stream())
                .collect(Collectors.toMap(AccountView::id, person -> person));
        for (int i = 0; i < votes.size(); i++) {
            Vote vote = votes.get(i);
            List<AccountView> who = back.getOrDefault(new CaseNumber(vote.application()), Set.of()).stream()
                    .map(people::get)
                    .filter(Objects::nonNull)
                    .toList();
            String voted = members.stream()
                    .filter(member -> member.present() == Presence.PRESENT)
                    .filter(member -> !vote.standingBack().contains(member.name()))
                    .filter(member -> who.stream().anyMatch(person -> isSame(member, person)))
                    .map(Member::name)
                    .distinct()
                    .sorted()
                    .collect(Collectors.joining("、"));
            if (!voted.isEmpty()) {
                errors.add(
                        FieldError.of("decisions[" + i + "].recused", "memberStandsBack", voted, vote.application()));
            }
        }
        return errors;
    }

    private boolean isMisnamed(Member member) {
        return Optional.ofNullable(member.memberOfficer())
                .flatMap(accounts::named)
                .filter(person -> !Spelling.of(person.displayName()).equals(Spelling.of(member.member())))
                .isPresent();
    }

    private static boolean isSame(Member member, AccountView person) {
        return member.memberOfficer() == null
                ? Spelling.of(person.displayName()).equals(Spelling.of(member.member()))
                : person.username().equals(member.memberOfficer());
    }
}
