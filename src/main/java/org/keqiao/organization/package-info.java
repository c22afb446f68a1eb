/** Organisations and their members, counties, stations, city profiles. */
@ApplicationModule(allowedDependencies = {"shared", "security", "document"})
package org.keqiao.organization;

import org.springframework.modulith.ApplicationModule;
