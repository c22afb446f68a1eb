/** The embedded or external PostgreSQL and its migrations. */
@ApplicationModule(allowedDependencies = {"shared"})
package org.keqiao.database;

import org.springframework.modulith.ApplicationModule;
