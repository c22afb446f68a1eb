package org.keqiao.subsidy.batch;

import java.util.List;
import org.keqiao.process.Fact;
import org.keqiao.process.Fact.Type;
import org.keqiao.process.FactDictionary;
import org.keqiao.security.Duty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Facts of a batch. What a meeting and finance say comes from roles without a duty: their forms name it. */
@Configuration(proxyBeanMethods = false)
class BatchFacts {

    static final String MATTER = "subsidy-batch";

    @Bean
    FactDictionary batchFactDictionary() {
        return new FactDictionary(
                MATTER,
                List.of(
                        new Fact("title", Type.TEXT, Duty.APPLICANT, true),
                        new Fact("chosen", Type.LIST, Duty.REVIEW, false)));
    }
}
