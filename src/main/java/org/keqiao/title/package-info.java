/** 企业资质: who holds which title, by the published lists and by document, and whether somebody is of an allowed class. */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "security",
            "organization",
            "document",
            "form",
            "casefile::batch",
            "casefile::sheet"
        })
package org.keqiao.title;

import org.springframework.modulith.ApplicationModule;
