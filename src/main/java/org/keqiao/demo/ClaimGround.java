package org.keqiao.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.lang.Nullable;

/** What a sample claim rests on: the papers that it needs, and how the review takes its rows over. */
enum ClaimGround {
    CONTRACT(
            "subsidy-application",
            "lines",
            Map.of("invoice", "invoiceNo", "bankVoucher", "bankVoucherNo"),
            "paidAmount",
            "reviewedLines",
            Map.of(
                    "certificateNo", "certificateNo",
                    "invoiceNo", "invoiceNo",
                    "paidAmount", "paidAmount",
                    "verifiedPaid", "paidAmount")),
    PERSON(
            "subsidy-broker-hire",
            "hires",
            Map.of("employmentProof", "brokerNumber"),
            null,
            "reviewedHires",
            Map.of("brokerNumber", "brokerNumber")),
    PROJECT(
            "subsidy-project",
            "projects",
            Map.of("recognition", "documentNumber", "spendingProof", "projectName"),
            "baseAmount",
            "reviewedProjects",
            Map.of(
                    "documentNumber", "documentNumber",
                    "projectName", "projectName",
                    "verifiedBase", "baseAmount",
                    "verifiedGrade", "grade"));

    private static final String NOTHING = "0.00";

    private final String example;
    private final String rows;
    private final Map<String, String> papers;

    @Nullable
    private final String amount;

    private final String reviewed;
    private final Map<String, String> taken;

    ClaimGround(
            String example,
            String rows,
            Map<String, String> papers,
            @Nullable String amount,
            String reviewed,
            Map<String, String> taken) {
        this.example = example;
        this.rows = rows;
        this.papers = papers;
        this.amount = amount;
        this.reviewed = reviewed;
        this.taken = taken;
    }

    /** By what the application's form answers. */
    static ClaimGround of(Map<String, Object> answers) {
        Object named = answers.get("claimBasis");
        return named == null ? CONTRACT : valueOf(String.valueOf(named));
    }

    /** Name of the example whose steps the officers follow. */
    String example() {
        return example;
    }

    /** Kinds of its papers, each with the number or the name that stands on it. */
    Map<String, String> papers(Map<String, Object> answers) {
        Map<String, String> named = new LinkedHashMap<>();
        papers.forEach((kind, field) -> named.put(kind, text(first(answers).get(field))));
        return named;
    }

    /** In yuan, what the first row claims; zero where no sum is claimed. */
    String amount(Map<String, Object> answers) {
        Object claimed = amount == null ? null : first(answers).get(amount);
        return claimed == null ? NOTHING : text(claimed);
    }

    /** Puts every row into the review as it was claimed, and of the parties what was declared, where that was asked. */
    void review(Map<String, Object> answers, Map<String, Object> review) {
        List<Map<String, Object>> all = rows(answers).stream()
                .map(row -> {
                    Map<String, Object> verified = new LinkedHashMap<>();
                    taken.forEach((field, claimed) -> {
                        if (row.get(claimed) != null) {
                            verified.put(field, row.get(claimed));
                        }
                    });
                    verified.put("accepted", true);
                    return verified;
                })
                .toList();
        review.put(reviewed, all);
        if (answers.get("relatedParty") instanceof Boolean declared) {
            review.put("certifiedRelatedParty", declared);
        }
    }

    private Map<String, Object> first(Map<String, Object> answers) {
        return rows(answers).get(0);
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> rows(Map<String, Object> answers) {
        return (List<Map<String, Object>>) answers.get(rows);
    }

    private static String text(@Nullable Object value) {
        return String.valueOf(value);
    }
}
