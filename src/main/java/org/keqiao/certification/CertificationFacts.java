package org.keqiao.certification;

import java.util.ArrayList;
import java.util.List;
import org.keqiao.process.Fact;
import org.keqiao.process.Fact.Type;
import org.keqiao.process.FactDictionary;
import org.keqiao.security.Duty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Facts of a technology contract: what the applicant declares, and what the officers determine. */
@Configuration(proxyBeanMethods = false)
class CertificationFacts {

    static final String MATTER = "contract-certification";

    private final List<Fact> facts = new ArrayList<>();

    @Bean
    FactDictionary certificationFactDictionary() {
        facts.clear();
        declared();
        determined();
        return new FactDictionary(MATTER, facts);
    }

    private void declared() {
        mandatory("title", Type.TEXT);
        mandatory("category", Type.CODE);
        mandatory("subKind", Type.CODE);
        optional("licenseExclusivity", Type.CODE);
        mandatory("signDate", Type.DATE);
        mandatory("effectiveFrom", Type.DATE);
        mandatory("effectiveTo", Type.DATE);
        mandatory("crossBorder", Type.CODE);
        optional("importCertificateNo", Type.TEXT);
        mandatory("isClassified", Type.BOOLEAN);
        party("seller", true);
        mandatory("buyers", Type.LIST);
        party("buyers[]", true);
        optional("intermediaryUscc", Type.TEXT);
        optional("brokerNo", Type.TEXT);
        mandatory("currency", Type.CODE);
        optional("fxRate", Type.NUMBER);
        optional("fxDate", Type.DATE);
        mandatory("contractAmount", Type.MONEY);
        mandatory("technicalAmount", Type.MONEY);
        optional("amountProvisional", Type.BOOLEAN);
        mandatory("taxIncluded", Type.BOOLEAN);
        mandatory("amountItems", Type.LIST);
        mandatory("paymentMode", Type.CODE);
        optional("royaltyTerms", Type.TEXT);
        optional("paymentPlan", Type.LIST);
        mandatory("techField2", Type.CODE);
        mandatory("objective", Type.CODE);
        mandatory("industry4", Type.CODE);
        mandatory("ipKinds", Type.LIST);
        optional("ipItems", Type.LIST);
        mandatory("planCategory", Type.CODE);
        optional("planProjectNo", Type.TEXT);
        mandatory("relatedParty", Type.BOOLEAN);
        optional("expectedInvestment", Type.MONEY);
        optional("expectedOutput", Type.MONEY);
    }

    private void party(String path, boolean mandatory) {
        for (String key : List.of("name", "nature", "countryCode")) {
            add(path + "." + key, key.equals("name") ? Type.TEXT : Type.CODE, Duty.APPLICANT, mandatory);
        }
        for (String key : List.of("uscc", "residentId", "foreignId", "regionCode", "countyUnit", "legalRep")) {
            optional(path + "." + key, Type.TEXT);
        }
    }

    private void determined() {
        add("intakeRefusalReason", Type.CODE, Duty.INTAKE, false);
        add("intakeRefusalExplanation", Type.TEXT, Duty.INTAKE, false);
        add("competentAuthority", Type.TEXT, Duty.INTAKE, false);
        review("isTechContract", Type.BOOLEAN);
        review("certifiedCategory", Type.CODE);
        review("certifiedSubKind", Type.CODE);
        review("certifiedTechField", Type.CODE);
        review("certifiedObjective", Type.CODE);
        review("certifiedIndustry", Type.CODE);
        review("certifiedIpKinds", Type.LIST);
        review("certifiedPlanCategory", Type.CODE);
        review("deductions", Type.LIST);
        review("certifiedTechnicalAmount", Type.MONEY);
        review("certifiedRelatedParty", Type.BOOLEAN);
        review("disputed", Type.BOOLEAN);
        review("needsExpert", Type.BOOLEAN);
        review("refusalReason", Type.CODE);
        review("refusalExplanation", Type.TEXT);
        review("expertConclusion", Type.CODE);
        review("expertAmount", Type.MONEY);
        review("expertAdoption", Type.CODE);
        add("rulingReason", Type.CODE, Duty.DECIDE, false);
        add("rulingExplanation", Type.TEXT, Duty.DECIDE, false);
        add("nationalRegistrationNumber", Type.TEXT, Duty.RECHECK, false);
    }

    private void mandatory(String key, Type type) {
        add(key, type, Duty.APPLICANT, true);
    }

    private void optional(String key, Type type) {
        add(key, type, Duty.APPLICANT, false);
    }

    /** Not mandatory in the sense of the dictionary: that speaks of applications. */
    private void review(String key, Type type) {
        add(key, type, Duty.REVIEW, false);
    }

    private void add(String key, Type type, Duty writer, boolean mandatory) {
        facts.add(new Fact(key, type, writer, mandatory));
    }
}
