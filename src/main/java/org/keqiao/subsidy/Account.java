package org.keqiao.subsidy;

import java.util.stream.Stream;
import org.keqiao.shared.Spelling;

/**
 * Where the money goes.
 *
 * @param name holder, as the bank writes it
 * @param bankCode12 支付行号, twelve digits
 */
public record Account(String name, String bank, String bankCode12, String number) {

    /** Whether everything is there that a payment needs; a form may have asked for less. */
    boolean isWhole() {
        return Stream.of(name, bank, bankCode12, number).noneMatch(part -> part == null || part.isBlank());
    }

    /** Whether it is the applicant's own; a bracket may be written wide or narrow, and blanks do not count. */
    public boolean isHeldBy(String applicant) {
        return Spelling.of(name).equals(Spelling.of(applicant));
    }
}
