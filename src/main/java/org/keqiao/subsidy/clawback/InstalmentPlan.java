package org.keqiao.subsidy.clawback;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Money;
import org.springframework.lang.Nullable;

/** 分期计划, as somebody asks for it: days that come, one after another, and sums that are what is left. */
final class InstalmentPlan {

    private InstalmentPlan() {}

    /**
     * @param plan null where nothing was entered
     * @param term in which a court can be asked; once it is over it binds nobody any more
     */
    static List<FieldError> mistakes(@Nullable List<Instalment> plan, Money left, LocalDate today, CourtTerm term) {
        List<FieldError> errors = new ArrayList<>();
        if (plan == null || plan.isEmpty()) {
            errors.add(FieldError.of("instalments", "required"));
            return errors;
        }
        LocalDate last = term.lastInstalment();
        boolean binds = !today.isAfter(term.until());
        LocalDate before = today;
        for (int i = 0; i < plan.size(); i++) {
            if (!plan.get(i).dueOn().isAfter(before)) {
                errors.add(FieldError.of("instalments[" + i + "].dueOn", "notInOrder"));
            } else if (binds && plan.get(i).dueOn().isAfter(last)) {
                errors.add(FieldError.of("instalments[" + i + "].dueOn", "afterCourtTerm", last));
            }
            if (!plan.get(i).amount().isPositive()) {
                errors.add(FieldError.of("instalments[" + i + "].amount", "required"));
            }
            before = plan.get(i).dueOn();
        }
        Money sum = Money.sum(plan.stream().map(Instalment::amount).toList());
        if (!sum.equals(left)) {
            errors.add(FieldError.of("instalments", "sumNotLeft", sum, left));
        }
        return errors;
    }
}
