/** Working days and deadlines. */
@ApplicationModule(allowedDependencies = {"shared", "security", "organization"})
package org.keqiao.calendar;

import org.springframework.modulith.ApplicationModule;
