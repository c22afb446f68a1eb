/** Forms: schema, rules, validation and, in {@code ui}, rendering. Open, so that every feature's pages can show forms. */
@ApplicationModule(
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {"shared", "calendar", "feel"})
package org.keqiao.form;

import org.springframework.modulith.ApplicationModule;
