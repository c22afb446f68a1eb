/** 科技创新券: granted within a cap, used with a listed provider, redeemed like any other subsidy. */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "security",
            "organization",
            "affiliation",
            "form",
            "process",
            "casefile",
            "casefile::application",
            "casefile::event",
            "register",
            "integrity",
            "policy",
            "policy::document",
            "policy::window",
            "funding",
            "funding::award",
            "intermediary",
            "title"
        })
package org.keqiao.voucher;

import org.springframework.modulith.ApplicationModule;
