/** Policy tables: how much public money there is for what, under which clause, on which day. */
@ApplicationModule(
        allowedDependencies = {"shared", "security", "organization", "calendar", "form", "process", "process::table"})
package org.keqiao.policy;

import org.springframework.modulith.ApplicationModule;
