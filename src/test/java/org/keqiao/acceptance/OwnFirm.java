package org.keqiao.acceptance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.keqiao.organization.OrganisationType;
import org.keqiao.organization.Organisations;
import org.keqiao.testing.Newcomers;
import org.springframework.context.ApplicationContext;

/**
 * A verified firm that no other test knows, and the contract it sold: lists name the newest contracts of a firm only.
 *
 * @param account who works for it
 * @param certificate number of the contract's registration
 */
record OwnFirm(String account, String certificate) {

    static OwnFirm certified(ApplicationContext context, Api api) {
        Newcomers newcomers = Newcomers.of(context);
        String account = newcomers.account();
        String uscc = Newcomers.creditCode();
        String name = context.getBean(Organisations.class)
                .find(newcomers.verified(account, OrganisationType.ENTERPRISE, uscc))
                .name();
        return new OwnFirm(
                account,
                Contract.of(api)
                        .by(account, uscc)
                        .with(answers -> ((ObjectNode) answers.path("seller")).put("name", name))
                        .certified()
                        .letter("LT-C1")
                        .path("number")
                        .asText());
    }
}
