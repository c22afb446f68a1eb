/** The studio: drafts of matters, their check, and the second person who lets a change into force. */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "security",
            "organization",
            "calendar",
            "feel",
            "form",
            "policy",
            "policy::change",
            "policy::document",
            "policy::table",
            "process",
            "process::moving",
            "process::outline",
            "process::sandbox",
            "process::table",
            "casefile",
            "casefile::past"
        })
package org.keqiao.studio;

import org.springframework.modulith.ApplicationModule;
