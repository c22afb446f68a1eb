/** The officer work list and the acts on it. */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "security",
            "organization",
            "calendar",
            "document",
            "document :: ui",
            "form",
            "process",
            "process::moving",
            "casefile",
            "casefile::application",
            "casefile::event",
            "casefile::extra"
        })
package org.keqiao.inbox;

import org.springframework.modulith.ApplicationModule;
