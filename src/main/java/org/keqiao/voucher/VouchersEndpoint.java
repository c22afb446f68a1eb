package org.keqiao.voucher;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.keqiao.security.Access;
import org.keqiao.shared.Cursor;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.Money;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Vouchers: who holds which, with whom it is used, what became of it. */
@RestController
@RequestMapping("/api/v1/vouchers")
@Tag(name = "funding")
@Access
class VouchersEndpoint {

    private final Vouchers vouchers;

    VouchersEndpoint(Vouchers vouchers) {
        this.vouchers = vouchers;
    }

    record VoucherUse(@Nullable UUID provider, @Nullable String contractTitle, @Nullable Money contractAmount) {}

    record VoucherAgreement(boolean agreed) {}

    @GetMapping
    @Operation(summary = "Vouchers of the caller, or that are used with the caller; all for the bureau")
    CursorPage<Voucher> list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return vouchers.list(cursor, Cursor.limit(limit));
    }

    @PostMapping("/{id}/use")
    @Operation(summary = "Name with whom and what for a voucher is used")
    Voucher propose(@PathVariable UUID id, @RequestBody VoucherUse body) {
        return vouchers.propose(id, body.provider(), body.contractTitle(), body.contractAmount());
    }

    @PostMapping("/{id}/agreement")
    @Operation(summary = "Confirm the use of a voucher as its provider, or not")
    Voucher agree(@PathVariable UUID id, @RequestBody VoucherAgreement body) {
        return vouchers.agree(id, body.agreed());
    }
}
