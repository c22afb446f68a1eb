/** 科技创新券: granted within a cap, used with a listed provider, redeemed like any other subsidy. */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "security",
            "organization",
            "form",
            "process",
            "casefile",
            "casefile::application",
            "casefile::event",
            "register",
            "integrity",
            "policy",
            "funding",
            "funding::award",
            "intermediary"
        })
package org.keqiao.voucher;

import org.springframework.modulith.ApplicationModule;
