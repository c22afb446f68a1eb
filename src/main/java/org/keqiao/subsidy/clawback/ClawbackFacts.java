package org.keqiao.subsidy.clawback;

import java.util.ArrayList;
import java.util.List;
import org.keqiao.process.Fact;
import org.keqiao.process.Fact.Type;
import org.keqiao.process.FactDictionary;
import org.keqiao.security.Duty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Facts of a clawback: what gave rise to it, what was found, what the party says, how it is paid back. */
@Configuration(proxyBeanMethods = false)
class ClawbackFacts {

    static final String MATTER = "clawback";
    /** The matter whose paid cases it follows. */
    static final String AWARDS = "subsidy-application";
    /** 追回资金决定书: the time for remedies begins with its service. */
    static final String DECISION_LETTER = "LT-Z2R";

    @Bean
    FactDictionary clawbackFactDictionary() {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("clawbackSource", Type.CODE, Duty.APPLICANT, true));
        facts.add(new Fact("suspicion", Type.TEXT, Duty.APPLICANT, true));
        facts.add(of(Duty.APPLICANT, "reopens", Type.TEXT));
        facts.add(of(Duty.REVIEW, "reclaimReason", Type.CODE));
        facts.add(of(Duty.REVIEW, "findings", Type.TEXT));
        facts.add(of(Duty.REVIEW, "legalGround", Type.TEXT));
        facts.add(of(Duty.REVIEW, "cityPrincipal", Type.MONEY));
        facts.add(of(Duty.REVIEW, "countyPrincipal", Type.MONEY));
        facts.add(of(Duty.REVIEW, "payInto", Type.TEXT));
        facts.add(of(Duty.APPLICANT, "statementChoice", Type.CODE));
        facts.add(of(Duty.APPLICANT, "statement", Type.TEXT));
        facts.add(of(Duty.RECHECK, "statementAnswer", Type.TEXT));
        facts.add(of(Duty.DECIDE, "countyChoice", Type.CODE));
        facts.add(of(Duty.DECIDE, "countyReason", Type.TEXT));
        facts.add(of(Duty.DECIDE, "transferClues", Type.BOOLEAN));
        facts.add(of(Duty.DECIDE, "exclude", Type.BOOLEAN));
        facts.add(of(Duty.APPLICANT, "instalmentReason", Type.TEXT));
        facts.add(of(Duty.APPLICANT, "instalments", Type.LIST));
        facts.add(of(Duty.APPLICANT, "instalments[].dueOn", Type.DATE));
        facts.add(of(Duty.APPLICANT, "instalments[].amount", Type.MONEY));
        facts.add(of(Duty.REVIEW, "courtName", Type.TEXT));
        facts.add(of(Duty.REVIEW, "courtAppliedOn", Type.DATE));
        facts.add(of(Duty.REVIEW, "courtFileNumber", Type.TEXT));
        facts.add(of(Duty.DECIDE, "courtRulingNumber", Type.TEXT));
        facts.add(of(Duty.DECIDE, "courtRulingOn", Type.DATE));
        facts.add(of(Duty.DECIDE, "courtRuling", Type.TEXT));
        facts.add(of(Duty.DECIDE, "remedyDocument", Type.TEXT));
        facts.add(of(Duty.DECIDE, "remedyOn", Type.DATE));
        return new FactDictionary(MATTER, facts);
    }

    private static Fact of(Duty writer, String key, Type type) {
        return new Fact(key, type, writer, false);
    }
}
