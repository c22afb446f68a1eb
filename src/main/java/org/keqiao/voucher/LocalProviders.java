package org.keqiao.voucher;

import org.keqiao.intermediary.Intermediary;
import org.keqiao.organization.CityProfiles;
import org.keqiao.organization.Organisations;
import org.keqiao.policy.Policies;
import org.keqiao.policy.PolicyInputs;
import org.springframework.stereotype.Component;

/**
 * 市内服务机构: some vouchers are used with providers of the city only. That is the result {@code providerInCity} of the item's
 * table on the day of the grant; where a provider lies its entry says.
 */
@Component
class LocalProviders {

    private final Policies policies;
    private final Organisations organisations;
    private final CityProfiles cities;

    LocalProviders(Policies policies, Organisations organisations, CityProfiles cities) {
        this.policies = policies;
        this.organisations = organisations;
        this.cities = cities;
    }

    /** False for a provider outside the city, or of unknown place, where the item asks for one of the city. */
    boolean mayServe(Voucher voucher, Intermediary provider) {
        return isOfCity(provider) || !isLocal(voucher);
    }

    private boolean isOfCity(Intermediary provider) {
        return provider.county() != null && cities.county(provider.county()).isPresent();
    }

    private boolean isLocal(Voucher voucher) {
        String county = organisations.find(voucher.organisation()).county();
        return policies.find(voucher.item(), voucher.grantedOn(), PolicyInputs.NONE.county(county))
                .filter(terms -> Boolean.TRUE.equals(terms.answer().values().get("providerInCity")))
                .isPresent();
    }
}
