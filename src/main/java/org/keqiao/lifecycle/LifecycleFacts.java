package org.keqiao.lifecycle;

import java.util.ArrayList;
import java.util.List;
import org.keqiao.process.Fact;
import org.keqiao.process.Fact.Type;
import org.keqiao.process.FactDictionary;
import org.keqiao.security.Duty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Facts of the matters that follow a registration. */
@Configuration(proxyBeanMethods = false)
class LifecycleFacts {

    static final String REVOCATION = "contract-revocation";
    static final String AMENDMENT = "contract-amendment";
    static final String DEREGISTRATION = "contract-deregistration";
    static final String INCOME = "technical-income-verification";
    static final String REEXAMINATION = "contract-reexamination";

    /** 撤销: what gave rise to it, what was found, what the party says. */
    @Bean
    FactDictionary revocationFacts() {
        return new Facts(REVOCATION)
                .asked("suspicionSource", Type.CODE)
                .asked("suspicion", Type.TEXT)
                .of(Duty.REVIEW, "revocationGround", Type.CODE)
                .of(Duty.REVIEW, "findings", Type.TEXT)
                .of(Duty.REVIEW, "legalGround", Type.TEXT)
                .of(Duty.REVIEW, "statementAnswer", Type.TEXT)
                .of(Duty.APPLICANT, "statementChoice", Type.CODE)
                .of(Duty.APPLICANT, "statement", Type.TEXT)
                .dictionary();
    }

    /** 变更: what changes, and what the registrar determines. */
    @Bean
    FactDictionary amendmentFacts() {
        return intake(new Facts(AMENDMENT))
                .asked("amendedItems", Type.LIST)
                .asked("agreedOn", Type.DATE)
                .asked("amendmentReason", Type.TEXT)
                .of(Duty.APPLICANT, "newContractAmount", Type.MONEY)
                .of(Duty.APPLICANT, "newTechnicalAmount", Type.MONEY)
                .of(Duty.APPLICANT, "stillProvisional", Type.BOOLEAN)
                .of(Duty.APPLICANT, "newSellerName", Type.TEXT)
                .of(Duty.APPLICANT, "newBuyers", Type.LIST)
                .of(Duty.APPLICANT, "newBuyers[].name", Type.TEXT)
                .of(Duty.APPLICANT, "newBuyers[].uscc", Type.TEXT)
                .of(Duty.APPLICANT, "newEffectiveTo", Type.DATE)
                .of(Duty.REVIEW, "amendedContractAmount", Type.MONEY)
                .of(Duty.REVIEW, "amendedTechnicalAmount", Type.MONEY)
                .of(Duty.REVIEW, "amendedProvisional", Type.BOOLEAN)
                .of(Duty.REVIEW, "amendmentSummary", Type.TEXT)
                .of(Duty.REVIEW, "refusalReason", Type.CODE)
                .of(Duty.REVIEW, "refusalExplanation", Type.TEXT)
                .dictionary();
    }

    /** 注销: why the contract has ended. */
    @Bean
    FactDictionary deregistrationFacts() {
        return intake(new Facts(DEREGISTRATION))
                .asked("cancellationGround", Type.CODE)
                .asked("cancelledOn", Type.DATE)
                .asked("cancellationReason", Type.TEXT)
                .of(Duty.REVIEW, "cancellationFindings", Type.TEXT)
                .of(Duty.REVIEW, "refusalReason", Type.CODE)
                .of(Duty.REVIEW, "refusalExplanation", Type.TEXT)
                .dictionary();
    }

    /** 技术性收入核定: one payment. */
    @Bean
    FactDictionary incomeFacts() {
        return intake(new Facts(INCOME))
                .asked("paidOn", Type.DATE)
                .asked("receivedAmount", Type.MONEY)
                .asked("incomeAmount", Type.MONEY)
                .of(Duty.REVIEW, "verifiedIncome", Type.MONEY)
                .of(Duty.REVIEW, "refusalReason", Type.CODE)
                .of(Duty.REVIEW, "refusalExplanation", Type.TEXT)
                .dictionary();
    }

    /** 复核: who objects to what, and what people outside the decision find. */
    @Bean
    FactDictionary reexaminationFacts() {
        return new Facts(REEXAMINATION)
                .asked("raisedBy", Type.CODE)
                .asked("objectedTo", Type.LIST)
                .asked("objectionReason", Type.TEXT)
                .asked("requestedOutcome", Type.TEXT)
                .of(Duty.OBJECTION, "intakeRefusalReason", Type.CODE)
                .of(Duty.OBJECTION, "intakeRefusalExplanation", Type.TEXT)
                .of(Duty.OBJECTION, "reexaminationFindings", Type.TEXT)
                .of(Duty.OBJECTION, "reexaminationGround", Type.TEXT)
                .of(Duty.OBJECTION, "reexaminedContractAmount", Type.MONEY)
                .of(Duty.OBJECTION, "reexaminedTechnicalAmount", Type.MONEY)
                .dictionary();
    }

    /** What the formal check of an application may find. */
    private static Facts intake(Facts facts) {
        return facts.of(Duty.INTAKE, "intakeRefusalReason", Type.CODE)
                .of(Duty.INTAKE, "intakeRefusalExplanation", Type.TEXT);
    }

    /** A matter's facts, one after another. */
    private static final class Facts {

        private final String matter;
        private final List<Fact> facts = new ArrayList<>();

        private Facts(String matter) {
            this.matter = matter;
        }

        /** What no application may leave out. */
        private Facts asked(String key, Type type) {
            facts.add(new Fact(key, type, Duty.APPLICANT, true));
            return this;
        }

        private Facts of(Duty writer, String key, Type type) {
            facts.add(new Fact(key, type, writer, false));
            return this;
        }

        private FactDictionary dictionary() {
            return new FactDictionary(matter, facts);
        }
    }
}
