/** What the system administrator keeps an eye on: what did not go by itself, versions in use, jobs. It knows no feature. */
@ApplicationModule(allowedDependencies = {"shared", "security", "organization", "process", "casefile"})
package org.keqiao.operations;

import org.springframework.modulith.ApplicationModule;
