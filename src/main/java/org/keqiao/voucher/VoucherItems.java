package org.keqiao.voucher;

import java.util.List;
import org.keqiao.form.CodeTables.Code;
import org.keqiao.form.LiveCodes;
import org.keqiao.policy.Policies;
import org.springframework.stereotype.Component;

/** The bureau's voucher items, to choose from. */
@Component
class VoucherItems implements LiveCodes {

    private final Policies policies;

    VoucherItems(Policies policies) {
        this.policies = policies;
    }

    @Override
    public String table() {
        return "voucher-item";
    }

    @Override
    public List<Code> codes() {
        return policies.items().stream()
                .filter(VoucherGranting::isVoucher)
                .map(item ->
                        new Code(item.key(), item.title().zh(), item.title().en(), null, null, null, false))
                .toList();
    }
}
