package org.keqiao.affiliation;

import java.util.Collection;
import java.util.Optional;
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
        Optional<String> representative = of(one);
        return representative.isPresent() && others.stream().map(this::of).anyMatch(representative::equals);
    }

    private Optional<String> of(String uscc) {
        return organisations
                .verified(uscc)
                .map(OrganisationView::legalRepresentative)
                .map(name -> name.replaceAll("\\s", ""))
                .filter(name -> !name.isEmpty());
    }
}
