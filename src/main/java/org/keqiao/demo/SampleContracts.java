package org.keqiao.demo;

import java.text.MessageFormat;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Writes applications: the answers to the application's form, and what its papers say. */
class SampleContracts {

    /** Below it nobody needs the head. */
    private static final long MOST_USUAL = 4_600_000;

    private final SampleData data;

    SampleContracts(SampleData data) {
        this.data = data;
    }

    /**
     * @param amount whole yuan
     * @param deducted whole yuan, 0 for most
     */
    record Contract(Map<String, Object> answers, SampleParty seller, SampleParty buyer, long amount, long deducted) {

        String title() {
            return String.valueOf(answers.get("title"));
        }

        String technicalAmount() {
            return yuan(amount - deducted);
        }
    }

    Contract of(Story story, SampleParty seller, SampleParty buyer) {
        Random chance = data.chance("contract-" + story.key());
        SampleData.Category category = data.anyCategory(chance);
        SampleData.Topic topic = SampleData.any(data.topics(), chance);
        String subKind = SampleData.any(category.subKinds(), chance);
        long amount = amount(story, category, chance);
        SampleData.Deduction deduction = chance.nextInt(4) == 0 ? SampleData.any(data.deductions(), chance) : null;
        long deducted = deduction == null || story.thousands() != null ? 0 : Math.max(1, amount / 10_000) * 1_000;
        LocalDate until = story.filed().plusMonths(10L + chance.nextInt(26));
        Map<String, Object> answers = new LinkedHashMap<>();
        answers.put("title", SampleData.any(topic.names(), chance) + SampleData.any(category.endings(), chance));
        answers.put("category", category.code());
        answers.put("subKind", subKind);
        if (category.code().equals("LICENSE")) {
            answers.put("licenseExclusivity", "ORDINARY");
        }
        answers.put("signDate", story.signed().toString());
        answers.put("effectiveFrom", story.signed().toString());
        answers.put("effectiveTo", until.toString());
        answers.put("crossBorder", "NONE");
        answers.put("isClassified", false);
        answers.put("seller", seller.answers());
        answers.put("buyers", List.of(buyer.answers()));
        answers.put("currency", "CNY");
        answers.put("contractAmount", yuan(amount));
        answers.put("amountProvisional", false);
        answers.put("taxIncluded", true);
        answers.put("amountItems", items(amount, deducted, deduction));
        answers.put("technicalAmount", yuan(amount - deducted));
        payments(answers, amount, story, until, chance);
        answers.put("techField2", topic.field());
        answers.put("objective", topic.objective());
        answers.put("industry4", topic.industry());
        property(answers, category, subKind, seller, until, chance);
        boolean planned = chance.nextInt(10) == 0;
        answers.put("planCategory", planned ? "PROVINCIAL" : "NONE");
        if (planned) {
            answers.put("planProjectNo", story.signed().getYear() + "H" + "%04d".formatted(chance.nextInt(10_000)));
        }
        answers.put("relatedParty", false);
        if (category.code().equals("ASSIGNMENT")) {
            answers.put("expectedInvestment", yuan(amount / 2));
            answers.put("expectedOutput", yuan(amount * 4));
        }
        answers.put("consentElectronicService", true);
        answers.put("declaration", true);
        return new Contract(answers, seller, buyer, amount, deducted);
    }

    /** Many small ones, few large ones, round to a thousand. */
    private static long amount(Story story, SampleData.Category category, Random chance) {
        if (story.thousands() != null) {
            return story.thousands() * 1_000L;
        }
        double spread = Math.exp(chance.nextGaussian() * 0.8);
        return Math.min(MOST_USUAL, Math.max(8_000, Math.round(category.typical() * spread) * 1_000));
    }

    private List<Map<String, Object>> items(
            long amount, long deducted, @org.springframework.lang.Nullable SampleData.Deduction deduction) {
        List<Map<String, Object>> items = new ArrayList<>();
        Map<String, Object> technical = new LinkedHashMap<>();
        technical.put("name", data.technicalItem());
        technical.put("nature", "TECHNICAL");
        technical.put("qty", 1);
        technical.put("unitPrice", yuan(amount - deducted));
        technical.put("amount", yuan(amount - deducted));
        technical.put("deducted", yuan(0));
        items.add(technical);
        if (deducted > 0 && deduction != null) {
            Map<String, Object> other = new LinkedHashMap<>();
            other.put("name", deduction.name());
            other.put("nature", "NON_TECHNICAL");
            other.put("kind", deduction.kind());
            other.put("qty", 1);
            other.put("unitPrice", yuan(deducted));
            other.put("amount", yuan(deducted));
            other.put("deducted", yuan(deducted));
            other.put("reason", deduction.reason());
            items.add(other);
        }
        return items;
    }

