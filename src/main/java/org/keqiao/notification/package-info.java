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
            "policy::change",
            "policy::document",
            "voucher",
            "studio::announcement"
        })
package org.keqiao.notification;

import org.springframework.modulith.ApplicationModule;
