/** Stored files and letters. */
@ApplicationModule(allowedDependencies = {"shared", "security", "process"})
package org.keqiao.document;

import org.springframework.modulith.ApplicationModule;
