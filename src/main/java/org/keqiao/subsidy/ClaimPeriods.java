package org.keqiao.subsidy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keqiao.casefile.CaseRef;
import org.keqiao.funding.award.YearKey;
import org.keqiao.policy.PolicyItem;
import org.keqiao.policy.PolicyTerms;
import org.keqiao.register.CertifiedContract;
import org.keqiao.shared.FieldError;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/**
 * E-PERIOD (domain 7.2): an item pays for what happened while it was in force. That is the day of payment, and where the
 * item counts by the year of the certificate, the day of that as well.
 */
@Component
class ClaimPeriods {

    private final ContractTerms terms;

    ClaimPeriods(ContractTerms terms) {
        this.terms = terms;
    }

    /**
     * @param on the day whose rules count
     * @param certificates by line, those that may be claimed on
     * @param errors gets what the item does not pay for
     */
    void check(
            CaseRef ref,
            PolicyItem item,
            LocalDate on,
            List<ClaimLine> lines,
            Map<Integer, CertifiedContract> certificates,
            List<FieldError> errors) {
        Integer year = null;
        for (Map.Entry<Integer, CertifiedContract> entry : certificates.entrySet()) {
            CertifiedContract certificate = entry.getValue();
            String path = "lines[" + entry.getKey() + "].";
            Optional<PolicyTerms> found = terms.possible(ref, item.key(), on, certificate);
            if (found.isEmpty()) {
                boolean elsewhere = terms.isOfBuyersElsewhere(ref, item.key(), on, certificate);
                errors.add(FieldError.of(
                        path + "certificateNo", elsewhere ? "buyerOutsideCity" : "contractKindNotOffered"));
                continue;
            }
            if (!isInForce(ref, item, lines.get(entry.getKey()).payDate(), certificate)) {
                errors.add(FieldError.of(path + "payDate", "paidOutsidePeriod"));
            }
            if (!byCertificate(found.get())) {
                continue;
            }
            if (!isInForce(ref, item, certificate.registeredOn(), certificate)) {
                errors.add(FieldError.of(path + "certificateNo", "certifiedOutsidePeriod"));
            }
            // A case counts as a whole towards the cap of one year.
            int itsYear = certificate.registeredOn().getYear();
            year = year == null ? itsYear : year;
            if (itsYear != year && !found.get().caps().isEmpty()) {
                errors.add(FieldError.of(path + "certificateNo", "certificateYearsMixed"));
            }
        }
    }

    /** Whichever of its rows held that day: a successor with other figures is the same item. */
    private boolean isInForce(CaseRef ref, PolicyItem item, @Nullable LocalDate day, CertifiedContract certificate) {
        return day == null || terms.possible(ref, item.key(), day, certificate).isPresent();
    }

    private static boolean byCertificate(PolicyTerms terms) {
        return YearKey.CERTIFICATE_YEAR.name().equals(terms.answer().text("yearKey"));
    }
}
