package org.keqiao.subsidy.payment;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.keqiao.casefile.CaseRef;
import org.keqiao.casefile.LetterFacts;
import org.keqiao.funding.FundingShare;
import org.keqiao.security.OfficeKind;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/** Whose purse pays says whose letters those of a payment are, before anybody has worked it. */
@Component
class PurseInLetters implements LetterFacts {

    @Override
    public Map<String, Object> of(CaseRef ref, Map<String, Object> facts, @Nullable LocalDate rulesAsOf) {
        return Map.of();
    }

    @Override
    public Optional<OfficeKind> office(CaseRef ref, Map<String, Object> facts) {
        boolean county = ref.matter().equals(PaymentFacts.MATTER)
                && FundingShare.COUNTY.name().equals(facts.get("share"));
        return county ? Optional.of(OfficeKind.COUNTY) : Optional.empty();
    }
}
