package org.keqiao.subsidy.performance;

import java.util.ArrayList;
import java.util.List;
import org.keqiao.process.Fact;
import org.keqiao.process.Fact.Type;
import org.keqiao.process.FactDictionary;
import org.keqiao.security.Duty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Facts of a performance report: what was paid for what, what came of it, and the grade. */
@Configuration(proxyBeanMethods = false)
class PerformanceFacts {

    static final String MATTER = "subsidy-performance";
    /** What a field of the application is called that says what the money is to bring about. */
    static final String TARGET = "performanceTarget";

    @Bean
    FactDictionary performanceFactDictionary() {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("paidYear", Type.NUMBER, Duty.APPLICANT, true));
        facts.add(new Fact("paidOn", Type.DATE, Duty.APPLICANT, true));
        facts.add(new Fact("paidAmount", Type.MONEY, Duty.APPLICANT, true));
        facts.add(of(Duty.APPLICANT, TARGET, Type.TEXT));
        facts.add(of(Duty.APPLICANT, "conversionState", Type.CODE));
        facts.add(of(Duty.APPLICANT, "targetReached", Type.CODE));
        facts.add(of(Duty.APPLICANT, "outputValue", Type.MONEY));
        facts.add(of(Duty.APPLICANT, "salesRevenue", Type.MONEY));
        facts.add(of(Duty.APPLICANT, "taxPaid", Type.MONEY));
        facts.add(of(Duty.APPLICANT, "newJobs", Type.NUMBER));
        facts.add(of(Duty.APPLICANT, "newPatents", Type.NUMBER));
        facts.add(of(Duty.APPLICANT, "achievements", Type.TEXT));
        facts.add(of(Duty.APPLICANT, "difficulties", Type.TEXT));
        facts.add(of(Duty.REVIEW, "performanceGrade", Type.CODE));
        facts.add(of(Duty.REVIEW, "performanceOpinion", Type.TEXT));
        return new FactDictionary(MATTER, facts);
    }

    private static Fact of(Duty writer, String key, Type type) {
        return new Fact(key, type, writer, false);
    }
}
