package org.keqiao.subsidy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keqiao.organization.CityProfile;
import org.keqiao.organization.OrganisationView;
import org.keqiao.policy.PolicyInputs;
import org.keqiao.register.Certificates.Party;
import org.keqiao.register.CertifiedContract;
import org.keqiao.shared.Spelling;
import org.springframework.lang.Nullable;

/**
 * Who claims on a contract, and as what.
 *
 * @param names of the applicant in one spelling; of a team its own and its leader's, either of which may have signed
 * @param until the last day on which somebody led the team before, by name in one spelling: what he signed by then is the team's
 * @param uscc null for who has none
 */
public record ContractSide(Set<String> names, Map<String, LocalDate> until, @Nullable String uscc) {

    /** 类别 as policy tables know them: 技术输出, 技术引进. */
    static final String SOLD = "SOLD";

    static final String BOUGHT_IN = "BOUGHT_IN";
    static final List<String> KINDS = List.of(SOLD, BOUGHT_IN);

    public ContractSide {
        names = names.stream().map(Spelling::of).collect(Collectors.toUnmodifiableSet());
        until = until.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        each -> Spelling.of(each.getKey()),
                        Map.Entry::getValue,
                        (one, other) -> one.isAfter(other) ? one : other));
    }

    public static ContractSide of(OrganisationView applicant) {
        return of(applicant, Map.of());
    }

    /** @param before the last days of those who led the team before, by name */
    public static ContractSide of(OrganisationView applicant, Map<String, LocalDate> before) {
        return new ContractSide(
                Stream.of(applicant.name(), applicant.signsAs()).collect(Collectors.toSet()), before, applicant.uscc());
    }

    /** How a contract names an applicant that only its name tells to be a party; empty where a code does. */
    Optional<String> knownByName(CertifiedContract certificate) {
        return uscc != null
                ? Optional.empty()
                : Stream.concat(Stream.of(certificate.seller()), certificate.buyers().stream())
                        .filter(party -> is(party, certificate))
                        .map(Party::name)
                        .findFirst();
    }

    /** What the contract is to the applicant; empty when it is no party. */
    public Optional<String> kind(CertifiedContract certificate) {
        if (is(certificate.seller(), certificate)) {
            return Optional.of(SOLD);
        }
        return certificate.buyers().stream().anyMatch(party -> is(party, certificate))
                ? Optional.of(BOUGHT_IN)
                : Optional.empty();
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

    private boolean is(Party party, CertifiedContract of) {
        return party.uscc() != null ? party.uscc().equals(uscc) : uscc == null && isCalled(party.name(), of.signDate());
    }

    private boolean isCalled(String name, LocalDate on) {
        String called = Spelling.of(name);
        return names.contains(called) || until.containsKey(called) && !on.isAfter(until.get(called));
    }
}
