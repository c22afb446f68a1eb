package org.keqiao.publicity;

import java.util.List;
import org.keqiao.process.Fact;
import org.keqiao.process.Fact.Type;
import org.keqiao.process.FactDictionary;
import org.keqiao.security.Duty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** 异议: what the objector says, what was found, and what was decided. */
@Configuration(proxyBeanMethods = false)
class ObjectionFacts {

    /** The matter in which objections are dealt with. */
    static final String MATTER = "publicity-objection";

    @Bean
    FactDictionary publicityObjectionFacts() {
        return new FactDictionary(
                MATTER,
                List.of(
                        asked("objectionGround", Type.CODE),
                        asked("objectionFacts", Type.TEXT),
                        asked("objectionRequest", Type.TEXT),
                        asked("contactPerson", Type.TEXT),
                        asked("contactPhone", Type.TEXT),
                        found("intakeRefusalExplanation", Type.TEXT),
                        found("objectionFindings", Type.TEXT),
                        found("proposedSettlement", Type.CODE),
                        found("proposedAmount", Type.MONEY),
                        found("settlement", Type.CODE),
                        found("settledAmount", Type.MONEY),
                        found("settlementReason", Type.TEXT),
                        found("replyToParty", Type.TEXT)));
    }

    private static Fact asked(String key, Type type) {
        return new Fact(key, type, Duty.APPLICANT, true);
    }

    private static Fact found(String key, Type type) {
        return new Fact(key, type, Duty.OBJECTION, false);
    }
}
