/** What follows a registration: its amendment, deregistration, revocation and re-examination, and the income on it. */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "security",
            "organization",
            "calendar",
            "document",
            "form",
            "process",
            "casefile",
            "casefile::event",
            "register"
        })
package org.keqiao.lifecycle;

import org.springframework.modulith.ApplicationModule;
