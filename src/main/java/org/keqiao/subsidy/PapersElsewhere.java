package org.keqiao.subsidy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.funding.claim.Ground;
import org.keqiao.funding.claim.InvoiceKey;
import org.keqiao.shared.CaseNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Invoices and bank vouchers that serve another contract as well, which the grounds of one policy group and contract do not
 * show: an invoice that any other application names, and a payment that the applicant names once more.
 */
@Component
class PapersElsewhere {

    private final CaseCommands cases;
    private final JdbcClient jdbc;
    private final ObjectMapper json;

    PapersElsewhere(CaseCommands cases, JdbcClient jdbc, ObjectMapper json) {
        this.cases = cases;
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A paper that a line names. */
    private record Named(CaseNumber caseNumber, Ground.Kind kind, String value, ClaimLine line) {

        String contract() {
            return Ground.contract(line.certificateNo()).value();
        }

        /** The same money, as far as a claim tells: whatever else has one number is of another bank. */
        boolean isPaidAs(ClaimLine other) {
            return Objects.equals(line.payDate(), other.payDate())
                    && line.paidAmount().equals(other.paidAmount());
        }
    }

    /**
     * Nobody else says meanwhile what these lines say.
     *
     * @param exclusionGroup in which invoices are told apart already
     * @param claimed at least one
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void check(BasisCheck.Claim claim, String exclusionGroup, ClaimedLines claimed, Findings findings) {
        CaseNumber caseNumber = claim.ref().number();
        List<ClaimLine> lines = claimed.lines();
        UUID applicant = claim.ref().organisation();
        hold(applicant, lines);
        List<Named> named = new ArrayList<>(others(caseNumber, exclusionGroup, applicant, lines));
        for (int i = 0; i < lines.size(); i++) {
            ClaimLine line = lines.get(i);
            String contract = Ground.contract(line.certificateNo()).value();
            String path = claimed.path(i);
            invoice(line).ifPresent(key -> of(named, Ground.Kind.INVOICE, key)
                    .forEach(other -> tell(
                            !other.contract().equals(contract),
                            path + "invoiceNo",
                            "invoice",
                            line.invoiceNo(),
                            other,
                            findings)));
            of(named, Ground.Kind.PAYMENT, voucher(line))
                    .filter(other -> !other.contract().equals(contract))
                    .forEach(other -> {
                        if (other.caseNumber().equals(caseNumber) && other.isPaidAs(line)) {
                            // One transfer for two contracts in equal parts: whoever reviews sees both lines.
                            findings.note(
                                    "paymentShared",
                                    line.bankVoucherNo(),
                                    other.line().certificateNo());
                        } else {
                            tell(
                                    other.isPaidAs(line),
                                    path + "bankVoucherNo",
                                    "payment",
                                    line.bankVoucherNo(),
                                    other,
                                    findings);
                        }
                    });
            named.add(new Named(caseNumber, Ground.Kind.PAYMENT, voucher(line), line));
        }
    }

    private static void tell(boolean same, String field, String what, String paper, Named other, Findings findings) {
        if (same) {
            findings.wrong(field, what + "OfOtherContract");
        } else {
            findings.note(
                    what + "Elsewhere",
                    paper,
                    other.line().certificateNo(),
                    other.caseNumber().value());
        }
    }

    private static Stream<Named> of(Collection<Named> named, Ground.Kind kind, String value) {
        return named.stream().filter(each -> each.kind() == kind && each.value().equals(value)).toList().stream();
    }

    private static Optional<String> invoice(ClaimLine line) {
        return InvoiceKey.of(line.invoiceCode(), line.invoiceNo()).map(InvoiceKey::value);
    }

    /** The number alone: the contract stands before it. */
    private static String voucher(ClaimLine line) {
        String value =
                Ground.payment(line.certificateNo(), line.bankVoucherNo(), 0).value();
        return value.substring(value.indexOf(' ') + 1);
    }

    /** Of two claims on one paper at once the second sees what the first named. */
    private void hold(UUID applicant, List<ClaimLine> lines) {
        String[] names = Stream.concat(
                        Stream.of("payer " + applicant),
                        lines.stream().flatMap(line -> invoice(line).stream()).map("paper "::concat))
                .distinct()
                .sorted()
                .toArray(String[]::new);
        jdbc.sql(
                        """
                        select pg_advisory_xact_lock(hashtextextended(name, 160))
                        from (select name from unnest(:names::text[]) as n (name) order by name) sorted
                        """)
                .param("names", names)
                .query()
                .listOfRows();
    }

    private List<Named> others(CaseNumber caseNumber, String exclusionGroup, UUID applicant, List<ClaimLine> lines) {
        List<Found> found = jdbc.sql(
                        """
                        select g.case_number, g.kind, g.value, g.line from funding_ground g
                        where g.kind = 'INVOICE' and g.value = any(:invoices::text[]) and g.exclusion_group <> :group
                            and g.given_up_at is null and g.case_number <> :case
                        union all
                        select g.case_number, g.kind, split_part(g.value, ' ', 2), g.line
                        from case_file c join funding_ground g on g.case_number = c.case_number
                        where c.applicant = :applicant and g.kind = 'PAYMENT' and g.given_up_at is null
                            and split_part(g.value, ' ', 2) = any(:vouchers::text[]) and g.case_number <> :case
                        order by 1, 4
                        """)
                .param(
                        "invoices",
                        lines.stream().flatMap(line -> invoice(line).stream()).toArray(String[]::new))
                .param("vouchers", lines.stream().map(PapersElsewhere::voucher).toArray(String[]::new))
                .param("group", exclusionGroup)
                .param("applicant", applicant)
                .param("case", caseNumber.value())
                .query((row, n) -> new Found(
                        new CaseNumber(row.getString("case_number")),
                        Ground.Kind.valueOf(row.getString("kind")),
                        row.getString("value"),
                        row.getInt("line")))
                .list();
        if (found.isEmpty()) {
            return List.of();
        }
        Map<CaseNumber, List<ClaimLine>> claimed = new HashMap<>();
        cases.known(found.stream().map(Found::caseNumber).distinct().toList())
                .forEach((number, known) ->
                        claimed.put(number, ClaimedLines.of(known.facts(), json).lines()));
        return found.stream()
                .filter(each -> each.line()
                        < claimed.getOrDefault(each.caseNumber(), List.of()).size())
                .map(each -> new Named(
                        each.caseNumber(),
                        each.kind(),
                        each.value(),
                        claimed.get(each.caseNumber()).get(each.line())))
                .toList();
    }

    private record Found(CaseNumber caseNumber, Ground.Kind kind, String value, int line) {}
}
