package org.keqiao.organization.ui;

import com.vaadin.flow.component.Component;
import java.util.Locale;
import org.keqiao.organization.CityProfiles;
import org.keqiao.organization.OrganisationStatus;
import org.keqiao.organization.OrganisationView;
import org.keqiao.shared.ui.StatusBadge;
import org.keqiao.shared.ui.Tone;
import org.springframework.lang.Nullable;

/** How organisations are shown alike everywhere. */
final class OrganisationTexts {

    private OrganisationTexts() {}

    static StatusBadge badge(Component on, OrganisationView organisation) {
        OrganisationStatus status = organisation.status();
        String key = status == OrganisationStatus.UNVERIFIED && organisation.objection() != null
                ? "OBJECTED"
                : status == OrganisationStatus.VERIFIED && organisation.county() == null
                        ? "COUNTY_MISSING"
                        : status.name();
        Tone tone =
                switch (key) {
                    case "VERIFIED" -> Tone.GOOD;
                    case "DISPLACED" -> Tone.LATE;
                    case "UNVERIFIED" -> Tone.ACTIVE;
                    default -> Tone.SOON;
                };
        return new StatusBadge(on.getTranslation("organization.status." + key), tone);
    }

    static String county(CityProfiles cities, @Nullable String code, Locale locale) {
        return code == null ? "" : cities.officeName(code, locale);
    }
}
