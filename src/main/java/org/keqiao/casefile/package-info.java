/** The case: drafts, submissions, acts, facts, clock; the applicant pages. */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "security",
            "organization",
            "calendar",
            "document",
            "feel",
            "form",
            "process",
            "process::moving"
        })
package org.keqiao.casefile;

import org.springframework.modulith.ApplicationModule;
