package org.keqiao.subsidy;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.keqiao.shared.Money;
import org.springframework.lang.Nullable;

/**
 * 其他财政资金: public money from elsewhere for a contract that is claimed on, as the applicant declares it or the review
 * verified it.
 *
 * @param level PROVINCE, NATION or OTHER
 * @param program its name, such as 省科技创新券
 * @param certificateNo registration number of the contract
 * @param state RECEIVED, or APPLIED while nobody has decided; null where nobody said
 * @param amount received or applied for; zero where the review found that it does not count
 * @param document number of the paper by which it was given; null while there is none
 * @param reason why the review changed or added it; null as it was declared
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OtherMoney(
        String level,
        String program,
        String certificateNo,
        @Nullable String state,
        Money amount,
        @Nullable String document,
        @Nullable String reason) {

    /** What counts: as verified, and as declared where the review left it as it was. */
    static List<OtherMoney> counted(@Nullable List<OtherMoney> declared, @Nullable List<OtherMoney> verified) {
        List<OtherMoney> listed = verified != null ? verified : declared == null ? List.<OtherMoney>of() : declared;
        return listed.stream().filter(money -> money.amount().isPositive()).toList();
    }

    boolean isFor(String contract) {
        return certificateNo.strip().equals(contract.strip());
    }
}
