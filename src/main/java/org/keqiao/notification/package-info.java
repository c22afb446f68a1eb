/** Messages to people, in the application and by e-mail, after the commit. */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "security",
            "organization",
            "casefile",
            "casefile::event",
            "inbox",
            "register",
            "register::external",
            "funding::claim",
            "policy::change",
            "policy::document",
            "intermediary",
            "voucher",
            "studio::announcement"
        })
package org.keqiao.notification;

import org.springframework.modulith.ApplicationModule;
