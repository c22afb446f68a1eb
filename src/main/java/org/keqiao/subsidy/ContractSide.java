package org.keqiao.subsidy;

import java.util.List;
import java.util.Optional;
import org.keqiao.organization.CityProfile;
import org.keqiao.policy.PolicyInputs;
import org.keqiao.register.Certificates.Party;
import org.keqiao.register.CertifiedContract;
import org.springframework.lang.Nullable;

/**
 * Who claims on a contract, and as what.
 *
 * @param name of the applicant
 * @param uscc null for who has none
 */
public record ContractSide(String name, @Nullable String uscc) {

    /** 类别 as policy tables know them: 技术输出, 技术引进. */
    static final String SOLD = "SOLD";

    static final String BOUGHT_IN = "BOUGHT_IN";
    static final List<String> KINDS = List.of(SOLD, BOUGHT_IN);

    /** What the contract is to the applicant; empty when it is no party. */
    public Optional<String> kind(CertifiedContract certificate) {
        if (is(certificate.seller())) {
            return Optional.of(SOLD);
        }
        return certificate.buyers().stream().anyMatch(this::is) ? Optional.of(BOUGHT_IN) : Optional.empty();
    }

    /**
     * What a table is asked with for one contract: the applicant's county, its side, and whether somebody of the city bought. Of
     * a buyer that counts the region that the contract states; an applicant that bought itself is of the city by its county.
     */
    public PolicyInputs inputs(@Nullable String county, CityProfile city, CertifiedContract certificate) {
        Optional<String> kind = kind(certificate);
        boolean bought = county != null && kind.filter(BOUGHT_IN::equals).isPresent()
                || certificate.buyers().stream().map(Party::regionCode).anyMatch(region -> isOf(city, region));
        return PolicyInputs.NONE.county(county).kind(kind.orElse(null)).buyerInCity(bought);
    }

    /** A prefecture's districts, counties and zones share its first four digits. */
    private static boolean isOf(CityProfile city, @Nullable String region) {
        return region != null && region.startsWith(city.code().substring(0, 4));
    }

    private boolean is(Party party) {
        return party.uscc() != null
                ? party.uscc().equals(uscc)
                : uscc == null && party.name().equals(name);
    }
}
