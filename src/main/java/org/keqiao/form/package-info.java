/** Forms: schema, rules, validation and rendering. */
@ApplicationModule(allowedDependencies = {"shared", "calendar"})
package org.keqiao.form;

import org.springframework.modulith.ApplicationModule;