    private void payments(Map<String, Object> answers, long amount, Story story, LocalDate until, Random chance) {
        boolean once = chance.nextInt(3) == 0;
        answers.put("paymentMode", once ? "LUMP_SUM" : "INSTALLMENT");
        long first = once ? amount : amount * 4 / 10;
        List<Map<String, Object>> plan = new ArrayList<>();
        plan.add(Map.of(
                "dueOn", story.signed().plusDays(30).toString(), "condition", data.advance(), "amount", yuan(first)));
        if (!once) {
            plan.add(Map.of(
                    "dueOn", until.minusDays(20).toString(),
                    "condition", data.balance(),
                    "amount", yuan(amount - first)));
        }
        answers.put("paymentPlan", plan);
    }

    private void property(
            Map<String, Object> answers,
            SampleData.Category category,
            String subKind,
            SampleParty seller,
            LocalDate until,
            Random chance) {
        String kind =
                switch (subKind) {
                    case "PATENT_RIGHT", "PATENT_LICENSE" -> "INVENTION";
                    case "SOFTWARE_COPYRIGHT" -> "SOFTWARE_COPYRIGHT";
                    default -> List.of("CONSULTING", "SERVICE").contains(category.code()) ? "NONE" : "TECHNICAL_SECRET";
                };
        answers.put("ipKinds", List.of(kind));
        if (kind.equals("NONE")) {
            return;
        }
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("kind", kind);
        item.put("holder", seller.name());
        if (kind.equals("TECHNICAL_SECRET")) {
            item.put("name", data.secret());
        } else {
            boolean patent = kind.equals("INVENTION");
            String number = "%07d".formatted(chance.nextInt(10_000_000));
            item.put("name", patent ? MessageFormat.format(data.patent(), answers.get("title")) : answers.get("title"));
            item.put("number", patent ? "ZL20211" + number + ".5" : "2022SR" + number);
            item.put("expiry", until.plusYears(6).toString());
        }
        answers.put("ipItems", List.of(item));
    }

    /** What the registrar makes of it. */
    Map<String, Object> review(Contract contract, boolean expert) {
        Map<String, Object> application = contract.answers();
        Map<String, Object> review = new LinkedHashMap<>();
        review.put("isTechContract", true);
        review.put("certifiedCategory", application.get("category"));
        review.put("certifiedSubKind", application.get("subKind"));
        review.put("certifiedTechField", application.get("techField2"));
        review.put("certifiedObjective", application.get("objective"));
        review.put("certifiedIndustry", application.get("industry4"));
        review.put("certifiedIpKinds", application.get("ipKinds"));
        review.put("certifiedPlanCategory", application.get("planCategory"));
        List<Map<String, Object>> deductions = new ArrayList<>();
        for (Object row : (List<?>) application.get("amountItems")) {
            Map<?, ?> item = (Map<?, ?>) row;
            if (item.get("kind") != null) {
                deductions.add(Map.of(
                        "name", item.get("name"),
                        "kind", item.get("kind"),
                        "amount", item.get("amount"),
                        "deducted", item.get("deducted"),
                        "reason", item.get("reason")));
            }
        }
        review.put("deductions", deductions);
        review.put("certifiedTechnicalAmount", contract.technicalAmount());
        review.put("certifiedRelatedParty", false);
        review.put("disputed", false);
        review.put("needsExpert", expert);
        return review;
    }

    /** A document of this contract; no two contracts have the same bytes. */
    byte[] paper(String kind, Contract contract, String key) {
        List<String> lines = new ArrayList<>();
        data.papers()
                .get(kind)
                .lines()
                .forEach(line -> lines.add(MessageFormat.format(
                        line,
                        contract.title(),
                        contract.seller().name(),
                        contract.buyer().name(),
                        contract.answers().get("signDate"),
                        yuan(contract.amount()))));
        lines.add("(" + key + ")");
        return SamplePaper.of(lines);
    }

    static String yuan(long amount) {
        return amount + ".00";
    }
}
