/** 公示与异议: what is shown to everybody before it holds, and what becomes of each line of it. */
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
            "casefile::application",
            "casefile::event",
            "casefile::extra"
        })
package org.keqiao.publicity;

import org.springframework.modulith.ApplicationModule;
