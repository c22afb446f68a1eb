package org.keqiao.voucher;

import org.keqiao.intermediary.Intermediary;
import org.keqiao.organization.CityProfiles;
import org.springframework.stereotype.Component;

/**
 * 市内服务机构: some vouchers are used with providers of the city only, as is known since the grant. Where a provider lies its
 * entry says on the day on which the use is agreed: one that moves afterwards leaves nobody unpaid.
 */
@Component
class LocalProviders {

    private final CityProfiles cities;

    LocalProviders(CityProfiles cities) {
        this.cities = cities;
    }

    /** False for a provider outside the city, or of unknown place, where the voucher asks for one of the city. */
    boolean mayServe(Voucher voucher, Intermediary provider) {
        return !voucher.providerInCity() || isOfCity(provider);
    }

    private boolean isOfCity(Intermediary provider) {
        return provider.county() != null && cities.county(provider.county()).isPresent();
    }
}
