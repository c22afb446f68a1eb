/** 诚信: what is known against organisations that ask for public money, and whether it keeps them from it. */
@ApplicationModule(allowedDependencies = {"shared", "security", "organization"})
package org.keqiao.integrity;

import org.springframework.modulith.ApplicationModule;
