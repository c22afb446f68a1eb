package org.keqiao.affiliation;

import java.util.Set;
import java.util.UUID;

/**
 * Two people have brought a relation into force, or ended it; published in the same transaction.
 *
 * @param company name of the company that it is about
 * @param other name of the other company, or of the group
 * @param touched credit codes of these companies and of whatever is held through them: of any two that it lets belong together,
 *     or no more, it names one at least
 */
public record CompanyRelationDecided(UUID relation, String company, String other, Set<String> touched) {

    public CompanyRelationDecided {
        touched = Set.copyOf(touched);
    }
}
