package org.keqiao.subsidy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.keqiao.casefile.CaseRef;
import org.keqiao.casefile.CaseSnapshot;
import org.keqiao.policy.PolicyItem;
import org.springframework.lang.Nullable;

/** What a machine can see of claims on one basis. */
interface BasisCheck {

    ClaimBasis basis();

    /** Fields that are empty and that everybody fills in who claims on it, whatever the form asks for. */
    List<String> missing(CheckSubsidyClaim.Input input);

    /**
     * Collects what is wrong and odd.
     *
     * @return what may only be used once nothing is wrong
     */
    Checked check(Claim claim, Findings findings);

    /** Keeps others from what the claim is about, until the transaction ends; nothing is wrong with it so far. */
    default void hold(Claim claim) {}

    /**
     * The last that may fail before the claim holds its grounds: what others were given meanwhile.
     *
     * @param checked of which nothing was wrong
     */
    default void settle(Claim claim, Checked checked, Findings findings) {}

    /**
     * A claim that is checked.
     *
     * @param item empty when it is none that the applicant may apply for
     * @param rules the day whose rules count
     * @param today on which it is checked
     */
    record Claim(
            CaseSnapshot snapshot,
            CheckSubsidyClaim.Input input,
            Optional<PolicyItem> item,
            LocalDate rules,
            LocalDate today) {

        CaseRef ref() {
            return snapshot.ref();
        }

        LocalDate received() {
            return snapshot.receivedOn() != null ? snapshot.receivedOn() : today;
        }
    }

    /**
     * What a claim rests on.
     *
     * @param exclusionGroup items that exclude each other
     * @param references by which other public money names what is claimed on
     * @param relatedFound true where the register knows the parties as related
     * @param sampleRate of the item; null where its table says nothing
     */
    record Checked(
            String exclusionGroup,
            ClaimedGrounds claimed,
            List<String> references,
            boolean relatedFound,
            @Nullable BigDecimal sampleRate) {}
}
