/** The only door to the engine: actions, catalogue, validator, publishing, sandbox. */
@ApplicationModule(allowedDependencies = {"shared", "security", "calendar", "form"})
package org.keqiao.process;

import org.springframework.modulith.ApplicationModule;
