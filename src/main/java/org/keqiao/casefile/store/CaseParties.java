package org.keqiao.casefile.store;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who takes part in a case: the applicant stands in its row, further parties in {@code case_party}. */
@Repository
public class CaseParties {

    /** A party beside the applicant. */
    public record Party(String role, UUID organisation, String name) {}

    private final JdbcClient jdbc;

    CaseParties(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void add(UUID caseId, String role, UUID organisation, String name) {
        jdbc.sql(
                        """
                        insert into case_party (case_id, role, position, organisation, name)
                        select :case, :role, count(*), :organisation, :name from case_party
                        where case_id = :case and role = :role
                        """)
                .param("case", caseId)
                .param("role", role)
                .param("organisation", organisation)
                .param("name", name)
                .update();
    }

    /** In all cases that are not decided, at once. */
    public void replace(UUID organisation, UUID by, String name) {
        jdbc.sql("update case_party set organisation = :by, name = :name where organisation = :organisation"
                        + " and case_id in (select id from case_file where decided_at is null)")
                .param("organisation", organisation)
                .param("by", by)
                .param("name", name)
                .update();
    }

    public List<Party> of(UUID caseId) {
        return jdbc.sql("select role, organisation, name from case_party where case_id = :case order by role, position")
                .param("case", caseId)
                .query((row, n) -> new Party(row.getString(1), row.getObject(2, UUID.class), row.getString(3)))
                .list();
    }

    /** Whether one of the organisations is the applicant or another party. */
    public boolean anyOf(CaseFile file, Collection<UUID> organisations) {
        return organisations.contains(file.applicant())
                || !organisations.isEmpty()
                        && of(file.id()).stream().anyMatch(party -> organisations.contains(party.organisation()));
    }
}
