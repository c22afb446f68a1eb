package org.keqiao.subsidy.payment;

import java.util.ArrayList;
import java.util.List;
import org.keqiao.process.Fact;
import org.keqiao.process.Fact.Type;
import org.keqiao.process.FactDictionary;
import org.keqiao.security.Duty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Facts of a payment: what is to be paid out of which purse, to which account, and what the bank did. */
@Configuration(proxyBeanMethods = false)
public class PaymentFacts {

    /** The matter in which payments are worked. */
    public static final String MATTER = "subsidy-payment";

    /** Whether it pays for the first time or anew. */
    static final String OPENING = "paymentOpening";

    /** The first payment of an award out of a purse. */
    static final String AWARDED = "AWARDED";

    /** One that the bank sent back is paid anew. */
    static final String RETURNED = "RETURNED";

    @Bean
    FactDictionary paymentFactDictionary() {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(OPENING, Type.CODE, Duty.APPLICANT, true));
        facts.add(new Fact("returnedOrder", Type.TEXT, Duty.APPLICANT, false));
        facts.add(new Fact("returnedOn", Type.DATE, Duty.APPLICANT, false));
        facts.add(new Fact("returnReason", Type.TEXT, Duty.APPLICANT, false));
        facts.add(new Fact("share", Type.CODE, Duty.APPLICANT, true));
        facts.add(new Fact("amount", Type.MONEY, Duty.APPLICANT, true));
        facts.add(new Fact("purpose", Type.TEXT, Duty.APPLICANT, true));
        for (String key : List.of("name", "bank", "bankCode12", "number")) {
            facts.add(new Fact("account." + key, Type.TEXT, Duty.APPLICANT, true));
        }
        facts.add(new Fact("countyBudgetDocument", Type.TEXT, Duty.DECIDE, false));
        facts.add(new Fact("receiptNumber", Type.TEXT, Duty.PAY, false));
        facts.add(new Fact("paidOn", Type.DATE, Duty.PAY, false));
        facts.add(new Fact("failureReason", Type.TEXT, Duty.PAY, false));
        facts.add(new Fact("refusalReason", Type.CODE, Duty.DECIDE, false));
        facts.add(new Fact("refusalExplanation", Type.TEXT, Duty.DECIDE, false));
        return new FactDictionary(MATTER, facts);
    }
}
