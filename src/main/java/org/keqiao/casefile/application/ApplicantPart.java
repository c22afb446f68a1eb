package org.keqiao.casefile.application;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.keqiao.form.FormSchema;
import org.keqiao.form.FormSection;
import org.keqiao.organization.OrganisationView;
import org.springframework.lang.Nullable;

/** The group of a form in which the applicant describes itself: the first of kind {@code party} that is no list. */
record ApplicantPart(FormSchema form, FormSection section) {

    static Optional<ApplicantPart> of(FormSchema form) {
        return form.sections().stream()
                .filter(section -> Objects.equals(section.kind(), "party")
                        && !section.key().isEmpty())
                .findFirst()
                .map(section -> new ApplicantPart(form, section));
    }

    /**
     * @param last answers of the applicant's newest submission; what the profile knows wins over it
     */
    Map<String, Object> filled(OrganisationView organisation, Map<String, Object> last) {
        Map<String, Object> part = new LinkedHashMap<>();
        if (last.get(section.key()) instanceof Map<?, ?> earlier) {
            earlier.forEach((key, value) -> put(part, String.valueOf(key), value));
        }
        put(part, "name", organisation.name());
        put(part, "uscc", organisation.uscc());
        put(part, "address", organisation.address());
        put(part, "legalRep", organisation.legalRepresentative());
        put(part, "contact", organisation.contactName());
        put(part, "phone", organisation.contactPhone());
        if (organisation.county() != null && organisation.county().matches("\\d{6}")) {
            put(part, "regionCode", organisation.county());
        }
        return part.isEmpty() ? Map.of() : Map.of(section.key(), part);
    }

    /** Only what this version of the form asks for, and only what is known. */
    private void put(Map<String, Object> part, String key, @Nullable Object value) {
        if (value != null && form.element(section.path() + "." + key).isPresent()) {
            part.put(key, value);
        }
    }
}
