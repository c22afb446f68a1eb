package org.keqiao.subsidy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.CaseRef;
import org.keqiao.casefile.CaseSnapshot;
import org.keqiao.policy.PolicyInputs;
import org.keqiao.policy.PolicyTerms;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Refusal;
import org.keqiao.title.ClassCheck;
import org.keqiao.title.EnterpriseClasses;
import org.keqiao.voucher.Redemptions;
import org.springframework.stereotype.Component;

/**
 * 申报单位类别 (domain 7.2, E-CLASS): items for some classes of enterprises only. The rules are those of the case; the day
 * that counts is that of the application, of a voucher that of its claim. What ends later takes nothing away; what turns
 * out not to have held that day does, after the award where a title was withdrawn.
 */
@Component
public class AllowedClasses {

    private final SubsidyItems items;
    private final EnterpriseClasses classes;
    private final Redemptions redemptions;
    private final CaseCommands cases;
    private final RedLetterRows awards;
    private final Clock clock;

    AllowedClasses(
            SubsidyItems items,
            EnterpriseClasses classes,
            Redemptions redemptions,
            CaseCommands cases,
            RedLetterRows awards,
            Clock clock) {
        this.items = items;
        this.classes = classes;
        this.redemptions = redemptions;
        this.cases = cases;
        this.awards = awards;
        this.clock = clock;
    }

    /** What the register says of the applicant; empty where the item is for everybody, and while the bureau has not set it. */
    Optional<ClassCheck> check(CaseSnapshot snapshot, String item, LocalDate rulesAsOf) {
        return terms(snapshot.ref(), item, rulesAsOf).flatMap(terms -> check(terms, () -> snapshot));
    }

    /** False for a team unless the item names start-up teams, or the bureau has still to say whom it is for. */
    boolean isForKind(CaseSnapshot snapshot, String item, LocalDate rulesAsOf) {
        CaseRef ref = snapshot.ref();
        return terms(ref, item, rulesAsOf)
                .filter(terms -> !terms.leavesClassesOpen())
                .filter(terms -> !classes.isForKind(ref.organisation(), terms.classes()))
                .isEmpty();
    }

    /**
     * The same where somebody goes on with the case: by then the register has to know it.
     *
     * @throws Refusal conflict CLASS_NOT_ALLOWED, CLASS_UNKNOWN; INVALID POLICY_NOT_SET
     */
    public void require(CaseNumber caseNumber, String item, LocalDate rulesAsOf) {
        CaseSnapshot snapshot = cases.get(caseNumber);
        List<String> allowed = terms(snapshot.ref(), item, rulesAsOf)
                .map(each -> each.requireClasses(items.require(item).title()))
                .orElse(List.of());
        if (!allowed.isEmpty()) {
            classes.require(snapshot.ref().organisation(), allowed, day(snapshot));
        }
    }

    /**
     * The same once money is promised: what a withdrawn title takes away, and nothing else.
     *
     * @throws Refusal conflict CLASS_NOT_ALLOWED, CLASS_UNKNOWN
     */
    public void requireStill(CaseNumber award) {
        if (!withdrawn(List.of(award)).isEmpty()) {
            Map<String, Object> facts = cases.facts(award);
            require(award, item(facts), rulesAsOf(facts));
        }
    }

    /**
     * The same of many, in a number of statements that grows only with those of items for some classes of whose holders a
     * title was withdrawn.
     *
     * @param awards applications to which money was promised
     * @return those that have lost their class
     */
    public Set<CaseNumber> withdrawn(Collection<CaseNumber> awards) {
        Map<CaseNumber, CaseCommands.Known> known = cases.known(awards);
        Set<UUID> holders = classes.withdrawnAmong(
                known.values().stream().map(award -> award.ref().organisation()).collect(Collectors.toSet()));
        Map<String, BiFunction<LocalDate, PolicyInputs, Optional<PolicyTerms>>> tables = new HashMap<>();
        return known.values().stream()
                .filter(award -> holders.contains(award.ref().organisation()))
                .filter(award -> isLost(award, tables.computeIfAbsent(item(award.facts()), items::possibly)))
                .map(award -> award.ref().number())
                .collect(Collectors.toSet());
    }

    /** The same while a payment is booked, or a title is withdrawn: of both at once the second sees what the first did. */
    public boolean isWithdrawnAtPayment(CaseNumber award) {
        awards.hold(award);
        return !withdrawn(List.of(award)).isEmpty();
    }

    /** Whether the register cannot say any more of what class its holder was: it may have been of an allowed one all the same. */
    public boolean isUnknown(CaseNumber award) {
        Map<String, Object> facts = cases.facts(award);
        return check(cases.get(award), item(facts), rulesAsOf(facts))
                .filter(check -> check.result() == ClassCheck.Result.UNKNOWN)
                .isPresent();
    }

    private boolean isLost(CaseCommands.Known award, BiFunction<LocalDate, PolicyInputs, Optional<PolicyTerms>> table) {
        return table.apply(rulesAsOf(award.facts()), inputs(award.ref()))
                .flatMap(terms -> check(terms, () -> cases.get(award.ref().number())))
                .filter(check -> check.result() != ClassCheck.Result.PASS)
                .isPresent();
    }

    /** Where the item is for everybody, nobody is looked up. */
    private Optional<ClassCheck> check(PolicyTerms terms, Supplier<CaseSnapshot> of) {
        if (terms.classes().isEmpty()) {
            return Optional.empty();
        }
        CaseSnapshot snapshot = of.get();
        return Optional.of(classes.check(snapshot.ref().organisation(), terms.classes(), day(snapshot)));
    }

    private static String item(Map<String, Object> facts) {
        return String.valueOf(facts.get("policyItem"));
    }

    private static LocalDate rulesAsOf(Map<String, Object> facts) {
        return LocalDate.parse(String.valueOf(facts.get("rulesAsOf")));
    }

    /** The first row that may answer says it for all: on one day they do not differ. */
    private Optional<PolicyTerms> terms(CaseRef ref, String item, LocalDate rulesAsOf) {
        return items.possible(item, rulesAsOf, inputs(ref));
    }

    private static PolicyInputs inputs(CaseRef ref) {
        return PolicyInputs.NONE.county(ref.scope().county());
    }

    private LocalDate day(CaseSnapshot snapshot) {
        CaseSnapshot asking =
                redemptions.claimOf(snapshot.ref().number()).map(cases::get).orElse(snapshot);
        return asking.receivedOn() == null ? LocalDate.now(clock) : asking.receivedOn();
    }
}
