/** Public money: budgets and caps, what is given out of them to whom, and the ledger of every move. */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "security",
            "organization",
            "policy",
            "policy::document",
            "casefile",
            "casefile::event"
        })
package org.keqiao.funding;

import org.springframework.modulith.ApplicationModule;
