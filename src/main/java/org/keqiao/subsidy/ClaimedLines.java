package org.keqiao.subsidy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keqiao.funding.claim.Ground;
import org.keqiao.funding.claim.InvoiceKey;
import org.keqiao.shared.Money;
import org.springframework.lang.Nullable;

/**
 * The payments that a claim names, each with its invoice and its bank voucher: for contracts, or of what was spent on its
 * projects.
 *
 * @param list name of the list in the application
 * @param lines in its order
 */
record ClaimedLines(String list, List<ClaimLine> lines) {

    private static final String OF_CONTRACTS = "lines";
    private static final String OF_PROJECTS = "costs";
    private static final TypeReference<List<ClaimLine>> LINES = new TypeReference<>() {};
    private static final TypeReference<List<ProjectCost>> COSTS = new TypeReference<>() {};
    private static final TypeReference<List<Project>> PROJECTS = new TypeReference<>() {};

    ClaimedLines {
        lines = List.copyOf(lines);
    }

    /** @param lines of a claim on contracts; null without */
    static ClaimedLines ofContracts(@Nullable List<ClaimLine> lines) {
        return new ClaimedLines(OF_CONTRACTS, lines == null ? List.of() : lines);
    }

    /**
     * @param costs null without
     * @param projects of the claim; null without
     */
    static ClaimedLines ofProjects(@Nullable List<ProjectCost> costs, @Nullable List<Project> projects) {
        return new ClaimedLines(
                OF_PROJECTS,
                costs == null || projects == null || projects.isEmpty()
                        ? List.of()
                        : costs.stream().map(cost -> cost.line(projects)).toList());
    }

    static ClaimedLines of(CheckSubsidyClaim.Input input) {
        return ClaimBasis.of(input.claimBasis()) == ClaimBasis.PROJECT
                ? ofProjects(input.costs(), input.projects())
                : ofContracts(input.lines());
    }

    /** The same of what is known of a case. */
    static ClaimedLines of(Map<String, Object> facts, ObjectMapper json) {
        return isOfProjects(facts)
                ? ofProjects(read(facts.get(OF_PROJECTS), COSTS, json), read(facts.get("projects"), PROJECTS, json))
                : ofContracts(read(facts.get(OF_CONTRACTS), LINES, json));
    }

    static boolean isOfProjects(Map<String, Object> facts) {
        return ClaimBasis.of((String) facts.get("claimBasis")) == ClaimBasis.PROJECT;
    }

    @Nullable
    private static <T> T read(@Nullable Object stored, TypeReference<T> type, ObjectMapper json) {
        return stored == null ? null : json.convertValue(stored, type);
    }

    /** Takes invoices and payments, by the field that each is about; an invoice that several payments were made for is one. */
    void take(ClaimedGrounds grounds, Findings findings) {
        Map<String, InvoiceKey> named = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            ClaimLine line = lines.get(i);
            String path = path(i);
            Optional<InvoiceKey> invoice = InvoiceKey.of(line.invoiceCode(), line.invoiceNo());
            if (invoice.isEmpty()) {
                findings.wrong(path + "invoiceNo", "invoiceMalformed");
            } else {
                grounds.put(path + "invoiceNo", Ground.invoice(invoice.get(), i));
                // The review tells the invoices of a contract apart by their number.
                String name =
                        line.certificateNo().strip() + " " + line.invoiceNo().strip();
                if (!named.computeIfAbsent(name, first -> invoice.get()).equals(invoice.get())) {
                    findings.wrong(path + "invoiceNo", "invoiceNoTwice");
                }
            }
            // One transfer may pay two contracts; of one contract it stands in one line.
            if (!grounds.put(path + "bankVoucherNo", Ground.payment(line.certificateNo(), line.bankVoucherNo(), i))) {
                findings.wrong(path + "bankVoucherNo", "duplicate");
            }
        }
    }

    /** What was paid for an invoice ought to be no more than it is over. */
    void note(Findings findings) {
        Map<String, Money> paid = new LinkedHashMap<>();
        for (ClaimLine line : lines) {
            Money sum = paid.merge(line.invoiceNo(), line.paidAmount(), Money::plus);
            if (sum.isMoreThan(line.invoiceAmount())) {
                findings.note("paidMoreThanInvoiced", line.invoiceNo(), sum, line.invoiceAmount());
            }
        }
    }

    String path(int line) {
        return list + "[" + line + "].";
    }
}
