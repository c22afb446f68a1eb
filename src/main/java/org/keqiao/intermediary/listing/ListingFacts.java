package org.keqiao.intermediary.listing;

import java.util.ArrayList;
import java.util.List;
import org.keqiao.process.Fact;
import org.keqiao.process.Fact.Type;
import org.keqiao.process.FactDictionary;
import org.keqiao.security.Duty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Facts of listing and of what follows it. */
@Configuration(proxyBeanMethods = false)
class ListingFacts {

    static final String LISTING = "intermediary-listing";
    static final String SUPERVISION = "intermediary-supervision";

    /** 登记: who wants to be listed as what. */
    @Bean
    FactDictionary listingFactDictionary() {
        List<Fact> facts = new ArrayList<>();
        facts.add(asked("listingKind", Type.CODE));
        facts.add(asked("title", Type.TEXT));
        facts.add(asked("techFields", Type.LIST));
        facts.add(asked("services", Type.TEXT));
        for (String key : List.of("brokerCertificate", "brokerIssuer", "employer", "employerUscc")) {
            facts.add(of(Duty.APPLICANT, key, Type.TEXT));
        }
        facts.add(of(Duty.APPLICANT, "brokerLevel", Type.CODE));
        facts.add(of(Duty.INTAKE, "intakeRefusalReason", Type.CODE));
        facts.add(of(Duty.INTAKE, "intakeRefusalExplanation", Type.TEXT));
        facts.add(of(Duty.REVIEW, "brokerValidTo", Type.DATE));
        facts.add(of(Duty.REVIEW, "refusalExplanation", Type.TEXT));
        facts.add(of(Duty.DECIDE, "rulingExplanation", Type.TEXT));
        return new FactDictionary(LISTING, facts);
    }

    /** 考核与处理: what it is about, what was found, what the party says. */
    @Bean
    FactDictionary supervisionFactDictionary() {
        return new FactDictionary(
                SUPERVISION,
                List.of(
                        asked("supervisionKind", Type.CODE),
                        asked("supervisionReason", Type.TEXT),
                        of(Duty.APPLICANT, "assessedYear", Type.NUMBER),
                        of(Duty.APPLICANT, "statementChoice", Type.CODE),
                        of(Duty.APPLICANT, "statement", Type.TEXT),
                        of(Duty.REVIEW, "proposedMeasure", Type.CODE),
                        of(Duty.REVIEW, "findings", Type.TEXT),
                        of(Duty.REVIEW, "legalGround", Type.TEXT),
                        of(Duty.REVIEW, "unfoundedSince", Type.DATE),
                        of(Duty.REVIEW, "statementAnswer", Type.TEXT)));
    }

    private static Fact asked(String key, Type type) {
        return new Fact(key, type, Duty.APPLICANT, true);
    }

    private static Fact of(Duty writer, String key, Type type) {
        return new Fact(key, type, writer, false);
    }
}
