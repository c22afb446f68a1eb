package org.keqiao.subsidy.payment;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import org.keqiao.funding.payment.PaymentOrder;
import org.keqiao.security.Access;
import org.keqiao.shared.Cursor;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.Texts;
import org.keqiao.shared.Workbooks;
import org.springframework.http.ResponseEntity;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Payment orders and the bank's answers, for programs of the treasury and of counties. */
@RestController
@RequestMapping("/api/v1/payment-orders")
@Tag(name = "funding")
@Access
class PaymentsEndpoint {

    private final PaymentDesk desk;
    private final ReturnedPayments returned;
    private final Texts texts;

    PaymentsEndpoint(PaymentDesk desk, ReturnedPayments returned, Texts texts) {
        this.desk = desk;
        this.returned = returned;
        this.texts = texts;
    }

    /** One row of the bank's file, in the caller's language. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ResultAnswer(
            int row, String order, PaymentResults.Outcome outcome, @Nullable String code, @Nullable String message) {}

    /** What became of the file. */
    record ResultsAnswer(List<ResultAnswer> items) {}

    @GetMapping
    @Operation(
            summary =
                    "Orders that wait for the bank, out of the caller's own purse; or those whose ground has gone since,"
                            + " which no file holds")
    CursorPage<PaymentOrder> waiting(
            @RequestParam(defaultValue = "false") boolean stopped,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return desk.waiting(stopped, cursor, Cursor.limit(limit));
    }

    @GetMapping("/file")
    @Operation(summary = "Those that no file has held yet, as a workbook for the bank (.xlsx)")
    ResponseEntity<byte[]> file(@RequestParam(defaultValue = "false") boolean again) {
        return Workbooks.download("payment-orders.xlsx", desk.file(again));
    }

    @PostMapping("/{number}/return")
    @Operation(summary = "The bank sent back what it had paid; it is owed again, and goes on in another case")
    PaymentOrder returned(@PathVariable String number, @RequestBody PaymentReturn body) {
        return returned.book(number, body);
    }

    @PostMapping("/results")
    @Operation(summary = "The workbook with the bank's answers; each row is booked by itself, and once")
    ResultsAnswer results(@RequestParam MultipartFile file, Locale locale) throws IOException {
        try (InputStream content = file.getInputStream()) {
            return new ResultsAnswer(desk.take(content).rows().stream()
                    .map(row -> new ResultAnswer(
                            row.row(),
                            row.order(),
                            row.outcome(),
                            row.why() == null ? null : row.why().code(),
                            row.why() == null ? null : texts.refusal(row.why(), locale)))
                    .toList());
        }
    }
}
