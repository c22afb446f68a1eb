package org.keqiao.affiliation;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.keqiao.organization.OrganisationView;
import org.keqiao.organization.Organisations;
import org.springframework.stereotype.Component;

/** 同一法定代表人, of organisations that somebody has verified here. */
@Component
class Representatives {

    private final Organisations organisations;

    Representatives(Organisations organisations) {
        this.organisations = organisations;
    }

    /** Those of several organisations, by credit code. */
    Known of(Collection<String> codes) {
        Map<String, String> names = new HashMap<>();
        organisations.verified(List.copyOf(codes)).forEach(each -> names.put(each.uscc(), name(each)));
        return new Known(names);
    }

    /** @param names by credit code; empty for who has none */
    record Known(Map<String, String> names) {

        boolean same(String one, Collection<String> others) {
            String representative = names.getOrDefault(one, "");
            return !representative.isEmpty() && others.stream().map(names::get).anyMatch(representative::equals);
        }
    }

    private static String name(OrganisationView organisation) {
        return organisation.legalRepresentative() == null
                ? ""
                : organisation.legalRepresentative().replaceAll("\\s", "");
    }
}
