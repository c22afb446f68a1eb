/** Certificates, their state and their public verification. */
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
            "casefile",
            "casefile::application",
            "casefile::batch",
            "casefile::sheet"
        })
package org.keqiao.register;

import org.springframework.modulith.ApplicationModule;
