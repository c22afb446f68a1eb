package org.keqiao.inbox;

import org.keqiao.organization.OrganisationDisplaced;
import org.keqiao.organization.Organisations;
import org.keqiao.security.Actor;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Steps that wait for an applicant whose right owner was found wait for that one from now on. */
@Component
class PartySteps {

    private final JdbcClient jdbc;
    private final Organisations organisations;

    PartySteps(JdbcClient jdbc, Organisations organisations) {
        this.jdbc = jdbc;
        this.organisations = organisations;
    }

    // Within the displacement: there must be no moment in which a step is nobody's.
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(OrganisationDisplaced event) {
        String name = organisations.find(event.right()).name();
        jdbc.sql("update inbox_task set applicant = ? where case_id in (select id from case_file where applicant = ?)")
                .params(name, event.right())
                .update();
        jdbc.sql("update inbox_task set grp = ? where grp = ?")
                .params(Actor.organisationGroup(event.right()), Actor.organisationGroup(event.wrong()))
                .update();
    }
}
