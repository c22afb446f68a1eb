package org.keqiao.casefile;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.keqiao.casefile.store.CaseFile;
import org.keqiao.casefile.store.CaseFiles;
import org.keqiao.casefile.store.DoneDuties;
import org.keqiao.process.Evidence;
import org.keqiao.process.Outcome;
import org.keqiao.process.Step;
import org.keqiao.security.Duty;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * 回避: who may do nothing on a case, and what holds no more of what they did before. Acts that are void stay in the record,
 * bind the person and prove nothing, until another person examines them anew or the step is done again.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class StandingAside {

    private final JdbcClient jdbc;
    private final CaseFiles files;
    private final DoneDuties duties;
    private final Clock clock;

    StandingAside(JdbcClient jdbc, CaseFiles files, DoneDuties duties, Clock clock) {
        this.jdbc = jdbc;
        this.files = files;
        this.duties = duties;
        this.clock = clock;
    }

    /**
     * Refuses when the person stands back from the case, or from one that is linked with it.
     *
     * @param account null for nobody and for the system
     * @throws Refusal forbidden RECUSED, RECUSAL_PENDING, RELATION_DECLARED
     */
    @Transactional(readOnly = true)
    public void requireTakesPart(CaseNumber caseNumber, @Nullable UUID account) {
        requireTakesPart(files.require(caseNumber).id(), account);
    }

    /** Whether the person need not stand back, as {@link #requireTakesPart}. */
    @Transactional(readOnly = true)
    public boolean takesPart(CaseNumber caseNumber, @Nullable UUID account) {
        return account == null || !of(files.require(caseNumber).id()).contains(account);
    }

    /** Accounts of those who stand back from the case, or from one that is linked with it. */
    @Transactional(readOnly = true)
    public Set<UUID> of(UUID caseId) {
        return duties.aside(caseId).stream().map(DoneDuties.Aside::account).collect(Collectors.toSet());
    }

    /**
     * The same of several cases, and of the batches they are in, in one statement; cases from which nobody stands back are left
     * out.
     */
    @Transactional(readOnly = true)
    public Map<CaseNumber, Set<UUID>> of(Collection<CaseNumber> caseNumbers) {
        return jdbc
                .sql(
                        """
                        with around (case_number, id) as (
                            select case_number, id from case_file where case_number = any(:numbers)
                            union select case_number, linked_to from case_file
                                where case_number = any(:numbers) and linked_to is not null
                            union select c.case_number, l.id from case_file c join case_file l on l.linked_to = c.id
                                where c.case_number = any(:numbers)
                            union select c.case_number, t.other from case_file c join case_tie t on t.case_id = c.id
                                where c.case_number = any(:numbers)
                            union select c.case_number, t.case_id from case_file c join case_tie t on t.other = c.id
                                where c.case_number = any(:numbers))
                        select distinct around.case_number, s.account
                        from around join standing_aside s on s.case_id = around.id
                        """)
                .param("numbers", caseNumbers.stream().map(CaseNumber::value).toArray(String[]::new))
                .query((row, n) ->
                        Map.entry(new CaseNumber(row.getString("case_number")), row.getObject("account", UUID.class)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
    }

    /**
     * Whether somebody of an outside firm belongs to one of these organisations, or declared a relation with it: the firm
     * stands back as a whole. They need not be registered here.
     */
    @Transactional(readOnly = true)
    public boolean isRelated(UUID firm, Collection<String> creditCodes) {
        return jdbc.sql(
                        """
                        select exists (
                            select from organisation_member own
                            join officer_relation r on r.account = own.account and r.ended_at is null
                            where own.organisation = :firm and r.uscc = any(:codes::text[]))
                        or exists (
                            select from organisation_member own
                            join organisation_member m on m.account = own.account
                            join organisation o on o.id = m.organisation
                            where own.organisation = :firm and o.uscc = any(:codes::text[]))
                        """)
                .param("firm", firm)
                .param("codes", creditCodes.toArray(String[]::new))
                .query(Boolean.class)
                .single();
    }

    /**
     * Credit codes, of these, of organisations with which somebody declared a relation, or to which they belong: where there
     * is no case yet that asks. They need not be registered here.
     */
    @Transactional(readOnly = true)
    public Set<String> related(UUID account, Collection<String> creditCodes) {
        return jdbc
                .sql(
                        """
                        select r.uscc from officer_relation r
                        where r.account = :account and r.ended_at is null and r.uscc = any(:codes::text[])
                        union
                        select o.uscc from organisation_member m join organisation o on o.id = m.organisation
                        where m.account = :account and o.uscc = any(:codes::text[])
                        """)
                .param("account", account)
                .param("codes", creditCodes.toArray(String[]::new))
                .query(String.class)
                .stream()
                .collect(Collectors.toSet());
    }

    /**
     * Of these registered organisations, those with which somebody declared a relation that is one today, or to which they
     * belong.
     */
    @Transactional(readOnly = true)
    public Set<UUID> relatedTo(UUID account, Collection<UUID> organisations) {
        return jdbc
                .sql(
                        """
                        select organisation from related_organisation
                        where account = :account and organisation = any(:among) and until is null
                        union
                        select organisation from organisation_member
                        where account = :account and organisation = any(:among)
                        """)
                .param("account", account)
                .param("among", organisations.toArray(UUID[]::new))
                .query(UUID.class)
                .stream()
                .collect(Collectors.toSet());
    }

    void requireTakesPart(UUID caseId, @Nullable UUID account) {
        duties.aside(caseId).stream()
                .filter(one -> one.account().equals(account))
                .map(DoneDuties.Aside::why)
                .max(Comparator.naturalOrder())
                .ifPresent(why -> {
                    throw Refusal.forbidden(
                            switch (why) {
                                case PROPOSED -> "RECUSAL_PENDING";
                                case GRANTED -> "RECUSED";
                                case RELATED -> "RELATION_DECLARED";
                            });
                });
    }

    /** Nothing is decided on what somebody did of whom nobody has said yet whether they may. */
    void requireSettled(UUID caseId, DoneDuties.Done done) {
        boolean open = !done.isVoid()
                && duties.aside(caseId).stream()
                        .anyMatch(one -> one.why() == DoneDuties.Why.PROPOSED && done.isBy(one.account()));
        if (open) {
            throw Refusal.conflict("RECUSAL_UNDECIDED", done.actorName());
        }
    }

    /**
     * Refuses to go on upon what is void: an outcome that advances, of a step that comes after the one that is to be done
     * again. Sending back leads there.
     *
     * @throws Refusal conflict VOID_STEP_OPEN with the duty that is to be done again
     */
    @Transactional(readOnly = true)
    public void requireNothingVoid(CaseNumber caseNumber, Step step, Outcome outcome) {
        if (step.isParty() || outcome.kind() == Outcome.Kind.RETURN) {
            return;
        }
        toRedo(caseNumber).ifPresent(open -> {
            // Experts and objection officers stand beside the line of duties: only their own step does theirs again.
            boolean beside = open.compareTo(Duty.OBJECTION) >= 0;
            if (step.duty()
                    .filter(duty -> beside ? duty == open : duty.compareTo(open) <= 0)
                    .isEmpty()) {
                throw Refusal.conflict("VOID_STEP_OPEN", open.text());
            }
        });
    }

    /** The first duty that has to be done again, or examined anew, before the case goes on; empty when none has. */
    @Transactional(readOnly = true)
    public Optional<Duty> toRedo(CaseNumber caseNumber) {
        return lost(files.require(caseNumber)).stream().min(Comparator.naturalOrder());
    }

    /** Whether this duty has to be done again, or examined anew, whichever comes before it. */
    @Transactional(readOnly = true)
    public boolean isToRedo(CaseNumber caseNumber, Duty duty) {
        return lost(files.require(caseNumber)).contains(duty);
    }

    /**
     * Whether the step that last led to this action in this submission is void, and nobody has examined it anew. False where the
     * action has not run in it.
     *
     * @param action its catalogue name
     */
    @Transactional(readOnly = true)
    public boolean isVoid(CaseNumber caseNumber, String action) {
        CaseFile file = files.require(caseNumber);
        return jdbc.sql(
                        """
                        select exists (
                            select from act_void v where v.case_id = :case and v.upheld_by is null and v.seq = (
                                select max(s.seq) from act s where s.case_id = :case and s.kind = 'STEP' and s.seq < (
                                    select max(a.seq) from act a where a.case_id = :case and a.kind = 'ACTION'
                                        and a.name = :action and a.submission = :submission)))
                        """)
                .param("case", file.id())
                .param("submission", file.submission())
                .param("action", action)
                .query(Boolean.class)
                .single();
    }

    private Set<Duty> lost(CaseFile file) {
        if (file.status().isTerminal() || invalid(file.id()).isEmpty()) {
            return Set.of();
        }
        Set<Duty> lost = evidence(file, true);
        lost.removeAll(evidence(file, false));
        lost.addAll(notDoneAgain(file));
        return lost;
    }

    /** Numbers of the acts that are void, and that nobody has examined anew. */
    Set<Integer> invalid(UUID caseId) {
        return duties.of(caseId).stream()
                .filter(done -> done.caseId().equals(caseId) && done.isVoid())
                .map(DoneDuties.Done::seq)
                .collect(Collectors.toSet());
    }

    Set<Duty> evidence(CaseFile file, boolean withVoid) {
        return evidence(file, withVoid, done -> true);
    }

    /** The same without what a county decided in its own name. */
    Set<Duty> evidenceOfCity(CaseFile file) {
        return evidence(file, false, done -> !done.ofCounty());
    }

    private Set<Duty> evidence(CaseFile file, boolean withVoid, Predicate<DoneDuties.Done> which) {
        Evidence evidence = Evidence.ofSubmission();
        for (DoneDuties.Done done : duties.of(file.id())) {
            boolean counts = which.test(done)
                    && done.caseId().equals(file.id())
                    && done.submission() == file.submission()
                    && (withVoid || !done.isVoid());
            if (counts && done.kind() == ActRecord.Kind.STEP) {
                evidence = evidence.after(done.duty(), done.outcome());
            } else if (counts && done.kind() == ActRecord.Kind.SYSTEM) {
                // Done for this case where several are handled together.
                evidence = evidence.after(done.duty(), Outcome.Kind.ADVANCE);
            }
        }
        Set<Duty> proved = evidence.duties();
        if (!withVoid) {
            proved.removeAll(notDoneAgain(file));
        }
        return proved;
    }

    /** Duties with a void step that nobody has done again: another step of the same duty does not stand for it. */
    private Set<Duty> notDoneAgain(CaseFile file) {
        List<DoneDuties.Done> steps = duties.of(file.id()).stream()
                .filter(done -> done.caseId().equals(file.id())
                        && done.submission() == file.submission()
                        && done.kind() == ActRecord.Kind.STEP)
                .toList();
        Set<Duty> open = EnumSet.noneOf(Duty.class);
        for (int i = 0; i < steps.size(); i++) {
            DoneDuties.Done one = steps.get(i);
            if (one.isVoid()
                    && one.outcome() == Outcome.Kind.ADVANCE
                    && steps.subList(i + 1, steps.size()).stream()
                            .noneMatch(later -> !later.isVoid() && Objects.equals(later.formId(), one.formId()))) {
                open.add(one.duty());
            }
        }
        return open;
    }

    /**
     * 作废: what the person did in any duty on the case, and what seats came to among which one was theirs. The case is
     * locked, and the recusal is granted.
     *
     * @return numbers of the acts
     */
    public List<Integer> makeVoid(CaseNumber caseNumber, UUID person, UUID recusal) {
        UUID id = files.lock(caseNumber).id();
        List<Integer> acts = jdbc.sql(
                        """
                        insert into act_void (case_id, seq, recusal, voided_at)
                        select a.case_id, a.seq, :recusal, :now from act a
                        where a.case_id = :case and a.duty is not null and a.duty <> 'APPLICANT'
                            and (a.account_id = :person or a.on_behalf_of = :person
                                or a.kind = 'STEP' and jsonb_exists(a.output, 'seats') and exists (
                                    select from act s where s.case_id = a.case_id and s.kind = 'SEAT' and s.seq < a.seq
                                        and s.account_id = :person and s.form_id = a.form_id and s.round = a.round
                                        and s.submission = a.submission))
                        on conflict do nothing
                        returning seq
                        """)
                .param("case", id)
                .param("person", person)
                .param("recusal", recusal)
                .param("now", Timestamp.from(clock.instant()))
                .query(Integer.class)
                .list();
        duties.forget(id);
        return acts.stream().sorted().toList();
    }

    /**
     * 重新审查: another person stands for what is void from now on. The case is locked, and the act that says so recorded.
     *
     * @param seq of the act that is void
     * @param by number of the act with which it was examined
     * @throws Refusal conflict NOT_VOID when it is not, or not any more
     */
    public void uphold(CaseNumber caseNumber, int seq, int by) {
        UUID id = files.lock(caseNumber).id();
        int rows = jdbc.sql("update act_void set upheld_by = ? where case_id = ? and seq = ? and upheld_by is null")
                .params(by, id, seq)
                .update();
        if (rows == 0) {
            throw Refusal.conflict("NOT_VOID");
        }
        duties.forget(id);
    }
}
