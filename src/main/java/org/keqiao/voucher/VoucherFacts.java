package org.keqiao.voucher;

import java.util.List;
import org.keqiao.process.Fact;
import org.keqiao.process.Fact.Type;
import org.keqiao.process.FactDictionary;
import org.keqiao.security.Duty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Facts of a claim for a voucher. */
@Configuration(proxyBeanMethods = false)
class VoucherFacts {

    static final String MATTER = "voucher-claim";

    @Bean
    FactDictionary voucherFactDictionary() {
        return new FactDictionary(
                MATTER,
                List.of(
                        new Fact("voucherItem", Type.CODE, Duty.APPLICANT, true),
                        new Fact("title", Type.TEXT, Duty.APPLICANT, true),
                        new Fact("requestedAmount", Type.MONEY, Duty.APPLICANT, true),
                        new Fact("grantedAmount", Type.MONEY, Duty.REVIEW, false),
                        new Fact("refusalExplanation", Type.TEXT, Duty.REVIEW, false),
                        new Fact("budgetDocument", Type.TEXT, Duty.BUDGET, false)));
    }
}
