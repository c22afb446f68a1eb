package org.keqiao.subsidy;

import java.util.ArrayList;
import java.util.List;
import org.keqiao.process.Fact;
import org.keqiao.process.Fact.Type;
import org.keqiao.process.FactDictionary;
import org.keqiao.security.Duty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Facts of an application for a subsidy: what the applicant claims, and what the officers verify. */
@Configuration(proxyBeanMethods = false)
class SubsidyFacts {

    static final String MATTER = "subsidy-application";

    @Bean
    FactDictionary subsidyFactDictionary() {
        List<Fact> facts = new ArrayList<>();
        claimed(facts);
        verified(facts);
        return new FactDictionary(MATTER, facts);
    }

    /** Whoever is given something without applying states nothing but its account, and that later. */
    private static void claimed(List<Fact> facts) {
        facts.add(new Fact("policyItem", Type.CODE, Duty.APPLICANT, true));
        facts.add(new Fact("title", Type.TEXT, Duty.APPLICANT, true));
        facts.add(new Fact("relatedParty", Type.BOOLEAN, Duty.APPLICANT, false));
        facts.add(new Fact("affiliations", Type.LIST, Duty.APPLICANT, false));
        facts.add(new Fact("objectIdentity", Type.TEXT, Duty.APPLICANT, false));
        facts.add(new Fact("performanceTarget", Type.TEXT, Duty.APPLICANT, false));
        facts.add(new Fact("voucherNumber", Type.TEXT, Duty.APPLICANT, false));
        facts.add(new Fact("autoGrantList", Type.TEXT, Duty.APPLICANT, false));
        facts.add(new Fact("grantedContract", Type.TEXT, Duty.APPLICANT, false));
        facts.add(new Fact("claimBasis", Type.CODE, Duty.APPLICANT, false));
        facts.add(new Fact("hires", Type.LIST, Duty.APPLICANT, false));
        facts.add(new Fact("projects", Type.LIST, Duty.APPLICANT, false));
        facts.add(new Fact("costs", Type.LIST, Duty.APPLICANT, false));
        facts.add(new Fact("lines", Type.LIST, Duty.APPLICANT, false));
        facts.add(new Fact("elsewhere", Type.LIST, Duty.APPLICANT, false));
        facts.add(new Fact("claimedAmount", Type.MONEY, Duty.APPLICANT, false));
        for (String key : List.of("name", "bank", "bankCode12", "number")) {
            facts.add(new Fact("account." + key, Type.TEXT, Duty.APPLICANT, false));
        }
        facts.add(new Fact("declarations", Type.LIST, Duty.APPLICANT, false));
    }

    private static void verified(List<Fact> facts) {
        facts.add(new Fact("intakeRefusalReason", Type.CODE, Duty.INTAKE, false));
        facts.add(new Fact("intakeRefusalExplanation", Type.TEXT, Duty.INTAKE, false));
        facts.add(new Fact("competentAuthority", Type.TEXT, Duty.INTAKE, false));
        facts.add(new Fact("reviewedLines", Type.LIST, Duty.REVIEW, false));
        facts.add(new Fact("reviewedHires", Type.LIST, Duty.REVIEW, false));
        facts.add(new Fact("reviewedProjects", Type.LIST, Duty.REVIEW, false));
        facts.add(new Fact("verifiedElsewhere", Type.LIST, Duty.REVIEW, false));
        facts.add(new Fact("certifiedRelatedParty", Type.BOOLEAN, Duty.REVIEW, false));
        facts.add(new Fact("auditFirm", Type.CODE, Duty.REVIEW, false));
        facts.add(new Fact("auditFinding", Type.CODE, Duty.AUDIT, false));
        facts.add(new Fact("auditVerifiedAmount", Type.MONEY, Duty.AUDIT, false));
        facts.add(new Fact("auditUnrecognisedAmount", Type.MONEY, Duty.AUDIT, false));
        facts.add(new Fact("refusalReason", Type.CODE, Duty.REVIEW, false));
        facts.add(new Fact("refusalExplanation", Type.TEXT, Duty.REVIEW, false));
        facts.add(new Fact("rulingReason", Type.CODE, Duty.DECIDE, false));
        facts.add(new Fact("rulingExplanation", Type.TEXT, Duty.DECIDE, false));
        facts.add(new Fact("budgetDocument", Type.TEXT, Duty.BUDGET, false));
    }
}
