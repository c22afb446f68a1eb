/** 奖补资金: the facts and actions of applying for a subsidy, from the claim to the money that is set aside for it. */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "security",
            "calendar",
            "organization",
            "affiliation",
            "form",
            "process",
            "casefile",
            "casefile::application",
            "casefile::batch",
            "casefile::event",
            "casefile::extra",
            "document",
            "inbox",
            "register",
            "register::external",
            "integrity",
            "policy",
            "policy::document",
            "policy::window",
            "funding",
            "funding::award",
            "funding::claim",
            "funding::payment",
            "voucher",
            "intermediary",
            "title",
            "publicity"
        })
package org.keqiao.subsidy;

import org.springframework.modulith.ApplicationModule;
