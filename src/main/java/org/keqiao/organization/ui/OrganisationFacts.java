package org.keqiao.organization.ui;

import com.vaadin.flow.component.html.DescriptionList;
import org.keqiao.organization.CityProfiles;
import org.keqiao.organization.OrganisationType;
import org.keqiao.organization.OrganisationView;
import org.springframework.lang.Nullable;

/** What an organisation says about itself, for reading. */
class OrganisationFacts extends DescriptionList {

    private static final long serialVersionUID = 1L;

    OrganisationFacts(OrganisationView organisation, CityProfiles cities) {
        addClassName("kq-facts");
        boolean team = organisation.type() == OrganisationType.TEAM;
        fact(
                "organization.type",
                getTranslation("organization.type." + organisation.type().name()));
        if (organisation.type().hasCreditCode()) {
            fact("organization.uscc", organisation.uscc());
        } else {
            fact(team ? "organization.leaderId" : "organization.residentId", organisation.residentId());
        }
        fact(team ? "organization.leader" : "organization.legalRepresentative", organisation.legalRepresentative());
        fact(
                "organization.county.declared",
                OrganisationTexts.county(cities, organisation.declaredCounty(), getLocale()));
        fact("organization.county.verified", OrganisationTexts.county(cities, organisation.county(), getLocale()));
        fact("organization.address", organisation.address());
        fact("organization.contactName", organisation.contactName());
        fact("organization.contactPhone", organisation.contactPhone());
        fact(
                "organization.electronicService",
                getTranslation(organisation.electronicService() ? "organization.yes" : "organization.no"));
        if (organisation.vouchedBy() != null) {
            fact("organization.vouchedBy", organisation.vouchedBy());
        }
        if (organisation.objection() != null) {
            fact("organization.objection", organisation.objection());
        }
    }

    private void fact(String nameKey, @Nullable String value) {
        add(
                new Term(getTranslation(nameKey)),
                new Description(value == null || value.isBlank() ? getTranslation("organization.blank") : value));
    }
}
