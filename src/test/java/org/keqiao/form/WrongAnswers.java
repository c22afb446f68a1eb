package org.keqiao.form;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A wrong answer for every field of the application for a contract's certification, and what is said of it. */
public final class WrongAnswers {

    /**
     * @param path the field
     * @param given what else has to be answered so that the field is asked for
     * @param wrong the answer
     * @param code of the error that is told at the field
     */
    public record Case(String path, Map<String, Object> given, Object wrong, String code) {

        /** The example with this one thing wrong. */
        public Map<String, Object> answers() {
            Map<String, Object> answers = Forms.exampleAnswers();
            given.forEach((key, value) -> put(answers, key, value));
            put(answers, path, wrong);
            return answers;
        }

        @Override
        public String toString() {
            return path + " = " + (wrong.toString().length() > 30 ? "…" : wrong);
        }
    }

    private static final String LONG = "长".repeat(1001);

    private WrongAnswers() {}

    public static List<Case> all() {
        List<Case> all = new ArrayList<>();
        project(all);
        party(all, "seller.");
        party(all, "buyers[0].");
        amounts(all);
        technology(all);
        return all;
    }

    private static void project(List<Case> all) {
        add(all, "title", "一", "tooShort");
        add(all, "category", "SALE", "code");
        add(all, "subKind", "TRAINING", "codeParent");
        add(all, "licenseExclusivity", "SOLE?", "code", entry("category", "LICENSE"));
        add(all, "signDate", "2024-02-30", "date");
        add(all, "effectiveFrom", "昨天", "date");
        add(all, "effectiveTo", "2035-13-01", "date");
        add(all, "crossBorder", "MOON", "code");
        add(all, "importCertificateNo", LONG, "tooLong", entry("crossBorder", "IMPORT"));
        add(all, "isClassified", true, "rule");
    }

    private static void party(List<Case> all, String party) {
        add(all, party + "name", LONG, "tooLong");
        add(all, party + "nature", "999", "code");
        add(all, party + "uscc", "91350582MA13ABCD0M", "usccCheck");
        add(all, party + "residentId", "350582199001011230", "residentIdCheck", entry(party + "nature", "500"));
        add(all, party + "foreignId", LONG, "tooLong", entry(party + "nature", "600"));
        add(all, party + "countryCode", "Narnia", "code");
        add(all, party + "regionCode", "999999", "code");
        add(all, party + "countyUnit", LONG, "tooLong");
        add(all, party + "address", LONG, "tooLong");
        add(all, party + "postcode", "36220", "postcode");
        add(all, party + "legalRep", LONG, "tooLong");
        add(all, party + "contact", LONG, "tooLong");
        add(all, party + "phone", "12345", "pattern");
        add(all, party + "scale", "GIGANTIC", "code");
    }

    private static void amounts(List<Case> all) {
        add(all, "intermediaryUscc", "123", "usccLength");
        add(all, "brokerNo", LONG, "tooLong");
        add(all, "currency", "ABC", "code");
        add(all, "fxRate", "-1", "tooSmall", entry("currency", "USD"));
        add(all, "fxDate", "2024-2-31", "date", entry("currency", "USD"));
        add(all, "contractAmount", "一百二十万", "money");
        add(all, "amountItems[0].name", LONG, "tooLong");
        add(all, "amountItems[0].nature", "BOTH", "code");
        add(all, "amountItems[1].kind", "HOUSE", "code");
        add(all, "amountItems[0].qty", "很多", "number");
        add(all, "amountItems[0].unitPrice", "1.234", "money");
        add(all, "amountItems[0].amount", "-5", "tooSmall");
        add(all, "amountItems[1].deducted", "300000.00", "rule");
        add(all, "amountItems[1].reason", LONG, "tooLong");
        add(all, "technicalAmount", "1200000.01", "rule");
        add(all, "paymentMode", "GIFT", "code");
        add(all, "royaltyTerms", LONG, "tooLong", entry("paymentMode", "ROYALTY"));
        add(all, "paymentPlan[0].dueOn", "2025-02-29", "date");
        add(all, "paymentPlan[0].condition", LONG, "tooLong");
        add(all, "paymentPlan[0].amount", "0", "tooSmall");
    }

    private static void technology(List<Case> all) {
        add(all, "techField2", "99", "code");
        add(all, "objective", "ZZ", "code");
        add(all, "industry4", "Z99", "code");
        add(all, "ipKinds", List.of("NONE", "INVENTION"), "rule");
        add(all, "ipItems[0].kind", "UTILITY", "rule");
        add(all, "ipItems[0].number", LONG, "tooLong");
        add(all, "ipItems[0].name", LONG, "tooLong");
        add(all, "ipItems[0].holder", LONG, "tooLong");
        add(all, "ipItems[0].expiry", "永久", "date");
        add(all, "planCategory", "GALACTIC", "code");
        add(all, "planProjectNo", LONG, "tooLong", entry("planCategory", "NATIONAL"));
        add(
                all,
                "expectedInvestment",
                "若干",
                "money",
                entry("category", "ASSIGNMENT"),
                entry("subKind", "PATENT_RIGHT"));
        add(all, "expectedOutput", "1e9", "money", entry("category", "ASSIGNMENT"), entry("subKind", "PATENT_RIGHT"));
        add(all, "declaration", false, "required");
    }

    @SafeVarargs
    private static void add(
            List<Case> all, String path, Object wrong, String code, Map.Entry<String, Object>... given) {
        Map<String, Object> before = new LinkedHashMap<>();
        for (Map.Entry<String, Object> one : given) {
            before.put(one.getKey(), one.getValue());
        }
        all.add(new Case(path, before, wrong, code));
    }

    @SuppressWarnings("unchecked")
    private static void put(Map<String, Object> answers, String path, Object value) {
        Object at = answers;
        String[] steps = path.replace("]", "").split("[.\\[]");
        for (int i = 0; i < steps.length - 1; i++) {
            at = at instanceof List<?> list
                    ? list.get(Integer.parseInt(steps[i]))
                    : ((Map<String, Object>) at).computeIfAbsent(steps[i], key -> new HashMap<>());
        }
        ((Map<String, Object>) at).put(steps[steps.length - 1], value);
    }
}
