/** 技术合同认定登记: the actions and facts of contract certification. */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "security",
            "organization",
            "affiliation",
            "calendar",
            "document",
            "form",
            "process",
            "casefile",
            "casefile::event",
            "register",
            "integrity"
        })
package org.keqiao.certification;

import org.springframework.modulith.ApplicationModule;
