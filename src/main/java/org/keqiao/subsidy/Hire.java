package org.keqiao.subsidy;

import java.time.LocalDate;
import org.keqiao.shared.Money;
import org.springframework.lang.Nullable;

/**
 * 聘用的技术经纪人: a person whom the applicant employs and claims for.
 *
 * @param brokerNumber of its entry in the register of intermediaries
 * @param hiredOn first day of the labour contract; null where a redesigned form does not ask
 * @param personAmount what of the award the applicant undertakes to hand on to the person; null as above
 */
record Hire(String brokerNumber, @Nullable LocalDate hiredOn, @Nullable Money personAmount) {}
