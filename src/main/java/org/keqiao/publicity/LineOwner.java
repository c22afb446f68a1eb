package org.keqiao.publicity;

import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;

/** Whoever shows lines and may refuse what an objection would make of one; every bean is asked before it is settled. */
public interface LineOwner {

    /**
     * Another amount for a line, before it is decided.
     *
     * @param caseNumber the case that shows the notice; others are nobody's business here
     * @param reference what the owner knows the line by
     * @throws Refusal when the owner cannot give this amount
     */
    void requireAmount(String caseNumber, String reference, Money amount);
}
