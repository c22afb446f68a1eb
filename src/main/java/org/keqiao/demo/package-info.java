/**
 * The demonstration: sample organisations and cases, made by the services that everybody uses, and the clock that can be
 * put ahead. Nothing depends on it.
 */
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
            "inbox",
            "register",
            "funding",
            "intermediary",
            "publicity",
            "title",
            "voucher"
        })
package org.keqiao.demo;

import org.springframework.modulith.ApplicationModule;
