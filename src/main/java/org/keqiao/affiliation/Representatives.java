package org.keqiao.affiliation;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
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

    boolean same(String one, Collection<String> others) {
        List<String> all = Stream.concat(Stream.of(one), others.stream())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        Map<String, String> names = new HashMap<>();
        organisations.verified(all).forEach(each -> names.put(each.uscc(), name(each)));
        String representative = names.getOrDefault(one, "");
        return !representative.isEmpty() && others.stream().map(names::get).anyMatch(representative::equals);
    }

    private static String name(OrganisationView organisation) {
        return organisation.legalRepresentative() == null
                ? ""
                : organisation.legalRepresentative().replaceAll("\\s", "");
    }
}
