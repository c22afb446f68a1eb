package org.keqiao.organization.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import org.keqiao.organization.CityProfiles;
import org.keqiao.shared.ui.Brand;
import org.springframework.stereotype.Component;

/** The bureau's name of today, for the bar on top. */
@Component
class CityBrand implements Brand {

    private final CityProfiles profiles;
    private final Clock clock;

    CityBrand(CityProfiles profiles, Clock clock) {
        this.profiles = profiles;
        this.clock = clock;
    }

    @Override
    public String bureau(Locale locale) {
        return profiles.bureauOn(LocalDate.now(clock)).name().in(locale);
    }
}
