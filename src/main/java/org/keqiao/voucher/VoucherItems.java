package org.keqiao.voucher;

import java.util.List;
import org.keqiao.form.CodeTables.Code;
import org.keqiao.form.LiveCodes;
import org.keqiao.policy.ItemTitles;
import org.keqiao.policy.Policies;
import org.springframework.stereotype.Component;

/** The bureau's voucher items, to choose from. */
@Component
class VoucherItems implements LiveCodes {

    private final Policies policies;
    private final ItemTitles titles;

    VoucherItems(Policies policies, ItemTitles titles) {
        this.policies = policies;
        this.titles = titles;
    }

    @Override
    public String table() {
        return "voucher-item";
    }

    @Override
    public List<Code> codes() {
        return policies.items().stream()
                .filter(VoucherGranting::isVoucher)
                .map(item -> Code.of(item.key(), titles.of(item)))
                .toList();
    }
}
