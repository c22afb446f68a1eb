package org.keqiao.subsidy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
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
 * out not to have held that day does, until the award.
 */
@Component
public class AllowedClasses {

    private final SubsidyItems items;
    private final EnterpriseClasses classes;
    private final Redemptions redemptions;
    private final CaseCommands cases;
    private final Clock clock;

    AllowedClasses(
            SubsidyItems items, EnterpriseClasses classes, Redemptions redemptions, CaseCommands cases, Clock clock) {
        this.items = items;
        this.classes = classes;
        this.redemptions = redemptions;
        this.cases = cases;
        this.clock = clock;
    }

    /** What the register says of the applicant; empty where the item is for everybody, and while the bureau has not set it. */
    Optional<ClassCheck> check(CaseSnapshot snapshot, String item, LocalDate rulesAsOf) {
        CaseRef ref = snapshot.ref();
        return terms(ref, item, rulesAsOf)
                .map(PolicyTerms::classes)
                .filter(allowed -> !allowed.isEmpty())
                .map(allowed -> classes.check(ref.organisation(), allowed, day(snapshot)));
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

    /** The first row that may answer says it for all: on one day they do not differ. */
    private Optional<PolicyTerms> terms(CaseRef ref, String item, LocalDate rulesAsOf) {
        return items.possible(
                item, rulesAsOf, PolicyInputs.NONE.county(ref.scope().county()));
    }

    private LocalDate day(CaseSnapshot snapshot) {
        CaseSnapshot asking =
                redemptions.claimOf(snapshot.ref().number()).map(cases::get).orElse(snapshot);
        return asking.receivedOn() == null ? LocalDate.now(clock) : asking.receivedOn();
    }
}
