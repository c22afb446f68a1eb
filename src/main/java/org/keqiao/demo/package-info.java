/** Sample organisations and cases of the demonstration, made by the services that everybody uses. Nothing depends on it. */
@ApplicationModule(
        allowedDependencies = {"shared", "security", "organization", "calendar", "form", "process", "casefile", "inbox"
        })
package org.keqiao.demo;

import org.springframework.modulith.ApplicationModule;
