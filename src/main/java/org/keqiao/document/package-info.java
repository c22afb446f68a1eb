/** Stored files and letters. */
@ApplicationModule(allowedDependencies = {"shared", "security"})
package org.keqiao.document;

import org.springframework.modulith.ApplicationModule;
