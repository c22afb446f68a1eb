package org.keqiao.casefile.clock;

import java.time.Clock;
import java.time.LocalDate;
import org.keqiao.organization.CityProfiles;
import org.springframework.stereotype.Component;

/** Which law applies on a day. */
@Component
public class LegalBases {

    private final CityProfiles cities;
    private final Clock clock;

    LegalBases(CityProfiles cities, Clock clock) {
        this.cities = cities;
        this.clock = clock;
    }

    /** Key of the law that applies to cases accepted on a day. */
    public String on(LocalDate acceptance) {
        return cities.legalBasisOn(acceptance).key();
    }

    public String today() {
        return on(LocalDate.now(clock));
    }
}
